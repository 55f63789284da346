import { createWriteStream } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Task } from '../../core';
import { type ExportFile, type ExportLoss, exportAnnotations, ImportProblem, zipExport } from '../../tasks';
import { CommandError, reasonOf, usageError } from './commandError';
import { readConfig } from './configFile';
import type { CommandHost } from './host';
import { type Arguments, exportFormat, whichAnnotations } from './options';
import { readSource, type TaskSource } from './taskSource';

/** Tasks alone; what is refused is said. */
async function* withoutProblems(
  rows: AsyncIterable<Task | ImportProblem>,
  count: { refused: number },
  say: (line: string) => void,
): AsyncGenerator<Task> {
  for await (const row of rows) {
    if (!(row instanceof ImportProblem)) yield row;
    else {
      if (row.severity === 'error') count.refused++;
      say(`${row.severity} ${row.place}: ${row.message} ${row.hint}`);
    }
  }
}

function sayLosses(losses: readonly ExportLoss[], say: (line: string) => void): void {
  for (const { severity, count, message, hint, tasks } of losses) {
    const where = tasks.length > 0 ? ` (tasks ${tasks.slice(0, 5).join(', ')}${tasks.length > 5 ? ', …' : ''})` : '';
    say(`${severity} ${count} × ${message} ${hint}${where}`);
  }
}

/** Whether anything is there that writing would destroy. */
async function isTaken(output: string): Promise<boolean> {
  const found = await stat(output).catch(() => undefined);
  return found !== undefined && (!found.isDirectory() || (await readdir(output)).length > 0);
}

async function writeBlob(blob: Blob, file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await pipeline(Readable.fromWeb(blob.stream() as NodeStream<Uint8Array>), createWriteStream(file));
}

/** Where the files of an export go: one to a file, many to a folder, or all to a zip. */
async function writeFiles(files: readonly ExportFile[], output: string, host: CommandHost): Promise<void> {
  const [only] = files;
  const isOne = files.length === 1 && only !== undefined;
  if (output === '-') {
    const blob = isOne ? only.blob : await zipExport(files);
    for await (const chunk of blob.stream() as unknown as AsyncIterable<Uint8Array>) await host.out(chunk);
  } else if (/\.zip$/i.test(output)) await writeBlob(await zipExport(files), output);
  else if (isOne && !(await stat(output).catch(() => undefined))?.isDirectory()) await writeBlob(only.blob, output);
  else for (const file of files) await writeBlob(file.blob, path.join(output, ...file.path.split('/').filter((part) => part !== '..')));
}

async function configOf(args: Arguments, source: TaskSource): Promise<string | undefined> {
  if (args.text('config') === undefined) return source.config;
  return readConfig(args);
}

/** `label-editor convert`: 0 when all tasks were written; 1 when rows were refused, or with `--strict` when the format could not hold results. */
export async function convertCommand(args: Arguments, host: CommandHost): Promise<number> {
  const format = exportFormat(args);
  const output = args.text('output');
  if (output === undefined) throw usageError('convert needs --output.', 'Give a file, a folder, a .zip, or - for stdout.');
  if (output !== '-' && !args.isSet('force') && (await isTaken(output)))
    throw usageError(`${output} is there already.`, 'Add --force to write over it, or choose another.');
  const source = await readSource(args, host.stop);
  const config = await configOf(args, source);
  if (config === undefined && format !== 'JSON')
    throw usageError(
      `--config is missing: ${format} is made of the labels that it names.`,
      'Give the file with the labeling config: --config config.xml',
    );
  const count = { refused: 0 };
  const tasks = withoutProblems(source.tasks(config), count, host.say);
  const { files, losses } = await exportAnnotations(tasks, { format, config, annotations: whichAnnotations(args), signal: host.stop });
  sayLosses(losses, host.say);
  await writeFiles(files, output, host).catch((error: unknown) => {
    throw new CommandError(`${output} could not be written: ${reasonOf(error)}.`, 'Choose another --output.', 1);
  });
  return count.refused > 0 || (args.isSet('strict') && losses.some(({ severity }) => severity === 'error')) ? 1 : 0;
}
