import type { Box, Extent, Point, Region } from '../../../core';
import { PCT_TOLERANCE, unionOfBoxes } from '../../../geometry';
import type { ImageController } from '../imageController';
import { MOST_LIVE } from './groupChange';
import type { GroupTransform } from './groupTransform';
import { hullOf } from './hull';

/** Several regions that are changed together. */
export interface Group {
  /** The box round them. */
  readonly box: Box;
  readonly centre: Point;
  readonly extent: Extent;
  /** All of them can be scaled, all can be turned. */
  readonly canScale: boolean;
  readonly canTurn: boolean;
  /** What one of them is drawn with keeps to the edges of pixels. */
  readonly keepsToPixels: boolean;
  /** The corners that reach farthest when the whole is turned; computed when first asked for. */
  readonly hull: readonly Point[];
  /** `whole`, or the longest part of it that keeps the regions on the image that were on it. */
  keptInside(whole: GroupTransform, part: (part: number) => GroupTransform): GroupTransform;
}

function isOnImage({ x, y, width, height }: Box): boolean {
  return x >= -PCT_TOLERANCE && y >= -PCT_TOLERANCE && x + width <= 100 + PCT_TOLERANCE && y + height <= 100 + PCT_TOLERANCE;
}

const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 };

/** What can be done with regions together. */
export function groupOf(controller: ImageController, regions: readonly Region[]): Group {
  const scene = controller.regions.active;
  const { extent } = controller.pages;
  const kindOf = (region: Region) => scene?.shapeOf(region)?.kind;
  const box = unionOfBoxes(regions.map((region) => scene?.boundsOf(region) ?? EMPTY)) ?? EMPTY;
  const attrsOf = (region: Region) => controller.editor.config.byName.get(region.control)?.attrs;
  let hull: readonly Point[] | undefined;
  return {
    box,
    centre: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    extent,
    canScale: regions.every((region) => kindOf(region)?.resize) && (box.width > 0 || box.height > 0),
    canTurn: regions.every((region) => kindOf(region)?.rotate && attrsOf(region)?.canRotate !== false),
    keepsToPixels: regions.some((region) => controller.snapper.keepsToPixels(region.control)),
    get hull() {
      hull ??= hullOf(regions.flatMap((region) => cornersOf(controller, region)));
      return hull;
    },
    keptInside(whole, part) {
      // Scaled apart from square, what is turned may reach beyond the box that holds it. Of very many regions this is not looked at.
      if (!scene || regions.length > MOST_LIVE || !isOnImage(box)) return whole;
      const fits = (transform: GroupTransform): boolean =>
        regions.every((region) => {
          const kind = kindOf(region);
          return !kind || isOnImage(kind.bounds(transform.of(region.value, kind), extent));
        });
      if (fits(whole)) return whole;
      let [low, high] = [0, 1];
      for (let i = 0; i < 12; i++) {
        const middle = (low + high) / 2;
        if (fits(part(middle))) low = middle;
        else high = middle;
      }
      return part(low);
    },
  };
}

/** What of a region reaches out when it is turned. */
function cornersOf(controller: ImageController, region: Region): readonly Point[] {
  const paths = controller.snapper.outlineOf(region);
  if (paths.length > 0) return paths.flatMap((path) => path.points);
  const { x, y, width, height } = controller.regions.active?.boundsOf(region) ?? EMPTY;
  const [right, bottom] = [x + width, y + height];
  return [
    { x, y },
    { x: right, y },
    { x: right, y: bottom },
    { x, y: bottom },
  ];
}
