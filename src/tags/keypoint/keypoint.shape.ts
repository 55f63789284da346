import type { Shape } from '../../core';
import { keypointKind } from './keypoint.kind';
import type { KeyPointValue } from './keypoint.kindCore';
import { paintKeyPoint } from './keypoint.paint';
import { keypointTool } from './keypoint.tool';

/** What an image needs to show and draw points. */
export const keypointShape: Shape<KeyPointValue> = { kind: keypointKind, paint: paintKeyPoint, tools: [keypointTool] };
