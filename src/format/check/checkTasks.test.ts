import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRegistry, type UnknownRecord } from '../../core';
import { builtinTags } from '../../tags/builtin';
import { ImportProblem } from '../import';
import { applyMapping, type CheckReport, checkTasks, describeCheck } from '.';

const registry = createRegistry(builtinTags);
const check = (config: string, tasks: Iterable<unknown> | AsyncIterable<unknown>) => checkTasks(config, tasks, { registry });

/** Label Studio's published examples lie with the playground, traps included. */
function example(name: string): { config: string; tasks: object[] } {
  const file = (part: string) =>
    readFileSync(fileURLToPath(new URL(`../../../playground/samples/${name}/${part}`, import.meta.url)), 'utf8');
  return { config: file('config.xml'), tasks: JSON.parse(file('tasks.json')) };
}

async function mended(config: string, tasks: readonly object[]): Promise<CheckReport> {
  const { mapping } = await check(config, tasks);
  return check(
    config,
    tasks.map((task) => applyMapping(task, mapping)),
  );
}

const IMAGE = `<View>
  <Image name="image" value="$image"/>
  <Choices name="choice" toName="image"><Choice value="Boeing"/><Choice value="Airbus"/></Choices>
  <RectangleLabels name="label" toName="image"><Label value="Airplane"/><Label value="Car" alias="car"/></RectangleLabels>
  <TextArea name="note" toName="image" perRegion="true"/>
</View>`;
const box = (more: UnknownRecord = {}, value: UnknownRecord = {}) => ({
  id: 'r1',
  type: 'rectanglelabels',
  from_name: 'label',
  to_name: 'image',
  value: { x: 1, y: 2, width: 3, height: 4, rotation: 0, rectanglelabels: ['Airplane'], ...value },
  ...more,
});
const task = (...result: unknown[]) => ({ id: 7, data: { image: 'a.png' }, predictions: [{ model_version: 'one', score: 0.5, result }] });
const choice = (...choices: unknown[]) => ({ id: 'c', type: 'choices', from_name: 'choice', to_name: 'image', value: { choices } });

describe('the published examples', () => {
  it.each(['image-boxes-and-choice', 'ocr', 'text-classification', 'text-spans'])('%s: every result matches its control', async (name) => {
    const { config, tasks } = example(name);
    const report = await check(config, tasks);
    expect(report).toMatchObject({ ok: true, errors: 0, warnings: 0, names: [], mapping: {}, config: [], tasks: tasks.length });
    expect(report.controls.reduce((sum, control) => sum + control.matching, 0)).toBe(report.results);
  });

  it('from_name that the config calls otherwise: the renaming that the guide asks for', async () => {
    const { config, tasks } = example('text-per-region-textarea');
    const report = await check(config, tasks);
    expect(report.names).toMatchObject([
      { fromName: 'ner', toName: 'text', type: 'labels', shownWith: 'label', meant: { fromName: 'label' }, count: 1 },
    ]);
    expect(report.mapping).toEqual({ fromNames: { ner: 'label' } });
    expect(await mended(config, tasks)).toMatchObject({ warnings: 0, names: [], mapping: {} });
  });

  it('a keypoint under the name of the rectangle: only that one is renamed', async () => {
    const { config, tasks } = example('image-unlabelled-shapes');
    const report = await check(config, tasks);
    expect(report.mapping).toEqual({
      results: [{ when: { type: 'keypoint', fromName: 'rect', toName: 'image' }, set: { fromName: 'kp' } }],
    });
    expect(await mended(config, tasks)).toMatchObject({ warnings: 0, mapping: {} });
  });
});

describe('what does not fit', () => {
  it.each([
    ['to_name', box({ to_name: 'img' }), { toNames: { img: 'image' } }],
    ['from_name', box({ from_name: 'lable' }), { fromNames: { lable: 'label' } }],
    [
      'a type that nobody knows, with its key',
      box({ type: 'rectlabels' }, { rectlabels: ['Car'], rectanglelabels: undefined }),
      { types: { rectlabels: 'rectanglelabels' } },
    ],
    ['a type that another control could make', box({ type: 'rectangle' }), { types: { rectangle: 'rectanglelabels' } }],
    [
      'a missing type',
      box({ type: undefined }),
      { results: [{ when: { fromName: 'label', toName: 'image' }, set: { type: 'rectanglelabels' } }] },
    ],
    [
      'a missing from_name',
      box({ from_name: undefined }),
      { results: [{ when: { type: 'rectanglelabels', toName: 'image' }, set: { fromName: 'label' } }] },
    ],
    ['a label in another case', box({}, { rectanglelabels: ['airplane'] }), { labels: { label: { airplane: 'Airplane' } } }],
    ['a label with a typing error', box({}, { rectanglelabels: ['Airplain'] }), { labels: { label: { Airplain: 'Airplane' } } }],
    [
      'labels under another key',
      box({}, { rectanglelabels: undefined, labels: ['Airplane'] }),
      { valueKeys: { rectanglelabels: { labels: 'rectanglelabels' } } },
    ],
    ['a choice with a typing error', choice('Boing'), { labels: { choice: { Boing: 'Boeing' } } }],
    [
      'everything at once',
      box({ from_name: 'bbox', to_name: 'img', type: 'rectangle' }),
      { fromNames: { bbox: 'label' }, toNames: { img: 'image' }, types: { rectangle: 'rectanglelabels' } },
    ],
  ])('%s: found, and mended by its mapping', async (_, result, mapping) => {
    const tasks = [JSON.parse(JSON.stringify(task(result)))];
    const report = await check(IMAGE, tasks);
    expect(report.warnings + report.errors).toBeGreaterThan(0);
    expect(report.mapping).toEqual(mapping);
    expect(await mended(IMAGE, tasks)).toMatchObject({ errors: 0, warnings: 0, names: [], mapping: {} });
  });

  it.each([
    [
      'a per-region answer without its region',
      task({ id: 'x', type: 'textarea', from_name: 'note', to_name: 'image', value: { text: ['a'] } }),
      'region-not-found',
      'note',
    ],
    ['an end of a relation', task(box(), { type: 'relation', from_id: 'r1', to_id: 'r9' }), 'relation-end-not-found', undefined],
    ['a parent', task(box({ parentID: 'r9' })), 'parent-not-found', 'label'],
    ['one id for two shapes', task(box(), box({}, { x: 50 })), 'conflicting-geometry', 'label'],
    ['pixels instead of percent', task(box({}, { x: 640 })), 'out-of-bounds', 'label'],
    ['a geometry that is none', task(box({}, { x: 'left' })), 'geometry-unreadable', 'label'],
    ['an entry that is no result', task('box'), 'not-a-result', undefined],
    ['a type of no tag', task(box({ type: 'hologram', from_name: 'h' })), 'unknown-type', undefined],
    [
      'two predictions with one id',
      {
        data: { image: 'a' },
        predictions: [
          { id: 1, result: [] },
          { id: 1, result: [] },
        ],
      },
      'duplicate-layer-id',
      undefined,
    ],
    ['a score that is no number', { data: { image: 'a' }, predictions: [{ score: '0.5', result: [] }] }, 'wrong-type', undefined],
    ['data that is a list', { data: [] }, 'data-not-object', undefined],
    ['a task that is no task', 'a.png', 'task-not-object', undefined],
    ['a prediction without a model', { data: { image: 'a' }, predictions: [{ result: [] }] }, 'model-version-missing', undefined],
  ])('%s', async (_, input, code, about) => {
    const { findings } = await check(IMAGE, [input]);
    expect(findings.find((finding) => finding.code === code)).toMatchObject({ count: 1, tasks: 1, about, places: [{ task: 0 }] });
  });

  it.each([
    ['an end of a relation in another case', [{ type: 'relation', from_id: 'r1', to_id: 'R1' }], 'relation-end-not-found', 'R1'],
    ['an end of a relation with white space', [{ type: 'relation', from_id: ' r1', to_id: 'r1' }], 'relation-end-not-found', ' r1'],
    ['a parent with a typing error', [box({ id: 'child', parentID: 'gruop-1' }), box({ id: 'group-1' })], 'parent-not-found', 'gruop-1'],
    [
      'the region of an answer',
      [{ id: 'R1', type: 'textarea', from_name: 'note', to_name: 'image', value: { text: ['a'] } }],
      'region-not-found',
      'R1',
    ],
  ])('finds the id that was meant: %s', async (_, results, code, word) => {
    const meant = word.startsWith('g') ? 'group-1' : 'r1';
    const { findings } = await check(IMAGE, [task(box(), ...results)]);
    expect(findings.find((finding) => finding.code === code)).toMatchObject({ word, meant, hint: expect.stringContaining(`'${meant}'?`) });
  });

  it('takes the id of another region for no mistake, and tells those that are apart', async () => {
    const end = (to_id: unknown) => ({ type: 'relation', from_id: 'r1', to_id });
    const { findings } = await check(IMAGE, [task(box(), end('r2'), end('q1'), end('r12'), end(1), end('R1'), end(null))]);
    expect(findings.map(({ code, word, meant, count }) => [code, word, meant, count])).toEqual([
      ['relation-end-not-found', 'r2', undefined, 5],
      ['relation-end-not-found', 'R1', 'r1', 1],
    ]);
  });

  it('names place, count and word of a finding', async () => {
    const { findings, ok, warnings } = await check(IMAGE, [
      task(box()),
      task(box({}, { rectanglelabels: ['Ship', 'Airplan'] })),
      task(box({}, { rectanglelabels: ['Ship'] })),
    ]);
    expect({ ok, warnings }).toEqual({ ok: true, warnings: 5 });
    expect(findings.find(({ word }) => word === 'Ship')).toMatchObject({
      code: 'label-not-found',
      severity: 'warning',
      about: 'label',
      meant: undefined,
      count: 2,
      tasks: 2,
      places: [
        { task: 1, id: 7, path: '$.predictions[0].result[0].value.rectanglelabels[0]' },
        { task: 2, id: 7, path: '$.predictions[0].result[0].value.rectanglelabels[0]' },
      ],
    });
    expect(findings.find(({ word }) => word === 'Airplan')?.meant).toBe('Airplane');
  });

  it('counts the keys that tasks lack, and finds the one that was meant', async () => {
    const { objects, ok } = await check(IMAGE, [{ data: { image: 'a' } }, { data: { imagee: 'b' } }, { imag: 'c' }]);
    expect(ok).toBe(false);
    expect(objects).toMatchObject([
      { name: 'image', keys: [{ key: 'image', present: 1, count: 2, meant: 'imagee', places: [{ task: 1 }, { task: 2 }] }] },
    ]);
  });

  it('tells ids that several tasks have', async () => {
    const { findings } = await check(IMAGE, [
      { id: 1, data: { image: 'a' } },
      { id: '1', data: { image: 'a' } },
      { id: 2, data: { image: 'a' } },
    ]);
    expect(findings).toMatchObject([{ code: 'duplicate-task-id', word: '1', count: 1, places: [{ task: 1 }] }]);
  });

  it('tells a text that is not the one at its place', async () => {
    const config = '<View><Labels name="l" toName="t"><Label value="A"/></Labels><Text name="t" value="$t"/></View>';
    const span = { id: '1', type: 'labels', from_name: 'l', to_name: 't', value: { start: 0, end: 3, text: 'Ada', labels: ['A'] } };
    const { findings } = await check(config, [{ data: { t: 'Bob met Ada' }, annotations: [{ result: [span] }] }]);
    expect(findings).toMatchObject([{ code: 'text-mismatch', about: 'l', count: 1 }]);
  });

  it('does not rename a word that several meanings share, nor one that is right elsewhere', async () => {
    const config = `<View><Image name="image" value="$image"/>
      <RectangleLabels name="box" toName="image"><Label value="A"/></RectangleLabels>
      <Choices name="kind" toName="image"><Choice value="A"/></Choices></View>`;
    const named = (from_name: string, type: string, value: UnknownRecord) => ({ id: type, type, from_name, to_name: 'image', value });
    const shape = { x: 1, y: 1, width: 1, height: 1, rectanglelabels: ['A'] };
    const tasks = [
      task(
        named('model', 'rectanglelabels', shape),
        named('model', 'choices', { choices: ['A'] }),
        named('box', 'choices', { choices: ['A'] }),
      ),
    ];
    const report = await check(config, tasks);
    expect(report.mapping.fromNames).toBeUndefined();
    expect(report.mapping.results).toHaveLength(3);
    const { names, controls } = await mended(config, tasks);
    expect(names).toEqual([]);
    expect(controls.map(({ matching }) => matching)).toEqual([1, 2]);
  });
});

describe('config, imports and streams', () => {
  it('counts what is wrong with the config, and checks what is right of it', async () => {
    const report = await check('<View><Image name="image" value="$image"/><Rectangle name="r" toName="imgae"/>', [{ image: 'a' }]);
    expect(report).toMatchObject({ ok: false, tasks: 1 });
    expect(report.config.map(({ code, line }) => [code, line])).toContainEqual(['to-name-not-found', 1]);
  });

  it('counts rows that the import refused', async () => {
    const refused = new ImportProblem({
      code: 'json-syntax',
      severity: 'error',
      message: 'No JSON.',
      hint: 'Mend it.',
      file: 'a.json',
      line: 3,
    });
    const report = await check(IMAGE, [task(box()), refused]);
    expect(report).toMatchObject({ ok: false, errors: 1, tasks: 1, findings: [{ code: 'json-syntax', places: [{ path: 'a.json:3' }] }] });
  });

  it('is a table however many tasks, labels and names there are', async () => {
    async function* many() {
      for (let i = 0; i < 250; i++)
        yield task(box({ from_name: `model${i}` }, { rectanglelabels: [`label ${i}`] }), box({ id: 'b' }, { x: 200 + i }));
    }
    const report = await check(IMAGE, many());
    expect(report).toMatchObject({ tasks: 250, results: 500 });
    expect(report.findings.length).toBeLessThan(310);
    expect(report.names).toHaveLength(100);
    expect(report.controls.find(({ name }) => name === 'label')).toMatchObject({ matching: 250, fitting: 250, unknown: 250 });
    const unknown = report.findings.filter(({ code }) => code === 'label-not-found');
    expect(unknown.reduce((sum, { count }) => sum + count, 0)).toBe(250);
    expect(report.findings.find(({ code }) => code === 'out-of-bounds')).toMatchObject({ count: 250, places: { length: 5 } });
    expect(describeCheck(report).split('\n').length).toBeLessThan(1000);
  });

  it('ends with the reason of its signal', async () => {
    const abort = new AbortController();
    const endless = (function* () {
      for (let i = 0; ; i++) {
        if (i === 3) abort.abort(new Error('enough'));
        yield task(box());
      }
    })();
    await expect(checkTasks(IMAGE, endless, { registry, signal: abort.signal })).rejects.toThrow('enough');
  });

  it('never throws, whatever it is given', async () => {
    const key = fc.constantFrom(
      'id',
      'type',
      'from_name',
      'to_name',
      'value',
      'rectanglelabels',
      'choices',
      'x',
      '__proto__',
      'constructor',
      'parentID',
    );
    const junk = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom<unknown>(null, 'label', 'image', 'rectanglelabels', 'relation', 'choices', 7, 'Airplane'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.array(fc.tuple(key, tie('node')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
      ),
    })).node;
    const layer = fc.record({ result: fc.oneof(fc.array(junk, { maxLength: 4 }), junk) });
    const input = fc.oneof(
      junk,
      fc.record({ data: junk, predictions: fc.array(layer, { maxLength: 3 }), annotations: junk }, { requiredKeys: [] }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(input, { maxLength: 4 }), async (tasks) => {
        const report = await check(IMAGE, tasks);
        expect(report.tasks).toBe(tasks.length);
        expect(describeCheck(report)).toContain(`${tasks.length} task`);
        for (const one of tasks) {
          const once = applyMapping(one as object, report.mapping);
          expect(applyMapping(once, report.mapping)).toEqual(once);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('describeCheck', () => {
  it('is a table for a terminal, without signs that a terminal obeys', async () => {
    const { config, tasks } = example('text-per-region-textarea');
    const text = describeCheck(await check(config, tasks));
    expect(text).toContain('1 task, 0 annotations, 1 prediction, 2 results');
    expect(text).toMatch(
      /name {4}tag {7}on {4}matching {2}under other names {2}unknown labels\n {2}label {3}Labels {4}text {9}0 {18}1 {15}0/,
    );
    expect(text).toContain("from_name 'label'");
    expect(text).toContain('{"fromNames":{"ner":"label"}}');
    expect(text).toContain('0 errors, 1 warning, 1 note');
    const evil = describeCheck(await check(IMAGE, [task(box({}, { rectanglelabels: ['\u001b[2Jx\u202e'] }))]));
    expect(['\u001b', '\u202e'].filter((sign) => evil.includes(sign))).toEqual([]);
  });
});
