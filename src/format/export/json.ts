import type { Task } from '../../core';
import type { CreateExporter, ExportTask, Loss } from './exported';
import { createJsonList } from './jsonList';

/** The task with the annotations that are asked for: all that it has, or the one saved last. */
function withAnnotations({ task, annotations }: ExportTask, which: 'all' | 'latest'): Task {
  if (which === 'all' || annotations.length === 0) return task;
  const { completions: _former, ...rest } = task;
  return { ...rest, annotations: annotations.map(({ json }) => json) as unknown as NonNullable<Task['annotations']> };
}

function notJson(error: TypeError): Loss {
  return {
    code: 'task-not-json',
    severity: 'error',
    message: `A task cannot be written as JSON, so it is left out: ${error.message.split('\n', 1)[0]}.`,
    hint: 'Tasks hold texts, numbers, booleans, lists and objects only, and nothing that holds itself.',
  };
}

/**
 * Label Studio's own JSON: the list of tasks with annotations, predictions and drafts as they came. Imported again it is the same tasks.
 */
export const createJsonExporter: CreateExporter = (context) => {
  const list = createJsonList('tasks.json', context);
  return {
    holdsTasks: true,
    add(exported) {
      try {
        list.add(JSON.stringify(withAnnotations(exported, context.annotations)));
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        context.lose(notJson(error), exported);
      }
    },
    finish: () => [list.finish()],
  };
};
