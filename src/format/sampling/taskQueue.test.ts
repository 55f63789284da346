import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTaskQueue, type TaskId, type TaskQueue, type TaskQueueState } from '.';
import { NaiveQueue } from './naiveQueue';

const rows = (...ids: TaskId[]) => ids.map((id) => ({ id }));
const taskOf = (id: number) => ({ id, data: { n: id } });

describe('createTaskQueue', () => {
  it('offers each open task in its order, and nothing when all is done', () => {
    const queue = createTaskQueue({ tasks: rows(3, 1, 2), isDone: ({ id }) => id === 2 });
    expect(queue.getSnapshot()).toMatchObject({ id: 1, position: 1, total: 3, remaining: 2, hasNext: true, hasPrevious: false });
    queue.complete();
    expect(queue.getSnapshot()).toMatchObject({ id: 1, isDone: true, remaining: 1 });
    expect(queue.next()).toBe(3);
    queue.complete();
    expect(queue.next()).toBeUndefined();
    expect(queue.getSnapshot()).toMatchObject({
      status: 'empty',
      id: undefined,
      task: undefined,
      remaining: 0,
      hasNext: false,
      hasPrevious: true,
    });
    expect(queue.previous()).toBe(3);
    expect(queue.previous()).toBe(1);
    expect(queue.next()).toBe(3);
  });

  it('brings back what was left open after the others, and stays where no other is', () => {
    const queue = createTaskQueue({ tasks: rows(1, 2, 3) });
    expect([queue.next(), queue.next(), queue.next()]).toEqual([2, 3, 1]);
    queue.complete();
    queue.next();
    queue.complete();
    expect([queue.next(), queue.next(), queue.postpone()]).toEqual([3, 3, 3]);
  });

  it('brings a postponed task back after as many others', () => {
    const queue = createTaskQueue({ tasks: rows(1, 2, 3, 4, 5) });
    const seen = [queue.postpone(2)];
    for (let i = 0; i < 4; i++) {
      queue.complete();
      seen.push(queue.next());
    }
    expect(seen).toEqual([2, 3, 1, 4, 5]);
  });

  it('forgets what lay ahead when one jumps, and loses no open task by it', () => {
    const queue = createTaskQueue({ tasks: rows(1, 2, 3, 4) });
    queue.next();
    queue.next();
    queue.previous();
    expect([queue.current, queue.jump(4), queue.current]).toEqual([2, true, 4]);
    expect(queue.jump(99)).toBe(false);
    expect([queue.previous(), queue.previous()]).toEqual([2, 1]);
    const offered = new Set([queue.current]);
    while (queue.remaining > 0) {
      queue.complete();
      offered.add(queue.next());
    }
    expect(offered).toEqual(new Set([1, 2, 3, 4, undefined]));
  });

  it('finds an id written as a number or as a text, and gives numbers to tasks without one', () => {
    const queue = createTaskQueue({ tasks: [{ id: '7' }, { data: {} }, { id: 7 }, { id: 1 }, { id: Number.NaN }] as { id?: TaskId }[] });
    expect(queue.total).toBe(5);
    expect([queue.jump(7), queue.current]).toEqual([true, '7']);
    expect([queue.jump('1'), queue.current]).toEqual([true, 1]);
    expect(queue.upcoming(9)).toEqual([3, 2, 4, '7']);
  });

  it('orders by the scores of tasks and of light rows', () => {
    const tasks = [{ id: 1, predictions: [{ score: 0.9 }] }, { id: 2, predictions: [{ score: 0.1 }] }, { id: 3 }];
    expect(createTaskQueue<{ id: number }>({ tasks, strategy: 'prediction-score-min' }).upcoming(3)).toEqual([1, 3]);
    const light = [
      { id: 1, score: 0.2 },
      { id: 2, score: null },
      { id: 3, score: 0.4 },
    ];
    const queue = createTaskQueue({ tasks: light, strategy: 'prediction-score-max' });
    expect([queue.current, ...queue.upcoming(3)]).toEqual([3, 1, 2]);
  });

  it('takes more tasks in while it runs, where the order has them', () => {
    const queue = createTaskQueue({ tasks: [] as { id: number; score: number }[], strategy: 'prediction-score-min' });
    expect(queue.getSnapshot()).toMatchObject({ status: 'empty', total: 0 });
    queue.add([{ id: 1, score: 0.5 }]);
    expect(queue.current).toBe(1);
    queue.add([
      { id: 2, score: 0.9 },
      { id: 3, score: 0.1 },
    ]);
    expect([queue.current, ...queue.upcoming(5)]).toEqual([1, 3, 2]);
    expect(queue.position).toBe(2);
    for (let i = 0; i < 3; i++) {
      queue.complete();
      queue.next();
    }
    expect(queue.current).toBeUndefined();
    queue.add([{ id: 4, score: 0 }]);
    expect(queue.current).toBe(4);
  });

  it('offers a reopened task again, and takes an exchanged one as it is now', () => {
    const queue = createTaskQueue({
      tasks: [
        { id: 1, done: false },
        { id: 2, done: false },
      ],
      isDone: ({ done }) => done,
    });
    queue.update(1, { id: 1, done: true });
    expect(queue.getSnapshot()).toMatchObject({ id: 1, isDone: true, task: { done: true }, remaining: 1 });
    expect(queue.next()).toBe(2);
    queue.complete();
    expect(queue.next()).toBeUndefined();
    queue.reopen(1);
    expect(queue.current).toBe(1);
  });

  it('tells listeners, and answers the same snapshot until something changes', () => {
    const queue = createTaskQueue({ tasks: rows(1, 2, 3) });
    let heard = 0;
    const stop = queue.subscribe(() => {
      heard += 1;
    });
    const before = queue.getSnapshot();
    expect(queue.getSnapshot()).toBe(before);
    queue.next();
    expect(heard).toBe(1);
    const after = queue.getSnapshot();
    expect(after).not.toBe(before);
    expect(queue.getSnapshot()).toBe(after);
    stop();
    queue.next();
    expect(heard).toBe(1);
    queue.subscribe(() => {
      heard += 1;
    });
    queue.dispose();
    queue.next();
    expect([heard, queue.current]).toEqual([1, 3]);
  });

  it('goes on at the same task after a reload, with the same order, also of a drawn seed', () => {
    const tasks = Array.from({ length: 30 }, (_, i) => ({ id: i + 1 }));
    const queue = createTaskQueue({ tasks, strategy: 'uniform' });
    queue.complete();
    queue.next();
    queue.postpone();
    queue.postpone(3);
    queue.next();
    queue.previous();
    const again = createTaskQueue({ tasks, state: JSON.parse(JSON.stringify(queue.serialize())) });
    expect([again.strategy, again.seed, again.current]).toEqual([queue.strategy, queue.seed, queue.current]);
    expect(again.upcoming(30)).toEqual(queue.upcoming(30));
    expect(again.getSnapshot()).toEqual(queue.getSnapshot());
    expect([again.previous(), again.next(), again.next()]).toEqual([queue.previous(), queue.next(), queue.next()]);
  });

  it('goes on to the next task when the kept one was saved and not left', () => {
    const state = createTaskQueue({ tasks: rows(1, 2, 3), isDone: () => false }).serialize();
    expect(createTaskQueue({ tasks: rows(1, 2, 3), isDone: ({ id }) => id === 1, state }).current).toBe(2);
  });

  it('leaves out tasks that are gone, and waits for tasks that come later', () => {
    const queue = createTaskQueue({ tasks: rows(1, 2, 3, 4) });
    queue.next();
    const state = queue.serialize();
    expect(createTaskQueue({ tasks: rows(1, 3, 4), state }).current).toBe(3);
    const late = createTaskQueue({ tasks: rows(), state });
    late.add(rows(1, 2, 3, 4));
    expect(late.current).toBe(2);
  });

  it.each([
    undefined,
    null,
    'x',
    7,
    [[]],
    { version: 2 },
    { version: 1, postponed: [null, { id: {} }], history: [9, {}], at: 1e9, seed: 'x', done: 'all' },
  ])('opens with any state: %j', (state) => {
    expect(createTaskQueue({ tasks: rows(1, 2), state }).current).toBe(1);
  });
});

describe('tasks held elsewhere', () => {
  /** Loads that end when the test says so. */
  function slowLoads() {
    const asked = new Map<TaskId, { resolve: () => void; reject: (error: Error) => void; signal: AbortSignal }>();
    const load = (id: TaskId, signal: AbortSignal) =>
      new Promise<{ id: number }>((resolve, reject) => {
        asked.set(id, { resolve: () => resolve(taskOf(Number(id))), reject, signal });
      });
    return { asked, load };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('loads the current task first, then those ahead, and prefetches their media', async () => {
    const { asked, load } = slowLoads();
    const fetched: number[] = [];
    const queue = createTaskQueue({ tasks: rows(1, 2, 3, 4), load, lookAhead: 2, prefetch: (task) => void fetched.push(task.id) });
    expect([...asked.keys()]).toEqual([1]);
    expect(queue.getSnapshot()).toMatchObject({ id: 1, status: 'loading', task: undefined });
    asked.get(1)?.resolve();
    expect(await queue.loaded()).toEqual(taskOf(1));
    expect(queue.getSnapshot()).toMatchObject({ status: 'ready', task: taskOf(1) });
    await settled();
    expect([...asked.keys()]).toEqual([1, 2, 3]);
    asked.get(3)?.resolve();
    asked.get(2)?.resolve();
    await settled();
    expect(fetched.sort()).toEqual([2, 3]);
    queue.next();
    expect(queue.getSnapshot()).toMatchObject({ id: 2, status: 'ready', task: taskOf(2) });
  });

  it('cancels what is no longer ahead when one jumps, and keeps what still is', async () => {
    const signals = new Map<number, AbortSignal>();
    const queue = createTaskQueue({
      tasks: rows(1, 2, 3, 4, 5, 6),
      load: async (id) => taskOf(Number(id)),
      prefetch: (task, signal) => {
        signals.set(task.id, signal);
        return new Promise(() => undefined);
      },
    });
    await queue.loaded();
    await settled();
    expect([...signals.keys()]).toEqual([2, 3]);
    queue.jump(3);
    await queue.loaded();
    await settled();
    expect([signals.get(3)?.aborted, signals.get(2)?.aborted, [...signals.keys()]]).toEqual([false, false, [2, 3, 4]]);
    queue.jump(6);
    expect([signals.get(3)?.aborted, signals.get(4)?.aborted]).toEqual([true, false]);
    queue.dispose();
    expect([...signals.values()].every(({ aborted }) => aborted)).toBe(true);
  });

  it('reports what fails ahead and never shows it; in front it is tried again, and shown', async () => {
    const errors: [unknown, TaskId][] = [];
    let tries = 0;
    const queue = createTaskQueue({
      tasks: rows(1, 2, 3),
      lookAhead: 1,
      load: async (id) => {
        if (id !== 2) return taskOf(Number(id));
        tries += 1;
        if (tries < 3) throw new Error(`offline ${tries}`);
        return taskOf(2);
      },
      prefetch: (task) => {
        if (task.id === 3) throw new Error('no media');
      },
      onError: (error, id) => errors.push([(error as Error).message, id]),
    });
    await queue.loaded();
    await settled();
    expect([errors, queue.getSnapshot().status]).toEqual([[['offline 1', 2]], 'ready']);
    queue.next();
    await expect(queue.loaded()).rejects.toThrow('offline 2');
    expect(queue.getSnapshot()).toMatchObject({ id: 2, status: 'failed', task: undefined });
    queue.reload();
    expect(await queue.loaded()).toEqual(taskOf(2));
    await settled();
    expect(errors).toEqual([
      ['offline 1', 2],
      ['no media', 3],
    ]);
  });

  it('hears nothing of a task that was left, or of a queue that is disposed', async () => {
    const { asked, load } = slowLoads();
    const errors: unknown[] = [];
    const queue = createTaskQueue({ tasks: rows(1, 2), load, lookAhead: 0, onError: (error) => errors.push(error) });
    const first = queue.loaded();
    queue.next();
    expect(asked.get(1)?.signal.aborted).toBe(true);
    asked.get(1)?.reject(new Error('aborted'));
    asked.get(2)?.resolve();
    expect(await first).toEqual(taskOf(2));
    const open = createTaskQueue({ tasks: rows(1), load });
    const never = open.loaded();
    open.dispose();
    expect(await never).toBeUndefined();
    expect(errors).toEqual([]);
  });
});

describe('laws of the queue', () => {
  const id = fc.integer({ min: 1, max: 9 });
  const move = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ name: 'next' } as const) },
    { weight: 2, arbitrary: fc.constant({ name: 'previous' } as const) },
    { weight: 3, arbitrary: fc.constant({ name: 'complete' } as const) },
    {
      weight: 2,
      arbitrary: fc.record({
        name: fc.constant('postpone' as const),
        after: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ name: fc.constant('jump' as const), id }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constant('complete' as const), id }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constant('reopen' as const), id }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constant('add' as const), id: fc.integer({ min: -5, max: 15 }) }) },
    { weight: 1, arbitrary: fc.constant({ name: 'restore' } as const) },
  );
  type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

  function play(queue: TaskQueue<{ id: number }> | NaiveQueue, step: Move): void {
    if (step.name === 'next') queue.next();
    else if (step.name === 'previous') queue.previous();
    else if (step.name === 'postpone') queue.postpone(step.after);
    else if (step.name === 'jump') queue.jump(step.id);
    else if (step.name === 'reopen') queue.reopen(step.id);
    else if (step.name === 'complete') queue.complete('id' in step ? step.id : undefined);
    else if (step.name === 'add') queue.add([{ id: step.id }]);
  }

  it('moves as the naive queue does, whatever one does, through reloads as well', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 9 }), fc.array(move, { maxLength: 40 }), (given, steps) => {
        const tasks = given.map((one) => ({ id: one }));
        let queue = createTaskQueue({ tasks });
        const naive = new NaiveQueue(given);
        for (const step of steps) {
          if (step.name === 'add') {
            if (naive.has(step.id)) continue;
            tasks.push({ id: step.id });
          }
          if (step.name === 'restore')
            queue = createTaskQueue({ tasks, state: JSON.parse(JSON.stringify(queue.serialize())) as TaskQueueState });
          else {
            play(queue, step);
            play(naive, step);
          }
          expect([queue.current, queue.remaining, queue.upcoming(20)]).toEqual([naive.current, naive.remaining, naive.upcoming()]);
        }
        // Whatever was done before: each open task comes once, and then there is none.
        const open = naive.openIds();
        const offered = new Set<TaskId | undefined>();
        for (let i = 0; queue.remaining > 0; i++) {
          expect(i).toBeLessThan(200);
          if (!queue.getSnapshot().isDone) offered.add(queue.current);
          queue.complete();
          queue.next();
        }
        expect(offered).toEqual(new Set(open));
      }),
      { numRuns: 120 },
    );
  });
});
