import type { CreateExporter } from './exported';
import { createTextFile } from './textFile';

/**
 * Label Studio's own JSON: the list of tasks with annotations, predictions and drafts as they came. Imported again it is the same tasks.
 */
export const createJsonExporter: CreateExporter = (context) => {
  const file = createTextFile('tasks.json', 'application/json', context);
  let count = 0;
  return {
    add({ task }) {
      file.write(`${count === 0 ? '[\n' : ',\n'}${JSON.stringify(task)}`);
      count++;
    },
    finish() {
      file.write(count === 0 ? '[]\n' : '\n]\n');
      return [file.finish()];
    },
  };
};
