import { type AxisBox, boundsOfPairs, clipRing, type Pair, type Size, signedArea } from '../../geometry';
import { fillPaths, type MaskPlane } from '../../geometry/masks';
import { type CocoRle, cocoRleOf, pixelsInside } from './cocoRle';
import { type LoseOfRegion, planeOf } from './imageBoxes';
import { lineLeftOut, noArea } from './imageLosses';
import type { ImageRegion } from './imageReader';
import { checkPixels } from './imageShape';
import { rounded } from './rounded';

/** Decimals of pixels. */
const PLACES = 6;

/** The keys of an annotation that say where it is. */
export interface CocoGeometry {
  /** Rings as flat lists of x and y in pixels, or a mask; empty for what has no inside. */
  readonly segmentation: readonly (readonly number[])[] | CocoRle;
  /** Pixels inside. */
  readonly area: number;
  /** Left, top, width, height in pixels. */
  readonly bbox: readonly number[];
}

function bboxOf({ x, y, width, height }: AxisBox): readonly number[] {
  return [x, y, width, height].map((value) => rounded(value, PLACES));
}

function ofPlane(plane: MaskPlane, form: 'compressed' | 'counts'): CocoGeometry {
  return { segmentation: cocoRleOf(plane, form), area: pixelsInside(plane), bbox: bboxOf(plane.box) };
}

function flat(ring: readonly Pair[]): readonly number[] {
  return ring.flatMap(([x, y]) => [rounded(x, PLACES), rounded(y, PLACES)]);
}

/** Where a region with an inside is; undefined and a loss for one that covers nothing. */
export function cocoGeometryOf(
  { region, shape }: ImageRegion,
  size: Size,
  form: 'compressed' | 'counts',
  lose: LoseOfRegion,
): CocoGeometry | undefined {
  if (shape.form === 'mask') {
    const plane = planeOf(shape, region, lose);
    return plane && ofPlane(plane, form);
  }
  const { rings, lines } = shape;
  if (rings.length > 0 && lines.length > 0) lose(lineLeftOut(region.kind, 'COCO'));
  const [ring] = rings;
  if (rings.length === 1 && ring) {
    const area = rounded(Math.abs(signedArea(ring)), PLACES);
    if (ring.length >= 3 && area > 0) return { segmentation: [flat(ring)], area, bbox: bboxOf(boundsOfPairs(ring)) };
  } else if (rings.length > 1) {
    // Rings of COCO add up, they cut no holes: what lies in an odd number of rings is a mask.
    const paths = rings.map((points) => ({ points: points.map(([x, y]) => ({ x, y })), closed: true }));
    const unpack = (): MaskPlane => {
      const { width, height } = boundsOfPairs(rings.flatMap((points) => clipRing(points, size)));
      // What touches a pixel takes the whole of it, on either side.
      checkPixels({ width: Math.ceil(width) + 1, height: Math.ceil(height) + 1 });
      return fillPaths(paths, size, { antialias: false });
    };
    const plane = planeOf({ unpack }, region, lose);
    return plane && ofPlane(plane, form);
  }
  lose(noArea(region.kind));
  return undefined;
}

/** Where points and lines are: a box round them, and no inside. */
export function cocoGeometryOfPoints(points: Iterable<Pair>): CocoGeometry {
  return { segmentation: [], area: 0, bbox: bboxOf(boundsOfPairs([...points])) };
}
