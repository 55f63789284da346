import { expect, it } from 'vitest';
import { addEntry, type LogEntry } from './callbackLog';

const now = new Date(2026, 2, 1, 9, 30, 5);

it('puts the newest first and counts changes in a row', () => {
  let log: readonly LogEntry[] = [];
  for (const name of ['onReady', 'onChange', 'onChange', 'onSubmit', 'onChange'])
    log = addEntry(log, { name, note: '', payload: log.length }, now);
  expect(log.map(({ name, count }) => `${name} ${count}`)).toEqual(['onChange 1', 'onSubmit 1', 'onChange 2', 'onReady 1']);
  expect(log[2]?.payload).toBe(2);
  expect(log[0]?.time).toBe('09:30:05');
  expect(new Set(log.map(({ key }) => key)).size).toBe(4);
});

it('keeps a hundred', () => {
  let log: readonly LogEntry[] = [];
  for (let i = 0; i < 150; i++) log = addEntry(log, { name: 'onSkip', note: `${i}`, payload: undefined }, now);
  expect(log).toHaveLength(100);
  expect(log[0]?.note).toBe('149');
});
