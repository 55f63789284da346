import { expect, it } from 'vitest';
import { bytesOf, History, type Step } from './history';

function step(name: string, bytes: number): Step {
  return { name, patches: [], ids: [], from: Symbol(name), to: Symbol(name), bytes };
}

function namesOf(history: History): string[] {
  const names: string[] = [];
  for (let last = history.last; last; last = history.last) {
    names.unshift(last.name);
    history.stepBack();
  }
  return names;
}

it('forgets the oldest steps above its limits', () => {
  const bySteps = new History({ steps: 2, bytes: 1000 });
  for (const name of ['a', 'b', 'c']) bySteps.push(step(name, 1));
  expect(namesOf(bySteps)).toEqual(['b', 'c']);
  const byBytes = new History({ steps: 10, bytes: 100 });
  for (const name of ['a', 'b', 'c']) byBytes.push(step(name, 45));
  expect(namesOf(byBytes)).toEqual(['b', 'c']);
});

it('keeps the newest step however large it is', () => {
  const history = new History({ steps: 10, bytes: 100 });
  history.push(step('small', 1));
  history.push(step('huge', 5000));
  expect(namesOf(history)).toEqual(['huge']);
});

it('forgets what was undone when something new is done', () => {
  const history = new History();
  history.push(step('a', 1));
  history.stepBack();
  expect(history.next?.name).toBe('a');
  history.push(step('b', 1));
  expect(history.next).toBeUndefined();
});

it('weighs a mask by its length and shared results not at all', () => {
  const mask = { value: { rle: Array.from({ length: 100_000 }, () => 1) } };
  const patch = { collection: 'regions', key: 'a' } as const;
  expect(bytesOf([{ ...patch, before: { results: [mask] }, after: { results: [] } }])).toBeGreaterThan(500_000);
  expect(bytesOf([{ ...patch, before: { results: [mask] }, after: { results: [mask] } }])).toBeLessThan(1000);
});

it('counts what a step lets nobody else hold, once', () => {
  const rle = Array.from({ length: 50_000 }, () => 7);
  const patch = { collection: 'regions', key: 'a' } as const;
  const record = { results: [{ value: { rle } }], value: { rle } };
  const alone = bytesOf([{ ...patch, before: record, after: null }]);
  expect(alone).toBeGreaterThan(400_000);
  expect(alone).toBeLessThan(500_000);
  const plane = { results: [{ value: {} }], value: { alpha: new Uint8Array(1_000_000) } };
  expect(bytesOf([{ ...patch, before: plane, after: null }])).toBeGreaterThan(1_000_000);
  // Only the order changed: the mask itself is where it was.
  expect(bytesOf([{ ...patch, before: { ...plane, slots: [1] }, after: { ...plane, slots: [2] } }])).toBeLessThan(1000);
});
