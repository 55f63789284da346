import { createAeroplane } from './aeroplane.mjs';
import { createCamera } from './camera.mjs';
import { createCar, createCart, createVan } from './cars.mjs';
import { expose } from './expose.mjs';
import { fitPose, measureBox, percentToPx } from './fit.mjs';
import { place } from './march.mjs';
import { fbm2, hash, noise2 } from './noise.mjs';
import { box, clamp, cylinderY, mix, smoothstep } from './solids.mjs';

/** An airport's apron from a terrace: a jet climbs out on the left, another stands at the terminal, a car drives away. */

export const size = { width: 600, height: 403 };
const aeroplaneBox = { x: 4.98, y: 12.82, width: 32.52, height: 44.91 };
const carBox = { x: 75.47, y: 82.33, width: 5.74, height: 7.4 };

const normalise = (v) => v.map((c) => c / Math.hypot(...v));
const sun = normalise([-0.52, 0.5, -0.62]);
const camera = createCamera({ ...size, focalPx: 820, position: [0, 7.4, 0], horizonPx: 252 });

function createTitle(text) {
  const canvas = new OffscreenCanvas(512, 64);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.font = 'bold 60px "Liberation Sans", Arial, sans-serif';
  context.textBaseline = 'middle';
  context.fillText(text, 4, 34, 500);
  const { data } = context.getImageData(0, 0, 512, 64);
  return (u, v) => (u < 0 || u >= 1 || v < 0 || v >= 1 ? 0 : (data[(Math.floor(v * 64) * 512 + Math.floor(u * 512)) * 4 + 3] ?? 0) / 255);
}

function sky(d, out) {
  const up = clamp(d[1], 0, 1);
  const azimuth = Math.atan2(d[0], d[2]);
  const hills = 0.012 + 0.016 * fbm2(azimuth * 7 + 3, 1.5) + 0.004 * noise2(azimuth * 160, 4);
  if (d[1] < hills && d[2] > 0) {
    const tree = 0.8 + 0.35 * noise2(azimuth * 420, d[1] * 900);
    out[0] = 0.27 * tree;
    out[1] = 0.36 * tree;
    out[2] = 0.4 * tree;
    return;
  }
  const depth = up ** 0.55;
  out[0] = mix(0.66, 0.07, depth);
  out[1] = mix(0.8, 0.24, depth);
  out[2] = mix(0.95, 0.62, depth);
  const plane = 1 / (up + 0.07);
  const [cx, cz] = [d[0] * plane * 1.5 + 4.2, d[2] * plane * 0.85 + 2.4];
  const puff = fbm2(cx + fbm2(cx * 2, cz * 2, 3) * 0.5, cz, 6);
  const cover = smoothstep(0.47, 0.66, puff) * smoothstep(0.0, 0.1, up);
  const lit = 0.98 + 0.6 * (fbm2(cx - 0.16, cz + 0.1, 4) - puff) + 0.18 * smoothstep(0.5, 0.72, puff);
  for (let i = 0; i < 3; i++) out[i] = mix(out[i], [1.05, 1.04, 1.03][i] * lit, cover * 0.9);
}

/** Concrete slabs, joints, stains, a service road with a dashed line, a yellow guide line for aircraft. */
function ground(x, z, far, out) {
  const blur = clamp(far / 240, 0, 1);
  const slab = 0.05 * (hash(Math.floor(x / 7.5), Math.floor(z / 7.5)) - 0.5);
  const stain = 0.14 * (fbm2(x * 0.11, z * 0.06) - 0.5) + 0.05 * (noise2(x * 1.7, z * 0.9) - 0.5) * (1 - blur);
  let tone = 0.31 + slab + stain;
  const joint = Math.min(Math.abs(((x + 750) % 7.5) - 3.75), Math.abs(((z + 750) % 7.5) - 3.75));
  tone *= 1 - 0.38 * (1 - smoothstep(0.03, 0.09 + far * 0.0009, joint)) * (1 - blur * 0.8);
  const oil = smoothstep(0.62, 0.8, noise2(x * 0.35 + 30, z * 0.22 + 8)) * 0.35;
  tone *= 1 - oil * (1 - blur);
  out.set(tone * 1.02, tone, tone * 0.95, 0.1);
  const road = Math.abs(x - 8.4 - z * 0.03);
  if (road < 4.2) {
    const asphalt = 0.13 + 0.025 * (noise2(x * 6, z * 6) - 0.5) * (1 - blur) + 0.05 * (fbm2(x * 0.4, z * 0.05) - 0.5);
    out.set(asphalt, asphalt, asphalt * 1.04, 0.12);
    const edge = Math.abs(road - 3.9) < 0.12;
    const dash = road < 0.1 && (z + 100) % 6 < 3;
    const wear = 0.6 + 0.4 * noise2(x * 5, z * 2);
    if (edge || dash) out.set(0.72 * wear, 0.72 * wear, 0.7 * wear, 0.1);
  }
  const guide = Math.abs(x + 13 - 0.0024 * (z - 40) ** 2);
  if (guide < 0.18 + far * 0.0004 && z < 150) out.set(0.62, 0.43, 0.04, 0.1);
  else if (guide < 0.34 + far * 0.0004 && z < 150) out.set(0.06, 0.06, 0.06, 0.1);
  const stand = Math.abs(z - 96) < 0.16 && x < 2 && x > -60;
  if (stand) out.set(0.6, 0.08, 0.06, 0.1);
  if (z > 330) {
    const grass = 0.8 + 0.5 * fbm2(x * 0.05, z * 0.02);
    const runway = z > 420 && z < 470;
    if (runway) out.set(0.2, 0.2, 0.21, 0.1);
    else out.set(0.13 * grass, 0.19 * grass, 0.06 * grass, 0);
  }
}

/** The terminal: a long glass hall under a roof that reaches out, on a concrete base. */
function createTerminal() {
  const [half, depth, tall] = [75, 16, 15];
  return {
    centre: [0, tall / 2, 0],
    radius: 80,
    distance(x, y, z) {
      const hall = box(x, y - tall / 2, z, half, tall / 2, depth);
      const roof = box(x, y - tall - 0.7 - (z + depth) * 0.05, z + 2, half + 2.5, 0.5, depth + 3, 0.2);
      const columns = Math.max(cylinderY(((x + 500) % 12) - 6, y - tall / 2, z + depth + 3, 0.35, tall / 2), Math.abs(x) - half);
      const annex = box(x + 62, y - 4, z + depth + 6, 9, 4, 8);
      return Math.min(hall, roof * 0.95, columns, annex);
    },
    shade(x, y, z, out, normal) {
      if (y > tall + 0.1) return out.set(0.7, 0.71, 0.72, 0.2);
      if (normal[1] > 0.5) return out.set(0.5, 0.5, 0.5, 0.1);
      const columnLine = Math.abs(z + depth + 3) < 0.5;
      if (columnLine) return out.set(0.66, 0.67, 0.68, 0.2);
      if (x < -52.5 && z < -depth - 0.5) {
        const slat = (y * 2.2) % 1 < 0.12 ? 0.7 : 1;
        return y > 4.6 && y < 6.2 && (x + 100) % 2.4 < 1.7
          ? out.set(0.05, 0.07, 0.09, 0.9)
          : out.set(0.55 * slat, 0.56 * slat, 0.58 * slat, 0.1);
      }
      if (y < 4.4) return out.set(0.42, 0.41, 0.39, 0.1);
      const mullion = (x + 500) % 3 < 0.22 || (y - 4.4) % 3.4 < 0.22;
      if (mullion) return out.set(0.5, 0.52, 0.54, 0.3);
      // Behind the panes: lit floors and dark gaps, a little different each.
      const pane = hash(Math.floor((x + 500) / 3), Math.floor((y - 4.4) / 3.4), 5);
      const warm = pane > 0.72 ? 0.09 : 0;
      return out.set(0.06 + warm + 0.03 * pane, 0.1 + warm * 0.8 + 0.03 * pane, 0.13 + warm * 0.4 + 0.04 * pane, 1);
    },
  };
}

function createTower() {
  return {
    centre: [0, 18, 0],
    radius: 24,
    distance(x, y, z) {
      const shaft = cylinderY(x, y - 15, z, mix(3, 2.3, clamp(y / 28, 0, 1)), 15) * 0.9;
      const cab = cylinderY(x, y - 32, z, 4 + 0.22 * (y - 32), 2.6) * 0.85;
      const deck = cylinderY(x, y - 29.2, z, 5, 0.4);
      const lid = cylinderY(x, y - 35, z, 5.1, 0.35);
      const mast = cylinderY(x, y - 38, z, 0.14, 3);
      return Math.min(shaft, cab, deck, lid, mast);
    },
    shade(x, y, z, out) {
      const angle = (Math.atan2(z, x) + 7) % 0.5;
      if (y > 30 && y < 34.4) return angle < 0.05 ? out.set(0.6, 0.6, 0.6, 0.2) : out.set(0.03, 0.07, 0.08, 1);
      return out.set(0.68, 0.67, 0.64, 0.1);
    },
  };
}

/** A passenger bridge from the hall to an aircraft's door. */
function createBridge(length) {
  return {
    centre: [0, 3, 0],
    radius: length / 2 + 6,
    distance: (x, y, z) =>
      Math.min(
        box(x, y - 5.4, z, length / 2, 1.5, 1.4, 0.1),
        box(x + length / 2, y - 5.3, z, 2, 1.9, 2, 0.2),
        box(Math.abs(x + length / 5) - 0.02, y - 2, Math.abs(z) - 1.1, 0.25, 2, 0.2),
        box(x + length / 5, y - 0.5, z, 0.7, 0.5, 1.8, 0.1),
      ),
    shade(x, y, _z, out) {
      if (y < 3.8) return out.set(0.2, 0.2, 0.21, 0.2);
      return Math.abs(y - 5.7) < 0.5 && (x + 90) % 2.6 < 2.2 ? out.set(0.04, 0.06, 0.08, 0.9) : out.set(0.62, 0.64, 0.67, 0.25);
    },
  };
}

function createMast(height) {
  return {
    centre: [0, height / 2, 0],
    radius: height / 2 + 2,
    distance: (x, y, z) =>
      Math.min(cylinderY(x, y - height / 2, z, 0.22 - 0.004 * y, height / 2), box(x, y - height, z, 1.7, 0.35, 0.3, 0.05)),
    shade: (_x, _y, _z, out) => out.set(0.45, 0.46, 0.48, 0.3),
  };
}

function createCone() {
  return {
    centre: [0, 0.4, 0],
    radius: 0.6,
    distance: (x, y, z) =>
      Math.min(Math.max(Math.hypot(x, z) - 0.24 * (1 - y / 0.85), y - 0.75, -y) * 0.9, box(x, y - 0.03, z, 0.28, 0.03, 0.28)),
    shade: (_x, y, _z, out) => (y > 0.3 && y < 0.5 ? out.set(0.8, 0.8, 0.8, 0.2) : out.set(0.75, 0.16, 0.02, 0.2)),
  };
}

const climbingJet = createAeroplane({
  hasGear: false,
  livery: { tail: [0.02, 0.1, 0.34], line: [0.86, 0.32, 0.03], title: createTitle('AURELIA'), titleSide: -1 },
});
const parkedJet = createAeroplane({
  hasGear: true,
  livery: { tail: [0.5, 0.03, 0.04], line: [0.78, 0.72, 0.6], title: createTitle('Nordlys'), titleSide: -1 },
});

const jetAtGate = createAeroplane({
  hasGear: true,
  livery: { tail: [0.03, 0.28, 0.2], line: [0.8, 0.8, 0.3], titleSide: -1 },
});

function placeClimbing([distance, px, py, bank]) {
  const d = [0, 0, 0];
  camera.ray(px, py, d);
  const at = camera.position.map((c, i) => c + d[i] * distance);
  return place(climbingJet, { at, turn: { heading: 0.72, pitch: 0.34, bank } });
}

function placeCar([x, z, heading, scale]) {
  return place(createCar([0.42, 0.02, 0.02]), { at: [x, 0, z], turn: { heading }, scale });
}

function fit(build, start, steps, target) {
  const around = [target[0] - 40, target[1] - 40, target[2] + 40, target[3] + 40];
  return fitPose((pose) => measureBox(build(pose), camera, around, target[2] - target[0] > 100 ? 1 : 0.5), start, steps, target);
}

export function paint(canvas, { samples }) {
  const jet = fit(placeClimbing, [130, 125, 145, 0.8], [5, 5, 5, 0.1], percentToPx(aeroplaneBox, size));
  const car = fit(placeCar, [11, 54, Math.PI / 2 - 0.1, 1.05], [0.3, 1.2, 0.1, 0.05], percentToPx(carBox, size));
  const things = [
    placeClimbing(jet.pose),
    placeCar(car.pose),
    place(parkedJet, { at: [38, 3.95, 166], turn: { heading: -0.42 } }),
    place(jetAtGate, { at: [-62, 3.95, 255], turn: { heading: 2.5 } }),
    place(createTerminal(), { at: [92, 0, 232], turn: { heading: 0.1 } }),
    place(createBridge(30), { at: [45, 0, 195], turn: { heading: -1.05 } }),
    place(createTower(), { at: [1, 0, 400] }),
    place(createMast(24), { at: [6, 0, 262] }),
    place(createMast(24), { at: [-64, 0, 300] }),
    place(createVan({ length: 5.6, width: 2, height: 2.4, colour: [0.75, 0.76, 0.76] }), { at: [-19, 0, 108], turn: { heading: 0.2 } }),
    place(createCart({ length: 3, width: 1.7, height: 1.7, colour: [0.7, 0.5, 0.03], cover: [0.66, 0.45, 0.03] }), {
      at: [-10.2, 0, 62],
      turn: { heading: 0.16 },
    }),
    place(createCart({ length: 2.9, width: 1.6, height: 2, colour: [0.2, 0.2, 0.22], cover: [0.08, 0.2, 0.38] }), {
      at: [-14, 0, 62.7],
      turn: { heading: 0.16 },
    }),
    place(createCart({ length: 2.9, width: 1.6, height: 2, colour: [0.2, 0.2, 0.22], cover: [0.08, 0.2, 0.38] }), {
      at: [-17.6, 0, 63.2],
      turn: { heading: 0.13 },
    }),
    place(createCar([0.62, 0.63, 0.65]), { at: [9.5, 0, 92], turn: { heading: -Math.PI / 2 - 0.05 } }),
    place(createCar([0.02, 0.05, 0.16]), { at: [17, 0, 176], turn: { heading: -Math.PI / 2 - 0.05 } }),
    ...[-2.2, -0.6, 1].map((x) => place(createCone(), { at: [x, 0, 47 + x * 0.3] })),
  ];
  expose(
    canvas,
    {
      camera,
      things,
      sun,
      sunColour: [2.5, 2.3, 1.98],
      skyColour: [0.5, 0.62, 0.85],
      groundColour: [0.5, 0.47, 0.42],
      sky,
      ground,
      haze: { reach: 1500, colour: [0.62, 0.72, 0.84] },
      occlusionReach: 1.4,
    },
    { samples, exposure: 0.74, grain: 4.5, seed: 11 },
  );
  return { aeroplane: jet, car };
}
