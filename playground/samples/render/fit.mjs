import { hitThing } from './march.mjs';

/** Puts a thing where the published prediction says it is: solves for the pose whose outline fills a given box. */

/** Edges [left, top, right, bottom] of a thing's outline in the picture, in pixels. */
export function measureBox(thing, camera, around, step = 0.5) {
  const d = [0, 0, 0];
  const hits = (px, py) => {
    camera.ray(px, py, d);
    return hitThing(thing, camera.position, d) < Infinity;
  };
  const edges = [Infinity, Infinity, -Infinity, -Infinity];
  const [left, top, right, bottom] = around;
  for (let py = top; py <= bottom; py += step) {
    for (let px = left; px <= right; px += step) {
      const inside = px > edges[0] && px < edges[2] && py > edges[1] && py < edges[3];
      if (inside || !hits(px, py)) continue;
      edges[0] = Math.min(edges[0], px);
      edges[1] = Math.min(edges[1], py);
      edges[2] = Math.max(edges[2], px);
      edges[3] = Math.max(edges[3], py);
    }
  }
  return edges;
}

/** Solves a square linear system by Gauss's elimination with pivoting. */
function solve(matrix, vector) {
  const n = vector.length;
  const a = matrix.map((row, i) => [...row, vector[i]]);
  for (let i = 0; i < n; i++) {
    const pivot = a.slice(i).reduce((best, row, k) => (Math.abs(row[i]) > Math.abs(a[best][i]) ? k + i : best), i);
    [a[i], a[pivot]] = [a[pivot], a[i]];
    for (let k = i + 1; k < n; k++) {
      const factor = a[k][i] / a[i][i];
      for (let j = i; j <= n; j++) a[k][j] -= factor * a[i][j];
    }
  }
  const x = new Array(n).fill(0);
  for (let i = n - 1; i >= 0; i--) x[i] = (a[i][n] - a[i].slice(i + 1, n).reduce((sum, v, k) => sum + v * x[i + 1 + k], 0)) / a[i][i];
  return x;
}

/**
 * Newton's method with measured derivatives.
 * @param measure pose (numbers) → edges; @param steps how far to move each number to measure its effect.
 */
export function fitPose(measure, start, steps, target, rounds = 6) {
  let pose = [...start];
  for (let round = 0; round < rounds; round++) {
    const edges = measure(pose);
    const error = edges.map((edge, i) => target[i] - edge);
    if (Math.max(...error.map(Math.abs)) < 0.6) break;
    const columns = pose.map((value, k) => {
      const moved = measure(pose.with(k, value + steps[k]));
      return moved.map((edge, i) => (edge - edges[i]) / steps[k]);
    });
    const change = solve(
      target.map((_, i) => columns.map((column) => column[i])),
      error,
    );
    pose = pose.map((value, k) => value + Math.max(-6 * steps[k], Math.min(6 * steps[k], change[k])));
  }
  return { pose, edges: measure(pose) };
}

export const percentToPx = ({ x, y, width, height }, picture) => [
  (x / 100) * picture.width,
  (y / 100) * picture.height,
  ((x + width) / 100) * picture.width,
  ((y + height) / 100) * picture.height,
];
