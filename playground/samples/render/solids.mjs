/**
 * Signed distances of simple solids, in metres, about the origin: negative inside, positive outside
 * (after Inigo Quilez, "distance functions"). y is up. Numbers instead of vectors, for speed.
 */

export const clamp = (v, low, high) => (v < low ? low : Math.min(v, high));
export const mix = (a, b, t) => a + (b - a) * t;
export const smoothstep = (low, high, v) => {
  const t = clamp((v - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
};

export function box(x, y, z, halfX, halfY, halfZ, round = 0) {
  const qx = Math.abs(x) - halfX + round;
  const qy = Math.abs(y) - halfY + round;
  const qz = Math.abs(z) - halfZ + round;
  const outside = Math.hypot(Math.max(qx, 0), Math.max(qy, 0), Math.max(qz, 0));
  return outside + Math.min(Math.max(qx, qy, qz), 0) - round;
}

export const sphere = (x, y, z, radius) => Math.hypot(x, y, z) - radius;

/** A cylinder along x. */
export function cylinderX(x, y, z, radius, half) {
  const dr = Math.hypot(y, z) - radius;
  const dx = Math.abs(x) - half;
  return Math.min(Math.max(dr, dx), 0) + Math.hypot(Math.max(dr, 0), Math.max(dx, 0));
}

export const cylinderY = (x, y, z, radius, half) => cylinderX(y, x, z, radius, half);
export const cylinderZ = (x, y, z, radius, half) => cylinderX(z, x, y, radius, half);

/**
 * A thin tapered plate with an aerofoil's section: a wing, a fin, a stabiliser. `along` runs from the root (0) to
 * the tip (`span`), `chordwise` towards the leading edge, `across` is the thickness.
 */
export function aerofoil(along, chordwise, across, shape) {
  const t = clamp(along / shape.span, 0, 1);
  const lead = mix(shape.rootLead, shape.tipLead, t);
  const trail = mix(shape.rootTrail, shape.tipTrail, shape.kink ? Math.max(0, (t - shape.kink) / (1 - shape.kink)) : t);
  const chord = lead - trail;
  const slopeLead = (shape.tipLead - shape.rootLead) / shape.span;
  const lengthen = 1 / Math.hypot(1, slopeLead);
  const planform = Math.max((chordwise - lead) * lengthen, (trail - chordwise) * 0.9, along - shape.span, -along);
  const u = clamp((lead - chordwise) / chord, 0, 1);
  const thickness = mix(shape.rootThickness, shape.tipThickness, t) * 2.2 * Math.sqrt(u) * (1 - u) + 0.03;
  const depth = Math.abs(across) - thickness / 2;
  if (planform < 0) return Math.max(depth * 0.75, planform);
  return Math.hypot(Math.max(depth, 0), planform) * 0.85;
}
