import type { Raster, Steps } from './raster';

/** Cost of a step away from any edge; on the strongest edge it is 1. */
export const DEAREST = 48;

const ROWS_A_STEP = 128;

/** The strongest change of a colour at each pixel (Sobel on each channel), and its direction in quarters of a half turn. */
function* gradient({ width, height, data }: Raster): Steps<{ readonly strength: Uint16Array; readonly direction: Uint8Array }> {
  const strength = new Uint16Array(width * height);
  const direction = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const up = Math.max(0, y - 1) * width;
    const here = y * width;
    const down = Math.min(height - 1, y + 1) * width;
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - 1);
      const right = Math.min(width - 1, x + 1);
      let [best, bestX, bestY] = [0, 0, 0];
      for (let c = 0; c < 3; c++) {
        const v = (row: number, column: number): number => data[(row + column) * 4 + c] as number;
        const gx = v(up, right) + 2 * v(here, right) + v(down, right) - v(up, left) - 2 * v(here, left) - v(down, left);
        const gy = v(down, left) + 2 * v(down, x) + v(down, right) - v(up, left) - 2 * v(up, x) - v(up, right);
        const sum = Math.abs(gx) + Math.abs(gy);
        if (sum > best) [best, bestX, bestY] = [sum, gx, gy];
      }
      strength[here + x] = best;
      const [ax, ay] = [Math.abs(bestX), Math.abs(bestY)];
      direction[here + x] = ay * 2.414 < ax ? 0 : ax * 2.414 < ay ? 2 : bestX > 0 === bestY > 0 ? 1 : 3;
    }
    if (y % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
  }
  return { strength, direction };
}

/** The strength that one pixel in fifty exceeds: the measure of a strong edge in this picture, whatever its contrast. */
function strongEdge(strength: Uint16Array): number {
  const counts = new Uint32Array(2048);
  for (const value of strength) counts[Math.min(2047, value)] = (counts[Math.min(2047, value)] as number) + 1;
  let left = strength.length / 50;
  for (let value = 2047; value > 0; value--) {
    left -= counts[value] as number;
    if (left <= 0) return Math.max(16, value);
  }
  return 16;
}

/**
 * What a step on each pixel costs, 1 to `DEAREST`: little on the ridges of edges, much where nothing changes.
 * After Mortensen and Barrett, Intelligent Scissors (1995), with a ridge test in place of their zero crossings.
 */
export function* edgeCosts(raster: Raster): Steps<Uint8Array> {
  const { width, height } = raster;
  const { strength, direction } = yield* gradient(raster);
  const strong = strongEdge(strength);
  const costs = new Uint8Array(width * height);
  const across = [1, width + 1, width, width - 1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const value = strength[i] as number;
      const beside = across[direction[i] as number] as number;
      const isRidge = value >= (strength[i - beside] ?? 0) && value >= (strength[i + beside] ?? 0);
      const edge = Math.min(1, value / strong) * (isRidge ? 1 : 0.6);
      costs[i] = Math.round(1 + (DEAREST - 1) * (1 - edge) * (1 - edge));
    }
    if (y % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
  }
  return costs;
}
