import { fbm2 } from './noise.mjs';
import { createRandom } from './random.mjs';
import { clamp, smoothstep } from './solids.mjs';
import { listStars, skySize } from './star-catalogue.mjs';

/** A night sky with ten thousand stars, for the big sample. */

export const size = skySize;

function paintSky(context) {
  const { width, height } = size;
  const image = context.createImageData(width, height);
  const random = createRandom(5);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width, y / height];
      const off = v - (0.78 - 0.55 * u);
      const cloud = fbm2(u * 5, v * 5, 5);
      const band = Math.exp(-((off / 0.17) ** 2)) * (0.35 + cloud);
      const dust = smoothstep(0.48, 0.68, fbm2(u * 4 + 9, v * 7 + 3, 5)) * Math.exp(-(((off - 0.02) / 0.09) ** 2));
      const glow = band * (1 - 0.75 * dust);
      const speck = (random() - 0.5) * 1.5;
      image.data.set(
        [8 + 62 * glow + speck, 11 + 58 * glow + speck, 24 + 66 * glow + speck, 255].map((c) => clamp(c, 0, 255)),
        (y * width + x) * 4,
      );
    }
  }
  context.putImageData(image, 0, 0);
}

export function paint(canvas) {
  const context = canvas.getContext('2d');
  paintSky(context);
  context.globalCompositeOperation = 'lighter';
  for (const star of listStars()) {
    const { x, y, radius, brightness, warmth } = star;
    const colour = warmth > 0.75 ? [255, 205, 160] : warmth < 0.3 ? [170, 200, 255] : [255, 250, 240];
    const reach = radius * 2;
    const fill = context.createRadialGradient(x, y, 0, x, y, reach);
    const peak = 0.45 + 0.55 * Math.sqrt(brightness);
    fill.addColorStop(0, `rgba(${colour}, ${peak})`);
    fill.addColorStop(0.35, `rgba(${colour}, ${peak * 0.55})`);
    fill.addColorStop(1, `rgba(${colour}, 0)`);
    context.fillStyle = fill;
    context.fillRect(x - reach, y - reach, reach * 2, reach * 2);
  }
  return undefined;
}
