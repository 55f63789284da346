import type { Shape } from '../../core';
import type { BitmaskValue } from './bitmask.kindCore';
import { bitmaskForm } from './bitmaskForm.kind';
import { brushToolOf, eraserToolOf } from './brush.tool';
import { bitmaskKind } from './mask.kind';
import { maskPainterOf } from './mask.paint';

/** What an image needs to show and paint bitmasks. */
export const bitmaskShape: Shape<BitmaskValue> = {
  kind: bitmaskKind,
  paint: maskPainterOf(bitmaskForm),
  tools: [brushToolOf(bitmaskForm), eraserToolOf(bitmaskForm)],
};
