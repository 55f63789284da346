import type { CreateExporter, ExportAnnotation, ExportTask } from './exported';
import { minRecord } from './minRecord';
import { createTextFile } from './textFile';

/**
 * JSON_MIN: a list with one flat object for each annotation: the task's data and id, a key for each control with its plain value, and who labelled it when.
 * Source of the shape: Label Studio's converter.
 */
export const createJsonMinExporter: CreateExporter = (context) => {
  const file = createTextFile('annotations.json', 'application/json', context);
  let isFirst = true;
  const write = (task: ExportTask, annotation: ExportAnnotation | undefined): void => {
    const record = minRecord(task, annotation, context);
    if (context.isPreview) return;
    file.write(isFirst ? '[\n' : ',\n');
    file.write(JSON.stringify(Object.fromEntries(record)));
    isFirst = false;
  };
  return {
    takesUnlabelled: context.options.unlabelled === 'keep',
    add(task) {
      if (task.annotations.length === 0) write(task, undefined);
      for (const annotation of task.annotations) write(task, annotation);
    },
    finish() {
      file.write(isFirst ? '[]\n' : '\n]\n');
      return [file.finish()];
    },
  };
};
