/** A line of a text with its line break. Offsets are UTF-16 units. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/** Lines that are laid out, shown and painted together. */
export type LineGroup = readonly [Line, ...Line[]];

/** A group holds about a screenful of short lines: few enough to paint, many enough that 50,000 lines are not 50,000 observed elements. */
const GROUP_UNITS = 2000;
const GROUP_LINES = 24;

/** Long text nodes cost (Firefox: 12 s for a megabyte with 10,000 ranges in one node); 0.2 s in nodes of this size. */
const NODE_UNITS = 8000;

/** The lines of a text. `\n`, `\r` and `\r\n` end one; every character is in exactly one line. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) {
    const end = index + lineBreak.length;
    lines.push({ start, end });
    start = end;
  }
  if (start < text.length) lines.push({ start, end: text.length });
  return lines;
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

/** A line in parts small enough for a text node, cut at spaces where there are any and never inside a surrogate pair. */
export function partsOf(text: string, { start, end }: Line): Line[] {
  const parts: Line[] = [];
  let from = start;
  while (end - from > NODE_UNITS) {
    const space = text.lastIndexOf(' ', from + NODE_UNITS);
    let to = space > from + NODE_UNITS / 2 ? space + 1 : from + NODE_UNITS;
    const code = text.charCodeAt(to);
    if (code >= 0xdc00 && code <= 0xdfff) to--;
    parts.push({ start: from, end: to });
    from = to;
  }
  parts.push({ start: from, end });
  return parts;
}
