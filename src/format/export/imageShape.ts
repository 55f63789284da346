import { isRecord, type Kind, type Region, type Result, type UnknownRecord } from '../../core';
import { boundsOfPairs, type Pair, type Size } from '../../geometry';
import { decodeRle, type MaskPlane, pngToPlane, rescalePlane } from '../../geometry/masks';

/** A shape of lines and places, in pixels of the unrotated image, not cut at its borders. */
export interface OutlineShape {
  readonly form: 'outline';
  /** Closed lines; what lies in an odd number of them is inside. */
  readonly rings: readonly (readonly Pair[])[];
  readonly lines: readonly (readonly Pair[])[];
  readonly points: readonly Pair[];
  /** Degrees clockwise that its own sides are turned by, where it says so. */
  readonly turn: number | undefined;
}

/** What is painted, not unpacked yet: masks are held one at a time. */
export interface MaskShape {
  readonly form: 'mask';
  /** The pixels of the image, those with any coverage. Throws a `MaskError` or a `RangeError` for what cannot be unpacked. */
  unpack(): MaskPlane;
}

/** Pixels that a mask may have, as many as unpacking takes. */
const MOST_PIXELS = 2 ** 28;

/**
 * Throws a `RangeError` for what covers more pixels than a mask may have: the size of an image is what a result claims, and memory that can be had for it is
 * still minutes of work.
 */
export function checkPixels({ width, height }: Size): void {
  if (width * height > MOST_PIXELS) throw new RangeError(`${width} × ${height} pixels are no mask`);
}

/** What a region covers of its image. */
export type ImageShape = OutlineShape | MaskShape;

/** The value of the result that holds a mask: `rle` as brushes write it, or `imageDataURL` as bitmasks do. */
function maskIn({ results }: Region): { readonly value: UnknownRecord; readonly result: Result } | undefined {
  for (const result of results) {
    const { value } = result;
    if (isRecord(value) && (Array.isArray(value.rle) || typeof value.imageDataURL === 'string')) return { value, result };
  }
  return undefined;
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

/** The natural size that an object says by two of its keys. */
export function sizeIn(holder: UnknownRecord, widthKey = 'original_width', heightKey = 'original_height'): Size | undefined {
  const { [widthKey]: width, [heightKey]: height } = holder;
  return isLength(width) && isLength(height) ? { width, height } : undefined;
}

function unpackMask(value: UnknownRecord, own: Size, size: Size): MaskPlane {
  const { rle, imageDataURL } = value;
  const plane = Array.isArray(rle) ? decodeRle(rle, own) : pngToPlane(String(imageDataURL).replace(/^data-url:/, 'data:'));
  if (plane.width === size.width && plane.height === size.height) return plane;
  checkPixels(size);
  return rescalePlane(plane, size, false);
}

function toPixels(points: readonly { readonly x: number; readonly y: number }[], { width, height }: Size): readonly Pair[] {
  return points.map(({ x, y }): Pair => [(x * width) / 100, (y * height) / 100]);
}

/** Coordinates in pixels beyond this are no places: areas of such shapes are no numbers that JSON could hold. */
const FARTHEST_IMG = 1e12;

function isPlace([x, y]: Pair): boolean {
  return Math.abs(x) <= FARTHEST_IMG && Math.abs(y) <= FARTHEST_IMG;
}

/**
 * What a region covers of an image of this size; undefined for a region that lies nowhere on it: its kind has no outline, or one out of all bounds. Boxes and ellipses are turned
 * clockwise round the place that Label Studio stores, which their kinds know.
 */
export function shapeOfRegion(region: Region, kind: Kind<unknown> | undefined, size: Size): ImageShape | undefined {
  const mask = maskIn(region);
  if (mask) return { form: 'mask', unpack: () => unpackMask(mask.value, sizeIn(mask.result) ?? size, size) };
  const { value } = region;
  if (!kind?.outline || value === undefined) return undefined;
  const paths = kind.outline(value, size).filter(({ points }) => points.length > 0);
  const turn = isRecord(value) && typeof value.rotation === 'number' ? value.rotation : undefined;
  const lines = paths.map(({ points, closed }) => ({ points: toPixels(points, size), closed }));
  if (!lines.every(({ points }) => points.every(isPlace))) return undefined;
  const open = lines.filter(({ closed }) => !closed).map(({ points }) => points);
  return {
    form: 'outline',
    rings: lines.filter(({ closed }) => closed).map(({ points }) => points),
    lines: open.filter((points) => points.length > 1),
    points: open.filter((points) => points.length === 1).flat(),
    turn,
  };
}

/** Corners that lie this near to each other in pixels are one: percent of an image come back with roundings. */
const SAME_IMG = 1e-6;

/** Whether an outline is one box whose sides are parallel to those of the image: formats of boxes hold it as it is. */
export function isUprightBox({ rings, lines, points }: OutlineShape): boolean {
  const [ring] = rings;
  if (rings.length !== 1 || lines.length + points.length > 0 || ring?.length !== 4) return false;
  return isUprightRing(ring);
}

function isUprightRing(ring: readonly Pair[]): boolean {
  const { x, y, width, height } = boundsOfPairs(ring);
  const isAt = (value: number, a: number, b: number): boolean => Math.abs(value - a) <= SAME_IMG || Math.abs(value - b) <= SAME_IMG;
  return ring.every(([px, py], i) => {
    const [nx, ny] = ring[(i + 1) % 4] as Pair;
    const isStraight = Math.abs(px - nx) <= SAME_IMG || Math.abs(py - ny) <= SAME_IMG;
    return isStraight && isAt(px, x, x + width) && isAt(py, y, y + height);
  });
}

/** Whether a ring is a box, turned or not. */
export function isBoxRing(ring: readonly Pair[]): boolean {
  if (ring.length !== 4) return false;
  return ring.every(([x, y], i) => {
    const [bx, by] = ring[(i + 3) % 4] as Pair;
    const [nx, ny] = ring[(i + 1) % 4] as Pair;
    const [ax, ay, cx, cy] = [bx - x, by - y, nx - x, ny - y];
    return Math.abs(ax * cx + ay * cy) <= SAME_IMG * (Math.hypot(ax, ay) + Math.hypot(cx, cy) + 1);
  });
}
