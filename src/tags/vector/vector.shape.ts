import type { Shape } from '../../core';
import { vectorKind } from './vector.kind';
import type { VectorValue } from './vector.kindCore';
import { paintVector } from './vector.paint';
import { vectorTool } from './vector.tool';

/** What an image needs to show and draw paths. */
export const vectorShape: Shape<VectorValue> = { kind: vectorKind, paint: paintVector, tools: [vectorTool] };
