import type { ReactNode } from 'react';
import type { TagViewProps } from '../../core';
import { LabelButtons } from '../../ui/kit';

/** Shows the labels of a `Labels` tag. */
export function LabelsView({ node }: TagViewProps): ReactNode {
  return <LabelButtons node={node} />;
}
