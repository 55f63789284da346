export type { BitmaskValue } from './bitmask.kindCore';
export type { MaskValue } from './mask.kindCore';
export { Bitmask, BitmaskLabels, Brush, BrushLabels, MagicWand } from './mask.tag';
