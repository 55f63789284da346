import { createRegistry, type TagDefinition } from './core';
import { type CheckReport, type CheckOptions as CheckWith, checkTasks as checkWith } from './format/check';
import { builtinTags } from './tags/builtin';

/** How tasks are checked. */
export interface CheckOptions extends Omit<CheckWith, 'registry'> {
  /** Tags that the config may use. @defaultValue builtinTags */
  readonly tags?: readonly TagDefinition[] | undefined;
}

/**
 * Checks a config and tasks against each other before anybody labels: for each control how many results match, and which names, labels, types, ids and
 * keys do not, each with its count, its first places, what was probably meant, and renames that mend it (`applyMapping`). What `importTasks` gives may
 * be passed as it is: refused rows are findings too. A table, however many tasks there are. Bad input never throws; an aborted `signal` throws its reason.
 * @example
 * const report = await checkTasks(config, tasks);
 * console.log(describeCheck(report));
 * const mended = tasks.map((task) => applyMapping(task, report.mapping));
 */
export function checkTasks(
  config: string,
  tasks: Iterable<unknown> | AsyncIterable<unknown>,
  { tags = builtinTags, ...options }: CheckOptions = {},
): Promise<CheckReport> {
  return checkWith(config, tasks, { ...options, registry: createRegistry(tags) });
}
