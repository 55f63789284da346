import { csvHeader } from './csvProblems';
import type { ImportProblem } from './importProblem';

/** Keys that the columns of a CSV go to, and what was made of their names. */
export interface CsvHeader {
  readonly keys: readonly string[];
  /** Columns without a name; their empty cells say nothing. */
  readonly unnamed: ReadonlySet<number>;
  readonly problems: readonly ImportProblem[];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `'${name.length > 40 ? `${name.slice(0, 40)}…` : name}'`);
  return shown.join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
}

/** The name, or with the lowest number behind it that makes it one of its own. */
function unique(name: string, taken: ReadonlySet<string>, first: number): string {
  let key = name;
  for (let n = first; taken.has(key); n++) key = `${name}_${n}`;
  return key;
}

/**
 * Reads the first row of a CSV: names without the blanks around them; a column without a name goes to `column_3`, the second one of a name to
 * `name_2`, so that no cell is lost.
 */
export function readHeader(cells: readonly string[], file: string, line: number): CsvHeader {
  const names = cells.map((cell) => cell.trim());
  // Later columns must not take a key that an earlier one was given instead of its name.
  const taken = new Set(names);
  const seen = new Map<string, number>();
  const unnamed = new Set<number>();
  const renamed: string[] = [];
  const keys = names.map((name, i) => {
    if (name === '') unnamed.add(i);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    if (name !== '' && count === 1) return name;
    const key = name === '' ? unique(`column_${i + 1}`, taken, 2) : unique(name, taken, count);
    taken.add(key);
    if (name !== '') renamed.push(key);
    return key;
  });
  const trimmed = names.filter((name, i) => name !== cells[i]);
  const problems: ImportProblem[] = [];
  if (trimmed.length > 0) problems.push(csvHeader('trimmed', listed(trimmed), file, line));
  if (renamed.length > 0) problems.push(csvHeader('repeated', listed(renamed), file, line));
  if (unnamed.size > 0) {
    const given = listed([...unnamed].map((i) => keys[i] ?? ''));
    problems.push(csvHeader('unnamed', given, file, line));
  }
  return { keys, unnamed, problems };
}
