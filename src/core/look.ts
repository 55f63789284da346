/** The resolved style of a region before its state (selected, hovered …) is laid over it. */
export interface Look {
  /** CSS colour of the outline, badge and list mark. */
  readonly stroke: string;
  /** CSS colour of the inside, without opacity. */
  readonly fill: string;
  /** 0..1 */
  readonly fillOpacity: number;
  /** Screen pixels. */
  readonly strokeWidth: number;
  /** Identity for grouping: equal keys look equal. */
  readonly key: string;
}

/** The golden angle: hues of consecutive hashes lie far apart. */
const HUE_STEP = 137.508;

function channel(hue: number, saturation: number, lightness: number, n: number): string {
  const k = (n + hue / 30) % 12;
  const value = lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0');
}

/** Colour of a label that names none, as `#rrggbb`: the same word has the same colour in every config, and stands out on light and dark ground. */
export function seededColor(word: string): string {
  let hash = 2166136261;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 16777619);
  // FNV's low bits follow the last letter; folded, they follow all of them.
  const seed = (hash ^ (hash >>> 15)) >>> 0;
  const hue = (seed * HUE_STEP) % 360;
  const lightness = [0.4, 0.47, 0.54][seed % 3] ?? 0.47;
  return `#${[0, 8, 4].map((n) => channel(hue, 0.68, lightness, n)).join('')}`;
}

/** Outline of a region without label and without colours of its own. */
export const UNLABELLED_COLOR = '#666666';
