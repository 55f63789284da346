// What is said about CSV and TSV.
import { ImportProblem } from './importProblem';

const HEADER = {
  trimmed: [
    'csv-header-trimmed',
    'info',
    'Names of columns have blanks around them, which were taken away',
    'Use the names without blanks in the config.',
  ],
  repeated: [
    'csv-header-repeated',
    'warning',
    'Columns have the same name, so later ones have a number behind it',
    'Give each column a name of its own where that is not meant.',
  ],
  unnamed: [
    'csv-header-unnamed',
    'warning',
    'Columns have no name, so they were given one',
    'Name each column in the first row. Its own index, as pandas writes it, is left out with index=False.',
  ],
} as const;

/** @param names as they are now */
export function csvHeader(what: keyof typeof HEADER, names: string, file: string, line: number): ImportProblem {
  const [code, severity, message, hint] = HEADER[what];
  return new ImportProblem({ code, severity, message: `${message}: ${names}.`, hint, file, line });
}

function cells(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}

function named(delimiter: string): string {
  return delimiter === '\t' ? 'a tab' : `a '${delimiter}'`;
}

/** More cells than columns: which cell belongs where is not known. */
export function csvTooMany(file: string, line: number, found: number, wanted: number, delimiter: string): ImportProblem {
  return new ImportProblem({
    code: 'csv-too-many-cells',
    severity: 'error',
    message: `The row has ${cells(found)} but the first row names ${wanted === 1 ? '1 column' : `${wanted} columns`}, so the row was left out.`,
    hint: `Put a cell that holds ${named(delimiter)} into quotation marks, or name the further columns.`,
    file,
    line,
  });
}

/** Fewer cells than columns: the last keys are missing. */
export function csvTooFew(file: string, line: number, found: number, wanted: number): ImportProblem {
  return new ImportProblem({
    code: 'csv-too-few-cells',
    severity: 'warning',
    message: `The row has ${cells(found)} where the first row names ${wanted} columns, so the task lacks the last keys.`,
    hint: 'Write an empty cell for each value that is missing.',
    file,
    line,
  });
}

/** Quotation marks that do not fit together, where it is clear what is meant. */
export function csvQuotes(file: string, line: number): ImportProblem {
  return new ImportProblem({
    code: 'csv-quotes',
    severity: 'warning',
    message: 'Quotation marks of the row do not fit together; it was read as it stands.',
    hint: 'Put a cell that holds quotation marks into quotation marks, and double each of its own: "a ""b"" c".',
    file,
    line,
  });
}

/** A quotation mark that opens a cell and is not closed, or not where a cell may end. */
export function csvQuoteOpen(file: string, line: number): ImportProblem {
  return new ImportProblem({
    code: 'csv-quote-open',
    severity: 'error',
    message: 'A quotation mark opens a cell in this line and is not closed before a delimiter, so the line was left out.',
    hint: 'Close it, or double it where it belongs to the text: "a ""b"" c".',
    file,
    line,
  });
}

/** So many open quotation marks that looking for the end of each would take for ever. */
export function csvQuotesOff(file: string, line: number): ImportProblem {
  return new ImportProblem({
    code: 'csv-quotes-off',
    severity: 'warning',
    message: 'So many quotation marks are not closed that from here on they are read as letters: each line is a row.',
    hint: 'Write the file with a CSV library, which doubles quotation marks inside a cell.',
    file,
    line,
  });
}
