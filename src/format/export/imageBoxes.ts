import type { Region } from '../../core';
import {
  type AxisBox,
  boundsOfPairs,
  boxTurnedBy,
  clamp,
  clipRing,
  leastBox,
  type Pair,
  type Size,
  signedArea,
  simplifyLine,
} from '../../geometry';
import { isEmptyPlane, MaskError, type MaskPlane, outlinesOf } from '../../geometry/masks';
import type { Loss } from './exported';
import { boxedIn, cutAtBorder, lineLeftOut, maskUnreadable, noArea, outlineSimplified, shapeNotInFormat, turnLost } from './imageLosses';
import type { ImageRegion } from './imageReader';
import { isBoxRing, isUprightBox, type MaskShape, type OutlineShape } from './imageShape';

/** A format of boxes, for what it makes of other shapes. */
export interface BoxFormat {
  readonly name: string;
  /** What to do for shapes that are no boxes. */
  readonly hint: string;
}

/** Takes what is lost of one region. */
export type LoseOfRegion = (loss: Loss) => void;

const POINTS_HINT = 'Export as COCO, which holds key points.';
/** Less than this of a pixel is a rounding. */
const NOTHING_IMG = 1e-6;

/** The pixels of a mask; undefined and a loss for one that cannot be unpacked or has none. */
export function planeOf(shape: Pick<MaskShape, 'unpack'>, { kind }: Region, lose: LoseOfRegion): MaskPlane | undefined {
  try {
    const plane = shape.unpack();
    if (!isEmptyPlane(plane)) return plane;
    lose(noArea(kind));
  } catch (error) {
    // A RangeError: its image is said to be larger than masks or memory can be.
    if (!(error instanceof MaskError || error instanceof RangeError)) throw error;
    lose(maskUnreadable());
  }
  return undefined;
}

function isOnImage(points: readonly Pair[], { width, height }: Size): boolean {
  return points.every(([x, y]) => x >= -NOTHING_IMG && y >= -NOTHING_IMG && x <= width + NOTHING_IMG && y <= height + NOTHING_IMG);
}

function clampPair([x, y]: Pair, { width, height }: Size): Pair {
  return [clamp(x, 0, width), clamp(y, 0, height)];
}

/** Whether an outline has lines to put a box round; a loss where it has none. */
function hasExtent({ rings, lines, points }: OutlineShape, { kind }: Region, format: BoxFormat, lose: LoseOfRegion): boolean {
  if (rings.length + lines.length > 0) return true;
  lose(points.length > 0 ? shapeNotInFormat(kind, format.name, POINTS_HINT) : noArea(kind));
  return false;
}

function isTurnedBox({ rings, lines, points }: OutlineShape): boolean {
  const [ring] = rings;
  return rings.length === 1 && lines.length + points.length === 0 && ring !== undefined && isBoxRing(ring);
}

/** An upright box, and whether it was cut at the border of its image. */
export interface UprightBox extends AxisBox {
  readonly isCut: boolean;
}

/** The upright box of a region in pixels, inside its image; undefined and a loss for a region that has none. */
export function uprightBoxOf({ region, shape }: ImageRegion, size: Size, format: BoxFormat, lose: LoseOfRegion): UprightBox | undefined {
  if (shape.form === 'mask') {
    const plane = planeOf(shape, region, lose);
    if (plane) lose(boxedIn(region.kind, format.name, format.hint));
    return plane && { ...plane.box, isCut: false };
  }
  if (!hasExtent(shape, region, format, lose)) return undefined;
  const { rings, lines } = shape;
  const isCut = !isOnImage([...rings, ...lines].flat(), size);
  const clipped = [...rings.map((ring) => clipRing(ring, size)), ...lines.map((line) => line.map((point) => clampPair(point, size)))];
  const box = boundsOfPairs(clipped.flat());
  if (box.width <= NOTHING_IMG || box.height <= NOTHING_IMG) {
    lose(noArea(region.kind));
    return undefined;
  }
  if (isCut) lose(cutAtBorder());
  if (!isUprightBox(shape)) lose(isTurnedBox(shape) ? turnLost(format.name) : boxedIn(region.kind, format.name, format.hint));
  return { ...box, isCut };
}

/** The corners of the smallest box round a region, and whether it is the region itself. */
function cornersOf({ region, shape }: ImageRegion, format: BoxFormat, lose: LoseOfRegion) {
  if (shape.form === 'mask') {
    const plane = planeOf(shape, region, lose);
    return plane && { corners: leastBox(outlinePairs(plane, true).flat()), isBox: false };
  }
  if (!hasExtent(shape, region, format, lose)) return undefined;
  const all = [...shape.rings, ...shape.lines].flat();
  if (isTurnedBox(shape)) return { corners: all, isBox: true };
  return { corners: shape.turn === undefined ? leastBox(all) : boxTurnedBy(all, shape.turn), isBox: false };
}

/** The smallest box round a region, whichever way it is turned: four corners in pixels, each inside the image. Undefined and a loss for a region that has none. */
export function turnedBoxOf(region: ImageRegion, size: Size, format: BoxFormat, lose: LoseOfRegion): readonly Pair[] | undefined {
  const found = cornersOf(region, format, lose);
  if (!found) return undefined;
  const { kind } = region.region;
  const inside = found.corners.map((corner) => clampPair(corner, size));
  if (Math.abs(signedArea(inside)) <= NOTHING_IMG) {
    lose(noArea(kind));
    return undefined;
  }
  if (!isOnImage(found.corners, size)) lose(cutAtBorder());
  if (!found.isBox) lose(boxedIn(kind, format.name, format.hint));
  return inside;
}

function outlinePairs(plane: MaskPlane, pixelExact: boolean): readonly (readonly Pair[])[] {
  return outlinesOf(plane, { pixelExact }).map(({ points }) => points.map(({ x, y }): Pair => [x, y]));
}

/** Places of a mask's outline that lie this near to the line without them say nothing. */
const STRAIGHT_IMG = { x: 0.25, y: 0.25 };

function ringsOf({ region, shape }: ImageRegion, lose: LoseOfRegion): readonly (readonly Pair[])[] | undefined {
  if (shape.form === 'outline') return shape.rings;
  const plane = planeOf(shape, region, lose);
  return plane && outlinePairs(plane, false).map((ring) => simplifyLine(ring, STRAIGHT_IMG));
}

/** One ring for a region, inside its image: of several parts the largest, of a line its box. Undefined and a loss for a region that has none. */
export function ringOf(region: ImageRegion, size: Size, format: BoxFormat, lose: LoseOfRegion): readonly Pair[] | undefined {
  const rings = ringsOf(region, lose);
  if (!rings) return undefined;
  if (rings.length === 0 && region.shape.form === 'outline') {
    const box = uprightBoxOf(region, size, format, lose);
    return box && cornersOfBox(box);
  }
  const { kind } = region.region;
  const [largest] = rings.map((ring) => clipRing(ring, size)).sort((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)));
  if (!largest || Math.abs(signedArea(largest)) <= NOTHING_IMG) {
    lose(noArea(kind));
    return undefined;
  }
  if (!isOnImage(rings.flat(), size)) lose(cutAtBorder());
  if (rings.length > 1) lose(outlineSimplified(kind, format.name));
  if (region.shape.form === 'outline' && region.shape.lines.length > 0) lose(lineLeftOut(kind, format.name));
  return largest;
}

function cornersOfBox({ x, y, width, height }: AxisBox): readonly Pair[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}
