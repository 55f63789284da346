import { type Point, type ToolEnv, twoPointTool } from '../../core';
import { clamp, snapToPixelEdge } from '../../geometry';
import type { EllipseValue } from './ellipse.kindCore';

/** Radius of the circle that a double click makes, in screen pixels, as Label Studio's. */
const DEFAULT_RADIUS_SCR = 30;

/** A radius in whole pixels, one at least, no more than fit. */
function snapRadius(radiusPct: number, roomPct: number, lengthImg: number): number {
  if (lengthImg <= 0) return radiusPct;
  const room = Math.floor((roomPct / 100) * lengthImg + 1e-9);
  return (clamp(Math.round((radiusPct / 100) * lengthImg), Math.min(1, room), room) / lengthImg) * 100;
}

/** From its middle to where the pointer is; what would leave the image ends at its edge, the middle stays. */
function ellipseAt(middle: Point, radii: Point, circle: boolean, env: ToolEnv): EllipseValue {
  const room = { x: Math.min(middle.x, 100 - middle.x), y: Math.min(middle.y, 100 - middle.y) };
  let radiusX = Math.min(radii.x, room.x);
  let radiusY = Math.min(radii.y, room.y);
  if (circle) {
    // In screen pixels, which are square; as far as the pointer, as large as fits.
    const radiusScr = Math.hypot(radii.x / env.pixel.x, radii.y / env.pixel.y);
    const allowed = Math.min(radiusScr, room.x / env.pixel.x, room.y / env.pixel.y);
    radiusX = allowed * env.pixel.x;
    radiusY = allowed * env.pixel.y;
  }
  if (env.attrs.snap === 'pixel') {
    radiusX = snapRadius(radiusX, room.x, env.width);
    radiusY = snapRadius(radiusY, room.y, env.height);
  }
  return { x: middle.x, y: middle.y, radiusX, radiusY, rotation: 0 };
}

/** Where its middle goes: on a pixel edge where the control snaps. */
function middleAt(point: Point, env: ToolEnv): Point {
  return env.attrs.snap === 'pixel' ? snapToPixelEdge(point, env) : point;
}

/**
 * Draws ellipses from the middle outwards: press, drag and release; or click twice; or double click for a circle of 30 screen pixels
 * around. Shift makes a circle. What would leave the image ends at its edge; the middle stays.
 */
export const ellipseTool = twoPointTool<EllipseValue>({
  id: 'ellipse',
  hotkey: 'o',
  make(anchor, point, even, env) {
    const middle = middleAt(anchor, env);
    return ellipseAt(middle, { x: Math.abs(point.x - middle.x), y: Math.abs(point.y - middle.y) }, even, env);
  },
  // Shifted onto the image, smaller where the image is.
  makeDefault(point, env) {
    const radiusScr = Math.min(DEFAULT_RADIUS_SCR, 50 / env.pixel.x, 50 / env.pixel.y);
    const radii = { x: radiusScr * env.pixel.x, y: radiusScr * env.pixel.y };
    const middle = { x: clamp(point.x, radii.x, 100 - radii.x), y: clamp(point.y, radii.y, 100 - radii.y) };
    return ellipseAt(middleAt(middle, env), radii, false, env);
  },
  lengths: ({ radiusX, radiusY }) => ({ x: radiusX, y: radiusY }),
});
