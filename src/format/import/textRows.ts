import { rowTooLarge } from './rowProblems';
import { ROW_LIMIT, type Row, type RowReader } from './rowReader';

/** What lines of text need to become tasks. */
export interface TextRowOptions {
  readonly file: string;
  /** Key of the data that a line goes to. */
  readonly textKey: string;
  /** Letters that a line may have. */
  readonly limit?: number;
}

/** Plain text, a task a line as it is written; lines end with LF, CRLF or CR, and blank ones are no tasks. */
export class TextRows implements RowReader {
  line = 1;
  private readonly file: string;
  private readonly limit: number;
  private readonly textKey: string;
  /** The line that is not whole yet, in the pieces it came in: adding each to one text would copy a long line again and again. */
  private parts: string[] = [];
  private length = 0;
  private afterCr = false;

  constructor({ file, textKey, limit = ROW_LIMIT }: TextRowOptions) {
    this.file = file;
    this.textKey = textKey;
    this.limit = limit;
  }

  push(text: string): Row[] {
    const rows: Row[] = [];
    if (text === '') return rows;
    const piece = this.afterCr && text.startsWith('\n') ? text.slice(1) : text;
    this.afterCr = text.endsWith('\r');
    const lines = piece.includes('\r') ? piece.split(/\r\n|\r|\n/) : piece.split('\n');
    for (let i = 0; i < lines.length; i++) {
      if (i > 0) this.endLine(rows);
      this.add(lines[i] ?? '');
    }
    return rows;
  }

  end(brokeOff = false): Row[] {
    const rows: Row[] = [];
    if (brokeOff) return rows;
    this.endLine(rows);
    return rows;
  }

  private add(part: string): void {
    if (part === '') return;
    this.length += part.length;
    if (this.length > this.limit) this.parts = [];
    else this.parts.push(part);
  }

  private endLine(rows: Row[]): void {
    if (this.length > this.limit) rows.push(rowTooLarge(this.file, this.line, this.limit));
    else if (this.length > 0) {
      const text = this.parts.length === 1 ? (this.parts[0] ?? '') : this.parts.join('');
      // `__proto__` in a literal's brackets is a key like any other.
      if (text.trim() !== '') rows.push({ data: { [this.textKey]: text } });
    }
    this.parts = [];
    this.length = 0;
    this.line++;
  }
}
