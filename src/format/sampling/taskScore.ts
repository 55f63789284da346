import { isRecord } from '../../core';

/**
 * The mean score over a task's predictions: what `prediction-score-min` and `-max` order by. Predictions whose `score` is no finite number do not
 * count; `undefined` when none does. Takes anything, and never throws.
 * @example
 * taskScore({ data: {}, predictions: [{ score: 0.25, result: [] }, { score: 0.75, result: [] }] }); // 0.5
 */
export function taskScore(task: unknown): number | undefined {
  const list = isRecord(task) ? task.predictions : undefined;
  if (!Array.isArray(list)) return undefined;
  let sum = 0;
  let count = 0;
  for (const prediction of list as readonly unknown[]) {
    const score = isRecord(prediction) ? prediction.score : undefined;
    if (typeof score !== 'number' || !Number.isFinite(score)) continue;
    // The mean of what came so far, not a sum: sums of the largest numbers are infinite.
    count += 1;
    sum += (score - sum) / count;
  }
  return count === 0 ? undefined : sum;
}
