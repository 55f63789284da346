import { createRandom } from './random.mjs';

/**
 * A sky of made-up stars: the picture is painted from it and the predicted boxes are computed from it, so they agree.
 * @typedef {{ x: number, y: number, radius: number, brightness: number, warmth: number }} Star in pixels; brightness and warmth 0..1
 */

export const skySize = { width: 1600, height: 1200 };
export const starCount = 10_000;

/** @returns {Star[]} */
export function listStars() {
  const random = createRandom(20_260_317);
  /** A bell of width 1 about 0. */
  const bell = () => random() + random() + random() - 1.5;
  return Array.from({ length: starCount }, () => {
    // Six of ten lie in a band across the sky, as in our galaxy.
    const t = random();
    const inBand = random() < 0.6;
    const across = inBand ? bell() * 0.22 : random() - 0.5;
    const x = (inBand ? t : random()) * 0.97 + 0.015;
    const wanted = inBand ? 0.78 - 0.55 * t + across : 0.5 + across * 0.97;
    const y = wanted > 0.015 && wanted < 0.985 ? wanted : 0.015 + 0.97 * random();
    const brightness = random() ** 5;
    return {
      x: x * skySize.width,
      y: y * skySize.height,
      radius: 0.8 + 3.4 * brightness,
      brightness,
      warmth: random(),
    };
  });
}
