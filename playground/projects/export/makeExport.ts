import type { Task } from 'label-editor';
import { type ExportFile, type ExportFormat, exportAnnotations, previewExport, zipExport } from 'label-editor/tasks';
import type { ProjectInfo, ProjectStorage } from '../storage/projectStorage';
import { fileStem } from './download';

/** What a person chose for an export. */
export interface ExportChoices {
  readonly format: ExportFormat;
  readonly annotations: 'all' | 'latest';
  /** Tasks nobody has worked on come along, where the format holds tasks. */
  readonly withUnlabelled: boolean;
  /** Pictures and other files that the project keeps come along. */
  readonly withMedia: boolean;
}

export interface ExportWork {
  readonly storage: ProjectStorage;
  readonly info: ProjectInfo;
  readonly choices: ExportChoices;
  readonly signal: AbortSignal;
  readonly onProgress: (tasks: number) => void;
}

async function* chosenTasks({ storage, choices, signal }: ExportWork): AsyncGenerator<Task> {
  for await (const task of storage.tasks(signal)) {
    if (choices.withUnlabelled || (task.annotations?.length ?? 0) > 0) yield task;
  }
}

function optionsOf({ info, choices, signal, onProgress }: ExportWork) {
  const { format, annotations } = choices;
  return { format, annotations, config: info.config, signal, onProgress };
}

/** What the format cannot hold, before anything is written. */
export function previewLosses(work: ExportWork) {
  return previewExport(chosenTasks(work), optionsOf(work));
}

/** The export as one file: the only one there is, else a zip of all. */
export async function makeExport(work: ExportWork): Promise<{ readonly blob: Blob; readonly name: string }> {
  const { storage, info, choices, signal } = work;
  const { files } = await exportAnnotations(chosenTasks(work), optionsOf(work));
  const media: ExportFile[] = [];
  for (const path of choices.withMedia && storage.own ? await storage.own.mediaPaths() : []) {
    signal.throwIfAborted();
    const blob = await storage.media(path);
    if (blob) media.push({ path, blob });
  }
  const stem = `${fileStem(info.title)}-${choices.format.toLowerCase().replaceAll('_', '-')}`;
  const [only] = files;
  if (only && files.length === 1 && media.length === 0)
    return { blob: only.blob, name: `${stem}${/\.[^./]+$/.exec(only.path)?.[0] ?? ''}` };
  return { blob: await zipExport([...files, ...media]), name: `${stem}.zip` };
}
