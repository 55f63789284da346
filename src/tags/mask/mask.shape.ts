import type { Shape } from '../../core';
import { brushToolOf, eraserToolOf } from './brush.tool';
import { maskKind } from './mask.kind';
import type { MaskValue } from './mask.kindCore';
import { maskPainterOf } from './mask.paint';
import { maskForm } from './maskForm.kind';
import { wandTool } from './wand.tool';

/** What an image needs to show and paint masks. */
export const maskShape: Shape<MaskValue> = {
  kind: maskKind,
  paint: maskPainterOf(maskForm),
  tools: [brushToolOf(maskForm), eraserToolOf(maskForm), wandTool],
};
