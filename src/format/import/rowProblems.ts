// What is said about rows of any format.
import { ImportProblem } from './importProblem';

/** The bytes are in no encoding that says so itself. */
export function encodingGuessed(file: string, encoding: string): ImportProblem {
  return new ImportProblem({
    code: 'encoding-guessed',
    severity: 'info',
    message: `The file is not UTF-8; going by its letters it was read as ${encoding}.`,
    hint: `Where letters look wrong, name the encoding (option 'encoding', such as 'windows-1252'), or save the file as UTF-8.`,
    file,
  });
}

/** The named encoding does not exist. */
export function encodingUnknown(file: string, wanted: string, used: string): ImportProblem {
  return new ImportProblem({
    code: 'encoding-unknown',
    severity: 'warning',
    message: `No encoding is called '${wanted.slice(0, 40)}', so the file was read as ${used}.`,
    hint: `Name one of the WHATWG Encoding Standard, such as 'utf-8', 'windows-1252' or 'shift_jis'.`,
    file,
  });
}

/** Bytes that are not of the encoding. */
export function invalidBytes(file: string, line: number, encoding: string): ImportProblem {
  return new ImportProblem({
    code: 'invalid-bytes',
    severity: 'warning',
    message: `Some bytes of this line are not ${encoding}, so letters of it are shown as \ufffd.`,
    hint: `Name the file's encoding (option 'encoding'), or save the file as UTF-8.`,
    file,
    line,
  });
}

/** The file broke off while it was read. */
export function readFailed(file: string, line: number, reason: string): ImportProblem {
  return new ImportProblem({
    code: 'read-failed',
    severity: 'error',
    message: `The file could not be read further (${reason}), so rows from this line on are missing.`,
    hint: 'See that the file is still there and may be read, and import it again.',
    file,
    line,
  });
}

/** Nothing at all came out of the file. */
export function noRows(file: string): ImportProblem {
  return new ImportProblem({
    code: 'no-rows',
    severity: 'warning',
    message: 'The file holds no rows, so no task came from it.',
    hint: 'See that it is the right file, and that it was saved.',
    file,
  });
}

/** A row that would fill the memory. */
export function rowTooLarge(file: string, line: number, limit: number): ImportProblem {
  return new ImportProblem({
    code: 'row-too-large',
    severity: 'error',
    message: `The row that begins here is longer than ${Math.round(limit / 2 ** 20)} million letters, so it was left out.`,
    hint: 'Where it is not meant to be one row, look for a quotation mark or bracket that is not closed. Else keep the data in a file and its address in the task.',
    file,
    line,
  });
}
