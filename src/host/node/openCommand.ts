import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { checkTasks, importTasks } from '../../tasks';
import { errorCode, reasonOf, usageError } from './commandError';
import { readConfig } from './configFile';
import { type DiskFile, findFiles } from './diskFile';
import { takeFingerprint } from './fingerprint';
import { lockFolder } from './folderLock';
import type { CommandHost } from './host';
import { filesOfFormat, guessFormat, importFormatOf, isReadForTasks } from './inputFormat';
import { createAddresses, unpackedFolder } from './localAddress';
import { defaultOutput, openProject } from './openProject';
import { type Arguments, encoding, inputFormat, port, sampling, seed } from './options';
import type { ProjectStore } from './projectStore';
import { serve } from './server';

/** Time that answers under way get when the command is stopped. */
const GRACE_MS = 2000;

/** Findings about the config that are said. */
const MOST_TOLD = 10;

/** The real path of the folder whose files are served, or undefined when none are. */
async function localRoot(args: Arguments, folder: string): Promise<string | undefined> {
  const given = args.text('local-files-root');
  if (!args.isSet('allow-serving-local-files')) {
    if (given === undefined) return undefined;
    throw usageError('--local-files-root serves nothing alone.', 'Add --allow-serving-local-files.');
  }
  return realpath(given ?? folder).catch((error: unknown) => {
    throw usageError(`--local-files-root ${given} cannot be served: ${reasonOf(error)}.`, 'Give the path of a folder.');
  });
}

/** Says what is wrong with the config: the page shows what is right of it. */
async function sayConfig(config: string, args: Arguments, say: (line: string) => void): Promise<void> {
  const { config: findings } = await checkTasks(config, []);
  const told = findings.filter(({ severity }) => severity !== 'info');
  for (const { severity, line, column, message, hint } of told.slice(0, MOST_TOLD))
    say(`${severity} ${args.text('config')}:${line}:${column}: ${message} ${hint}`);
  if (told.length > MOST_TOLD) say(`… and ${told.length - MOST_TOLD} more; \`label-editor check\` lists them.`);
}

function onePath(args: Arguments): string {
  const [tasks, ...more] = args.paths;
  if (tasks === undefined) throw usageError('open needs tasks.', 'label-editor open tasks.json --config config.xml');
  if (more.length > 0) throw usageError('open takes one file or folder.', 'Put the files into one folder, and give that.');
  return tasks;
}

/** Says how far the import is, where somebody looks on. */
function progressLine(say: (line: string) => void): (progress: { tasks: number }) => void {
  let told = 0;
  return ({ tasks }) => {
    if (tasks < told + 100_000) return;
    told = tasks;
    say(`${tasks.toLocaleString('en')} tasks so far`);
  };
}

async function openTasks(args: Arguments, host: CommandHost, output: string): Promise<{ store: ProjectStore; root: string | undefined }> {
  const tasks = onePath(args);
  const config = await readConfig(args);
  await sayConfig(config, args, host.say);
  const found = await findFiles([tasks], [output]);
  const format = inputFormat(args) ?? guessFormat(found);
  const files: readonly DiskFile[] = filesOfFormat(found, format);
  const root = await localRoot(args, found.folder);
  const end = new AbortController();
  const signal = AbortSignal.any([end.signal, host.stop]);
  const source = { paths: [path.resolve(tasks)], inputFormat: format, files, isRead: isReadForTasks };
  const store = await openProject({
    folder: output,
    title: path.basename(path.resolve(tasks)),
    config,
    fingerprint: (before) => takeFingerprint(source, before),
    readTasks: () =>
      importTasks(files, {
        config,
        format: importFormatOf(format),
        encoding: encoding(args),
        signal,
        onProgress: progressLine(host.say),
        mediaUrl: createAddresses({ files, output, root, refuse: (reason) => end.abort(reason) }),
      }),
    sampling: sampling(args),
    seed: seed(args),
    update: args.isSet('update'),
    say: host.say,
  });
  return { store, root };
}

function untilStopped(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
}

function countStates(store: ProjectStore): string {
  let done = 0;
  for (const { state } of store.rows()) if (state === 'done' || state === 'skipped') done++;
  return `${done.toLocaleString('en')} of ${store.project.taskCount.toLocaleString('en')} tasks are done`;
}

/** `label-editor open`: serves tasks until it is stopped. */
export async function openCommand(args: Arguments, host: CommandHost): Promise<number> {
  const [wanted, output] = [port(args), path.resolve(args.text('output') ?? defaultOutput(onePath(args)))];
  const release = await lockFolder(output).catch((error: unknown) => {
    if (errorCode(error) === undefined) throw error;
    throw usageError(`The output folder ${output} cannot be used: ${reasonOf(error)}.`, 'Choose another with --output.');
  });
  try {
    const { store, root } = await openTasks(args, host, output);
    try {
      const server = await serve({ store, appFolder: host.appFolder, localFolder: root, unpackedFolder: unpackedFolder(output) }, wanted);
      host.say(`${countStates(store)}; annotations are kept in ${output}`);
      await host.out(`Label Editor: ${server.url}\n`);
      if (!args.isSet('no-browser')) host.openBrowser(server.url);
      await untilStopped(host.stop);
      await server.close(GRACE_MS);
    } finally {
      await store.close();
    }
  } finally {
    await release();
  }
  return 0;
}
