import { type RefObject, useLayoutEffect, useState } from 'react';

/** Below this width of the editor (not of the window) the side panel goes under the data. */
const NARROW_PX = 980;

/** Whether the editor's own box is narrow. */
export function useNarrow(root: RefObject<HTMLElement | null>): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const measure = (): void => setNarrow(element.clientWidth > 0 && element.clientWidth < NARROW_PX);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return narrow;
}
