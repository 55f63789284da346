import { listStars, type Star, skySize } from '../render/star-catalogue.mjs';
import type { SampleResult, SampleTask } from '../sample';

const { width, height } = skySize;

function labelStar({ brightness, warmth }: Star): string {
  if (brightness > 0.25) return 'Bright star';
  return warmth > 0.75 ? 'Warm star' : 'Faint star';
}

function boxStar(star: Star, index: number): SampleResult {
  const reach = star.radius * 1.6 + 1.5;
  const left = Math.max(star.x - reach, 0);
  const top = Math.max(star.y - reach, 0);
  return {
    id: `star-${index + 1}`,
    from_name: 'label',
    to_name: 'image',
    type: 'rectanglelabels',
    original_width: width,
    original_height: height,
    image_rotation: 0,
    score: Math.round((0.4 + 0.6 * Math.sqrt(star.brightness)) * 1000) / 1000,
    value: {
      x: (left / width) * 100,
      y: (top / height) * 100,
      width: ((Math.min(star.x + reach, width) - left) / width) * 100,
      height: ((Math.min(star.y + reach, height) - top) / height) * 100,
      rotation: 0,
      rectanglelabels: [labelStar(star)],
    },
  };
}

/** Ten thousand predicted boxes, each round a star that is really in the picture. */
export function createManyBoxesTask(): SampleTask {
  return {
    data: { image: '/samples/stars.jpg' },
    predictions: [{ model_version: 'star-finder', score: 0.88, result: listStars().map(boxStar) }],
  };
}
