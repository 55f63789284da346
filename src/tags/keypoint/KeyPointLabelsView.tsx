import type { ReactElement } from 'react';
import type { TagViewProps } from '../../core';
import { LabelButtons } from '../../ui/kit';

/** The labels of a `KeyPointLabels` tag. */
export function KeyPointLabelsView({ node }: TagViewProps): ReactElement {
  return <LabelButtons node={node} />;
}
