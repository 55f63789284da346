import type { Shape } from '../../core';
import { livewireTool } from './livewire.tool';
import { polygonKind } from './polygon.kind';
import type { PolygonValue } from './polygon.kindCore';
import { paintPolygon } from './polygon.paint';
import { polygonTool } from './polygon.tool';
import { splitTool } from './split.tool';

/** What an image needs to show and draw outlines. */
export const polygonShape: Shape<PolygonValue> = { kind: polygonKind, paint: paintPolygon, tools: [polygonTool, livewireTool, splitTool] };
