import { parseConfig } from '../../config';
import { pause, type Registry } from '../../core';
import { ImportProblem } from '../import';
import type { CheckReport } from './checkReport';
import { TaskChecker } from './taskChecker';

/** How tasks are checked. */
export interface CheckOptions {
  /** The tags that the config may use. */
  readonly registry: Registry;
  /** Places that each line of the table keeps. @defaultValue 5 */
  readonly places?: number | undefined;
  /** Ends the check; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Hears now and then how many tasks were checked. */
  readonly onProgress?: ((tasks: number) => void) | undefined;
}

/** Work between two looks at what else there is to do, in milliseconds. */
const SLICE_MS = 40;

/**
 * Checks tasks against a config before anybody labels them: what an editor would say of each, as a table. Takes what `importTasks` gives too: rows that
 * were refused are counted. Bad configs and tasks never throw. Memory is that of the table (and of the tasks' ids), however many tasks there are.
 */
export async function checkTasks(
  config: string,
  tasks: Iterable<unknown> | AsyncIterable<unknown>,
  { registry, places = 5, signal, onProgress }: CheckOptions,
): Promise<CheckReport> {
  const checker = new TaskChecker(parseConfig(config, registry), registry, places);
  const { table } = checker;
  let sliceEnd = performance.now() + SLICE_MS;
  for await (const task of tasks) {
    signal?.throwIfAborted();
    if (task instanceof ImportProblem) table.addFinding(task, { task: table.tasks, id: undefined, path: task.place }, {});
    else checker.check(task, table.tasks);
    if (performance.now() < sliceEnd) continue;
    onProgress?.(table.tasks);
    await pause();
    sliceEnd = performance.now() + SLICE_MS;
  }
  signal?.throwIfAborted();
  return table.report();
}
