import type { ReactElement } from 'react';
import type { TagViewProps } from '../../core';
import { LabelButtons } from '../../ui/kit';

/** The labels of a `PolygonLabels` tag. */
export function PolygonLabelsView({ node }: TagViewProps): ReactElement {
  return <LabelButtons node={node} />;
}
