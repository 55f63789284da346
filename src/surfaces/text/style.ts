import type { Look } from '../../core';

/** Which underline is a span's, counted from the text, and whether there are so many that they must be fine. */
export interface Lane {
  readonly index: number;
  readonly isFine: boolean;
}

/** What is laid over a look: how the region is met now. */
export interface MarkState {
  readonly selected: boolean;
  readonly hovered: boolean;
  /** From a model's layer laid over the annotation. */
  readonly overlay: boolean;
  /** 0..1 */
  readonly opacity: number;
  /** Underlines of spans that overlap lie below one another. */
  readonly lane: Lane;
}

/** How marked text is painted. Equal keys look equal and share one Highlight. */
export interface MarkStyle {
  readonly key: string;
  readonly color: string;
  readonly background: string;
  readonly line: 'solid' | 'dashed' | 'none';
  readonly thickness: number;
  /** Pixels below the text. */
  readonly offset: number;
  /** Higher is painted over lower. */
  readonly priority: number;
  /** A line above the text too. */
  readonly boxed: boolean;
}

/** A part of the text to paint. Offsets are UTF-16 units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly style: MarkStyle;
}

/** Text that was selected before a label was chosen. */
export const PENDING_STYLE: MarkStyle = {
  key: 'pending',
  color: 'Highlight',
  background: 'color-mix(in srgb, Highlight 45%, transparent)',
  line: 'none',
  thickness: 0,
  offset: 0,
  priority: 3,
  boxed: false,
};

/** The lane of a span that lies alone. */
export const FIRST_LANE: Lane = { index: 0, isFine: false };

/** So many lanes of two pixels have room between two rows. */
const WIDE_LANES = 3;
/** More fine lanes than this would reach the next row's letters. */
export const LANES = 8;

function percent(opacity: number): number {
  return Math.round(Math.min(Math.max(opacity, 0.06), 0.8) * 100);
}

/** The style of a region's text. `color` replaces the look's colours. */
export function styleOf(look: Look, color: string | undefined, state: MarkState): MarkStyle {
  const { selected, hovered, overlay, opacity, lane } = state;
  const line = color ?? look.stroke;
  const fill = color ?? look.fill;
  const strength = look.fillOpacity * (selected ? 2 : hovered ? 1.6 : overlay ? 0.5 : 1) * opacity;
  const wide = lane.isFine ? 1 : 2;
  return {
    key: [color ?? look.key, selected ? 's' : hovered ? 'h' : '', overlay ? `o${opacity}` : '', lane.index, lane.isFine ? 'f' : ''].join(
      '|',
    ),
    color: opacity < 1 ? `color-mix(in srgb, ${line} ${percent(opacity)}%, transparent)` : line,
    background: `color-mix(in srgb, ${fill} ${percent(strength)}%, transparent)`,
    line: overlay ? 'dashed' : 'solid',
    thickness: selected ? wide + 1 : hovered ? wide + 0.5 : wide,
    offset: 2 + lane.index * (wide + 1),
    priority: selected ? 2 : hovered ? 1 : overlay ? -1 : 0,
    boxed: selected,
  };
}

/** The declarations of a style. Only what `::highlight()` allows: colours and text decorations. */
export function declarationsOf({ color, background, line, thickness, offset, boxed }: MarkStyle): string {
  const decoration =
    line === 'none'
      ? ''
      : `text-decoration: underline ${boxed ? 'overline ' : ''}${line} ${thickness}px ${color}; text-underline-offset: ${offset}px;`;
  return `background-color: ${background}; ${decoration}`;
}

/**
 * Lanes for spans in order of start: the first that is free, so that what overlaps lies on different lines. Where more lie on each other than there is
 * room for, all of them get finer lines: the rows of the text must not move.
 */
export function lanesOf(spans: readonly { readonly start: number; readonly end: number }[]): Lane[] {
  const lanes: Lane[] = [];
  let ends: number[] = [];
  let first = 0;
  const close = (to: number): void => {
    const isFine = ends.length > WIDE_LANES;
    if (isFine) for (let i = first; i < to; i++) lanes[i] = { index: lanes[i]?.index ?? 0, isFine };
    ends = [];
    first = to;
  };
  for (const [i, { start, end }] of spans.entries()) {
    if (ends.every((taken) => taken <= start)) close(i);
    const free = ends.findIndex((taken) => taken <= start);
    const index = free >= 0 ? free : ends.length;
    ends[index] = end;
    lanes.push({ index: Math.min(index, LANES - 1), isFine: false });
  }
  close(spans.length);
  return lanes;
}
