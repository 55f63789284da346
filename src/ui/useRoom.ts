import { type RefObject, useLayoutEffect, useState } from 'react';

/** Below this width of the editor (not of the window) the side panel goes under the data. */
const NARROW_PX = 980;
/** Below this one list and details go below each other. */
const SLIM_PX = 600;

/** How the side panel is laid out: beside the data, under it in two columns, or under it in one. */
export type Room = 'wide' | 'narrow' | 'slim';

/** How much room the editor's own box has. */
export function useRoom(root: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>('wide');
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const measure = (): void => {
      const width = element.clientWidth;
      // No width means not laid out (yet): nothing to go by.
      if (width > 0) setRoom(width < SLIM_PX ? 'slim' : width < NARROW_PX ? 'narrow' : 'wide');
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return room;
}
