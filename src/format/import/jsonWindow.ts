import type { JsonPlace } from './jsonProblems';
import { CR, isBlank, isLineEnd, LF, SPACE, TAB } from './jsonSigns';

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/**
 * The piece of a file that is being scanned, where it lies in the file, and the text of the element that has begun, in the pieces it came in.
 * Offsets are indices into `text`; `base + index` is the offset in the file.
 */
export class JsonWindow {
  text = '';
  base = 0;
  /** What is read next. */
  i = 0;
  line = 1;
  /** Where the element begins that is being read; undefined between elements, and in one that was given up. */
  start: JsonPlace | undefined;
  private lineStart = 0;
  /** Up to here the line has nothing but blanks. */
  private blankUntil = 0;
  private lastCr = -2;
  private startOffset = 0;
  private parts: string[] = [];
  private partsLength = 0;
  private edits: Edit[] = [];

  load(text: string): void {
    this.text = text;
    this.i = 0;
  }

  /** Puts the scanned piece away. */
  unload(): void {
    if (this.start) {
      const part = this.text.slice(Math.max(0, this.startOffset - this.base));
      this.parts.push(part);
      this.partsLength += part.length;
    }
    this.base += this.text.length;
    this.text = '';
    this.i = 0;
  }

  /** Letters held of the element. */
  get held(): number {
    return this.partsLength;
  }

  /** Offset in the file of what is read next. */
  get offset(): number {
    return this.base + this.i;
  }

  /** Steps over blanks. */
  skipBlanks(): void {
    const { text } = this;
    let from = this.i;
    let i = from;
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (!isBlank(code)) break;
      if (!isLineEnd(code)) continue;
      this.newLine(i, code);
      from = i + 1;
    }
    this.blank(from, i);
    this.i = i;
  }

  place(i: number): JsonPlace {
    return { line: this.line, column: this.base + i - this.lineStart + 1 };
  }

  newLine(i: number, code: number): void {
    const offset = this.base + i;
    if (!(code === LF && this.lastCr === offset - 1)) this.line++;
    if (code === CR) this.lastCr = offset;
    this.lineStart = offset + 1;
    this.blankUntil = offset + 1;
  }

  /** Says that `from` to `to` is blank. */
  blank(from: number, to: number): void {
    if (this.blankUntil === this.base + from) this.blankUntil = this.base + to;
  }

  /** Whether nothing but blanks stands before `i` in its line. */
  isFirst(i: number): boolean {
    return this.blankUntil === this.base + i;
  }

  begin(i: number): void {
    this.start = this.place(i);
    this.startOffset = this.base + i;
    this.parts = [];
    this.partsLength = 0;
    this.edits = [];
  }

  /** Reads `by` in place of the letters from offset `from` to offset `to` of the file. */
  edit(from: number, to: number, by: string): void {
    this.edits.push({ from: from - this.startOffset, to: to - this.startOffset, by });
  }

  /** The element, which ends before `end`. */
  take(end: number): string {
    const written = this.seen(end);
    const edits = this.edits.sort((a, b) => a.from - b.from);
    this.drop();
    if (edits.length === 0) return written;
    let text = '';
    let from = 0;
    for (const edit of edits) {
      text += written.slice(from, edit.from) + edit.by;
      from = edit.to;
    }
    return text + written.slice(from);
  }

  drop(): void {
    this.start = undefined;
    this.parts = [];
    this.partsLength = 0;
    this.edits = [];
  }

  /** The text from the element's start, as it is written. */
  seen(end?: number): string {
    const part = this.text.slice(Math.max(0, this.startOffset - this.base), end);
    return this.parts.length === 0 ? part : this.parts.join('') + part;
  }

  /** Where offset `offset` of the file lies in `seen()`. */
  inSeen(offset: number): number {
    return offset - this.startOffset;
  }

  /** Goes back to `index` of `seen()`, and drops the element. The window then begins there. */
  rewind(seen: string, index: number): void {
    const { start, startOffset } = this;
    if (!start) return;
    this.base = startOffset;
    this.line = start.line;
    this.lineStart = startOffset - start.column + 1;
    this.lastCr = -2;
    this.blankUntil = startOffset;
    for (let i = 0; i < index; i++) {
      const code = seen.charCodeAt(i);
      if (isLineEnd(code)) this.newLine(i, code);
      else if (code === SPACE || code === TAB) this.blank(i, i + 1);
    }
    this.base = startOffset + index;
    this.text = seen.slice(index);
    this.i = 0;
    this.drop();
  }
}
