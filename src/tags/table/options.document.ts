import { didYouMean, type Finding } from '../../core';

/** What `valueType` says. */
export interface TableOptions {
  readonly type: 'json' | 'csv';
  /** Between the fields of CSV; undefined = to be guessed. */
  readonly separator: string | undefined;
  /** The first row of CSV is data. */
  readonly headless: boolean;
  /** The value is an address. */
  readonly url: boolean;
}

const SEPARATORS: Readonly<Record<string, string>> = { tab: '\t', '\\t': '\t', space: ' ', comma: ',', semicolon: ';', pipe: '|' };
const NAMES = ['separator', 'headless', 'url'];

function wrong(message: string, hint: string): Finding {
  return { code: 'table-value-type', severity: 'warning', message, hint };
}

/** The character of a `separator`, or why it is none. */
function readSeparator(written: string, divider: string): string | Finding {
  const separator = SEPARATORS[written.toLowerCase()] ?? written;
  if (separator.length === 1 && !/["\r\n]/.test(separator)) return separator;
  const hint = written
    ? "Write one character, or 'tab' or 'space'."
    : `The options are divided by '${divider}', which can then be no separator: divide them by another character, such as csv${divider === '|' ? ';' : '|'}separator=${divider}.`;
  return wrong(`separator='${written}' is no single character; the separator is guessed instead.`, hint);
}

/** Reads `csv|separator=;|headless|url`. What does not fit is reported and left out. */
export function readTableOptions(valueType: string): { readonly options: TableOptions; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const text = valueType.trim();
  const word = /^\w*/.exec(text)?.[0] ?? '';
  const type = word.toLowerCase() === 'csv' ? 'csv' : 'json';
  if (word.toLowerCase() !== type) {
    findings.push(wrong(`valueType starts with '${word}', which is neither json nor csv; it is read as json.`, 'Write json or csv first.'));
  }
  const divider = text.charAt(word.length);
  const given = new Map<string, string | true>();
  for (const part of divider ? text.slice(word.length + 1).split(divider) : []) {
    const equals = part.indexOf('=');
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
    if (!name) continue;
    if (NAMES.includes(name)) given.set(name, equals < 0 ? true : part.slice(equals + 1));
    else
      findings.push(
        wrong(`valueType has the option '${name}', which does nothing.`, `There are ${NAMES.join(', ')}.${didYouMean(name, NAMES)}`),
      );
  }
  const isOn = (name: string): boolean => given.has(name) && String(given.get(name)).trim().toLowerCase() !== 'false';
  const written = given.get('separator');
  const separator = written === undefined ? undefined : readSeparator(written === true ? '' : written, divider);
  if (typeof separator === 'object') findings.push(separator);
  return {
    options: { type, separator: typeof separator === 'string' ? separator : undefined, headless: isOn('headless'), url: isOn('url') },
    findings,
  };
}
