import Papa from 'papaparse';
import { type CsvDialect, csvDialect } from './csvDialect';
import { type CsvHeader, readHeader } from './csvHeader';
import { csvQuoteOpen, csvQuotes, csvQuotesOff, csvTooFew, csvTooMany } from './csvProblems';
import { FewProblems } from './fewProblems';
import type { ImportProblem } from './importProblem';
import { rowTooLarge } from './rowProblems';
import { ROW_LIMIT, type Row, type RowReader } from './rowReader';

/** What a table needs to become tasks. */
export interface CsvRowOptions {
  readonly file: string;
  /** What the file's name promises; else it is told from the first rows. */
  readonly delimiter?: string | undefined;
  /** Letters that a row may have. */
  readonly limit?: number;
}

/** Letters from which the delimiter is told. */
const SAMPLE = 64 * 1024;
/** Letters that are parsed at once: for each odd quotation mark papaparse looks over all blanks before the next delimiter. */
const STEP = 32 * 1024;
/** Odd quotation marks of one row that are followed to its end, however far that is. */
const MAX_ERRORS = 1000;
/** More of them are, while their number times the letters of the row is no more: pages of HTML are cells too. */
const MAX_WORK = 2 ** 27;

/** What papaparse's parser tells of a row. */
interface ParsedRow {
  readonly data: readonly string[][];
  readonly errors: readonly { readonly code: string }[];
  readonly meta: { readonly cursor: number };
}

/** Where a row stands in the text. */
interface RawRow {
  readonly input: string;
  readonly from: number;
  readonly to: number;
}

interface FirstLine {
  readonly cells: string[];
  /** Where the next line begins. */
  readonly next: number;
}

function countLines({ input, from, to }: RawRow): number {
  const raw = input.slice(from, to);
  let count = 0;
  for (let i = raw.indexOf('\n'); i !== -1; i = raw.indexOf('\n', i + 1)) count++;
  for (let i = raw.indexOf('\r'); i !== -1; i = raw.indexOf('\r', i + 1)) if (raw[i + 1] !== '\n') count++;
  return count;
}

function isBlankRow({ input, from, to }: RawRow): boolean {
  return input.slice(from, to).trim() === '';
}

/** Takes the CR of a CRLF away from the last cell, unless it stands in quotation marks: then the row does not end with the cell's letters. */
function cutCr(cells: string[], { input, from, to }: RawRow, delimiter: string | undefined): void {
  const last = cells[cells.length - 1];
  if (!last?.endsWith('\r')) return;
  const end = input[to - 1] === '\n' ? to - 1 : to;
  const start = end - last.length;
  const isBare = start === from || (start > from && input[start - 1] === delimiter);
  if (isBare && input.startsWith(last, start)) cells[cells.length - 1] = last.slice(0, -1);
}

/** A row that lacks cells, or has columns without a name, whose empty cells say nothing. */
function partOf(cells: readonly string[], keys: readonly string[], unnamed: ReadonlySet<number>): Record<string, string> {
  const entries = keys.slice(0, cells.length).map((key, i): [string, string] => [key, cells[i] ?? '']);
  return Object.fromEntries(entries.filter(([, cell], i) => cell !== '' || !unnamed.has(i)));
}

/** CSV and TSV: a task a row, the first row names the keys. Cells stay texts as they are written. */
export class CsvRows implements RowReader {
  line = 1;
  private readonly file: string;
  private readonly preferred: string | undefined;
  private readonly limit: number;
  private readonly few = new FewProblems();
  private dialect: CsvDialect | undefined;
  private header: CsvHeader | undefined;
  /** A row with every key. */
  private blank: Readonly<Record<string, string>> = {};
  private rest = '';
  /** Length that `rest` needs for another try: one letter more at a time, a long row would be read again and again. */
  private wanted = SAMPLE;
  private read = 0;
  private reread = 0;
  private hasQuotes = true;
  /** Whether each line is a row. */
  private isSimple = false;
  /** Whether the rest of a line is left out. */
  private isSkipping = false;

  constructor({ file, delimiter, limit = ROW_LIMIT }: CsvRowOptions) {
    this.file = file;
    this.preferred = delimiter;
    this.limit = limit;
  }

  push(text: string): Row[] {
    const rows: Row[] = [];
    for (let from = 0; from < text.length; from += STEP) {
      const step = text.slice(from, from + STEP);
      this.read += step.length;
      this.rest += this.isSkipping ? this.skip(step) : step;
      if (this.rest.length >= this.wanted) this.parse(false, rows);
    }
    return rows;
  }

  end(brokeOff = false): Row[] {
    const rows: Row[] = [];
    this.parse(!brokeOff, rows);
    return rows;
  }

  /** What comes after the line that is left out. */
  private skip(text: string): string {
    const end = text.indexOf(this.dialect?.newline ?? '\n');
    if (end === -1) return '';
    this.isSkipping = false;
    this.line++;
    return text.slice(end + 1);
  }

  private parse(isLast: boolean, rows: Row[]): void {
    this.begin();
    while (this.parseRest(isLast, rows)) {
      // Each round reads a row whose quotation marks were odd.
    }
  }

  private begin(): void {
    if (this.dialect || this.rest === '') return;
    this.dialect = csvDialect(this.rest.slice(0, SAMPLE), this.preferred);
    const { from } = this.dialect;
    this.rest = this.rest.slice(from);
    if (from > 0) this.line++;
  }

  /** Reads the rows that are whole; answers whether there is more to be read at once. */
  private parseRest(isLast: boolean, rows: Row[]): boolean {
    const { rest: input, dialect } = this;
    if (!dialect || input === '') return false;
    this.isSimple = !input.includes('"') && !input.includes('\r');
    let from = 0;
    let again = -1;
    const parser = new Papa.Parser({
      delimiter: dialect.delimiter ?? Papa.UNIT_SEP,
      newline: dialect.newline,
      ...(!this.hasQuotes && { fastMode: true }),
      step: ({ data: [cells = []], errors, meta: { cursor } }: ParsedRow) => {
        const row = { input, from, to: cursor };
        from = cursor;
        if (errors.length === 0) this.readRow(cells, row, rows);
        else again = this.readOdd(cells, row, errors[errors.length - 1]?.code === 'MissingQuotes', rows);
        if (again !== -1) parser.abort();
      },
    });
    const { errors } = parser.parse(input, 0, !isLast) as ParsedRow;
    this.rest = input.slice(again === -1 ? from : again);
    if (again !== -1) return true;
    this.wanted = from === 0 ? 2 * input.length : 0;
    const isHard = errors.length > MAX_ERRORS && errors.length * this.rest.length > MAX_WORK;
    if (isLast || (!isHard && this.rest.length <= this.limit)) return false;
    this.rest = this.rest.slice(this.giveUp({ input: this.rest, from: 0, to: this.rest.length }, rows));
    return true;
  }

  private readRow(cells: string[], raw: RawRow, rows: Row[]): void {
    const { line, dialect } = this;
    this.line += this.isSimple ? 1 : countLines(raw);
    if (cells.length === 1 && isBlankRow(raw)) return;
    if (dialect?.newline === '\n') cutCr(cells, raw, dialect.delimiter);
    if (this.header) this.readCells(cells, this.header, line, rows);
    else {
      this.header = readHeader(cells, this.file, line);
      this.blank = Object.fromEntries(this.header.keys.map((key) => [key, '']));
      rows.push(...this.header.problems);
    }
  }

  private readCells(cells: readonly string[], { keys, unnamed }: CsvHeader, line: number, rows: Row[]): void {
    const { file } = this;
    // Cells that are empty, as spreadsheets write behind short rows, belong to no column and say nothing.
    if (cells.length > keys.length && cells.some((cell, i) => i >= keys.length && cell !== '')) {
      rows.push(csvTooMany(file, line, cells.length, keys.length, this.dialect?.delimiter ?? ','));
      return;
    }
    if (cells.length < keys.length) this.warn(csvTooFew(file, line, cells.length, keys.length), rows);
    rows.push({ data: unnamed.size === 0 && cells.length >= keys.length ? this.copyOf(cells, keys) : partOf(cells, keys, unnamed) });
  }

  /** Each key is the row's own before it is written, so `__proto__` is one like any other; six times as quick as making an object of entries. */
  private copyOf(cells: readonly string[], keys: readonly string[]): Record<string, string> {
    const row = { ...this.blank };
    for (let i = 0; i < keys.length; i++) row[keys[i] as string] = cells[i] as string;
    return row;
  }

  private warn(problem: ImportProblem, rows: Row[]): void {
    const listed = this.few.admit(problem);
    if (listed) rows.push(listed);
  }

  /**
   * Reads a row whose quotation marks do not fit together, so that it may have run into those after it.
   *
   * @returns where to read on; -1 behind it
   */
  private readOdd(cells: string[], raw: RawRow, isOpen: boolean, rows: Row[]): number {
    const width = this.header?.keys.length;
    const first = this.firstLine(raw);
    const isOneLine = first.next >= raw.to;
    const fits = width === undefined || first.cells.length === width;
    if (!isOpen && (width === undefined ? isOneLine : cells.length === width && (isOneLine || !fits))) {
      this.warn(csvQuotes(this.file, this.line), rows);
      this.readRow(cells, raw, rows);
      return -1;
    }
    return this.readFirstLine(first, raw, rows);
  }

  private readFirstLine({ cells, next }: FirstLine, raw: RawRow, rows: Row[]): number {
    const { line, file } = this;
    if (!this.header || cells.length === this.header.keys.length) {
      this.warn(csvQuotes(file, line), rows);
      this.readRow(cells, { ...raw, to: next }, rows);
    } else rows.push(csvQuoteOpen(file, line));
    this.line = line + 1;
    const letters = raw.to - next;
    if (this.reread + letters > 2 * this.read + 4096 && this.hasQuotes) {
      this.hasQuotes = false;
      rows.push(csvQuotesOff(file, this.line));
    }
    this.reread += letters;
    return letters <= 0 ? -1 : next;
  }

  /** The first line of a row, quotation marks being letters like others. */
  private firstLine({ input, from, to }: RawRow): FirstLine {
    const { newline, delimiter } = this.dialect ?? { newline: '\n', delimiter: ',' };
    const end = input.indexOf(newline, from);
    const isWhole = end !== -1 && end < to;
    const text = input.slice(from, isWhole ? end : to);
    const line = newline === '\n' && text.endsWith('\r') ? text.slice(0, -1) : text;
    return { cells: delimiter === undefined ? [line] : line.split(delimiter), next: isWhole ? end + 1 : to };
  }

  /** Leaves a row that has no end in sight; answers where to read on. */
  private giveUp(raw: RawRow, rows: Row[]): number {
    const first = this.firstLine(raw);
    if (first.next < raw.to) return this.readFirstLine(first, raw, rows);
    rows.push(raw.to > this.limit ? rowTooLarge(this.file, this.line, this.limit) : csvQuoteOpen(this.file, this.line));
    this.isSkipping = true;
    return raw.to;
  }
}
