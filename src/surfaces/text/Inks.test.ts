import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inkOn } from './Inks';

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it('is readable on every colour', () => {
  const channel = fc.nat(255);
  fc.assert(
    fc.property(channel, channel, channel, (red, green, blue) => {
      const ground = luminance([red, green, blue]);
      const contrast = inkOn(red, green, blue) === 'black' ? (ground + 0.05) / 0.05 : 1.05 / (ground + 0.05);
      expect(contrast).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
