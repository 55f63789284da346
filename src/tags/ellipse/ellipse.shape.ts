import type { Shape } from '../../core';
import { ellipseKind } from './ellipse.kind';
import type { EllipseValue } from './ellipse.kindCore';
import { paintEllipse } from './ellipse.paint';
import { ellipseTool } from './ellipse.tool';

/** What an image needs to show and draw ellipses. */
export const ellipseShape: Shape<EllipseValue> = { kind: ellipseKind, paint: paintEllipse, tools: [ellipseTool] };
