import type { Box } from '../../../core';

const CONTROLS = '[role="toolbar"], button, input, select, textarea, [role="button"], [contenteditable="true"]';

/** A stage with more than this is one that scrolls: most are not in sight, and asking for all would cost more than it saves. */
const MOST = 300;

/** Where the controls on a stage are, in client pixels: a label over one would take its clicks, or seem to. */
export function controlsOn(stage: HTMLElement): readonly Box[] {
  const found = stage.querySelectorAll(CONTROLS);
  if (found.length > MOST) return [];
  return [...found].flatMap((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 ? [{ x, y, width, height }] : [];
  });
}

/** Whether an event goes to a control of the page below. */
export function isOnControl(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.closest(CONTROLS) !== null;
}
