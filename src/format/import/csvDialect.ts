import Papa from 'papaparse';

/** How the cells of a table are told apart. */
export interface CsvDialect {
  /** Undefined: one column, so that no letter delimits. */
  readonly delimiter: string | undefined;
  readonly newline: '\n' | '\r';
  /** Where the rows begin: behind `sep=;`, which Excel writes. */
  readonly from: number;
}

const DELIMITERS = [',', ';', '\t', '|'];

function headerWidth(sample: string, delimiter: string, newline: '\n' | '\r'): number {
  const { data } = Papa.parse<string[]>(sample, { delimiter, newline, preview: 1 });
  return data[0]?.length ?? 0;
}

/**
 * Tells how a table is written from its beginning. The first row decides, since it holds names: what does not delimit there does not delimit at all,
 * so that commas in a file of one column stay what they are.
 *
 * @param preferred what the file's name promises; taken where the first row has it
 */
export function csvDialect(sample: string, preferred?: string): CsvDialect {
  // CRLF counts as LF: files have both mixed, and a CR before LF is told from one in a cell afterwards.
  const newline = !sample.includes('\n') && sample.includes('\r') ? '\r' : '\n';
  const said = /^sep=([^\r\n"])(?:\r\n|\r|\n)/i.exec(sample);
  if (said) return { delimiter: said[1], newline, from: said[0].length };
  const text = sample.replace(/^[\r\n]+/, '');
  const found = DELIMITERS.filter((delimiter) => headerWidth(text, delimiter, newline) > 1);
  if (preferred !== undefined && found.includes(preferred)) return { delimiter: preferred, newline, from: 0 };
  if (found.length < 2) return { delimiter: found[0], newline, from: 0 };
  const { meta } = Papa.parse<string[]>(text, { delimitersToGuess: found, newline, preview: 10 });
  return { delimiter: found.includes(meta.delimiter) ? meta.delimiter : found[0], newline, from: 0 };
}
