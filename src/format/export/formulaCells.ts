import type { Loss } from './exported';

/** Letters by which spreadsheets begin a formula, full-width ones too. Source: OWASP, CSV injection. */
const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Whether a spreadsheet that opens a CSV file would run this cell. Plain numbers are none. */
export function isFormulaCell(text: string): boolean {
  return STARTS_FORMULA.test(text) && !NUMBER.test(text);
}

/** For a cell that got an apostrophe. */
export const FORMULA_ESCAPED: Loss = {
  code: 'formula-escaped',
  severity: 'warning',
  message: "Cells that a spreadsheet would run as a formula begin with an apostrophe (').",
  hint: "Where no spreadsheet opens the file, export with formulas: 'keep'.",
};

/** For a cell that is left as it is. */
export const FORMULA_KEPT: Loss = {
  code: 'formula-kept',
  severity: 'info',
  message: 'Cells that a spreadsheet would run as a formula are left as they are.',
  hint: "Do not open the file in a spreadsheet, or export with formulas: 'escape'.",
};
