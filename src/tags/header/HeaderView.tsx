import type { ReactNode } from 'react';
import type { TagViewProps } from '../../core';
import { cssDeclarations } from '../../ui/kit';

/** Shows a `Header` as a real heading, so that screen readers can jump to it. */
export function HeaderView({ node }: TagViewProps): ReactNode {
  const { value, size, style, underline } = node.attrs as { value: string; size: number; style?: string; underline: boolean };
  const level = Math.min(5, Math.max(1, Math.round(size)));
  // The host page owns h1: our levels start below it.
  const Heading = `h${level + 1}` as 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
  return (
    <Heading className={`le-header le-header--${level}${underline ? ' le-header--underline' : ''}`} style={cssDeclarations(style)}>
      {value}
    </Heading>
  );
}
