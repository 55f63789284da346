import { describeValue } from '../../core';
import type { Loss } from './exported';
import type { ReadTask } from './exportTask';

/** What every format that holds annotations only leaves out of a task; the task itself, where nobody has labelled it and the format takes no such task. */
export function taskLosses({ exported, skipped, older, predictions, drafts }: ReadTask, takesUnlabelled: boolean): readonly Loss[] {
  const losses: Loss[] = [];
  const add = (code: string, count: number, message: string, hint: string): void => {
    if (count > 0) losses.push({ code, severity: 'info', message, hint, count });
  };
  const isLeftOut = !takesUnlabelled && exported.annotations.length === 0 && skipped === 0;
  add(
    'task-not-labelled',
    isLeftOut ? 1 : 0,
    'Tasks without an annotation are left out: this format holds finished work.',
    'Label them, or export as JSON, which holds whole tasks.',
  );
  add(
    'annotation-skipped',
    skipped,
    'Annotations that were skipped are left out.',
    'Export as JSON to keep them, or label the tasks after all.',
  );
  add(
    'annotation-older',
    older,
    'Only the annotation saved last counts; earlier ones of the same task are left out.',
    "Export with annotations: 'all' to have every one.",
  );
  add(
    'prediction-not-exported',
    predictions,
    'Predictions are left out: this format holds what people labelled.',
    'Copy a prediction into an annotation to export it, or export as JSON, which keeps predictions.',
  );
  add('draft-not-exported', drafts, 'Unsent drafts are left out.', 'Submit them, or export as JSON, which keeps drafts.');
  return losses;
}

/** For something in the list of tasks that is no task. */
export function notATask(value: unknown): Loss {
  return {
    code: 'not-a-task',
    severity: 'error',
    message: `An entry is ${typeof value === 'object' ? 'no plain object' : describeValue(value)}, so it is no task and is left out.`,
    hint: 'Give tasks only; of an import, those that are no ImportProblem.',
  };
}
