import { parseConfig } from './config';
import { createRegistry, type TagDefinition } from './core';
import {
  type Exported,
  type ExportLoss,
  type ExportSettings,
  exportAnnotations as exportWith,
  previewExport as previewWith,
  type TaskSource,
} from './format/export';
import { textOfHtml } from './host';
import { builtinTags } from './tags/builtin';

/** What an export is made of, beside the tasks. Each format reads its own choices and leaves the rest alone. */
export interface ExportOptions extends Omit<ExportSettings, 'config' | 'registry'> {
  /** The labeling config's XML: its labels are the classes, its objects say which data is an image, a text, a recording. Only JSON does without. */
  readonly config?: string | undefined;
  /** Tags that the config may use. @defaultValue builtinTags */
  readonly tags?: readonly TagDefinition[] | undefined;
}

function settingsOf({ config = '', tags = builtinTags, ...settings }: ExportOptions): ExportSettings {
  const registry = createRegistry(tags);
  const inBrowser = typeof DOMParser === 'undefined' ? {} : { textOfHtml };
  return { ...inBrowser, ...settings, registry, config: parseConfig(config, registry) };
}

/**
 * Writes the annotations of tasks in a format. Tasks are taken one at a time from a list or a stream, and files are blobs of many parts, so a large export needs
 * no large string. Skipped annotations do not count, save in JSON. Nothing is lost in silence: what the format cannot hold is in `losses`, which
 * `previewExport` tells beforehand. Throws a `LabelEditorError` for a format that does not exist, and the signal's reason.
 * @example
 * const { files, losses } = await exportAnnotations(tasks, { format: 'COCO', config });
 * for (const { message, hint, count } of losses) console.log(`${count} × ${message} ${hint}`);
 * save(files.length === 1 ? files[0].blob : await zipExport(files));
 */
export function exportAnnotations(tasks: TaskSource, options: ExportOptions): Promise<Exported> {
  return exportWith(tasks, settingsOf(options));
}

/**
 * What an export would leave out or change, without making its files: the same `losses`, the worst first.
 * @example
 * const losses = await previewExport(tasks, { format: 'CONLL2003', config });
 * if (losses.some(({ severity }) => severity === 'error')) ask(losses);
 */
export function previewExport(tasks: TaskSource, options: ExportOptions): Promise<readonly ExportLoss[]> {
  return previewWith(tasks, settingsOf(options));
}
