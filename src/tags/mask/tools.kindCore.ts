import type { ToolInfo } from '../../core';

/** Paints strokes onto the selected mask, or a first one. */
export const brushInfo = { id: 'brush', hotkey: 'b', paints: true, continues: true, sized: 'brush' } as const satisfies ToolInfo;

/** Rubs out of the selected mask. */
export const eraserInfo = {
  id: 'eraser',
  hotkey: 'e',
  paints: true,
  continues: true,
  needsBase: true,
  sized: 'eraser',
} as const satisfies ToolInfo;

/** Adds an area of one colour to the selected mask, or makes a first one of it. */
export const wandInfo = { id: 'wand', hotkey: 'w', paints: true, continues: true } as const satisfies ToolInfo;
