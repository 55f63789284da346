import type { Shape } from '../../core';
import { rectangleKind } from './rectangle.kind';
import type { RectangleValue } from './rectangle.kindCore';
import { paintRectangle } from './rectangle.paint';
import { rectangleTool } from './rectangle.tool';
import { rectangle3Tool } from './rectangle3.tool';

/** What an image needs to show and draw boxes. */
export const rectangleShape: Shape<RectangleValue> = { kind: rectangleKind, paint: paintRectangle, tools: [rectangleTool, rectangle3Tool] };
