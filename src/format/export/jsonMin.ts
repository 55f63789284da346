import type { CreateExporter, ExportAnnotation, ExportTask } from './exported';
import { createJsonList } from './jsonList';
import { minRecord } from './minRecord';

/**
 * JSON_MIN: a list with one flat object for each annotation: the task's data and id, a key for each control with its plain value, and who labelled it when.
 * Source of the shape: Label Studio's converter.
 */
export const createJsonMinExporter: CreateExporter = (context) => {
  const list = createJsonList('annotations.json', context);
  const write = (task: ExportTask, annotation: ExportAnnotation | undefined): void => {
    const record = minRecord(task, annotation, context);
    if (!context.isPreview) list.add(JSON.stringify(Object.fromEntries(record)));
  };
  return {
    takesUnlabelled: context.options.unlabelled === 'keep',
    add(task) {
      if (task.annotations.length === 0) write(task, undefined);
      for (const annotation of task.annotations) write(task, annotation);
    },
    finish: () => [list.finish()],
  };
};
