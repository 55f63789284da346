import type { SampleTask } from './samples';

const storageKey = 'label-editor-playground:own';

/** What a person pasted: kept for the session, so that a reload does not lose it. */
export interface OwnTask {
  readonly config: string;
  readonly task: string;
}

export function recallOwnTask(): OwnTask | undefined {
  const stored = window.sessionStorage.getItem(storageKey);
  return stored ? (JSON.parse(stored) as OwnTask) : undefined;
}

export function rememberOwnTask(own: OwnTask): void {
  window.sessionStorage.setItem(storageKey, JSON.stringify(own));
}

/**
 * The tasks in pasted JSON: one task, a list of tasks, or bare data. Whether they fit the config is the editor's to say.
 * @throws an error whose message says what to mend.
 */
export function parseTasks(json: string): readonly SampleTask[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    throw new Error(`The task is not JSON: ${error instanceof Error ? error.message : error}. Check quotes, commas and brackets.`);
  }
  const list = Array.isArray(parsed) ? parsed : [parsed];
  if (list.length === 0) throw new Error('The list of tasks is empty. Paste at least one task.');
  const stranger = list.findIndex((item) => typeof item !== 'object' || item === null || Array.isArray(item));
  if (stranger >= 0)
    throw new Error(`Item ${stranger + 1} is no task but ${JSON.stringify(list[stranger])}. A task is an object: { "data": { … } }.`);
  return list as SampleTask[];
}
