import { hash, noise3 } from './noise.mjs';
import { box, clamp, cylinderX, cylinderY, mix, smoothstep, sphere } from './solids.mjs';

/** What stands about in the street: trees, a hydrant, people, parasols, benches, lamps, hedges. Feet on y = 0, metres. */

/** A clipped tree: a ball of leaves on a trunk. */
export function createBallTree({ crownHeight, crownRadius, hue = 1 }) {
  const leaves = (x, y, z) => {
    const bulk = sphere(x, y - crownHeight, z, crownRadius - 0.07);
    if (bulk > 0.3) return bulk - 0.07;
    return (bulk - 0.11 * (noise3(x * 5, y * 5, z * 5) - 0.35) - 0.07 * (noise3(x * 14, y * 14, z * 14) - 0.4)) * 0.62;
  };
  const trunk = (x, y, z) => cylinderY(x, y - crownHeight / 2, z, 0.07, crownHeight / 2);
  const pit = (x, y, z) => box(x, y - 0.06, z, 0.55, 0.06, 0.55, 0.02);
  return {
    centre: [0, (crownHeight + crownRadius) / 2, 0],
    radius: (crownHeight + crownRadius) / 2 + 0.7,
    distance: (x, y, z) => Math.min(leaves(x, y, z), trunk(x, y, z), pit(x, y, z)),
    shade(x, y, z, out) {
      if (y < 0.14) return out.set(0.16, 0.11, 0.08, 0);
      if (leaves(x, y, z) > 0.02) return out.set(0.12, 0.08, 0.055, 0.05);
      const leaf = 0.55 + 0.9 * noise3(x * 17, y * 17, z * 17);
      const tone = leaf * (0.75 + 0.5 * noise3(x * 3, y * 3, z * 3));
      return out.set(0.1 * tone * hue, 0.22 * tone, 0.035 * tone, 0.12);
    },
  };
}

/** A big tree seen from above: several clouds of leaves. */
export function createCrown({ height, spread, seed }) {
  const clumps = Array.from({ length: 11 }, (_, i) => {
    const angle = i * 2.4;
    const out = i === 0 ? 0 : spread * (0.35 + 0.3 * hash(i, seed));
    return [
      Math.cos(angle) * out,
      height + (hash(i, seed, 3) - 0.5) * spread * 0.7,
      Math.sin(angle) * out,
      spread * (0.38 + 0.2 * hash(i, seed, 7)),
    ];
  });
  const distance = (x, y, z) => {
    let d = cylinderY(x, y - height / 2, z, 0.22, height / 2);
    for (const [cx, cy, cz, r] of clumps) d = Math.min(d, sphere(x - cx, y - cy, z - cz, r));
    if (d > 0.4) return d - 0.1;
    return (d - 0.22 * (noise3(x * 3, y * 3, z * 3) - 0.3) - 0.11 * (noise3(x * 9, y * 9, z * 9) - 0.4)) * 0.6;
  };
  return {
    centre: [0, height * 0.7, 0],
    radius: Math.max(spread * 1.3, height * 0.75) + 0.5,
    distance,
    shade(x, y, z, out) {
      if (y < height - spread && Math.hypot(x, z) < 0.4) return out.set(0.12, 0.085, 0.06, 0);
      const tone = (0.5 + noise3(x * 12, y * 12, z * 12)) * (0.7 + 0.6 * noise3(x * 1.5, y * 1.5, z * 1.5));
      return out.set(0.1 * tone, 0.19 * tone, 0.03 * tone, 0.08);
    },
  };
}

export function createHydrant() {
  const distance = (x, y, z) =>
    Math.min(
      cylinderY(x, y - 0.05, z, 0.17, 0.05),
      cylinderY(x, y - 0.35, z, 0.115, 0.32),
      sphere(x, y - 0.68, z, 0.13),
      cylinderY(x, y - 0.82, z, 0.035, 0.05),
      cylinderX(x, y - 0.5, z, 0.06, 0.21),
      cylinderX(z, y - 0.46, x, 0.075, 0.19),
    );
  return {
    centre: [0, 0.45, 0],
    radius: 0.62,
    distance,
    shade: (_x, y, _z, out) => (y > 0.6 && y < 0.66 ? out.set(0.75, 0.74, 0.7, 0.4) : out.set(0.62, 0.035, 0.02, 0.6)),
  };
}

/** Someone walking or standing; `stride` in metres between the feet. */
export function createPerson({ coat, trousers, hair, stride = 0.35 }) {
  const limb = (x, y, z, ax, ay, az, bx, by, bz, r) => {
    const [dx, dy, dz] = [bx - ax, by - ay, bz - az];
    const t = clamp(((x - ax) * dx + (y - ay) * dy + (z - az) * dz) / (dx * dx + dy * dy + dz * dz), 0, 1);
    return Math.hypot(x - ax - dx * t, y - ay - dy * t, z - az - dz * t) - r;
  };
  const legs = (x, y, z) =>
    Math.min(limb(x, y, z, stride / 2, 0.06, 0.1, 0, 0.88, 0.09, 0.075), limb(x, y, z, -stride / 2, 0.06, -0.1, 0, 0.88, -0.09, 0.075));
  const arms = (x, y, z) =>
    Math.min(limb(x, y, z, -stride * 0.5, 0.92, 0.27, 0, 1.4, 0.2, 0.055), limb(x, y, z, stride * 0.5, 0.92, -0.27, 0, 1.4, -0.2, 0.055));
  const chest = (x, y, z) => limb(x, y, z * 0.72, 0, 0.92, 0, 0.02, 1.36, 0, 0.145);
  const head = (x, y, z) => sphere(x - 0.03, (y - 1.64) * 0.85, z, 0.105);
  const neck = (x, y, z) => limb(x, y, z, 0, 1.4, 0, 0.02, 1.58, 0, 0.055);
  return {
    centre: [0, 0.88, 0],
    radius: 1,
    distance: (x, y, z) => Math.min(legs(x, y, z), arms(x, y, z), chest(x, y, z), head(x, y, z), neck(x, y, z)) * 0.9,
    shade(x, y, z, out) {
      if (y > 1.48) return y > 1.66 || x < -0.02 ? out.set(...hair, 0.1) : out.set(0.5, 0.31, 0.22, 0.1);
      if (y < 0.1) return out.set(0.04, 0.035, 0.03, 0.2);
      return y < 0.86 && legs(x, y, z) < 0.02 ? out.set(...trousers, 0) : out.set(...coat, 0.02);
    },
  };
}

export function createParasol(colour) {
  const shell = (x, y, z) => {
    const r = Math.hypot(x, z);
    const lobe = 0.03 * Math.cos(Math.atan2(z, x) * 8);
    return Math.max(Math.abs(y - 2.55 + r * 0.3 + lobe * r) - 0.03, r - 1.35) * 0.8;
  };
  const table = (x, y, z) =>
    Math.min(cylinderY(x, y - 0.73, z, 0.42, 0.025), cylinderY(x, y - 1.25, z, 0.03, 1.25), cylinderY(x, y - 0.04, z, 0.28, 0.04));
  const chair = (x, y, z) => {
    const side = Math.abs(x) - 0.78;
    return Math.min(
      box(side, y - 0.45, z, 0.2, 0.025, 0.2, 0.02),
      box(side - 0.19, y - 0.68, z, 0.02, 0.2, 0.2, 0.01),
      box(Math.abs(side) - 0.17, y - 0.22, Math.abs(z) - 0.17, 0.018, 0.22, 0.018),
    );
  };
  return {
    centre: [0, 1.3, 0],
    radius: 1.95,
    distance: (x, y, z) => Math.min(shell(x, y, z), table(x, y, z), chair(x, y, z)),
    shade(x, y, z, out) {
      if (y > 1.9) {
        const sector = Math.floor(((Math.atan2(z, x) + Math.PI) / Math.PI) * 4) % 2;
        return sector ? out.set(...colour, 0.05) : out.set(0.72, 0.69, 0.62, 0.05);
      }
      return Math.hypot(x, z) < 0.5 && y > 0.65 ? out.set(0.6, 0.6, 0.58, 0.3) : out.set(0.1, 0.1, 0.11, 0.3);
    },
  };
}

export function createBench() {
  return {
    centre: [0, 0.4, 0],
    radius: 1.2,
    distance: (x, y, z) =>
      Math.min(
        box(x, y - 0.44, ((z + 0.24) % 0.12) - 0.06 + (Math.abs(z) > 0.24 ? 9 : 0), 0.9, 0.02, 0.045),
        box(x, y - 0.7, z + 0.27, 0.9, 0.12, 0.02),
        box(Math.abs(x) - 0.75, y - 0.22, z, 0.03, 0.22, 0.22),
      ) * 0.7,
    shade: (x, y, _z, out) => (y > 0.4 && Math.abs(x) < 0.9 ? out.set(0.34, 0.19, 0.09, 0.1) : out.set(0.05, 0.05, 0.06, 0.3)),
  };
}

export function createLamp(height) {
  return {
    centre: [0, height / 2, 0],
    radius: height / 2 + 0.6,
    distance: (x, y, z) =>
      Math.min(
        cylinderY(x, y - height / 2, z, mix(0.09, 0.05, clamp(y / height, 0, 1)), height / 2),
        cylinderX(x - 0.45, y - height, z, 0.03, 0.45),
        box(x - 0.85, y - height + 0.03, z, 0.28, 0.06, 0.11, 0.04),
        cylinderY(x, y - 0.2, z, 0.14, 0.2),
      ),
    shade: (_x, _y, _z, out) => out.set(0.09, 0.11, 0.1, 0.5),
  };
}

export function createHedge(length, height = 0.9) {
  const distance = (x, y, z) => {
    const bulk = box(x, y - height / 2, z, length / 2 - 0.1, height / 2 - 0.05, 0.34, 0.1);
    if (bulk > 0.3) return bulk - 0.08;
    return (bulk - 0.1 * (noise3(x * 7, y * 7, z * 7) - 0.4) - 0.06 * (noise3(x * 19, y * 19, z * 19) - 0.4)) * 0.62;
  };
  return {
    centre: [0, height / 2, 0],
    radius: Math.hypot(length / 2, height / 2, 0.5),
    distance,
    shade(x, y, z, out) {
      const tone = 0.5 + noise3(x * 21, y * 21, z * 21) * (0.4 + 0.6 * smoothstep(0, height, y));
      out.set(0.075 * tone, 0.16 * tone, 0.035 * tone, 0.08);
    },
  };
}
