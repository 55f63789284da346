import { createCamera } from './camera.mjs';
import { createCar, createVan } from './cars.mjs';
import { expose } from './expose.mjs';
import { fitPose, measureBox, percentToPx } from './fit.mjs';
import { createKiosk } from './kiosk.mjs';
import { place } from './march.mjs';
import { fbm2, hash, noise2 } from './noise.mjs';
import { clamp, smoothstep } from './solids.mjs';
import {
  createBallTree,
  createBench,
  createCrown,
  createHedge,
  createHydrant,
  createLamp,
  createParasol,
  createPerson,
} from './street-furniture.mjs';

/** A one-way street from a first-floor window: a van at the kerb, a corner café, clipped trees, a hydrant. */

export const size = { width: 800, height: 450 };
const cafeBox = { x: 55.46, y: 2.36, width: 35.86, height: 46.9 };
const crown = { x: 67.2, y: 90.63, radius: 31.5 };
const keyPoint = { x: 307.2, y: 153.95 };

const normalise = (v) => v.map((c) => c / Math.hypot(...v));
const sun = normalise([0.5, 0.78, -0.36]);
const eye = 9.237;
const camera = createCamera({ ...size, focalPx: 800, position: [0, eye, 0], horizonPx: -150 });

// The street's own axes. The heading is the van's, found by laying its outline on the published polygon.
const heading = 1.211;
const along = [Math.cos(heading), -Math.sin(heading)];
const across = [Math.sin(heading), Math.cos(heading)];
const spot = (a, s, y = 0) => [a * along[0] + s * across[0], y, a * along[1] + s * across[1]];

const kerbs = [0.1, 4.45];

function paintRoad(a, s, x, z, out) {
  const rough = 0.03 * (noise2(x * 30, z * 30) - 0.5) + 0.02 * (noise2(x * 9, z * 9) - 0.5);
  const patch = 0.05 * (fbm2(x * 0.6, z * 0.6) - 0.5);
  let tone = 0.115 + rough + patch;
  const wheels = Math.min(Math.abs(s - 0.75), Math.abs(s - 1.75));
  tone -= 0.012 * (1 - smoothstep(0.1, 0.45, wheels));
  const repair = a > -29 && a < -26.5 && s > 0.5 && s < 1.9;
  if (repair) tone *= 0.72;
  out.set(tone, tone, tone * 1.03, 0.06);
  const wear = 0.5 + 0.5 * smoothstep(0.28, 0.5, fbm2(x * 5, z * 5));
  const stripe = a > -14.6 && a < -11.6 && (s + 10) % 0.95 < 0.5;
  const stopLine = a > -15.7 && a < -15.35 && s > 0.3 && s < 2.2;
  const bay = Math.abs(s - 2.25) < 0.05 && a < -16.2 && (a + 300) % 1.2 < 0.7;
  if (stripe || stopLine || bay) out.set(0.62 * wear + 0.05, 0.62 * wear + 0.05, 0.6 * wear + 0.05, 0.06);
  const lid = Math.hypot(a + 22.4, s - 1.2);
  if (lid < 0.33) {
    const ribs = Math.abs(Math.sin(a * 26)) * Math.abs(Math.sin(s * 26)) > 0.3 ? 1.25 : 0.8;
    out.set(0.085 * ribs, 0.083 * ribs, 0.08 * ribs, 0.3);
  } else if (lid < 0.39) out.set(0.05, 0.05, 0.05, 0.05);
  const gutter = Math.min(Math.abs(s - kerbs[0]), Math.abs(s - kerbs[1]));
  if (gutter < 0.22) out.set(out.r * 0.8, out.g * 0.8, out.b * 0.78, 0.05);
}

function paintPaving(a, s, x, z, out, stone) {
  const row = Math.floor(a / stone);
  const shift = (row & 1) * stone * 0.5;
  const column = Math.floor((s + shift) / stone);
  const [u, v] = [a / stone - row, (s + shift) / stone - column];
  const joint = Math.min(u, 1 - u, v, 1 - v) * stone;
  const shade = 0.27 + 0.075 * (hash(row, column) - 0.5) + 0.04 * (noise2(x * 18, z * 18) - 0.5) + 0.1 * (fbm2(x * 0.5, z * 0.5) - 0.5);
  const tone = shade * (joint < 0.014 ? 0.55 : 1);
  const gum = noise2(x * 7 + 40, z * 7) > 0.93 ? 0.8 : 1;
  out.set(tone * 1.02 * gum, tone * 0.97 * gum, tone * 0.9 * gum, 0.04);
}

function paintLawn(x, z, out) {
  const blade = 0.55 + 0.7 * noise2(x * 26, z * 26) * noise2(x * 9, z * 9) + 0.45 * fbm2(x * 0.7, z * 0.7);
  const dry = smoothstep(0.5, 0.75, fbm2(x * 0.35 + 9, z * 0.35));
  out.set((0.09 + 0.06 * dry) * blade, 0.15 * blade, 0.04 * blade, 0);
}

function ground(x, z, _far, out) {
  const a = x * along[0] + z * along[1];
  const s = x * across[0] + z * across[1];
  if (s > kerbs[0] && s < kerbs[1]) return paintRoad(a, s, x, z, out);
  const kerb = Math.min(Math.abs(s - kerbs[0] + 0.08), Math.abs(s - kerbs[1] - 0.08));
  if (kerb < 0.09) {
    const stone = (a + 300) % 1 < 0.03 ? 0.25 : 0.46 + 0.05 * (noise2(x * 12, z * 12) - 0.5);
    return out.set(stone, stone, stone * 0.97, 0.05);
  }
  if (s < -3.1) {
    return s > -3.22 ? out.set(0.33, 0.32, 0.3, 0) : paintLawn(x, z, out);
  }
  if (a < -36.5 && s > 6.4) return a > -36.62 ? out.set(0.33, 0.32, 0.3, 0) : paintLawn(x, z, out);
  return paintPaving(a, s, x, z, out, s > 6.2 ? 0.42 : 0.6);
}

function sky(d, out) {
  const up = clamp(d[1], 0, 1) ** 0.5;
  out[0] = 0.75 - 0.5 * up;
  out[1] = 0.84 - 0.42 * up;
  out[2] = 0.95 - 0.25 * up;
  // What the panes mirror near the horizon: the houses across the street.
  const houses = 1 - smoothstep(0.2, 0.34, d[1]);
  for (let i = 0; i < 3; i++) out[i] += ([0.22, 0.2, 0.18][i] - out[i]) * houses;
}

function createSign(text) {
  const canvas = new OffscreenCanvas(640, 64);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.font = 'bold 56px "Liberation Serif", Georgia, serif';
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillText(text, 320, 34, 630);
  const { data } = context.getImageData(0, 0, 640, 64);
  return (u, v) => (u < 0 || u >= 1 || v < 0 || v >= 1 ? 0 : (data[(Math.floor(v * 64) * 640 + Math.floor(u * 640)) * 4 + 3] ?? 0) / 255);
}

const title = createSign('CAFÉ AM PLATZ');
function placeCafe([x, z, width, height]) {
  return place(createKiosk({ width, height, depth: 3.6, title }), { at: [x, 0, z], turn: { heading: 0.05 } });
}

/** A tree whose ball of leaves covers the published ellipse: its height follows from the distance chosen. */
function placeTreeOnEllipse() {
  const far = 23.4;
  const at = [((crown.x - size.width / 2) / 800) * far, 0, far];
  const crownHeight = eye - ((crown.y + 150) * far) / 800;
  return place(createBallTree({ crownHeight, crownRadius: (crown.radius * far) / Math.hypot(800, crown.y + 150) }), { at });
}

function hydrantSpot() {
  const far = (800 * (eye - 0.5)) / (keyPoint.y + 150);
  return [((keyPoint.x - size.width / 2) / 800) * far, 0, far];
}

const coats = [
  [0.45, 0.3, 0.04],
  [0.05, 0.09, 0.24],
  [0.42, 0.05, 0.07],
  [0.5, 0.5, 0.48],
];
const person = (coat, a, s, turn, stride) =>
  place(createPerson({ coat: coats[coat], trousers: [0.05, 0.06, 0.09], hair: [0.07, 0.045, 0.03], stride }), {
    at: spot(a, s),
    turn: { heading: turn },
  });

export function paint(canvas, { samples }) {
  const target = percentToPx(cafeBox, size);
  const around = [target[0] - 60, Math.max(target[1] - 60, -80), target[2] + 60, target[3] + 60];
  const cafe = fitPose((pose) => measureBox(placeCafe(pose), camera, around, 1), [5.2, 23, 7, 3.4], [0.3, 0.6, 0.3, 0.2], target, 8);
  const street = { heading };
  const things = [
    place(createVan({ length: 5.0, width: 1.93, height: 1.95, colour: [0.55, 0.3, 0.02], roof: [0.6, 0.36, 0.04] }), {
      at: [-3.917, 0, 19.09],
      turn: street,
    }),
    placeCafe(cafe.pose),
    placeTreeOnEllipse(),
    place(createBallTree({ crownHeight: 2.1, crownRadius: 0.92, hue: 0.9 }), { at: spot(-18.4, -1.0) }),
    place(createBallTree({ crownHeight: 1.9, crownRadius: 0.86, hue: 1.1 }), { at: spot(-33.5, -0.9) }),
    place(createHydrant(), { at: hydrantSpot(), turn: { heading: 0.4 } }),
    place(createCar([0.03, 0.12, 0.28]), { at: spot(-27.2, 3.3), turn: street }),
    place(createCar([0.45, 0.46, 0.48]), { at: spot(-36.5, 1.3), turn: street }),
    place(createLamp(4.6), { at: spot(-14.9, 4.95), turn: { heading: 2.6 } }),
    place(createParasol([0.5, 0.06, 0.05]), { at: [2.9, 0, 16.6], turn: { heading: 0.3 } }),
    place(createParasol([0.06, 0.22, 0.2]), { at: [7.3, 0, 16.4], turn: { heading: 1.1 } }),
    place(createBench(), { at: [0.9, 0, 25.4], turn: { heading: heading + Math.PI / 2 } }),
    place(createHedge(9), { at: spot(-24, -3.6), turn: street }),
    place(createHedge(7), { at: spot(-14.4, -3.6), turn: street }),
    place(createHedge(12, 0.8), { at: spot(-36.9, 12.5), turn: { heading: heading + Math.PI / 2 } }),
    place(createCrown({ height: 3.4, spread: 1.9, seed: 4 }), { at: [-11.5, 0, 17.6] }),
    place(createCrown({ height: 3.2, spread: 2.1, seed: 9 }), { at: [9.6, 0, 29.6] }),
    place(createCrown({ height: 3.0, spread: 1.8, seed: 2 }), { at: [-1.2, 0, 41] }),
    person(0, -20.6, 7.2, heading + 0.1, 0.5),
    person(1, -13.2, 1.9, heading + Math.PI / 2, 0.55),
    person(2, -12.6, 7.4, heading - 1.2, 0.3),
    person(3, -28.6, 5.6, heading + Math.PI, 0.45),
  ];
  expose(
    canvas,
    {
      camera,
      things,
      sun,
      sunColour: [2.6, 2.35, 1.95],
      skyColour: [0.5, 0.6, 0.8],
      groundColour: [0.42, 0.38, 0.33],
      sky,
      ground,
      haze: { reach: 900, colour: [0.62, 0.68, 0.74] },
      occlusionReach: 0.9,
    },
    { samples, exposure: 0.86, grain: 5, vignette: 0.3, seed: 23 },
  );
  return { cafe, target };
}
