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

/**
 * Reads the first row of a CSV: names without the blanks around them; a column without a name goes to `column_3`, the second one of a name to
 * `name_2`, so that no cell is lost.
 */
export function readHeader(cells: readonly string[], file: string, line: number): CsvHeader {
  const names = cells.map((cell) => cell.trim());
  // Later columns must not take a key that an earlier one was given instead of its name.
  const taken = new Set(names);
  const seen = new Set<string>();
  // What each name's next number is looked for from: else all columns of one name would count past each other's.
  const next = new Map<string, number>();
  const numbered = (name: string): string => {
    let n = next.get(name) ?? 2;
    while (taken.has(`${name}_${n}`)) n++;
    next.set(name, n + 1);
    return `${name}_${n}`;
  };
  const unnamed = new Set<number>();
  const renamed: string[] = [];
  const keys = names.map((name, i) => {
    if (name !== '' && !seen.has(name)) {
      seen.add(name);
      return name;
    }
    const bare = name || `column_${i + 1}`;
    const key = taken.has(bare) ? numbered(bare) : bare;
    taken.add(key);
    if (name === '') unnamed.add(i);
    else renamed.push(key);
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
