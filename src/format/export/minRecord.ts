import { isRecord, type Result, type UnknownRecord } from '../../core';
import type { ExportAnnotation, ExportContext, ExportTask } from './exported';
import { JSON_HINT, loss } from './loss';

/** Keys about an annotation that every record has, whether they say something or not. */
export const ANNOTATION_KEYS = ['annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time'] as const;

/** Keys and values of one annotated task, in order. */
export type MinRecord = ReadonlyMap<string, unknown>;

/** Who labelled: the e-mail address where there is one, else what `completed_by` says. */
export function annotatorOf({ completed_by: by }: UnknownRecord): unknown {
  return (isRecord(by) ? (by.email ?? by.username ?? by.id) : by) ?? null;
}

/** A result's value as Label Studio's converter writes it: geometry and labels with the size of the image; one choice or one text alone as a string. */
function plainValue(result: Result, type: string): unknown {
  const value = isRecord(result.value) ? result.value : {};
  const list = type === 'choices' ? value.choices : type === 'textarea' ? value.text : undefined;
  if (typeof list === 'string') return list;
  if (Array.isArray(list) && list.length === 1 && typeof list[0] === 'string') return list[0];
  const { original_width, original_height } = result;
  return {
    ...value,
    ...(original_width !== undefined && { original_width }),
    ...(original_height !== undefined && { original_height }),
  };
}

function typeOf(result: Result, context: ExportContext): string {
  const { type, from_name: from } = result;
  return (type ?? context.config.byName.get(from ?? '')?.tag ?? '').toLowerCase();
}

/** What a plain value cannot say of its result. */
function tellLosses(result: Result, type: string, task: ExportTask, { config, lose }: ExportContext): void {
  const node = config.byName.get(result.from_name ?? '');
  const isPerRegion = node?.attrs.perRegion === true || node?.written.get('perregion')?.text.toLowerCase() === 'true';
  if (isPerRegion && (type === 'choices' || type === 'textarea')) {
    const message = `Answers of '${result.from_name}' are listed without their regions; only their order tells which belongs to which.`;
    lose(loss('answer-without-region', 'warning', message, JSON_HINT), task);
  }
  if (result.item_index !== undefined && type === 'choices')
    lose(loss('page-left-out', 'warning', 'The page that an answer is about is left out.', JSON_HINT), task);
  if (isRecord(result.meta) && Object.keys(result.meta).length > 0)
    lose(loss('meta-left-out', 'warning', 'Notes at regions (meta) are left out.', JSON_HINT), task);
}

/** Plain values by control, in the order in which controls are met. */
function valuesByControl(annotation: ExportAnnotation, task: ExportTask, context: ExportContext): Map<string, unknown> {
  const lists = new Map<string, { type: string; values: unknown[] }>();
  for (const result of annotation.results) {
    const { from_name: from } = result;
    if (result.type === 'relation') {
      context.lose(loss('relation-left-out', 'error', 'Relations between regions are left out.', JSON_HINT), task);
      continue;
    }
    if (typeof from !== 'string' || from === '') {
      const message = 'A result without from_name is left out: no control names its key.';
      context.lose(loss('result-without-control', 'error', message, `Name its control, or export as JSON.`), task);
      continue;
    }
    const type = typeOf(result, context);
    tellLosses(result, type, task, context);
    const list = lists.get(from) ?? { type, values: [] };
    list.type = type;
    list.values.push(plainValue(result, type));
    lists.set(from, list);
  }
  return new Map(
    [...lists].map(([name, { type, values }]) => {
      const isAlone = values.length === 1 && (type === 'choices' || type === 'textarea');
      return [name, isAlone ? values[0] : values];
    }),
  );
}

/** The data under another key where an answer or the task's id takes its own. */
function addData(record: Map<string, unknown>, task: ExportTask, taken: ReadonlySet<string>, { lose }: ExportContext): void {
  for (const [key, value] of Object.entries(task.data)) {
    if (!taken.has(key)) {
      record.set(key, value);
      continue;
    }
    let other = `data_${key}`;
    while (taken.has(other) || Object.hasOwn(task.data, other)) other = `data_${other}`;
    const message = `The data's key '${key}' is written as '${other}', since a key of the annotation has its name.`;
    lose(loss('key-taken', 'warning', message, `Rename the control or the key of the data, or export as JSON.`), task);
    record.set(other, value);
  }
}

/**
 * An annotated task as one flat record: its data, its id, a key for each control, and who labelled it when. `undefined` for the annotation gives a record of a task
 * that nobody has labelled. Source of the shape: Label Studio's converter (JSON_MIN).
 */
export function minRecord(task: ExportTask, annotation: ExportAnnotation | undefined, context: ExportContext): MinRecord {
  const values = annotation ? valuesByControl(annotation, task, context) : new Map<string, unknown>();
  const { id, agreement } = task.task;
  const isGiven = typeof id === 'number' || typeof id === 'string';
  const taken = new Set([...(isGiven ? ['id'] : []), ...values.keys(), ...(annotation ? ANNOTATION_KEYS : [])]);
  const record = new Map<string, unknown>();
  addData(record, task, taken, context);
  if (isGiven) record.set('id', id);
  for (const [name, value] of values) record.set(name, value);
  if (annotation) {
    const { json } = annotation;
    record.set('annotator', annotatorOf(json));
    record.set('annotation_id', json.id ?? null);
    for (const key of ['created_at', 'updated_at', 'lead_time'] as const) record.set(key, json[key] ?? null);
  }
  if (agreement !== undefined && !record.has('agreement')) record.set('agreement', agreement);
  return record;
}
