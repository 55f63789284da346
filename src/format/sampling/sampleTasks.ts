import { createRank, drawSeed, isByScore, orderOf, ownId } from './ranks';
import type { SamplingStrategy } from './strategy';
import { taskScore } from './taskScore';

/** How tasks are put in order. */
export interface SampleOptions<T> {
  /** @defaultValue 'sequential' */
  readonly strategy?: SamplingStrategy | undefined;
  /** Of `uniform`: a whole number of 32 bits. The same seed gives the same order on every platform; a random one when it is left out. */
  readonly seed?: number | undefined;
  /** Hears of the seed that was used, also of one that was drawn. */
  readonly onSeed?: ((seed: number) => void) | undefined;
  /** The id of a task. @defaultValue `task.id` */
  readonly idOf?: ((task: T) => unknown) | undefined;
  /** The score of a task; anything but a finite number is none. @defaultValue `taskScore` */
  readonly scoreOf?: ((task: T) => unknown) | undefined;
}

/**
 * Tasks in the order of a strategy, as a new list; what is equal stays as it came. `sequential`: ascending by ids that are numbers (also written as
 * texts), then all others as they came. `uniform`: shuffled by the seed. `prediction-score-min`, `-max`: by `taskScore`, tasks without a score last.
 * @example
 * const order = sampleTasks(tasks, { strategy: 'uniform', seed: 42 });
 * @example
 * sampleTasks(rows, { strategy: 'prediction-score-min', scoreOf: (row) => row.score });
 */
export function sampleTasks<T>(
  tasks: Iterable<T>,
  { strategy = 'sequential', seed = drawSeed(), onSeed, idOf = ownId, scoreOf = taskScore }: SampleOptions<T> = {},
): T[] {
  onSeed?.(seed);
  const list = [...tasks];
  const rank = createRank(strategy, seed);
  const byScore = isByScore(strategy);
  const ranks = Float64Array.from(list, (task) => rank({ id: idOf(task), score: byScore ? scoreOf(task) : undefined }));
  return Array.from(orderOf(ranks), (i) => list[i] as T);
}
