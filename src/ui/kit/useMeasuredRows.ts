import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { RowHeights } from './rowHeights';

/** Rows to draw, `last` excluded, and the room of those above and below. */
export interface MeasuredRows {
  readonly first: number;
  readonly last: number;
  readonly abovePx: number;
  readonly belowPx: number;
  readonly handleScroll: () => void;
}

/** Rows kept ready on either side of what is in sight. */
const SPARE = 8;

interface Seen {
  readonly first: number;
  readonly last: number;
}

/**
 * Draws of a long list the rows in sight only, each as high as its content. Drawn rows carry `data-row`, their index. What turns out higher or lower
 * above what is in sight does not move it; `overflow-anchor: none` on the scroller keeps the browser from doing the same.
 * @param list what is shown: measured heights are forgotten when it is another one
 */
export function useMeasuredRows(scroller: RefObject<HTMLElement | null>, list: unknown, count: number, estimatePx: number): MeasuredRows {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other heights
  const heights = useMemo(() => new RowHeights(count, estimatePx), [list, count, estimatePx]);
  const [seen, setSeen] = useState<Seen>({ first: 0, last: Math.min(count, 4 * SPARE) });
  const [, redraw] = useState(0);
  const handleScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const first = Math.max(0, heights.rowAt(element.scrollTop) - SPARE);
    const last = Math.min(count, heights.rowAt(element.scrollTop + element.clientHeight) + 1 + SPARE);
    setSeen((before) => (before.first === first && before.last === last ? before : { first, last }));
  }, [scroller, heights, count]);

  // Before the browser paints: nobody sees a row at a wrong place.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const top = heights.rowAt(element.scrollTop);
    let above = 0;
    let changed = false;
    for (const row of element.querySelectorAll<HTMLElement>('[data-row]')) {
      const index = Number(row.dataset.row);
      const grown = heights.measure(index, row.getBoundingClientRect().height);
      if (grown === 0) continue;
      changed = true;
      if (index < top) above += grown;
    }
    if (changed) redraw((n) => n + 1);
    if (above !== 0) element.scrollTop += above;
    handleScroll();
  });

  const width = useRef(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      // Cells break elsewhere: what is drawn is measured again.
      if (width.current !== element.clientWidth) redraw((n) => n + 1);
      width.current = element.clientWidth;
      handleScroll();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, handleScroll]);

  const last = Math.min(seen.last, count);
  const first = Math.min(seen.first, last);
  const abovePx = heights.offsetOf(first);
  return { first, last, abovePx, belowPx: heights.offsetOf(count) - heights.offsetOf(last), handleScroll };
}
