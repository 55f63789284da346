import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSeed, SAMPLING_STRATEGIES, sampleTasks, taskScore } from '.';

const ids = (tasks: readonly { readonly id?: unknown }[]) => tasks.map(({ id }) => id);
const scored = (id: number, ...scores: unknown[]) => ({ id, predictions: scores.map((score) => ({ score, result: [] })) });

describe('taskScore', () => {
  it('is the mean over predictions with a score', () => {
    expect(taskScore(scored(1, 0.25, 0.75))).toBe(0.5);
    expect(taskScore(scored(1, 0))).toBe(0);
    expect(taskScore(scored(1, 1e308, 1e308))).toBe(1e308);
  });

  it.each([
    ['no predictions', { id: 1 }],
    ['no list', { predictions: { score: 1 } }],
    ['no score', scored(1, undefined)],
    ['a text', scored(1, '0.9')],
    ['null', scored(1, null)],
    ['infinity', scored(1, Number.POSITIVE_INFINITY, Number.NaN)],
    ['entries that are no objects', { predictions: [null, 'x', 7, [1]] }],
    ['nothing at all', null],
  ])('is undefined for %s', (_, task) => {
    expect(taskScore(task)).toBeUndefined();
  });

  it('leaves out what is broken beside a score', () => {
    expect(taskScore({ predictions: [null, { score: 'high' }, { score: 0.5 }, { score: null }] })).toBe(0.5);
  });
});

describe('sampleTasks', () => {
  it('sequential: by ids that are numbers, also written ones, then the others as they came', () => {
    const tasks = [{ id: 'b' }, { id: 10 }, {}, { id: '9' }, { id: -1 }, { id: 'a' }, { id: 2 }, { id: null }];
    expect(ids(sampleTasks(tasks, { strategy: 'sequential' }))).toEqual([-1, 2, '9', 10, 'b', undefined, 'a', null]);
  });

  it('is sequential when nothing is said, and stable', () => {
    const tasks = [
      { id: 2, n: 1 },
      { id: 1, n: 2 },
      { id: 2, n: 3 },
      { id: '1', n: 4 },
    ];
    expect(sampleTasks(tasks).map(({ n }) => n)).toEqual([2, 4, 1, 3]);
  });

  it('by score: lowest or highest mean first, tasks without a score last, equal ones as they came', () => {
    const tasks = [scored(1, 0.9), scored(2), scored(3, 0.1, 0.3), scored(4, '1'), scored(5, 0.2), scored(6, 0.9)];
    expect(ids(sampleTasks(tasks, { strategy: 'prediction-score-min' }))).toEqual([3, 5, 1, 6, 2, 4]);
    expect(ids(sampleTasks(tasks, { strategy: 'prediction-score-max' }))).toEqual([1, 6, 3, 5, 2, 4]);
  });

  it('takes ids and scores from light rows', () => {
    const rows = [
      { key: 3, score: 0.5 },
      { key: 1, score: null },
      { key: 2, score: 0.1 },
    ];
    const order = sampleTasks(rows, { strategy: 'prediction-score-min', scoreOf: (row) => row.score });
    expect(order.map(({ key }) => key)).toEqual([2, 3, 1]);
    expect(sampleTasks(rows, { idOf: (row) => row.key }).map(({ key }) => key)).toEqual([1, 2, 3]);
  });

  it('uniform: this seed gives this order, on every platform', () => {
    const tasks = Array.from({ length: 12 }, (_, i) => ({ id: i }));
    expect(ids(sampleTasks(tasks, { strategy: 'uniform', seed: 42 }))).toEqual([1, 8, 5, 3, 10, 0, 11, 6, 9, 4, 7, 2]);
  });

  it('uniform: tells the seed that it drew', () => {
    const tasks = Array.from({ length: 50 }, (_, i) => ({ id: i }));
    const seeds: number[] = [];
    const order = sampleTasks(tasks, { strategy: 'uniform', onSeed: (seed) => seeds.push(seed) });
    expect(sampleTasks(tasks, { strategy: 'uniform', seed: seeds[0] })).toEqual(order);
    expect(new Set(Array.from({ length: 20 }, drawSeed)).size).toBeGreaterThan(15);
  });

  it('uniform: every task is as likely at every place, for small seeds too', () => {
    const tasks = Array.from({ length: 5 }, (_, i) => ({ id: i }));
    const counts = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
    for (let seed = 0; seed < 2000; seed++) {
      for (const [place, { id }] of sampleTasks(tasks, { strategy: 'uniform', seed }).entries()) {
        const row = counts[place];
        if (row) row[id] = (row[id] ?? 0) + 1;
      }
    }
    // 400 each; the standard deviation is 18.
    for (const row of counts) for (const count of row) expect(Math.abs(count - 400)).toBeLessThan(90);
  });

  it('uniform: tasks that come later leave the order of the earlier ones as it is', () => {
    const tasks = Array.from({ length: 40 }, (_, i) => ({ id: i }));
    const all = ids(sampleTasks(tasks, { strategy: 'uniform', seed: 7 }));
    const first = ids(sampleTasks(tasks.slice(0, 25), { strategy: 'uniform', seed: 7 }));
    expect(all.filter((id) => (id as number) < 25)).toEqual(first);
  });

  it('answers each task once, whatever it is, and leaves the list alone', () => {
    const task = fc.oneof(
      fc.anything(),
      fc.record({ id: fc.oneof(fc.integer(), fc.string(), fc.constant(null)), predictions: fc.anything() }, { requiredKeys: [] }),
      fc.record({ id: fc.nat(), predictions: fc.array(fc.record({ score: fc.oneof(fc.double(), fc.string(), fc.constant(null)) })) }),
    );
    fc.assert(
      fc.property(fc.array(task), fc.constantFrom(...SAMPLING_STRATEGIES), fc.integer(), (tasks, strategy, seed) => {
        const before = [...tasks];
        const order = sampleTasks(tasks, { strategy, seed });
        expect(tasks).toEqual(before);
        expect(order).toHaveLength(tasks.length);
        const left = [...order];
        for (const one of tasks) {
          const at = left.indexOf(one);
          // NaN is not found by identity.
          expect(at >= 0 || Number.isNaN(one)).toBe(true);
          if (at >= 0) left.splice(at, 1);
        }
        expect(sampleTasks(tasks, { strategy, seed })).toEqual(order);
      }),
      { numRuns: 100 },
    );
  });
});
