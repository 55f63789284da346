import type { ReactNode } from 'react';
import type { TagViewProps } from '../../core';
import { cssDeclarations, TagChildren } from '../../ui/kit';

/** Shows a `View`: a box with its children. Whether it is shown at all is decided by the kit's `TagView`. */
export function ViewView({ node }: TagViewProps): ReactNode {
  const { display, style, className, idAttr } = node.attrs as { display: string; style?: string; className: string; idAttr: string };
  const classes = ['le-view', !style && display === 'inline' && 'le-view--inline', className].filter(Boolean).join(' ');
  return (
    <div className={classes} id={idAttr || undefined} style={cssDeclarations(style)}>
      <TagChildren node={node} />
    </div>
  );
}
