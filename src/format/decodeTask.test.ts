import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTask, encodeSource } from '.';

const codesOf = (input: unknown) => decodeTask(input).problems.map(({ code }) => code);

describe('a well-formed task', () => {
  const task = {
    id: 7,
    data: { text: 'x' },
    annotations: [{ id: 1, result: [], lead_time: 3 }],
    predictions: [{ id: 5, model_version: 'one', score: 0.5, result: [{ id: 'a' }], extra: { kept: true } }],
    drafts: [{ id: 9, result: [] }],
  };
  const decoded = decodeTask(task);

  it('has no problem and is handed on as it came', () => {
    expect(decoded.problems).toEqual([]);
    expect(decoded.task).toBe(task);
    expect(decoded.data).toBe(task.data);
    expect(decoded.id).toBe('7');
  });

  it('is taken apart into layers that hold their JSON by reference', () => {
    const [prediction] = decoded.predictions;
    expect(prediction).toMatchObject({ type: 'prediction', id: '5', path: '$.predictions[0]', modelVersion: 'one', score: 0.5 });
    expect(prediction?.json).toBe(task.predictions[0]);
    expect(prediction?.results).toBe(task.predictions[0]?.result);
    expect(prediction?.envelope).toEqual({ id: 5, model_version: 'one', score: 0.5, extra: { kept: true } });
    expect(decoded.annotations.map(({ id }) => id)).toEqual(['1']);
    expect(decoded.drafts.map(({ id, type }) => [id, type])).toEqual([['9', 'draft']]);
  });
});

describe('former and loose formats', () => {
  it('completions are annotations, and the task for hosts says so', () => {
    const completions = [{ id: 3, result: [] }];
    const { annotations, task, problems } = decodeTask({ id: 1, data: { a: 1 }, completions });
    expect(problems).toEqual([]);
    expect(annotations).toMatchObject([{ id: '3', type: 'annotation', path: '$.completions[0]' }]);
    expect(task).toEqual({ id: 1, data: { a: 1 }, annotations: completions });
  });

  it('completions come after annotations when a task has both', () => {
    const { annotations } = decodeTask({ data: {}, completions: [{ id: 2, result: [] }], annotations: [{ id: 1, result: [] }] });
    expect(annotations.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('a task without data is the data itself', () => {
    const input = { id: 4, text: 'bare' };
    const { data, task, id, problems } = decodeTask(input);
    expect(data).toBe(input);
    expect(task).toEqual({ id: 4, data: input });
    expect(id).toBe('4');
    expect(problems).toEqual([]);
  });

  it('predictions beside bare data are read, and reported', () => {
    const { data, predictions, task, problems } = decodeTask({ text: 'bare', predictions: [{ result: [] }] });
    expect(data).toEqual({ text: 'bare' });
    expect(predictions).toHaveLength(1);
    expect(task).toEqual({ data: { text: 'bare' }, predictions: [{ result: [] }] });
    expect(problems).toMatchObject([{ code: 'data-missing', severity: 'warning', where: { source: 'task', path: '$' } }]);
    expect(problems[0]?.message).toContain("'predictions' but no 'data'");
  });

  it('bare data may use such a name for something else', () => {
    const input = { predictions: [0.1, 0.9], annotations: 'none yet' };
    expect(decodeTask(input)).toMatchObject({ data: input, predictions: [], problems: [] });
  });

  it('data may be JSON text', () => {
    const { data, task, problems } = decodeTask({ id: 1, data: '{"text":"x"}' });
    expect(data).toEqual({ text: 'x' });
    expect(task).toEqual({ id: 1, data: { text: 'x' } });
    expect(problems).toEqual([]);
  });
});

describe('ids of layers', () => {
  const idsOf = (task: object) => {
    const { annotations, predictions, drafts } = decodeTask({ data: {}, ...task });
    return [...annotations, ...predictions, ...drafts].map(({ id }) => id);
  };

  it('are made where there are none, past those that others came with', () => {
    expect(idsOf({ annotations: [{ result: [] }], predictions: [{ result: [] }, { id: 'p1', result: [] }, { result: [] }] })).toEqual([
      'a1',
      'p2',
      'p1',
      'p3',
    ]);
  });

  it('an annotation and a prediction may have the same number', () => {
    const task = { data: {}, annotations: [{ id: 1, result: [] }], predictions: [{ id: 1, result: [] }] };
    expect(idsOf(task)).toEqual(['1', 'p1']);
    expect(codesOf(task)).toEqual([]);
  });

  it('two of one type may not', () => {
    const { predictions, problems } = decodeTask({
      data: {},
      predictions: [
        { id: 1, result: [] },
        { id: 1, result: [] },
      ],
    });
    expect(predictions.map(({ id }) => id)).toEqual(['1', 'p1']);
    expect(problems).toMatchObject([{ code: 'duplicate-layer-id', where: { path: '$.predictions[1].id', layer: 'p1' } }]);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['nothing', undefined, 'Pass an object'],
    ['null', null, 'Pass an object'],
    ['a number', 5, 'Pass an object'],
    ['a list of tasks', [{ data: {} }], 'tasks[0]'],
    ['JSON text', '{"data":{}}', 'JSON.parse'],
  ])('%s instead of a task', (_, input, hint) => {
    const { problems, data, annotations, task } = decodeTask(input);
    expect(problems).toMatchObject([
      { code: 'task-not-object', severity: 'error', where: { path: '$' }, hint: expect.stringContaining(hint) },
    ]);
    expect({ data, annotations, task }).toEqual({ data: {}, annotations: [], task: { data: {} } });
  });

  it.each([
    ['null', null],
    ['a list', [1]],
    ['a text that is no JSON', 'a.jpg'],
    ['JSON that is no object', '[1]'],
  ])('%s instead of data', (_, data) => {
    expect(decodeTask({ data }).problems).toMatchObject([{ code: 'data-not-object', severity: 'error', where: { path: '$.data' } }]);
  });

  it.each([
    ['layers-not-list', '$.annotations', { annotations: 5 }],
    ['layers-not-list', '$.predictions', { predictions: { result: [] } }],
    ['layer-not-object', '$.annotations[0]', { annotations: [null] }],
    ['layer-not-object', '$.predictions[1]', { predictions: [{ result: [] }, 'x'] }],
    ['results-not-list', '$.annotations[0].result', { annotations: [{ id: 1, result: 'x' }] }],
    ['results-not-list', '$.predictions[0].result', { predictions: [{}] }],
    ['wrong-type', '$.predictions[0].score', { predictions: [{ score: '0.9', result: [] }] }],
    ['wrong-type', '$.predictions[0].model_version', { predictions: [{ model_version: {}, result: [] }] }],
    ['wrong-type', '$.predictions[0].id', { predictions: [{ id: [], result: [] }] }],
  ])('%s at %s', (code, path, rest) => {
    const { problems } = decodeTask({ data: {}, ...rest });
    expect(problems).toMatchObject([{ code, where: { source: 'task', path } }]);
    expect(problems[0]?.hint).not.toBe('');
  });

  it('one wrong layer spoils no other', () => {
    const { annotations } = decodeTask({ data: {}, annotations: [null, { id: 1, result: [] }, 'x', { id: 2, result: 4 }] });
    expect(annotations.map(({ id, path }) => [id, path])).toEqual([
      ['1', '$.annotations[1]'],
      ['2', '$.annotations[3]'],
    ]);
  });

  it('a result that is no list is written back until there is something else to write', () => {
    const json = { id: 1, result: 'broken' };
    const source = decodeTask({ data: {}, annotations: [json] }).annotations[0]!;
    const nothing = { regions: [], answers: [], relations: [], unknown: [] };
    expect(encodeSource(source, nothing)).toBe(json);
    expect(encodeSource(source, { ...nothing, unknown: [{ result: { a: 1 }, slot: 0 }] })).toEqual({ id: 1, result: [{ a: 1 }] });
  });
});

it('never throws, whatever comes', () => {
  const key = fc.constantFrom(
    'data',
    'annotations',
    'predictions',
    'completions',
    'drafts',
    'id',
    'result',
    '__proto__',
    'constructor',
    'x',
  );
  const anything = fc.anything({ key, maxDepth: 4, withNullPrototype: true, withBigInt: true, withDate: true });
  fc.assert(fc.property(anything, (input) => Array.isArray(decodeTask(input).problems)));
});

it('keys of the prototype are data like any other', () => {
  const input = JSON.parse('{"data":{"__proto__":{"polluted":1}},"predictions":[{"__proto__":{"id":1},"result":[]}]}');
  const { predictions, data } = decodeTask(input);
  expect(Object.hasOwn(predictions[0]!.envelope, '__proto__')).toBe(true);
  expect(Object.hasOwn(data, '__proto__')).toBe(true);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
