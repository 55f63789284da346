import { cellText, type TableContent } from './table.document';

/** How wide a column is, in characters, and whether it holds numbers only. */
export interface ColumnLayout {
  readonly ch: number;
  readonly isNumeric: boolean;
}

/** Rows that are looked at: all of 100,000 would cost more than they tell. */
const SAMPLE = 200;
const LEAST_CH = 5;
/** Wider texts break. */
const MOST_CH = 48;
/** Cells up to here are not broken, however few of them are so long. */
const UNBROKEN_CH = 24;
/** Room for the mark of the order beside a title. */
const MARK_CH = 3;
/** Titles are bold. */
const BOLD = 1.2;

/** Characters of the wide scripts (CJK and the like) take the room of two. */
function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length && width <= MOST_CH; i++) width += text.charCodeAt(i) >= 0x2e80 ? 2 : 1;
  return width;
}

/** Rows over the whole table, so that a column whose beginning is empty is not taken for a narrow one. */
function sampleOf(count: number): number[] {
  const step = Math.max(1, count / SAMPLE);
  return Array.from({ length: Math.min(count, SAMPLE) }, (_, i) => Math.floor(i * step));
}

/** Widths by what most cells need: fixed, so that columns do not jump while rows come into sight. */
export function layOut(content: TableContent, titles: readonly string[]): readonly ColumnLayout[] {
  const sample = sampleOf(content.count);
  return titles.map((title, column) => {
    const texts = sample.map((row) => cellText(content.cell(row, column))).filter(Boolean);
    const widths = texts.map(widthOf).sort((a, b) => a - b);
    // One long cell in ten may break instead of making the column wide.
    const usual = widths[Math.floor((widths.length - 1) * 0.9)] ?? 0;
    const short = widths.findLast((width) => width <= UNBROKEN_CH) ?? 0;
    const ch = Math.min(MOST_CH, Math.max(LEAST_CH, usual, short, Math.ceil(widthOf(title) * BOLD) + MARK_CH));
    return { ch, isNumeric: texts.length > 0 && texts.every((text) => text.trim() !== '' && Number.isFinite(Number(text))) };
  });
}

/** Whether a column would take more room than it gets: then the table takes all there is. */
export function isCramped(columns: readonly ColumnLayout[]): boolean {
  return columns.some(({ ch }) => ch >= MOST_CH);
}
