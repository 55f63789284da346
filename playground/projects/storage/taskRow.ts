import type { Task } from 'label-editor';
import { taskScore } from 'label-editor/tasks';
import { taskState, taskTitle } from '../../../src/host';
import type { TaskRow } from './projectStorage';

/** The line of a task in the list. */
export function taskRow(id: number, task: Task): TaskRow {
  const { annotations = [], predictions, drafts } = task;
  return {
    id,
    title: taskTitle(task) || `Task ${id}`,
    state: taskState(annotations, Array.isArray(drafts) && drafts.length > 0),
    score: taskScore(task) ?? null,
    annotations: annotations.length,
    predictions: Array.isArray(predictions) ? predictions.length : 0,
  };
}
