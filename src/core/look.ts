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

/** Twelve hues that keep apart on light and dark ground. */
const SEEDED = [
  '#e05d44',
  '#2f80ed',
  '#27ae60',
  '#9b51e0',
  '#d98e04',
  '#0aa5a5',
  '#d6459a',
  '#6b8e23',
  '#5b6ee1',
  '#a0522d',
  '#c2185b',
  '#00838f',
] as const;

/** Colour of a label that names none: the same word has the same colour in every config. */
export function seededColor(word: string): string {
  let hash = 2166136261;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 16777619);
  return SEEDED[(hash >>> 0) % SEEDED.length] ?? SEEDED[0];
}

/** Outline of a region without label and without colours of its own. */
export const UNLABELLED_COLOR = '#666666';
