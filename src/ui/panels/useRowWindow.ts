import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { offsetOf, type Rows, type RowWindow, scrollTopFor, windowOf } from './rowWindow';

/** What a list needs to draw its rows in sight. */
export interface RowView extends RowWindow {
  readonly totalPx: number;
  readonly offsetPx: number;
  readonly handleScroll: () => void;
  /** Brings a row into sight. */
  readonly scrollTo: (index: number) => void;
  /** Ref of the taller row: its height is measured. */
  readonly measureTall: (element: HTMLElement | null) => void;
}

/** Keeps the rows in sight while a list scrolls, grows, or has its one taller row opened. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number, rowPx: number, tall: number): RowView {
  const [extraPx, setExtra] = useState(0);
  const [seen, setSeen] = useState<RowWindow>({ first: 0, last: 0 });
  const rows: Rows = { count, rowPx, tall, extraPx };
  const latest = useRef(rows);
  latest.current = rows;

  const handleScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const next = windowOf(latest.current, element.scrollTop, element.clientHeight);
    setSeen((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, [scroller]);

  const goal = useRef(-1);
  const scrollTo = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element) return;
      goal.current = index;
      element.scrollTop = scrollTopFor(latest.current, index, element.scrollTop, element.clientHeight);
      handleScroll();
    },
    [scroller, handleScroll],
  );

  // A row that was scrolled to may turn out taller once its questions are drawn.
  useLayoutEffect(() => {
    if (extraPx === 0 || goal.current !== tall) return;
    scrollTo(tall);
    goal.current = -1;
  }, [extraPx, tall, scrollTo]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in sight depends on all of these
  useLayoutEffect(handleScroll, [handleScroll, count, tall, extraPx]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(handleScroll);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, handleScroll]);

  const tallObserver = useRef<ResizeObserver>(undefined);
  const measureTall = useCallback(
    (element: HTMLElement | null) => {
      tallObserver.current?.disconnect();
      // Out of sight it keeps the height it had, or the list would jump.
      if (!element) return;
      const measure = (): void => setExtra(Math.max(0, element.offsetHeight - rowPx));
      tallObserver.current = new ResizeObserver(measure);
      tallObserver.current.observe(element);
      measure();
    },
    [rowPx],
  );

  // Rows may have gone since the last look.
  const last = Math.min(seen.last, count);
  const first = Math.min(seen.first, last);
  return { first, last, totalPx: offsetOf(rows, count), offsetPx: offsetOf(rows, first), handleScroll, scrollTo, measureTall };
}
