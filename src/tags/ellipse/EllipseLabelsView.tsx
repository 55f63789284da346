import type { ReactElement } from 'react';
import type { TagViewProps } from '../../core';
import { LabelButtons } from '../../ui/kit';

/** The labels of an `EllipseLabels` tag. */
export function EllipseLabelsView({ node }: TagViewProps): ReactElement {
  return <LabelButtons node={node} />;
}
