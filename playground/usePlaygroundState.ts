import { useCallback, useEffect, useState } from 'react';
import { formatState, type PlaygroundState, parseState } from './urlState';

export type ChangeState = (change: Partial<PlaygroundState>) => void;

/** The switches, mirrored in the URL. Another sample or task is a step of the browser's history, a switch is not. */
export function usePlaygroundState(): readonly [PlaygroundState, ChangeState] {
  const [state, setState] = useState(() => parseState(window.location.search));

  useEffect(() => {
    const handlePopState = () => setState(parseState(window.location.search));
    window.addEventListener('popstate', handlePopState);
    return () => window.removeEventListener('popstate', handlePopState);
  }, []);

  const change = useCallback<ChangeState>((part) => {
    // Read from the URL, not from a closure: two changes in one event must both count.
    const before = parseState(window.location.search);
    const after = { ...before, ...part };
    const isStep = after.sample !== before.sample || after.task !== before.task;
    window.history[isStep ? 'pushState' : 'replaceState'](null, '', formatState(after));
    setState(after);
  }, []);

  return [state, change];
}
