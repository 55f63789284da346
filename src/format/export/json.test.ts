import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../core';
import { exportAnnotations, importAll } from '../../tasks';

async function jsonOf(tasks: readonly Task[], annotations?: 'all' | 'latest'): Promise<{ text: string; codes: string[] }> {
  const { files, losses } = await exportAnnotations(tasks, { format: 'JSON', annotations });
  expect(files.map(({ path, blob }) => [path, blob.type])).toEqual([['tasks.json', 'application/json']]);
  return { text: await files[0]!.blob.text(), codes: losses.map(({ code }) => code) };
}

const json = fc.jsonValue({ maxDepth: 3 });
const extra = fc.dictionary(fc.string({ maxLength: 5 }), json, { maxKeys: 3 });
const result = fc
  .tuple(extra, fc.record({ id: fc.string(), type: fc.constantFrom('labels', 'choices', 'x'), value: extra }))
  .map(([a, b]) => ({ ...a, ...b }));
const layer = fc.tuple(extra, fc.record({ result: fc.array(result, { maxLength: 3 }) })).map(([a, b]) => ({ ...a, ...b }));
const task = fc
  .tuple(
    extra,
    fc.record(
      {
        id: fc.oneof(fc.nat(), fc.string()),
        data: extra,
        annotations: fc.array(layer, { maxLength: 2 }),
        predictions: fc.array(layer, { maxLength: 2 }),
        drafts: fc.array(layer, { maxLength: 2 }),
        meta: json,
      },
      { requiredKeys: ['data'] },
    ),
  )
  // `completions` is another name of a key that the task may have already.
  .map(([{ completions: _, ...a }, b]) => ({ ...a, ...b }) as Task);

/** A value as JSON carries it: `-0` is 0 there. */
const carried = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('JSON', () => {
  it('any tasks come back from an import as they went out, skipped annotations, predictions and unknown keys included', async () => {
    const property = fc.asyncProperty(fc.array(task, { minLength: 1, maxLength: 5 }), async (tasks) => {
      const { text, codes } = await jsonOf(tasks);
      const imported = await importAll(text, { format: 'json' });
      expect(imported.problems).toEqual([]);
      expect(imported.tasks).toEqual(carried(tasks));
      expect(codes).toEqual([]);
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it('is a list with a task a line, also of none', async () => {
    expect((await jsonOf([])).text).toBe('[]\n');
    expect((await jsonOf([{ id: 1, data: {} }, { data: { a: '\ud800' } }])).text).toBe(
      '[\n{"id":1,"data":{}},\n{"data":{"a":"\\ud800"}}\n]\n',
    );
  });

  it('holds the annotation saved last where only that is asked for', async () => {
    const completions = [
      { id: 1, result: [], created_at: '2026-02-01' },
      { id: 2, result: [], created_at: '2026-01-01' },
    ];
    const { text } = await jsonOf([{ id: 1, data: {}, completions } as Task], 'latest');
    expect(JSON.parse(text)).toEqual([{ id: 1, data: {}, annotations: [completions[0]] }]);
  });

  it('leaves out what JSON cannot hold and says so', async () => {
    const knot: Record<string, unknown> = {};
    knot.self = knot;
    const { text, codes } = await jsonOf([{ data: knot }, { data: { n: 1n } }, { data: { a: 1 } }]);
    expect(JSON.parse(text)).toEqual([{ data: { a: 1 } }]);
    expect(new Set(codes)).toEqual(new Set(['task-not-json']));
  });

  it('an export of many megabytes is parts, never one string', async () => {
    const data = { text: 'x'.repeat(1 << 20) };
    function* many(): Generator<Task> {
      for (let id = 0; id < 40; id++) yield { id, data };
    }
    const { files } = await exportAnnotations(many(), { format: 'JSON' });
    expect(files[0]!.blob.size).toBeGreaterThan(40 << 20);
  });
});
