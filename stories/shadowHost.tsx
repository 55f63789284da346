import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { expect, waitFor } from 'storybook/test';
import css from '../src/style.css?inline';

/** What a host with web components does: the editor in a shadow root, its sheet adopted there and nowhere else. */
export function ShadowHost({ children }: { readonly children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot>();
  useEffect(() => {
    if (!element.current) return;
    const shadow = element.current.shadowRoot ?? element.current.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    setRoot(shadow);
  }, []);
  return (
    <div ref={element} data-testid="shadow-host">
      {root && createPortal(<div>{children}</div>, root as unknown as Element)}
    </div>
  );
}

/** What the editor in the shadow root is queried in; queries want an element. */
export async function shadowContent(host: HTMLElement): Promise<HTMLElement> {
  return waitFor(() => {
    const content = host.shadowRoot?.firstElementChild;
    expect(content?.querySelector('.le-root')).toBeTruthy();
    return content as HTMLElement;
  });
}
