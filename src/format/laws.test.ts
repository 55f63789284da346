import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindConfig, parseConfig } from '../config';
import type { LayerRecords, Region, UnknownRecord } from '../core';
import { answerRegion, copyRecords, decodeLayer, encodeLayer, relabel, reshape, withMeta } from '.';
import { nodeIn, testRegistry, wireOf } from './testTags';

const CONFIG = `<View>
  <Image name="image" value="$image"/><Text name="text" value="$text"/><Audio name="audio" value="$a"/>
  <Rectangle name="rect" toName="image"/>
  <RectangleLabels name="box" toName="image"><Label value="Car"/><Label value="Bus"/></RectangleLabels>
  <Spot name="spot" toName="image"/><Ellipse name="ellipse" toName="image"/>
  <Labels name="tags" toName="image"><Label value="Vehicle"/></Labels>
  <Labels name="label" toName="text"><Label value="PER"/></Labels>
  <Choices name="choice" toName="image"><Choice value="Airbus"/></Choices>
  <Choices name="state" toName="image" perRegion="true"><Choice value="New"/></Choices>
  <TextArea name="note" toName="text" perRegion="true"/>
</View>`;
const tree = bindConfig(parseConfig(CONFIG, testRegistry), { image: 'a.png', text: '🙂 Ada met Bob', a: 'x.wav' });
const env = { tree, registry: testRegistry };

const TYPES = [
  'rectangle',
  'rectanglelabels',
  'spot',
  'ellipse',
  'labels',
  'choices',
  'textarea',
  'relation',
  'taxonomy',
  'rectangel',
  'htmllabels',
];
const NAMES = ['rect', 'box', 'spot', 'ellipse', 'tags', 'label', 'choice', 'state', 'note', 'ner', '__proto__', '🙂'];
const OBJECTS = ['image', 'text', 'audio', 'imgae', 'rect', 'constructor'];
const IDS = ['a', 'b', 'c', 'd', '', '__proto__', '🙂'];

const junk = fc.jsonValue({ maxDepth: 2 });
const number = fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constantFrom(-5, 1e9, Number.NaN));
const words = fc.array(fc.constantFrom('Car', 'car', 'PER', 'Airbus', 'New', '👩‍🚀', ''), { maxLength: 3 });

/** Mostly what a result should be, with anything at all mixed in. */
function mostly<T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: right }, { weight: 1, arbitrary: junk }, { weight: 1, arbitrary: fc.constant(undefined) });
}

const wireValue = fc.record(
  {
    x: number,
    y: number,
    width: number,
    height: number,
    rotation: number,
    start: fc.integer({ min: -1, max: 20 }),
    end: fc.integer({ min: -1, max: 20 }),
    text: fc.oneof(fc.string(), words),
    labels: mostly(words),
    rectanglelabels: mostly(words),
    choices: mostly(words),
    junk,
  },
  { requiredKeys: [] },
);

const result = fc
  .record(
    {
      id: mostly(fc.constantFrom(...IDS)),
      type: mostly(fc.constantFrom(...TYPES)),
      from_name: mostly(fc.constantFrom(...NAMES)),
      to_name: mostly(fc.constantFrom(...OBJECTS)),
      value: mostly(wireValue),
      origin: mostly(fc.constantFrom('manual', 'prediction', 'prediction-changed')),
      score: mostly(number),
      readonly: mostly(fc.boolean()),
      hidden: mostly(fc.boolean()),
      parentID: mostly(fc.constantFrom(...IDS)),
      item_index: mostly(fc.nat(3)),
      meta: mostly(fc.dictionary(fc.string(), junk)),
      from_id: mostly(fc.constantFrom(...IDS)),
      to_id: mostly(fc.constantFrom(...IDS)),
    },
    { requiredKeys: ['type'] },
  )
  .chain((known) =>
    fc
      .dictionary(fc.constantFrom('zz', '__proto__', 'toString', 'original_width', 'ключ'), junk)
      .map((strange) => ({ ...strange, ...known })),
  );

const list = fc.array(fc.oneof({ weight: 12, arbitrary: result }, { weight: 1, arbitrary: junk }), { maxLength: 9 });

function decode(results: readonly unknown[], origin: 'manual' | 'prediction' = 'manual') {
  return decodeLayer(results, { ...env, path: '$', layer: 'l', origin });
}

/** Results that make a region of their own, so that edits find something to do. */
const geometry = fc.record({
  x: fc.double({ min: 0, max: 90, noNaN: true }),
  y: fc.double({ min: 0, max: 90, noNaN: true }),
  width: fc.constant(5),
  height: fc.constant(4),
});
const region = fc
  .record({
    geo: geometry,
    own: junk,
    origin: fc.constantFrom(undefined, 'manual', 'prediction'),
    labelled: fc.boolean(),
    answered: fc.boolean(),
    strange: junk,
    first: fc.boolean(),
  })
  .map(({ geo, own, origin, labelled, answered, strange, first }) => {
    const base = { id: 'r', to_name: 'image', zz: strange, ...(origin && { origin }) };
    const shape = { ...base, from_name: 'rect', type: 'rectangle', value: { ...geo, own } };
    const others = [
      ...(labelled ? [{ ...base, from_name: 'tags', type: 'labels', value: { ...geo, own, labels: ['Vehicle'] } }] : []),
      ...(answered ? [{ ...base, from_name: 'state', type: 'choices', value: { choices: ['New'], own } }] : []),
    ];
    return first ? [shape, ...others] : [...others, shape];
  });

function only(layer: { readonly regions: readonly Region[] }): Region {
  const [first] = layer.regions;
  if (!first) throw new Error('no region');
  return first;
}

/** `result` without the keys an edit may touch. */
function without(record: UnknownRecord, keys: readonly string[]): UnknownRecord {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

describe('law 1: nothing is lost', () => {
  it('what was not touched is written back as the very objects that came, in order', () => {
    fc.assert(
      fc.property(list, (results) => {
        const encoded = encodeLayer(decode(results));
        expect(encoded).toHaveLength(results.length);
        expect(encoded.every((entry, i) => entry === results[i])).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('reading changes nothing of what came', () => {
    fc.assert(
      fc.property(list, (results) => {
        const before = structuredClone(results);
        decode(results);
        expect(results).toEqual(before);
      }),
    );
  });

  it('every entry is in exactly one record', () => {
    fc.assert(
      fc.property(list, (results) => {
        const { regions, answers, relations, unknown, nextSlot } = decode(results);
        const slots = [...regions.flatMap((one) => one.slots), ...[...answers, ...relations, ...unknown].map(({ slot }) => slot)];
        expect(slots.sort((a, b) => a - b)).toEqual(results.map((_, i) => i));
        expect(nextSlot).toBe(results.length);
      }),
    );
  });
});

describe('law 2: nothing is silent', () => {
  it('whatever is not shown has a problem', () => {
    fc.assert(
      fc.property(list, (results) => {
        const { unknown, problems, regions } = decode(results);
        const places = new Set(problems.map(({ where }) => /result\[(\d+)\]/.exec(where.path ?? '')?.[1]));
        for (const { slot } of unknown) expect(places).toContain(String(slot));
        for (const { value, slots } of regions) if (value === undefined) expect(slots.some((slot) => places.has(String(slot)))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('each problem says what, how to mend it, and where', () => {
    fc.assert(
      fc.property(list, (results) => {
        for (const { code, message, hint, where } of decode(results).problems) {
          expect([code, message, hint].every((words) => words.length > 0)).toBe(true);
          expect(where).toMatchObject({ source: 'task', layer: 'l', path: expect.stringMatching(/^\$\.result\[\d+\]/) });
        }
      }),
    );
  });
});

describe('law 6: results with one id are one region', () => {
  it('whatever their order', () => {
    fc.assert(
      fc.property(region, fc.infiniteStream(fc.nat()), (results, stream) => {
        const shuffled = results.map((entry) => ({ entry, at: stream.next().value ?? 0 })).sort((a, b) => a.at - b.at);
        const { slots: _s, results: _r, origin: _o, ...one } = only(decode(results));
        const { slots: _s2, results: _r2, origin: _o2, ...other } = only(decode(shuffled.map(({ entry }) => entry)));
        expect(other).toEqual(one);
      }),
    );
  });

  it('records have unique ids', () => {
    fc.assert(
      fc.property(list, (results) => {
        const { regions, answers, relations } = decode(results);
        const ids = [...regions, ...answers, ...relations].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('parents are regions, and nobody is below itself', () => {
    fc.assert(
      fc.property(list, (results) => {
        const { regions } = decode(results);
        const parents = new Map(regions.map(({ id, parentId }) => [id, parentId]));
        for (const { id } of regions) {
          let steps = 0;
          for (let at = parents.get(id); at !== undefined; at = parents.get(at)) {
            expect(parents.has(at)).toBe(true);
            expect(++steps).toBeLessThanOrEqual(regions.length);
          }
        }
      }),
    );
  });
});

describe('an edit changes only the keys it is about', () => {
  const GEOMETRY = ['x', 'y', 'width', 'height', 'rotation'];

  function expectKept(before: Region, after: Region, valueKeys: readonly string[], keys: readonly string[] = []): void {
    const envelope = ['value', 'origin', ...keys];
    for (const [i, was] of before.results.entries()) {
      const is = after.results[i] ?? {};
      expect(without(is, envelope)).toEqual(without(was, envelope));
      expect(without(wireOf(is), valueKeys)).toEqual(without(wireOf(was), valueKeys));
      expect(is.origin).toBe(was.origin === 'prediction' ? 'prediction-changed' : was.origin);
    }
    expect(after.slots).toEqual(before.slots);
  }

  it('reshape', () => {
    fc.assert(
      fc.property(region, geometry, (results, geo) => {
        const before = only(decode(results));
        const value = { ...geo, x: geo.x + 1, rotation: 30 };
        fc.pre(value.x !== (before.value as typeof value).x);
        const after = reshape(before, value, env);
        expectKept(before, after, GEOMETRY);
        expect(after.value).toEqual(value);
        // Law 6: labels and per-region answers carry the geometry.
        for (const one of after.results) expect(wireOf(one)).toMatchObject(value);
      }),
    );
  });

  it('relabel', () => {
    fc.assert(
      fc.property(region, (results) => {
        const before = only(decode(results));
        const after = relabel(before, nodeIn(tree, 'tags'), ['Other'], env);
        expectKept(before, after.results.length > before.results.length ? { ...after, slots: before.slots } : after, ['labels']);
        expect(after.labels).toEqual(['Other']);
      }),
    );
  });

  it('answer', () => {
    fc.assert(
      fc.property(region, (results) => {
        const before = only(decode(results));
        const after = answerRegion(before, nodeIn(tree, 'state'), ['Other'], env);
        expectKept(before, after.results.length > before.results.length ? { ...after, slots: before.slots } : after, [
          'choices',
          ...GEOMETRY,
        ]);
        const shape = before.results.findIndex(({ type }) => type === 'rectangle');
        expect(wireOf(after.results[shape])).toEqual(wireOf(before.results[shape]));
      }),
    );
  });

  it('meta', () => {
    fc.assert(
      fc.property(region, (results) => {
        const before = only(decode(results));
        const after = withMeta(before, { text: ['a'] }, env);
        expectKept(before, after, [], ['meta']);
        expect(after.results.every(({ meta }) => meta?.text !== undefined)).toBe(true);
      }),
    );
  });

  it('and what is written reads back as the record says', () => {
    fc.assert(
      fc.property(region, (results) => {
        const labelled = relabel(only(decode(results)), nodeIn(tree, 'tags'), ['Vehicle'], env);
        const after = answerRegion(
          reshape(labelled, { x: 1, y: 2, width: 3, height: 4, rotation: 5 }, env),
          nodeIn(tree, 'state'),
          ['New'],
          env,
        );
        const again = decode(encodeLayer({ regions: [after], answers: [], relations: [], unknown: [] }));
        expect(again.problems).toEqual([]);
        expect(again.regions).toEqual([{ ...after, slots: after.results.map((_, i) => i) }]);
      }),
    );
  });

  it('and the other regions are not touched', () => {
    fc.assert(
      fc.property(list, region, (results, more) => {
        const layer = decode([...results, ...more]);
        const edited = layer.regions.find(({ id, readonly }) => id === 'r' && !readonly);
        fc.pre(edited !== undefined);
        const after: LayerRecords = {
          ...layer,
          regions: layer.regions.map((one) => (one.id === 'r' ? reshape(one, { x: 1, y: 1, width: 1, height: 1, rotation: 1 }, env) : one)),
        };
        const encoded = encodeLayer(after);
        expect(encoded).toHaveLength(results.length + more.length);
        expect(results.every((entry, i) => encoded[i] === entry)).toBe(true);
      }),
    );
  });
});

describe('law 9: a copied prediction', () => {
  it('keeps ids, score, readonly, hidden and places; every placed result says it is a prediction', () => {
    fc.assert(
      fc.property(list, (results) => {
        const layer = decode(results, 'prediction');
        const copy = copyRecords(layer);
        expect(copy.regions.map(({ id, score, readonly, hidden, slots }) => ({ id, score, readonly, hidden, slots }))).toEqual(
          layer.regions.map(({ id, score, readonly, hidden, slots }) => ({ id, score, readonly, hidden, slots })),
        );
        for (const one of [...copy.regions.flatMap((kept) => kept.results), ...copy.answers.map((answer) => answer.result)]) {
          expect(one.origin).toBe('prediction');
          expect(one.id === undefined || one.id === null || one.id === '').toBe(false);
        }
        const strip = (entry: unknown) =>
          typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? without(entry as UnknownRecord, ['id', 'origin']) : entry;
        expect(encodeLayer(copy).map(strip)).toEqual(results.map(strip));
      }),
    );
  });

  it('reads as what it was', () => {
    fc.assert(
      fc.property(list, (results) => {
        const copy = copyRecords(decode(results, 'prediction'));
        const again = decode(encodeLayer(copy));
        expect(again.regions.map(({ id, value, labels, origin }) => ({ id, value, labels, origin }))).toEqual(
          copy.regions.map(({ id, value, labels, origin }) => ({ id, value, labels, origin })),
        );
      }),
    );
  });
});
