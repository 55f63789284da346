import Papa from 'papaparse';
import type { Finding } from '../../core';
import type { TableOptions } from './options.document';
import type { ReadTable, TableColumn } from './table.document';

/** Rows named in one problem; the rest is counted. */
const MOST_NAMED = 5;

function rowsInWords(rows: readonly number[]): string {
  const named = rows.slice(0, MOST_NAMED).join(', ');
  const more = rows.length - MOST_NAMED;
  return `${rows.length === 1 ? 'Row' : 'Rows'} ${named}${more > 0 ? ` and ${more} more` : ''}`;
}

function quoteFinding(rows: readonly number[]): Finding {
  return {
    code: 'table-csv-quotes',
    severity: 'warning',
    message: `${rowsInWords(rows)} of the CSV: quotation marks that do not fit together, so fields may have run into each other.`,
    hint: 'A field that holds quotation marks is put into quotation marks, and each of its own is doubled: "a ""b"" c".',
  };
}

function lengthFinding(rows: readonly number[], width: number): Finding {
  return {
    code: 'table-csv-fields',
    severity: 'warning',
    message: `${rowsInWords(rows)} of the CSV: other than ${width} fields; missing ones are shown empty, further ones in columns without a name.`,
    hint: 'Check the separator, and that fields which hold it are in quotation marks.',
  };
}

function separatorFinding(separator: string): Finding {
  const shown = separator === '\t' ? 'tab' : separator;
  return {
    code: 'table-csv-separator',
    severity: 'warning',
    message: `The CSV holds no '${shown}', which the config says separates its fields, so each row is one field.`,
    hint: 'Name the separator that the data has, or leave the option out: then it is guessed.',
  };
}

function findingsOf(rows: readonly (readonly string[])[], width: number, broken: readonly number[], unused: string | undefined): Finding[] {
  const uneven: number[] = [];
  for (let i = 0; i < rows.length; i++) if (rows[i]?.length !== width) uneven.push(i + 1);
  const findings: Finding[] = [];
  if (broken.length > 0) findings.push(quoteFinding(broken));
  if (unused !== undefined && width === 1) findings.push(separatorFinding(unused));
  else if (uneven.length > 0) findings.push(lengthFinding(uneven, width));
  return findings;
}

/** The table that a CSV text is: every field as it is written. Never throws. */
export function tableOfCsv(text: string, { separator, headless }: Pick<TableOptions, 'separator' | 'headless'>): ReadTable {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separator ?? '', skipEmptyLines: true });
  const [first] = data;
  if (!first) {
    const finding: Finding = {
      code: 'table-empty',
      severity: 'info',
      message: 'The CSV is empty, so the table has no rows.',
      hint: 'Fill the value in the task, or skip the task.',
    };
    return { content: undefined, findings: [finding] };
  }
  const broken = [...new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row = 0 }) => row + 1))];
  let width = first.length;
  for (const row of data) width = Math.max(width, row.length);
  const titles = headless ? [] : first;
  const columns = Array.from({ length: width }, (_, i): TableColumn => {
    const title = titles[i]?.trim();
    return title ? { title } : { is: 'number' };
  });
  const skipped = headless ? 0 : 1;
  return {
    content: { columns, count: data.length - skipped, cell: (row, column) => data[row + skipped]?.[column], isKeyed: false },
    findings: findingsOf(data, first.length, broken, separator),
  };
}
