import type { CheckFinding, CheckPlace, CheckReport, NameCheck } from './checkReport';
import { NAME_CODES } from './meantNames';

/** Longest cell of a table; terminals are not wide. */
const WIDEST = 100;

/** Longest table; what is rarer is counted. */
const MOST_ROWS = 25;

/** On one line, without signs that a terminal obeys. */
function cell(text: string, widest = WIDEST): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ');
  return plain.length > widest ? `${plain.slice(0, widest - 1)}…` : plain;
}

/** Rows under their headings, columns as wide as what is in them, numbers to the right. */
function table(title: string, headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return '';
  const isNumber = headings.map((_, i) => rows.every((row) => typeof row[i] === 'number'));
  const more = rows.length - MOST_ROWS;
  const lines = [headings, ...rows.slice(0, MOST_ROWS)].map((row) => row.map((part) => cell(String(part))));
  const widths = headings.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const texts = lines.map((line) =>
    line
      .map((part, i) => (isNumber[i] ? part.padStart(widths[i] ?? 0) : part.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  if (more > 0) texts.push(`… and ${count(more, 'more row', 'more rows')}`);
  return `${title}\n${texts.map((text) => `  ${text}`).join('\n')}\n`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

function firstPlace([first]: readonly CheckPlace[]): string {
  if (!first) return '';
  return `task ${first.task + 1}${first.id === undefined ? '' : ` (id ${first.id})`} ${first.path}`;
}

function orDash(word: string | undefined): string {
  return word ?? '–';
}

/** What is meant, such as `from_name 'label'`. */
function meantOf({ type, fromName, toName }: NameCheck['meant']): string {
  const parts = [
    ['from_name', fromName],
    ['to_name', toName],
    ['type', type],
  ];
  return parts.flatMap(([name, word]) => (word === undefined ? [] : [`${name} '${word}'`])).join(', ');
}

/** What the tables above say already. */
const TABLED: ReadonlySet<string> = new Set([...NAME_CODES, 'label-not-found', 'choice-not-found', 'data-key-missing']);

function describeFinding({ severity, count: times, code, message, hint, places, tasks }: CheckFinding): string {
  const where = `${count(times, 'time')} in ${count(tasks, 'task')}, first at ${firstPlace(places)}`;
  return `  ${severity.padEnd(7)} ${code}: ${cell(message, 400)}\n          ${cell(hint, 400)}\n          ${cell(where, 200)}\n`;
}

/**
 * The report of a check as plain text for a terminal: the config's own problems, a table of controls, of names and labels that do not fit, of keys that
 * are missing, and all other findings with their first places.
 * @example
 * console.log(describeCheck(await checkTasks(config, tasks)));
 */
export function describeCheck(report: CheckReport): string {
  const { tasks, annotations, predictions, results, errors, warnings, infos, mapping } = report;
  const labels = report.controls.flatMap(({ name, unknownLabels }) => unknownLabels.map((label) => ({ name, ...label })));
  const keys = report.objects.flatMap(({ name, tag, keys: all }) => all.map((key) => ({ tag: name ? `${tag} ${name}` : tag, ...key })));
  const others = report.findings.filter(({ code }) => !TABLED.has(code));
  const sections = [
    `${count(tasks, 'task')}, ${count(annotations, 'annotation')}, ${count(predictions, 'prediction')}, ${count(results, 'result')}\n`,
    report.config.length === 0
      ? ''
      : `Config\n${report.config.map(({ severity, line, column, message, hint }) => `  ${severity.padEnd(7)} ${line}:${column} ${cell(message, 400)} ${cell(hint, 400)}\n`).join('')}`,
    table(
      'Controls',
      ['name', 'tag', 'on', 'matching', 'under other names', 'unknown labels'],
      report.controls.map(({ name, tag, toNames, matching, fitting, unknown }) => {
        return [name, tag, toNames.join(', '), matching, fitting, unknown];
      }),
    ),
    table(
      'Data',
      ['tag', 'key', 'present', 'missing', 'did you mean', 'first missing'],
      keys.map(({ tag, key, present, count: missing, meant, places }) => [
        tag,
        `$${key}`,
        present,
        missing,
        orDash(meant),
        firstPlace(places),
      ]),
    ),
    table(
      'Names that the config does not have so',
      ['from_name', 'to_name', 'type', 'results', 'shown with', 'did you mean', 'first'],
      report.names.map(({ fromName, toName, type, count: times, shownWith, meant, places }) => {
        return [orDash(fromName), orDash(toName), orDash(type), times, orDash(shownWith), meantOf(meant) || '–', firstPlace(places)];
      }),
    ),
    table(
      'Labels and choices that the config does not have',
      ['control', 'label', 'results', 'did you mean', 'first'],
      labels.map(({ name, label, count: times, meant, places }) => [name, label, times, orDash(meant), firstPlace(places)]),
    ),
    table(
      'Models',
      ['model_version', 'predictions', 'with a score'],
      report.models.map(({ version, predictions: made, scored }) => [orDash(version), made, scored]),
    ),
    others.length === 0 ? '' : `Findings\n${others.map(describeFinding).join('')}`,
    Object.keys(mapping).length === 0 ? '' : `Renames that would mend some of it\n  ${cell(JSON.stringify(mapping), 2000)}\n`,
    `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'note')}\n`,
  ];
  return sections.filter(Boolean).join('\n');
}
