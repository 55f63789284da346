import { type RefObject, useEffect } from 'react';

function isGone(element: HTMLElement): boolean {
  return !element.isConnected || element.closest('[hidden]') !== null || element.matches(':disabled');
}

/**
 * Keys are heard on the editor's root, so the focus must not fall to the page: when the focused element vanishes, the root takes it over, and a
 * press anywhere inside brings it in.
 */
export function useFocusKeeper(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const controller = new AbortController();
    const { signal } = controller;
    let focused: HTMLElement | undefined;
    let key: string | undefined;
    const takeOver = (): void => {
      focused = undefined;
      element.focus({ preventScroll: true });
    };
    const keep = (): void => {
      if (focused && isGone(focused)) takeOver();
    };
    element.addEventListener(
      'focusin',
      (event) => {
        focused = event.target as HTMLElement;
      },
      { signal },
    );
    element.addEventListener(
      'focusout',
      ({ target, relatedTarget }) => {
        if (relatedTarget !== null) return;
        // Browsers differ: some tell that a vanishing element loses the focus, some do not. Only a look afterwards says whether the person left.
        queueMicrotask(() => {
          if (signal.aborted || focused !== target) return;
          // A field that lets the focus go on a key (Escape) stays in the editor; only Tab and the pointer lead out.
          if (isGone(target as HTMLElement) || (key !== undefined && key !== 'Tab')) takeOver();
          else focused = undefined;
        });
      },
      { signal },
    );
    element.addEventListener(
      'keydown',
      (event) => {
        key = event.key;
        setTimeout(() => {
          key = undefined;
        });
      },
      { signal, capture: true },
    );
    element.addEventListener(
      'pointerdown',
      () => {
        if (!element.matches(':focus-within')) element.focus({ preventScroll: true });
      },
      { signal },
    );
    const observer = new MutationObserver(keep);
    observer.observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden', 'disabled'] });
    return () => {
      controller.abort();
      observer.disconnect();
    };
  }, [root]);
}
