/** A line of a text with its line break. Offsets are UTF-16 units. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/** Lines that are laid out, shown and painted together. */
export type LineGroup = readonly [Line, ...Line[]];

/** Lines that are put on the page together, when they come near. */
export interface LineSection extends Line {
  /** Number of its first line, from 1. */
  readonly first: number;
  /** Rows it will take, guessed from the length of its lines. */
  readonly rows: number;
}

/** A group holds about a screenful of short lines: few enough to paint, many enough that 50,000 lines are not 50,000 observed elements. */
const GROUP_UNITS = 2000;
const GROUP_LINES = 24;

/** Ten screenfuls: cut into lines in a few milliseconds, and a book of ten megabytes is 300 elements while nobody reads it. */
const SECTION_UNITS = 32_000;
const SECTION_LINES = 800;

/** Long text nodes cost (Firefox: 12 s for a megabyte with 10,000 ranges in one node); 0.2 s in nodes of this size. */
const NODE_UNITS = 8000;

/** Answers for ascending offsets where the line that holds them ends. Each character is looked at once, whatever breaks the lines. */
function lineEnds(text: string, to: number): (from: number) => number {
  const find = (char: string, from: number): number => {
    const found = text.indexOf(char, from);
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  };
  let [lf, cr] = [-1, -1];
  return (from) => {
    if (lf < from) lf = find('\n', from);
    if (cr < from) cr = find('\r', from);
    const end = lf === cr + 1 ? lf : Math.min(lf, cr);
    return Math.min(end + 1, to);
  };
}

/** The lines of a text, or of a part that starts with one. `\n`, `\r` and `\r\n` end a line; every character is in exactly one. */
export function linesOf(text: string, from = 0, to = text.length): Line[] {
  const lines: Line[] = [];
  const endOf = lineEnds(text, to);
  for (let start = from; start < to; ) {
    const end = endOf(start);
    lines.push({ start, end });
    start = end;
  }
  return lines;
}

/** Lines in order, in sections; `columns` is a guess of characters a row. A long line is a section of its own. */
export function sectionsOf(text: string, columns: number): LineSection[] {
  const sections: LineSection[] = [];
  const endOf = lineEnds(text, text.length);
  let [start, first, rows, number] = [0, 1, 0, 1];
  const close = (end: number): void => {
    if (end > start) sections.push({ start, end, first, rows });
    [start, first, rows] = [end, number, 0];
  };
  for (let from = 0; from < text.length; number++) {
    const end = endOf(from);
    if (end - start > SECTION_UNITS || number - first >= SECTION_LINES) close(from);
    rows += Math.max(1, Math.ceil((end - from) / columns));
    from = end;
  }
  close(text.length);
  return sections;
}

/** Lines in order, in groups of about a screenful. */
export function groupsOf(lines: readonly Line[]): LineGroup[] {
  const groups: [Line, ...Line[]][] = [];
  let open: [Line, ...Line[]] | undefined;
  for (const line of lines) {
    if (open && open.length < GROUP_LINES && line.end - open[0].start <= GROUP_UNITS) {
      open.push(line);
    } else {
      open = [line];
      groups.push(open);
    }
  }
  return groups;
}

/** A line in parts of at most `most` units (an even number), small enough for a text node; cut at spaces where there are any and never inside a surrogate pair. */
export function partsOf(text: string, { start, end }: Line, most = NODE_UNITS): Line[] {
  const parts: Line[] = [];
  let from = start;
  while (end - from > most) {
    const half = from + most / 2;
    const space = text.slice(half, from + most).lastIndexOf(' ');
    let to = space >= 0 ? half + space + 1 : from + most;
    const code = text.charCodeAt(to);
    if (code >= 0xdc00 && code <= 0xdfff) to--;
    parts.push({ start: from, end: to });
    from = to;
  }
  parts.push({ start: from, end });
  return parts;
}
