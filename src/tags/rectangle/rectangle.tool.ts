import { type Point, type ToolEnv, twoPointTool } from '../../core';
import { boxBetween, boxOfScrSize, snappedBoxBetween, snapToPixelEdge } from '../../geometry';
import type { RectangleValue } from './rectangle.kindCore';

/** Side of the box that a double click makes, in screen pixels. */
const DEFAULT_SIDE_SCR = 30;

function boxOf(anchor: Point, point: Point, env: ToolEnv): RectangleValue {
  const box = env.attrs.snap === 'pixel' ? snappedBoxBetween(anchor, point, env) : boxBetween(anchor, point);
  return { ...box, rotation: 0 };
}

/** The corner that makes a square (on the screen, where pixels are square): as far as the pointer, as large as fits on the image. */
function squareCorner(anchor: Point, point: Point, { pixel }: ToolEnv): Point {
  const [right, down] = [point.x >= anchor.x, point.y >= anchor.y];
  const roomX = (right ? 100 - anchor.x : anchor.x) / pixel.x;
  const roomY = (down ? 100 - anchor.y : anchor.y) / pixel.y;
  const wanted = Math.max(Math.abs(point.x - anchor.x) / pixel.x, Math.abs(point.y - anchor.y) / pixel.y);
  const side = Math.min(wanted, roomX, roomY);
  return { x: anchor.x + (right ? side : -side) * pixel.x, y: anchor.y + (down ? side : -side) * pixel.y };
}

/** Draws boxes: press, drag and release; or click twice; or double click for one of 30 × 30 screen pixels. Shift makes a square. */
export const rectangleTool = twoPointTool<RectangleValue>({
  id: 'rectangle',
  hotkey: 'r',
  make: (anchor, point, even, env) => boxOf(anchor, even ? squareCorner(anchor, point, env) : point, env),
  makeDefault(point, env) {
    const box = boxOfScrSize(point, DEFAULT_SIDE_SCR, env.pixel);
    const end = { x: box.x + box.width, y: box.y + box.height };
    return boxOf(env.attrs.snap === 'pixel' ? snapToPixelEdge(box, env) : box, end, env);
  },
  lengths: ({ width, height }) => ({ x: width, y: height }),
});
