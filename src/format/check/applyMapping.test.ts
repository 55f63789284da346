import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMapping, type Mapping } from '.';

const result = (more: object = {}) => ({
  id: 'a',
  from_name: 'f',
  to_name: 't',
  type: 'rectanglelabels',
  value: { x: 1, rectanglelabels: ['A', 'B'] },
  ...more,
});
const taskOf = (...results: unknown[]) => ({ id: 1, data: { f: 'f' }, predictions: [{ score: 0.5, result: results }] });
const mappedOf = (one: unknown, mapping: Mapping) => applyMapping(taskOf(one), mapping).predictions[0]?.result[0];

describe('applyMapping', () => {
  it('renames names and labels, and nothing else', () => {
    const mapping: Mapping = { fromNames: { f: 'label' }, toNames: { t: 'image' }, labels: { label: { A: 'Car' } } };
    const before = taskOf(result({ extra: { from_name: 'f' }, meta: { A: 'A' } }));
    const copy = structuredClone(before);
    const after = applyMapping(before, mapping);
    expect(after).toEqual(
      taskOf(
        result({
          from_name: 'label',
          to_name: 'image',
          value: { x: 1, rectanglelabels: ['Car', 'B'] },
          extra: { from_name: 'f' },
          meta: { A: 'A' },
        }),
      ),
    );
    expect(before).toEqual(copy);
    expect(after.data).toBe(before.data);
  });

  it('is the very task where nothing changes, and keeps untouched results', () => {
    const before = taskOf(result(), result({ from_name: 'g' }));
    expect(applyMapping(before, {})).toBe(before);
    expect(applyMapping(before, { fromNames: { other: 'x' }, labels: { f: { Z: 'Y' } } })).toBe(before);
    expect(applyMapping(before, { fromNames: { g: 'h' } }).predictions[0]?.result[0]).toBe(before.predictions[0]?.result[0]);
  });

  it('renames in every list of a task, and leaves relations alone', () => {
    const relation = { type: 'relation', from_id: 'a', to_id: 'b', labels: ['A'] };
    const lists = {
      annotations: [{ result: [result()] }],
      completions: [{ result: [relation] }],
      drafts: [{ result: [result()] }],
      predictions: [null, { result: 7 }],
    };
    const after = applyMapping(lists, { fromNames: { f: 'g' }, types: { relation: 'x' } });
    expect(after.annotations[0]?.result[0]?.from_name).toBe('g');
    expect(after.drafts[0]?.result[0]?.from_name).toBe('g');
    expect([after.completions, after.predictions]).toEqual([lists.completions, lists.predictions]);
  });

  it.each([
    ['rectanglelabels', 'ellipselabels', { x: 1, rectanglelabels: ['A'] }, { x: 1, ellipselabels: ['A'] }],
    ['RectLabels', 'rectanglelabels', { RectLabels: ['A'], x: 1 }, { rectanglelabels: ['A'], x: 1 }],
    ['rectanglelabels', 'rectangle', { rectanglelabels: ['A'] }, { rectanglelabels: ['A'] }],
    ['rectangle', 'rectanglelabels', { x: 1 }, { x: 1 }],
    ['choice', 'choices', { choice: ['A'] }, { choices: ['A'] }],
    ['choice', 'choices', { choice: ['A'], choices: ['B'] }, { choice: ['A'], choices: ['B'] }],
    ['textarea', 'choices', { text: ['A'] }, { choices: ['A'] }],
    ['choices', 'textarea', { choices: ['A'] }, { text: ['A'] }],
    ['bbox', 'rectanglelabels', { bbox: [1, 2, 3, 4] }, { bbox: [1, 2, 3, 4] }],
    ['taxo', 'taxonomy', { taxo: [['A', 'B']] }, { taxonomy: [['A', 'B']] }],
  ])('type %s → %s takes its key along', (from, to, value, expected) => {
    const mapped = mappedOf(result({ type: from, value }), { types: { [from]: to } }) as { value: object };
    expect(mapped).toMatchObject({ type: to });
    expect(mapped.value).toEqual(expected);
    expect(Object.keys(mapped.value)).toEqual(Object.keys(expected));
  });

  it('renames labels by the new name of the control, also on the way to a nested choice, and never a text', () => {
    const mapping: Mapping = { fromNames: { old: 'new' }, labels: { new: { A: 'B' }, old: { A: 'wrong' } } };
    const choices = { id: 'c', type: 'choices', from_name: 'old', to_name: 't', value: { choices: [['A', 'x'], 'A', ['y']] } };
    expect(mappedOf(choices, mapping)).toMatchObject({ value: { choices: [['B', 'x'], 'B', ['y']] } });
    const text = { id: 'c', type: 'textarea', from_name: 'new', to_name: 't', value: { text: ['A'] } };
    expect(mappedOf(text, mapping)).toBe(text);
  });

  it('takes a rule for exactly these names before the general ones, absent names among them', () => {
    const mapping: Mapping = {
      fromNames: { f: 'general' },
      results: [{ when: { type: 'rectanglelabels', fromName: 'f' }, set: { fromName: 'g', toName: 'i' } }],
    };
    expect(mappedOf(result({ to_name: undefined }), mapping)).toMatchObject({ from_name: 'g', to_name: 'i' });
    expect(mappedOf(result(), mapping)).toMatchObject({ from_name: 'general', to_name: 't' });
  });

  it('knows words that objects inherit from words of a mapping', () => {
    const odd = taskOf(result({ from_name: 'constructor', type: 'toString', value: { toString: ['__proto__'] } }));
    expect(applyMapping(odd, { fromNames: {}, types: {}, labels: {} })).toBe(odd);
    const mapping = JSON.parse('{"fromNames":{"__proto__":"p"},"labels":{"p":{"__proto__":"A"}}}') as Mapping;
    const named = JSON.parse(JSON.stringify(taskOf(result({ from_name: '__proto__', value: { rectanglelabels: ['__proto__'] } }))));
    expect(applyMapping(named, mapping).predictions[0].result[0]).toMatchObject({ from_name: 'p', value: { rectanglelabels: ['A'] } });
  });

  const word = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
  const tasks = fc.array(
    fc.record({ from_name: word, to_name: word, type: fc.constantFrom('rectanglelabels', 'labels', 'choices'), labels: fc.array(word) }),
  );

  it('there and back is where one was', () => {
    const there: Mapping = {
      fromNames: Object.fromEntries([
        ['a', 'A'],
        ['b', 'B'],
        ['__proto__', 'P'],
      ]),
      toNames: { a: 'A' },
      types: { rectanglelabels: 'ellipselabels' },
      labels: { A: { a: 'A' }, B: { b: 'B' } },
    };
    const back: Mapping = {
      fromNames: Object.fromEntries([
        ['A', 'a'],
        ['B', 'b'],
        ['P', '__proto__'],
      ]),
      toNames: { A: 'a' },
      types: { ellipselabels: 'rectanglelabels' },
      labels: { a: { A: 'a' }, b: { B: 'b' } },
    };
    fc.assert(
      fc.property(tasks, (rows) => {
        const before = taskOf(...rows.map(({ labels, ...names }) => ({ ...names, value: { x: 1, [names.type]: labels } })));
        const after = applyMapping(before, there);
        expect(applyMapping(after, there)).toEqual(after);
        expect(applyMapping(after, back)).toEqual(before);
      }),
    );
  });
});
