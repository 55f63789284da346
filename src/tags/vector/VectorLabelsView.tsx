import type { ReactElement } from 'react';
import type { TagViewProps } from '../../core';
import { LabelButtons } from '../../ui/kit';

/** The labels of a `VectorLabels` tag. */
export function VectorLabelsView({ node }: TagViewProps): ReactElement {
  return <LabelButtons node={node} />;
}
