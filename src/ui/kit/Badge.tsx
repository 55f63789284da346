import type { ReactNode } from 'react';

/** A small count or word beside a name. */
export function Badge({
  children,
  tone = 'neutral',
}: {
  readonly children: ReactNode;
  readonly tone?: 'neutral' | 'accent' | 'warning' | 'error';
}) {
  return (
    <span className="le-badge" data-tone={tone}>
      {children}
    </span>
  );
}

/** Read out, not seen. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="le-visually-hidden">{children}</span>;
}
