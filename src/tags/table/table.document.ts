import { asText, describeValue, type Finding, isRecord, type UnknownRecord } from '../../core';

/** A column: its title as the data has it, or what it is where the data has none. */
export type TableColumn = { readonly title: string } | { readonly title?: undefined; readonly is: 'name' | 'value' | 'number' };

/** Data as rows and columns. Cells are asked for one by one: a copy of 100,000 rows would cost more than reading them. */
export interface TableContent {
  readonly columns: readonly TableColumn[];
  readonly count: number;
  /** The value of a cell; undefined = the row has none. */
  cell(row: number, column: number): unknown;
  /** The first column names its row. */
  readonly isKeyed: boolean;
}

/** A table as far as the value is one, and what is wrong with it. The `key` of a finding is a path below the value, such as `[3]`. */
export interface ReadTable {
  readonly content: TableContent | undefined;
  readonly findings: readonly Finding[];
}

/** Whole numbers beyond what JavaScript can hold lose digits when they are parsed. */
const LONG_NUMBER = /\d{16}/;

/** JSON whose long whole numbers keep all their digits, as text, where the browser tells what was written. */
function parseJson(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '');
  if (!LONG_NUMBER.test(plain)) return JSON.parse(plain);
  return JSON.parse(plain, (_, value: unknown, ...rest: unknown[]) => {
    const source = (rest[0] as { readonly source?: string } | undefined)?.source;
    const isLong = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
    return isLong && source !== undefined && /^-?\d+$/.test(source) ? source : value;
  });
}

/** What a cell shows. */
export function cellText(value: unknown): string {
  return value === null ? 'null' : asText(value);
}

function tableOfRecord(record: UnknownRecord): TableContent {
  const sorted = Object.keys(record).map((key) => ({ key, folded: key.toLowerCase() }));
  sorted.sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0));
  const keys = sorted.map(({ key }) => key);
  return {
    columns: [{ is: 'name' }, { is: 'value' }],
    count: keys.length,
    cell: (row, column) => {
      const key = keys[row] ?? '';
      return column === 0 ? key : record[key];
    },
    isKeyed: true,
  };
}

function tableOfLists(rows: readonly (readonly unknown[])[]): TableContent {
  let width = 0;
  for (const row of rows) width = Math.max(width, row.length);
  const columns = Array.from({ length: width }, (): TableColumn => ({ is: 'number' }));
  return { columns, count: rows.length, cell: (row, column) => rows[row]?.[column], isKeyed: false };
}

/** Columns of all keys in order of first appearance, and a last one for what is no object. */
function tableOfRecords(rows: readonly unknown[], hasOthers: boolean): TableContent {
  const keys = new Set<string>();
  for (const row of rows) if (isRecord(row)) for (const key of Object.keys(row)) keys.add(key);
  const names = [...keys];
  const columns: TableColumn[] = names.map((title) => ({ title }));
  if (hasOthers) columns.push({ is: 'value' });
  const cell = (index: number, column: number): unknown => {
    const row = rows[index];
    const name = names[column];
    if (!isRecord(row)) return name === undefined ? row : undefined;
    return name !== undefined && Object.hasOwn(row, name) ? row[name] : undefined;
  };
  return { columns, count: rows.length, cell, isKeyed: false };
}

function tableOfList(rows: readonly unknown[]): ReadTable {
  if (rows.length === 0) return empty('The list is empty, so the table has no rows.');
  const other = rows.findIndex((row) => !isRecord(row));
  if (other < 0) return { content: tableOfRecords(rows, false), findings: [] };
  if (rows.every(Array.isArray)) return { content: tableOfLists(rows as unknown[][]), findings: [] };
  const content = tableOfRecords(rows, true);
  // Words or numbers alone are one column, and nothing is wrong with them.
  if (!rows.some(isRecord)) return { content, findings: [] };
  return {
    content,
    findings: [
      {
        code: 'table-mixed',
        severity: 'warning',
        message: `Row ${other + 1} of the table is no object (${describeValue(rows[other])}), while others are; it is shown in a column of its own.`,
        hint: 'Give every row the same form: an object with a key for each column.',
        key: `[${other}]`,
      },
    ],
  };
}

function empty(message: string): ReadTable {
  return {
    content: undefined,
    findings: [{ code: 'table-empty', severity: 'info', message, hint: 'Fill the value in the task, or skip the task.' }],
  };
}

function tableOfText(text: string): ReadTable {
  if (!text.trim()) return empty('The text that should hold the table is empty.');
  try {
    return tableOfValue(parseJson(text), true);
  } catch (error) {
    return {
      content: tableOfRecords([text], true),
      findings: [
        {
          code: 'table-json',
          severity: 'error',
          message: `The text is no JSON (${error instanceof Error ? error.message : String(error)}), so it is shown as it is.`,
          hint: /[,;\t].*\n/.test(text)
            ? 'It may be CSV: then write valueType="csv".'
            : 'Mend the JSON, or give the value itself instead of text.',
        },
      ],
    };
  }
}

/** The table that a value of the task is. `isParsed`: it came out of JSON text, so that a text in it is a text. Never throws. */
export function tableOfValue(value: unknown, isParsed = false): ReadTable {
  if (value === null || value === undefined) {
    return {
      content: undefined,
      findings: [
        {
          code: 'table-missing',
          severity: 'error',
          message: `The value of the table is ${value === null ? 'null' : 'missing'}, so there is nothing to show.`,
          hint: "Put an object, a list or CSV into the task's data under the key that the tag's value names.",
        },
      ],
    };
  }
  if (Array.isArray(value)) return tableOfList(value);
  if (isRecord(value)) {
    return Object.keys(value).length > 0
      ? { content: tableOfRecord(value), findings: [] }
      : empty('The object has no keys, so the table has no rows.');
  }
  if (typeof value === 'string' && !isParsed) return tableOfText(value);
  return {
    content: tableOfRecords([value], true),
    findings: [
      {
        code: 'table-value',
        severity: 'warning',
        message: `The value of the table is ${describeValue(value)}; it is shown as a table of one cell.`,
        hint: 'A table is an object, a list, or CSV.',
      },
    ],
  };
}
