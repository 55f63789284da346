import { useEffect, useRef } from 'react';

/** Waiting before a tooltip shows on hover; at once on keyboard focus. */
const DELAY_MS = 400;

function place(tip: HTMLElement, anchor: Element): void {
  const box = anchor.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const view = anchor.ownerDocument.documentElement;
  const left = Math.min(Math.max(4, box.left + box.width / 2 - own.width / 2), view.clientWidth - own.width - 4);
  const below = box.bottom + 6 + own.height <= view.clientHeight;
  tip.style.left = `${left}px`;
  tip.style.top = `${below ? box.bottom + 6 : box.top - own.height - 6}px`;
}

/** The one tooltip of an editor: it follows the pointer and the focus over everything that has a `data-le-tip`. In the top layer, so no panel clips it. */
export function TooltipLayer() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tip = ref.current;
    const root = tip?.closest<HTMLElement>('.le-root');
    if (!tip || !root) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let anchor: Element | null = null;
    const hide = (): void => {
      clearTimeout(timer);
      anchor = null;
      if (tip.matches(':popover-open')) tip.hidePopover();
    };
    const show = (event: Event, delay: number): void => {
      const found = (event.target as Element).closest('[data-le-tip]');
      if (found === anchor) return;
      hide();
      anchor = found;
      if (!found) return;
      timer = setTimeout(() => {
        const text = found.getAttribute('data-le-tip');
        if (!text || !found.isConnected) return;
        tip.textContent = text;
        tip.showPopover();
        place(tip, found);
      }, delay);
    };
    const over = (event: PointerEvent): void => {
      if (event.pointerType !== 'touch') show(event, DELAY_MS);
    };
    const focus = (event: FocusEvent): void => {
      if ((event.target as Element).matches(':focus-visible')) show(event, 0);
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hide();
    };
    const controller = new AbortController();
    const { signal } = controller;
    root.addEventListener('pointerover', over, { signal });
    root.addEventListener('pointerleave', hide, { signal });
    root.addEventListener('pointerdown', hide, { signal });
    root.addEventListener('focusin', focus, { signal });
    root.addEventListener('focusout', hide, { signal });
    root.addEventListener('scroll', hide, { signal, capture: true });
    root.addEventListener('keydown', key, { signal });
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, []);
  return <div ref={ref} className="le-tooltip" popover="manual" aria-hidden="true" />;
}
