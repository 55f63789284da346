import { box, cylinderZ, smoothstep } from './solids.mjs';

/** Road and ramp vehicles. Front at +x, wheels on y = 0, metres. */

function wheels(x, y, z, axle, radius, track) {
  return cylinderZ(Math.abs(x) - axle, y - radius, Math.abs(z) - track, radius, 0.12);
}

/** A body whose cabin leans: the cabin's half length shrinks with height. */
function carBody(x, y, z) {
  const hull = box(x, y - 0.62, z, 2.15, 0.36, 0.88 - 0.05 * smoothstep(1.2, 2.2, Math.abs(x)), 0.2);
  const lean = smoothstep(0.9, 1.5, y);
  const cabin = box(x + 0.25, y - 1.1, z, 1.45 - 0.62 * lean, 0.37, 0.8 - 0.16 * lean, 0.14);
  return Math.min(hull, cabin * 0.75);
}

export function createCar(colour) {
  return {
    centre: [0, 0.75, 0],
    radius: 2.5,
    distance: (x, y, z) => Math.min(carBody(x, y, z), wheels(x, y, z, 1.35, 0.33, 0.8)),
    shade(x, y, z, out) {
      if (wheels(x, y, z, 1.35, 0.33, 0.8) < 0.01 && y < 0.66) return out.set(0.025, 0.025, 0.028, 0.15);
      out.set(...colour, 0.7);
      const pillar = Math.abs(Math.abs(x + 0.25) - 0.12) < 0.05 && Math.abs(z) > 0.6;
      if (y > 0.98 && y < 1.38 && !pillar) out.set(0.02, 0.025, 0.03, 1);
      if (x < -2.05 && y > 0.58 && y < 0.82 && Math.abs(z) > 0.5) out.set(0.5, 0.015, 0.015, 0.8, 0.25);
      if (x > 2.05 && y > 0.55 && y < 0.78 && Math.abs(z) > 0.5) out.set(0.9, 0.9, 0.85, 0.9, 0.1);
      if (Math.abs(x) > 2.1 && y > 0.42 && y < 0.56 && Math.abs(z) < 0.28) out.set(0.75, 0.72, 0.5, 0.3);
      if (y < 0.38) out.set(0.03, 0.03, 0.035, 0.2);
      return undefined;
    },
  };
}

/** A panel van; `length`, `width` and `height` of its box. */
export function createVan({ length, width, height, colour, roof = colour }) {
  const [hx, hz] = [length / 2, width / 2];
  const body = (x, y, z) => {
    const nose = smoothstep(hx - 1.5, hx, x);
    const top = height - 1.15 * nose * smoothstep(hx - 1.2, hx - 0.1, x);
    return box(x, y - (top + 0.35) / 2, z, hx, (top - 0.35) / 2, hz - 0.06 * nose, 0.18) * 0.7;
  };
  return {
    centre: [0, height / 2, 0],
    radius: Math.hypot(hx, hz, height / 2) + 0.1,
    distance: (x, y, z) => Math.min(body(x, y, z), wheels(x, y, z, hx - 0.95, 0.38, hz - 0.14)),
    shade(x, y, z, out) {
      if (y < 0.75 && wheels(x, y, z, hx - 0.95, 0.38, hz - 0.14) < 0.01) return out.set(0.025, 0.025, 0.028, 0.15);
      out.set(...(y > height - 0.12 ? roof : colour), 0.55);
      const rib = y > height - 0.06 && x < hx - 1.9 && (x + 50) % 0.62 < 0.06 && Math.abs(z) < hz - 0.25;
      if (rib) out.set(roof[0] * 0.55, roof[1] * 0.55, roof[2] * 0.55, 0.3);
      const windscreen = x > hx - 1.35 && y > height - 1.08 && y < height - 0.14 && Math.abs(z) < hz - 0.12;
      if (windscreen) out.set(0.015, 0.022, 0.03, 0.55);
      const front = x > hx - 0.3 && y < height - 1.15;
      if (front && y > 0.78 && y < 1 && Math.abs(z) > hz - 0.5) out.set(0.85, 0.85, 0.8, 0.9, 0.06);
      if (front && y > 0.56 && y < 0.72 && Math.abs(z) < hz - 0.25) out.set(0.03, 0.03, 0.035, 0.4);
      if (front && y > 0.58 && y < 0.7 && Math.abs(z) < 0.27) out.set(0.75, 0.75, 0.72, 0.3);
      const sideGlass = Math.abs(z) > hz - 0.08 && y > height - 0.95 && y < height - 0.35 && x > hx - 2.3 && x < hx - 1.25;
      const rearGlass = x < -hx + 0.1 && y > height - 1 && y < height - 0.4 && Math.abs(z) < hz - 0.2 && Math.abs(z) > 0.05;
      if (sideGlass || rearGlass) out.set(0.02, 0.025, 0.03, 1);
      if (x < -hx + 0.1 && y > 0.7 && y < 1.3 && Math.abs(z) > hz - 0.22) out.set(0.5, 0.02, 0.02, 0.7, 0.15);
      if (x < -hx + 0.1 && Math.abs(z) < 0.02) out.set(0.06, 0.06, 0.06, 0.2);
      if (y < 0.45) out.set(0.04, 0.04, 0.045, 0.2);
      return undefined;
    },
  };
}

/** A box on wheels: a baggage cart or a tug. */
export function createCart({ length, width, height, colour, cover }) {
  const solid = (x, y, z) =>
    Math.min(
      box(x, y - 0.5, z, length / 2, 0.16, width / 2, 0.04),
      box(x, y - (height + 0.6) / 2, z, length / 2 - 0.05, (height - 0.6) / 2, width / 2 - 0.08, 0.08),
    );
  return {
    centre: [0, height / 2, 0],
    radius: Math.hypot(length / 2, width / 2, height / 2) + 0.1,
    distance: (x, y, z) => Math.min(solid(x, y, z), wheels(x, y, z, length / 2 - 0.35, 0.26, width / 2 - 0.1)),
    shade(_x, y, _z, out) {
      if (y < 0.34) return out.set(0.03, 0.03, 0.03, 0.1);
      out.set(...(y < 0.68 ? colour : cover), 0.3);
      return undefined;
    },
  };
}
