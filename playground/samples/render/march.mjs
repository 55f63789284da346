import { clamp } from './solids.mjs';

/**
 * A small ray marcher: a scene is a list of things, each with a distance function in its own frame, a bounding
 * sphere and a material. Rays march through one thing at a time, and only where they meet its sphere.
 */

/** Rotation matrix (rows) from a thing's frame to the world: bank about x, pitch about z, heading about y. */
export function rotation({ heading = 0, pitch = 0, bank = 0 }) {
  const [ch, sh, cp, sp, cb, sb] = [heading, pitch, bank].flatMap((a) => [Math.cos(a), Math.sin(a)]);
  return [
    ch * cp,
    -ch * sp * cb + sh * sb,
    ch * sp * sb + sh * cb,
    sp,
    cp * cb,
    -cp * sb,
    -sh * cp,
    sh * sp * cb + ch * sb,
    -sh * sp * sb + ch * cb,
  ];
}

/** A thing placed in the world. `centre` of the bounding sphere is in the thing's own frame. */
export function place(solid, { at, turn = {}, scale = 1 }) {
  const m = rotation(turn);
  const [cx, cy, cz] = solid.centre.map((v) => v * scale);
  return {
    solid,
    scale,
    at,
    m,
    radius: solid.radius * scale,
    cx: at[0] + m[0] * cx + m[1] * cy + m[2] * cz,
    cy: at[1] + m[3] * cx + m[4] * cy + m[5] * cz,
    cz: at[2] + m[6] * cx + m[7] * cy + m[8] * cz,
  };
}

export function toLocal(thing, x, y, z, out) {
  const { m, at, scale } = thing;
  const dx = (x - at[0]) / scale;
  const dy = (y - at[1]) / scale;
  const dz = (z - at[2]) / scale;
  out[0] = m[0] * dx + m[3] * dy + m[6] * dz;
  out[1] = m[1] * dx + m[4] * dy + m[7] * dz;
  out[2] = m[2] * dx + m[5] * dy + m[8] * dz;
}

/** Where the ray enters and leaves the bounding sphere, or nothing. */
function sphereSpan(thing, o, d, out) {
  const x = o[0] - thing.cx;
  const y = o[1] - thing.cy;
  const z = o[2] - thing.cz;
  const b = x * d[0] + y * d[1] + z * d[2];
  const root = b * b - (x * x + y * y + z * z - thing.radius * thing.radius);
  if (root < 0) return false;
  const s = Math.sqrt(root);
  if (-b + s < 0) return false;
  out[0] = Math.max(-b - s, 0);
  out[1] = -b + s;
  return true;
}

const span = [0, 0];
const localO = [0, 0, 0];
const localD = [0, 0, 0];
const tip = [0, 0, 0];

function localRay(thing, o, d) {
  toLocal(thing, o[0], o[1], o[2], localO);
  toLocal(thing, o[0] + d[0], o[1] + d[1], o[2] + d[2], tip);
  for (let i = 0; i < 3; i++) localD[i] = (tip[i] - localO[i]) * thing.scale;
}

/** Distance along the ray to the first hit of one thing, or Infinity. */
export function hitThing(thing, o, d, limit = Infinity) {
  if (!sphereSpan(thing, o, d, span) || span[0] > limit) return Infinity;
  localRay(thing, o, d);
  let t = span[0] / thing.scale;
  const end = Math.min(span[1], limit) / thing.scale;
  const { distance } = thing.solid;
  for (let i = 0; i < 220 && t < end; i++) {
    const gap = distance(localO[0] + localD[0] * t, localO[1] + localD[1] * t, localO[2] + localD[2] * t);
    if (gap < 0.0006 + 0.00004 * t) return t * thing.scale;
    t += gap * 0.9;
  }
  return Infinity;
}

export function hitScene(things, o, d) {
  let best = Infinity;
  let thing = null;
  for (const candidate of things) {
    const t = hitThing(candidate, o, d, best);
    if (t < best) {
      best = t;
      thing = candidate;
    }
  }
  return { t: best, thing };
}

/** How much of the sun reaches a point: 0 (dark) to 1, with a soft edge. */
export function sunlight(things, o, sun, softness = 22) {
  let light = 1;
  for (const thing of things) {
    if (!sphereSpan(thing, o, sun, span)) continue;
    localRay(thing, o, sun);
    let t = Math.max(span[0] / thing.scale, 0.02);
    const end = span[1] / thing.scale;
    for (let i = 0; i < 90 && t < end && light > 0.01; i++) {
      const gap = thing.solid.distance(localO[0] + localD[0] * t, localO[1] + localD[1] * t, localO[2] + localD[2] * t);
      light = Math.min(light, (softness * gap) / t);
      t += clamp(gap * 0.9, 0.015, 6);
    }
    if (light <= 0.01) return 0;
  }
  return clamp(light, 0, 1);
}

const near = [0, 0, 0];

/** Ambient occlusion: how open the place above a surface is. */
export function openness(things, x, y, z, nx, ny, nz, reach = 1.4) {
  let closed = 0;
  for (let i = 1; i <= 4; i++) {
    const h = (reach * i) / 4;
    const [px, py, pz] = [x + nx * h, y + ny * h, z + nz * h];
    let gap = ny > 0.9 ? h : Math.min(h, Math.max(py, 0));
    for (const thing of things) {
      const away = Math.hypot(px - thing.cx, py - thing.cy, pz - thing.cz) - thing.radius;
      if (away > gap) continue;
      toLocal(thing, px, py, pz, near);
      gap = Math.min(gap, Math.max(thing.solid.distance(near[0], near[1], near[2]) * thing.scale, 0));
    }
    closed += (h - gap) / h / 2 ** i;
  }
  return clamp(1 - closed, 0, 1);
}

const probe = [0, 0, 0];

/** Unit normal of a thing's surface at a world point. */
export function normalAt(thing, x, y, z, out) {
  toLocal(thing, x, y, z, probe);
  const [lx, ly, lz] = probe;
  const e = 0.004;
  const { distance } = thing.solid;
  const gx = distance(lx + e, ly, lz) - distance(lx - e, ly, lz);
  const gy = distance(lx, ly + e, lz) - distance(lx, ly - e, lz);
  const gz = distance(lx, ly, lz + e) - distance(lx, ly, lz - e);
  const { m } = thing;
  const [wx, wy, wz] = [m[0] * gx + m[1] * gy + m[2] * gz, m[3] * gx + m[4] * gy + m[5] * gz, m[6] * gx + m[7] * gy + m[8] * gz];
  const length = Math.hypot(wx, wy, wz) || 1;
  out[0] = wx / length;
  out[1] = wy / length;
  out[2] = wz / length;
}
