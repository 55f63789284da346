import type { ReactElement } from 'react';
import type { TagViewProps } from '../../core';
import { LabelButtons } from '../../ui/kit';

/** The labels of a `BrushLabels` or `BitmaskLabels` tag. */
export function MaskLabelsView({ node }: TagViewProps): ReactElement {
  return <LabelButtons node={node} />;
}
