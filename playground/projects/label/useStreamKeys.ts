import { useEffect, useEffectEvent } from 'react';

export type Move = 'next' | 'previous' | 'postpone';

const KEYS: Readonly<Record<string, Move>> = { PageDown: 'next', PageUp: 'previous', End: 'postpone' };

/** Alt+PageDown, Alt+PageUp and Alt+End, wherever the focus is: no key of the editor's. */
export function useStreamKeys(onMove: (move: Move) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const move = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
    if (!move || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    onMove(move);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
