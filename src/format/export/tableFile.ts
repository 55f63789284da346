import Papa from 'papaparse';
import type { ExportFile } from './exported';

/** Length of text that becomes one part of a blob. */
const PART_LENGTH = 1 << 20;
/** Who reads a table guesses its delimiter by the names of the columns, so none of these stands there bare. */
const GUESSED = /[,;\t|]/;
/** Ends of rows in CSV. Source: RFC 4180. */
const NEWLINE = '\r\n';

/** Rows that are no longer in the page's heap, and where each ends, so that columns met later can be added to them. */
interface Part {
  readonly blob: Blob;
  readonly columns: number;
  readonly ends: Uint32Array;
}

/** How a table is written. */
export interface TableOptions {
  readonly path: string;
  readonly type: string;
  readonly delimiter: ',' | '\t';
  /** Begins with a byte order mark. */
  readonly bom: boolean;
}

/**
 * A CSV or TSV file whose columns are found while its rows are written: the header is made last, and rows that came before a column are given an empty cell for it.
 */
export class TableFile {
  readonly #options: TableOptions;
  readonly #columns = new Map<string, number>();
  readonly #parts: Part[] = [];
  #rows: string[][] = [];
  #length = 0;

  constructor(options: TableOptions) {
    this.#options = options;
  }

  /** Adds a column at the end, unless it is there. */
  addColumn(name: string): void {
    if (!this.#columns.has(name)) this.#columns.set(name, this.#columns.size);
  }

  addRow(cells: ReadonlyMap<string, string>): void {
    for (const name of cells.keys()) this.addColumn(name);
    const row: string[] = Array.from({ length: this.#columns.size }, () => '');
    for (const [name, cell] of cells) {
      row[this.#columns.get(name) ?? 0] = cell;
      this.#length += cell.length + 1;
    }
    this.#rows.push(row);
    if (this.#length >= PART_LENGTH) this.#flush();
  }

  async finish(): Promise<ExportFile> {
    this.#flush();
    const { path, type, bom } = this.#options;
    const blobs: (Blob | string)[] = bom ? ['\uFEFF'] : [];
    if (this.#columns.size > 0) blobs.push(this.#line([...this.#columns.keys()], GUESSED));
    for (const part of this.#parts) blobs.push(await this.#padded(part));
    return { path, blob: new Blob(blobs, { type }) };
  }

  #flush(): void {
    if (this.#rows.length === 0) return;
    const columns = this.#columns.size;
    const ends = new Uint32Array(this.#rows.length);
    let text = '';
    this.#rows.forEach((row, i) => {
      while (row.length < columns) row.push('');
      text += this.#line(row);
      ends[i] = text.length - NEWLINE.length;
    });
    this.#parts.push({ blob: new Blob([text]), columns, ends });
    this.#rows = [];
    this.#length = 0;
  }

  /** @param quoted what else puts a cell in quotation marks */
  #line(row: readonly string[], quoted?: RegExp): string {
    // A line with nothing in it would be no row.
    if (row.length === 1 && row[0] === '') return `""${NEWLINE}`;
    const quotes = quoted ? (cell: unknown) => quoted.test(String(cell)) : false;
    return Papa.unparse([[...row]], { delimiter: this.#options.delimiter, newline: NEWLINE, header: false, quotes }) + NEWLINE;
  }

  async #padded({ blob, columns, ends }: Part): Promise<Blob> {
    const missing = this.#columns.size - columns;
    if (missing === 0) return blob;
    const text = await blob.text();
    const padding = this.#options.delimiter.repeat(missing);
    const rows: string[] = [];
    let start = 0;
    for (const end of ends) {
      rows.push(text.slice(start, end), padding, NEWLINE);
      start = end + NEWLINE.length;
    }
    return new Blob(rows);
  }
}
