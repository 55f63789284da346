import { hash, noise2 } from './noise.mjs';
import { box } from './solids.mjs';

/** A corner café in a small pavilion. Front towards -z, feet on y = 0, metres. `title` answers ink 0..1 at (u, v). */
export function createKiosk({ width, height, depth, title }) {
  const [hx, hz] = [width / 2, depth / 2];
  const body = (x, y, z) => box(x, y - height / 2, z, hx - 0.35, height / 2, hz - 0.35);
  const rim = (x, y, z) => Math.max(box(x, y - height + 0.16, z, hx, 0.16, hz, 0.02), -box(x, y - height, z, hx - 0.16, 0.1, hz - 0.16));
  const awning = (x, y, z) => {
    const out = -(z + hz - 0.35);
    const slope = Math.abs(y - (height - 0.95) + out * 0.42) - 0.03;
    return Math.max(slope, out - 1.05, -out, Math.abs(x) - hx + 0.75) * 0.85;
  };
  const onRoof = (x, y, z) =>
    Math.min(
      box(x - hx * 0.45, y - height - 0.22, z - 0.3, 0.6, 0.34, 0.45, 0.04),
      box(x + hx * 0.4, y - height - 0.02, z - 0.1, 0.9, 0.16, 0.6, 0.03),
    );
  const counter = (x, y, z) => box(x + hx * 0.3, y - 0.5, z + hz - 0.18, 1.1, 0.5, 0.16, 0.02);
  const distance = (x, y, z) => Math.min(body(x, y, z), rim(x, y, z), awning(x, y, z), onRoof(x, y, z), counter(x, y, z));

  function shadeWall(x, y, z, out) {
    const front = z < -hz + 0.37;
    const across = front ? x : z;
    const half = front ? hx - 0.35 : hz - 0.35;
    if (y > height - 0.86) {
      const ink = front ? title((x + hx * 0.62) / (hx * 1.24), (height - 0.44 - y) / 0.36) : 0;
      return ink > 0.4 ? out.set(0.8, 0.7, 0.42, 0.2) : out.set(0.045, 0.11, 0.1, 0.35);
    }
    const bay = (across + half) % 1.32;
    const frame = bay < 0.09 || y > height - 0.9 || Math.abs(across) > half - 0.12;
    if (y < 0.62) return out.set(0.3 + 0.06 * hash(Math.floor(across * 4), Math.floor(y * 12)), 0.14, 0.1, 0.05);
    if (frame) return out.set(0.05, 0.12, 0.11, 0.35);
    // A dim room behind the glass: a lit counter's edge and a few lamps.
    const lamp = Math.hypot(((across + half) % 1.32) - 0.7, (y - height + 1.5) * 1.2) < 0.12;
    const bar = Math.abs(y - 1.25) < 0.05 ? 0.1 : 0;
    const room = 0.015 + 0.03 * noise2(across * 1.7, y * 1.3 + 9);
    return lamp ? out.set(0.85, 0.6, 0.25, 0.8, 0.15) : out.set(room * 1.4 + bar, room * 1.1 + bar * 0.7, room * 0.9 + bar * 0.4, 1);
  }

  return {
    centre: [0, height / 2, 0],
    radius: Math.hypot(hx, hz + 0.8, height / 2 + 0.5),
    distance,
    shade(x, y, z, out) {
      const gaps = [body, rim, awning, onRoof, counter].map((part) => part(x, y, z));
      const part = gaps.indexOf(Math.min(...gaps));
      if (part === 2) return Math.floor((x + 50) / 0.36) % 2 ? out.set(0.62, 0.05, 0.04, 0.05) : out.set(0.75, 0.72, 0.65, 0.05);
      if (part === 1) return out.set(0.5, 0.5, 0.48, 0.1);
      if (part === 3) return x < 0 && z < hz * 0.4 ? out.set(0.14, 0.2, 0.24, 0.9) : out.set(0.45, 0.46, 0.46, 0.2);
      if (part === 4) return y > 0.97 ? out.set(0.42, 0.25, 0.12, 0.3) : out.set(0.16, 0.1, 0.06, 0.1);
      if (y > height - 0.25) {
        const gravel = 0.27 + 0.14 * (noise2(x * 22, z * 22) - 0.5) + 0.06 * (noise2(x * 2, z * 2) - 0.5);
        return out.set(gravel, gravel * 0.97, gravel * 0.92, 0);
      }
      return shadeWall(x, y, z, out);
    },
  };
}
