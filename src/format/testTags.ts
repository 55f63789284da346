import {
  type AnswerCodec,
  allItemsOf,
  attr,
  type Codec,
  type ConfigNode,
  createRegistry,
  defineKind,
  defineTag,
  didYouMean,
  type Finding,
  isRecord,
  type Read,
  type UnknownRecord,
} from '../core';

/** Small tags for this room's tests: just enough of each kind of tag, none of the real ones' views and rules. */

function numbers(keys: readonly string[], optional: Readonly<Record<string, number>> = {}): Codec<Record<string, number>> {
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  return {
    has: (wire) => keys.some((key) => key in wire),
    read(wire): Read<Record<string, number>> {
      const wrong = keys.find((key) => !isNumber(wire[key]));
      if (wrong !== undefined) {
        const finding = {
          code: 'geometry-unreadable',
          severity: 'error',
          message: `${wrong} is no number.`,
          hint: 'Write one.',
          key: `value.${wrong}`,
        } as const;
        return { value: undefined, findings: [finding] };
      }
      const entries = [...keys, ...Object.keys(optional)].map((key) => [key, isNumber(wire[key]) ? wire[key] : (optional[key] ?? 0)]);
      const value = Object.fromEntries(entries) as Record<string, number>;
      const outside = value.x !== undefined && (value.x < 0 || value.x > 100);
      const findings: Finding[] = outside
        ? [{ code: 'out-of-bounds', severity: 'warning', message: 'x is outside.', hint: 'Use percent.', key: 'value.x' }]
        : [];
      return { value, findings };
    },
    write(value, wire) {
      const silent = (key: string) =>
        key in optional && !(key in wire) && value[key] === optional[key] && keys.some((other) => other in wire);
      const changed = Object.entries(value).filter(([key, number]) => wire[key] !== number && !silent(key));
      return changed.length === 0 ? wire : { ...wire, ...Object.fromEntries(changed) };
    },
  };
}

function kind(name: string) {
  const nowhere = { x: 0, y: 0, width: 0, height: 0 };
  return defineKind<Record<string, number>>({
    name,
    bounds: () => nowhere,
    contains: () => false,
    move: (value) => value,
    isValid: () => true,
  });
}

const boxKind = kind('rectangle');
const boxCodec = numbers(['x', 'y', 'width', 'height'], { rotation: 0 });
const spots = { kind: kind('spot'), codec: numbers(['x', 'y']) };

const offsets = numbers(['start', 'end']);
/** Like the real one it keeps the covered text beside the offsets. */
const spanCodec: Codec<Record<string, number>> = {
  ...offsets,
  read(wire, object) {
    const { value, findings } = offsets.read(wire, object);
    const text = value && String(object?.attrs.value).slice(value.start, value.end);
    const differs = typeof wire.text === 'string' && text !== undefined && wire.text !== text;
    const mismatch = {
      code: 'text-mismatch',
      severity: 'warning',
      message: `The text is '${text}'.`,
      hint: 'Correct it.',
      key: 'value.text',
    } as const;
    return { value, findings: differs ? [...findings, mismatch] : findings };
  },
  write(value, wire, object) {
    const written = offsets.write(value, wire, object);
    return written === wire ? wire : { ...written, text: String(object?.attrs.value).slice(value.start, value.end) };
  },
};

function listAnswer(key: string, itemCode: string | undefined): AnswerCodec {
  return {
    key,
    isEmpty: (value) => value === undefined || (Array.isArray(value) && value.length === 0),
    check(value, control): readonly Finding[] {
      if (!Array.isArray(value))
        return [{ code: 'answer-unreadable', severity: 'error', message: `${key} is no list.`, hint: 'Write a list.' }];
      const stored = allItemsOf(control).map((item) => item.stored);
      return value.flatMap((word: unknown, i): Finding[] => {
        if (!itemCode || stored.includes(String(word))) return [];
        return [
          {
            code: itemCode,
            severity: 'warning',
            message: `'${word}' is no choice.`,
            hint: `Use a choice of the config.${didYouMean(String(word), stored)}`,
            key: `value.${key}[${i}]`,
          },
        ];
      });
    },
  };
}

const control = { name: attr.id(), toName: attr.ref() };
const labels = { ...control, allowEmpty: attr.boolean(false), value: attr.data() };
const itemAttrs = { value: attr.string(), alias: attr.optionalString() };
const question = { ...control, perRegion: attr.boolean(false), perItem: attr.boolean(false) };

export const testTags = [
  defineTag({ name: 'View', role: 'visual', attrs: {} }),
  defineTag({ name: 'Image', role: 'object', attrs: { name: attr.id(), value: attr.data() } }),
  defineTag({ name: 'Text', role: 'object', attrs: { name: attr.id(), value: attr.data() }, kind: kind('span'), codec: spanCodec }),
  defineTag({ name: 'Rectangle', role: 'control', attrs: control, kind: boxKind, codec: boxCodec }),
  defineTag({
    name: 'RectangleLabels',
    role: 'control',
    attrs: labels,
    items: ['Label'],
    labelKey: 'rectanglelabels',
    kind: boxKind,
    codec: boxCodec,
  }),
  defineTag({ name: 'Spot', role: 'control', attrs: control, ...spots }),
  defineTag({ name: 'SpotLabels', role: 'control', attrs: labels, items: ['Label'], labelKey: 'spotlabels', ...spots }),
  defineTag({ name: 'Labels', role: 'control', attrs: labels, items: ['Label'], labelKey: 'labels' }),
  defineTag({ name: 'Label', role: 'item', attrs: itemAttrs }),
  defineTag({ name: 'Choices', role: 'control', attrs: question, items: ['Choice'], answer: listAnswer('choices', 'choice-not-found') }),
  defineTag({ name: 'Choice', role: 'item', attrs: itemAttrs }),
  defineTag({ name: 'TextArea', role: 'control', attrs: question, answer: listAnswer('text', undefined) }),
];

export const testRegistry = createRegistry(testTags);

/** The node of that name; throws where a test asks for one that its config does not have. */
export function nodeIn(tree: { readonly byName: ReadonlyMap<string, ConfigNode> }, name: string): ConfigNode {
  const node = tree.byName.get(name);
  if (!node) throw new Error(`no tag '${name}' in the config of this test`);
  return node;
}

/** `value` of a result as a test reads it. */
export function wireOf(result: unknown): UnknownRecord {
  return isRecord(result) && isRecord(result.value) ? result.value : {};
}
