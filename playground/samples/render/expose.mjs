import { hitScene, normalAt, openness, sunlight, toLocal } from './march.mjs';
import { createRandom } from './random.mjs';
import { clamp } from './solids.mjs';

/** Lights a scene and exposes it like a photograph: sun, sky, haze, film curve, vignette and grain. */

function createMaterial() {
  return {
    r: 0,
    g: 0,
    b: 0,
    gloss: 0,
    glow: 0,
    set(r, g, b, gloss = 0, glow = 0) {
      Object.assign(this, { r, g, b, gloss, glow });
    },
  };
}

/** The film's curve (K. Narkowicz, "ACES filmic tone mapping curve", 2015), sRGB's gamma, a little colour added. */
function develop(rgb, scale, out) {
  let grey = 0;
  for (let i = 0; i < 3; i++) {
    const x = Math.max(rgb[i] * scale, 0);
    const film = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14);
    out[i] = clamp(film, 0, 1) ** (1 / 2.2);
    grey += out[i] * [0.3, 0.59, 0.11][i];
  }
  for (let i = 0; i < 3; i++) out[i] = 255 * (grey + (out[i] - grey) * 1.28);
}

function createShader(scene) {
  const { things, camera, sun, sunColour, sky, ground, haze } = scene;
  const normal = [0, 1, 0];
  const local = [0, 0, 0];
  const mirror = [0, 0, 0];
  const skyRgb = [0, 0, 0];
  const material = createMaterial();
  const above = [0, 0, 0];
  return (d, out) => {
    const o = camera.position;
    const { t: tThing, thing } = hitScene(things, o, d);
    const tGround = d[1] < 0 ? -o[1] / d[1] : Infinity;
    const t = Math.min(tThing, tGround);
    if (t === Infinity) return sky(d, out);
    const [x, y, z] = [o[0] + d[0] * t, o[1] + d[1] * t, o[2] + d[2] * t];
    if (tThing < tGround) {
      normalAt(thing, x, y, z, normal);
      toLocal(thing, x, y, z, local);
      thing.solid.shade(local[0], local[1], local[2], material, normal);
    } else {
      normal[0] = normal[2] = 0;
      normal[1] = 1;
      ground(x, z, t, material);
    }
    const [nx, ny, nz] = normal;
    for (let i = 0; i < 3; i++) above[i] = [x, y, z][i] + normal[i] * 0.02;
    const facing = nx * sun[0] + ny * sun[1] + nz * sun[2];
    const direct = facing > 0 ? facing * sunlight(things, above, sun) : 0;
    const open = openness(things, x, y, z, nx, ny, nz, scene.occlusionReach);
    const skyLight = open * (0.55 + 0.45 * ny);
    const bounce = open * (0.5 - 0.5 * ny) * 0.55;
    const along = 2 * (d[0] * nx + d[1] * ny + d[2] * nz);
    for (let i = 0; i < 3; i++) mirror[i] = d[i] - along * normal[i];
    const fresnel = material.gloss * (0.05 + 0.95 * (1 - clamp(-along / 2, 0, 1)) ** 5) * (0.35 + 0.65 * open);
    if (mirror[1] > 0) sky(mirror, skyRgb);
    else for (let i = 0; i < 3; i++) skyRgb[i] = scene.groundColour[i] * 0.8;
    const glance = clamp(mirror[0] * sun[0] + mirror[1] * sun[1] + mirror[2] * sun[2], 0, 1);
    const spark = direct > 0 ? material.gloss * (glance ** 90 * 2.2 + glance ** 12 * 0.12) : 0;
    const rgb = [material.r, material.g, material.b];
    const far = 1 - Math.exp(-t / haze.reach);
    for (let i = 0; i < 3; i++) {
      const light = direct * sunColour[i] + skyLight * scene.skyColour[i] + bounce * scene.groundColour[i];
      const lit = rgb[i] * (light + material.glow * 4) * (1 - fresnel) + fresnel * skyRgb[i] + spark * sunColour[i];
      out[i] = lit * (1 - far) + haze.colour[i] * far;
    }
    return undefined;
  };
}

/** Paints the scene onto a canvas of the camera's size, `samples`² rays a pixel. */
export function expose(canvas, scene, { samples = 3, exposure = 1, grain = 5, vignette = 0.22, seed = 7 }) {
  const { width, height } = scene.camera;
  const random = createRandom(seed);
  const shadeRay = createShader(scene);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  const d = [0, 0, 0];
  const rgb = [0, 0, 0];
  const print = [0, 0, 0];
  for (let py = 0; py < height; py++) {
    for (let px = 0; px < width; px++) {
      const sum = [0, 0, 0];
      for (let s = 0; s < samples * samples; s++) {
        const [sx, sy] = [s % samples, Math.floor(s / samples)];
        scene.camera.ray(px + (sx + random()) / samples, py + (sy + random()) / samples, d);
        shadeRay(d, rgb);
        // A white spark must not burn a whole pixel: limit each ray before the mean.
        for (let i = 0; i < 3; i++) sum[i] += Math.min(rgb[i], 3);
      }
      const [ux, uy] = [(px - width / 2) / width, (py - height / 2) / height];
      const falloff = 1 - vignette * (ux * ux + uy * uy) * 2;
      const speck = (random() + random() - 1) * grain;
      develop(sum, (exposure * falloff) / (samples * samples), print);
      for (let i = 0; i < 3; i++) {
        image.data[(py * width + px) * 4 + i] = clamp(Math.round(print[i] + speck + (random() - 0.5) * grain * 0.4), 0, 255);
      }
      image.data[(py * width + px) * 4 + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}
