import { type ParseArgsConfig, parseArgs } from 'node:util';
import { EXPORT_FORMATS, type ExportFormat } from '../../format/export';
import { SAMPLING_STRATEGIES, type SamplingStrategy } from '../../format/sampling';
import { usageError } from './commandError';
import { INPUT_FORMATS, type InputFormat } from './inputFormat';

const SHARED = {
  config: { type: 'string' },
  'input-format': { type: 'string' },
  encoding: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const OPTIONS: Readonly<Record<'open' | 'check' | 'convert', NonNullable<ParseArgsConfig['options']>>> = {
  open: {
    ...SHARED,
    output: { type: 'string' },
    sampling: { type: 'string' },
    seed: { type: 'string' },
    'allow-serving-local-files': { type: 'boolean' },
    'local-files-root': { type: 'string' },
    port: { type: 'string' },
    'no-browser': { type: 'boolean' },
    update: { type: 'boolean' },
  },
  check: { ...SHARED, strict: { type: 'boolean' }, json: { type: 'boolean' } },
  convert: {
    ...SHARED,
    to: { type: 'string' },
    from: { type: 'string' },
    output: { type: 'string' },
    annotations: { type: 'string' },
    force: { type: 'boolean' },
    strict: { type: 'boolean' },
  },
};

/** A command's name. */
export type CommandName = keyof typeof OPTIONS;

/** What was written after the name of a command. */
export interface Arguments {
  readonly paths: readonly string[];
  /** The value of an option, or undefined. */
  text(name: string): string | undefined;
  isSet(name: string): boolean;
}

/** The command of that name, or undefined. */
export function commandName(name: string | undefined): CommandName | undefined {
  return (Object.keys(OPTIONS) as CommandName[]).find((known) => known === name);
}

/** Reads what follows the name of a command. Throws a `CommandError` for options that it does not have. */
export function readArguments(command: CommandName, args: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS[command], allowPositionals: true, strict: true });
    const all = new Map<string, unknown>(Object.entries(values));
    const text = (name: string) => {
      const value = all.get(name);
      return typeof value === 'string' ? value : undefined;
    };
    return { paths: positionals, text, isSet: (name) => all.get(name) === true };
  } catch (error) {
    // Node's own words; what follows the first sentence is about writing a positional that begins with a dash.
    const message = error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : String(error);
    throw usageError(`${message.replace(/\.$/, '')}.`, `\`label-editor --help\` lists the options of ${command}.`);
  }
}

function pick<T extends string>(given: string | undefined, option: string, known: readonly T[]): T | undefined {
  if (given === undefined) return undefined;
  const found = known.find((name) => name.toLowerCase() === given.toLowerCase().replaceAll('-', name.includes('_') ? '_' : '-'));
  if (found) return found;
  throw usageError(`--${option} has no ${JSON.stringify(given.slice(0, 60))}.`, `Take one of ${known.join(', ')}.`);
}

function wholeNumber(args: Arguments, option: string, most: number): number | undefined {
  const given = args.text(option);
  if (given === undefined) return undefined;
  if (/^\d{1,10}$/.test(given) && Number(given) <= most) return Number(given);
  throw usageError(
    `--${option} is to be a whole number from 0 to ${most}, not ${JSON.stringify(given.slice(0, 60))}.`,
    'Leave it out for the default.',
  );
}

/** How files are read: `--input-format`, or `--from` of convert. */
export function inputFormat(args: Arguments): InputFormat | undefined {
  return pick(args.text('input-format') ?? args.text('from'), 'input-format', INPUT_FORMATS);
}

/** `--encoding`, where this Node knows it. */
export function encoding(args: Arguments): string | undefined {
  const label = args.text('encoding');
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw usageError(`--encoding ${JSON.stringify(label.slice(0, 60))} is not known.`, 'Such as utf-8, utf-16le, windows-1252, shift_jis.');
  }
}

/** `--sampling`. */
export function sampling(args: Arguments): SamplingStrategy | undefined {
  return pick(args.text('sampling'), 'sampling', SAMPLING_STRATEGIES);
}

/** `--seed`. */
export function seed(args: Arguments): number | undefined {
  return wholeNumber(args, 'seed', 2 ** 32 - 1);
}

/** `--port`; 0 takes a free one. */
export function port(args: Arguments): number {
  return wholeNumber(args, 'port', 65_535) ?? 0;
}

/** `--to`. */
export function exportFormat(args: Arguments): ExportFormat {
  const format = pick(args.text('to'), 'to', EXPORT_FORMATS);
  if (format) return format;
  throw usageError('convert needs --to, the format to write.', `Take one of ${EXPORT_FORMATS.join(', ')}.`);
}

/** `--annotations`. */
export function whichAnnotations(args: Arguments): 'all' | 'latest' {
  return pick(args.text('annotations'), 'annotations', ['all', 'latest']) ?? 'all';
}
