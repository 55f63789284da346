import type { ReactElement } from 'react';
import type { TagViewProps } from '../../core';
import { LabelButtons } from '../../ui/kit';

/** The labels of a `RectangleLabels` tag. */
export function RectangleLabelsView({ node }: TagViewProps): ReactElement {
  return <LabelButtons node={node} />;
}
