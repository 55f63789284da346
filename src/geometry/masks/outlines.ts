import type { Path, Point } from '../../core';
import { isEmptyPlane, levelOf } from './plane';
import type { MaskPlane } from './types';

/** Ways along pixel edges, clockwise round what is painted, which lies on the right hand. */
const EAST = 0;
const SOUTH = 1;
const WEST = 2;
const DX = [1, 0, -1, 0] as const;
const DY = [0, 1, 0, -1] as const;
/** From a corner, the pixel on the right hand of each way. */
const RIGHT_DX = [0, -1, -1, 0] as const;
const RIGHT_DY = [0, 0, -1, -1] as const;

type Way = 0 | 1 | 2 | 3;

/** Reads the coverage of a plane's box, with nothing round it. */
class Grid {
  readonly width: number;
  readonly height: number;
  /** Coverage from which on a pixel is inside, never a whole number. A faint mask is one too: about half of its strongest pixel. */
  readonly level: number;
  private readonly alpha: Uint8Array;

  constructor({ box, alpha }: MaskPlane) {
    this.width = box.width;
    this.height = box.height;
    this.alpha = alpha;
    this.level = levelOf(this.alpha);
  }

  at(x: number, y: number): number {
    return x >= 0 && y >= 0 && x < this.width && y < this.height ? (this.alpha[y * this.width + x] ?? 0) : 0;
  }

  isInside(x: number, y: number): boolean {
    return this.at(x, y) >= this.level;
  }

  /** How far from the middle of an inside pixel towards its outside neighbour the level is crossed, 0..1. */
  crossing(inside: number, outside: number): number {
    return (inside - this.level) / (inside - outside);
  }
}

/** Called for each step along a pixel edge: the corner it starts from and its way. */
type OnEdge = (x: number, y: number, way: Way, isTurn: boolean) => void;

/** Follows one border from the upper left corner of an inside pixel with nothing above, once round. Pixels that meet at a corner stay apart. */
function follow(grid: Grid, startX: number, startY: number, seen: Uint8Array, onEdge: OnEdge): void {
  let [x, y] = [startX, startY];
  let way: Way = EAST;
  let isTurn = true;
  do {
    // Every border has an edge to the east, so those alone need a mark.
    if (way === EAST) seen[y * grid.width + x] = 1;
    onEdge(x, y, way, isTurn);
    x += DX[way];
    y += DY[way];
    const left = ((way + 3) & 3) as Way;
    if (!grid.isInside(x + RIGHT_DX[way], y + RIGHT_DY[way])) {
      way = ((way + 1) & 3) as Way;
      isTurn = true;
    } else if (grid.isInside(x + RIGHT_DX[left], y + RIGHT_DY[left])) {
      way = left;
      isTurn = true;
    } else isTurn = false;
  } while (x !== startX || y !== startY || way !== EAST);
}

/** The point on the line between the middles of the two pixels beside an edge where the coverage crosses the level. */
function smoothPoint(grid: Grid, x: number, y: number, way: Way): Point {
  const ix = x + RIGHT_DX[way];
  const iy = y + RIGHT_DY[way];
  const isFlat = way === EAST || way === WEST;
  const [ox, oy] = isFlat ? [ix, way === EAST ? iy - 1 : iy + 1] : [way === SOUTH ? ix + 1 : ix - 1, iy];
  const t = grid.crossing(grid.at(ix, iy), grid.at(ox, oy));
  return { x: ix + 0.5 + t * (ox - ix), y: iy + 0.5 + t * (oy - iy) };
}

/** Leaves out points on the straight way between their neighbours. */
function withoutStraight(points: readonly Point[]): Point[] {
  return points.filter((point, i) => {
    const before = points.at(i - 1) as Point;
    const after = points[(i + 1) % points.length] as Point;
    const turn = (point.x - before.x) * (after.y - point.y) - (point.y - before.y) * (after.x - point.x);
    return Math.abs(turn) > 1e-9;
  });
}

/**
 * The borders of a mask: rings in pixels of the object, round what is painted and round its holes (even-odd).
 * Smooth ones are the isolines at half coverage, as marching squares draws them; `pixelExact` ones keep to the edges of pixels, and
 * filling them gives the pixels back. Both take time in proportion to the painted box, however many rings there are.
 */
export function outlinesOf(plane: MaskPlane, { pixelExact = false }: { readonly pixelExact?: boolean } = {}): readonly Path[] {
  if (isEmptyPlane(plane)) return [];
  const grid = new Grid(plane);
  const { x: left, y: top } = plane.box;
  const seen = new Uint8Array(grid.width * grid.height);
  const paths: Path[] = [];
  for (let y = 0; y < grid.height; y += 1) {
    for (let x = 0; x < grid.width; x += 1) {
      if (seen[y * grid.width + x] === 1 || !grid.isInside(x, y) || grid.isInside(x, y - 1)) continue;
      const points: Point[] = [];
      follow(grid, x, y, seen, (cornerX, cornerY, way, isTurn) => {
        if (!pixelExact) {
          const point = smoothPoint(grid, cornerX, cornerY, way);
          points.push({ x: left + point.x, y: top + point.y });
        } else if (isTurn) points.push({ x: left + cornerX, y: top + cornerY });
      });
      paths.push({ points: pixelExact ? points : withoutStraight(points), closed: true });
    }
  }
  return paths;
}
