/** A picture's pixels, four bytes each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** A place in percent of the picture. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A box of percent. */
export interface Area extends Place {
  readonly width: number;
  readonly height: number;
}

/** How far colours may lie apart, in one channel, to count as one thing. */
const TOLERANCE = 40;

function indexOf({ width, height }: Pixels, { x, y }: Place): number {
  const column = Math.min(width - 1, Math.max(0, Math.floor((x / 100) * width)));
  const row = Math.min(height - 1, Math.max(0, Math.floor((y / 100) * height)));
  return row * width + column;
}

/** Marks what hangs together with a place and has its colour, but for what is marked already or outside `inside`. */
function flood(pixels: Pixels, from: number, marks: Uint8Array, mark: number, inside: (index: number) => boolean): void {
  const { width, height, data } = pixels;
  const like = (index: number): boolean =>
    [0, 1, 2].every((c) => Math.abs((data[index * 4 + c] ?? 0) - (data[from * 4 + c] ?? 0)) <= TOLERANCE);
  const open = [from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (marks[index] !== 0 || !inside(index) || !like(index)) continue;
    marks[index] = mark;
    const column = index % width;
    if (column > 0) open.push(index - 1);
    if (column < width - 1) open.push(index + 1);
    if (index >= width) open.push(index - width);
    if (index < width * (height - 1)) open.push(index + width);
  }
}

/** What is meant by some places, without what is not meant by others, and within `area` where one is given: 1 for each pixel of it. */
export function areaMeant(pixels: Pixels, yes: readonly Place[], no: readonly Place[], area?: Area): Uint8Array {
  const marks = new Uint8Array(pixels.width * pixels.height);
  const first = area && indexOf(pixels, area);
  const last = area && indexOf(pixels, { x: area.x + area.width, y: area.y + area.height });
  const inside = (index: number): boolean => {
    if (first === undefined || last === undefined) return true;
    const [column, row] = [index % pixels.width, Math.floor(index / pixels.width)];
    return (
      column >= first % pixels.width &&
      column <= last % pixels.width &&
      row >= Math.floor(first / pixels.width) &&
      row <= Math.floor(last / pixels.width)
    );
  };
  for (const place of no) flood(pixels, indexOf(pixels, place), marks, 2, inside);
  for (const place of yes) flood(pixels, indexOf(pixels, place), marks, 1, inside);
  return marks.map((mark) => (mark === 1 ? 1 : 0));
}

/** A rough outline in percent: the left border down, the right one up, in at most `steps` rows; nothing of nothing. */
export function outlineOf({ width, height }: Pixels, marked: Uint8Array, steps = 24): readonly (readonly [number, number])[] {
  const rows: { readonly y: number; readonly left: number; readonly right: number }[] = [];
  for (let y = 0; y < height; y++) {
    const row = marked.subarray(y * width, (y + 1) * width);
    const left = row.indexOf(1);
    if (left >= 0) rows.push({ y, left, right: row.lastIndexOf(1) + 1 });
  }
  const [top, bottom] = [rows[0], rows.at(-1)];
  if (!top || !bottom) return [];
  const every = Math.max(1, Math.ceil(rows.length / steps));
  const kept = rows.filter((_, i) => i % every === 0);
  const at = (x: number, y: number): readonly [number, number] => [(x / width) * 100, (y / height) * 100];
  return [
    ...kept.map(({ y, left }) => at(left, y)),
    at(bottom.left, bottom.y + 1),
    at(bottom.right, bottom.y + 1),
    ...kept.map(({ y, right }) => at(right, y)).reverse(),
  ];
}
