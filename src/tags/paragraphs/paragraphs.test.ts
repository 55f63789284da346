import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigNode, UnknownRecord } from '../../core';
import { configNode } from '../../testing/configNode';
import { checkData } from './data.codec';
import { checkParagraphs, paragraphsCodec } from './paragraphs.codec';
import { type ParagraphsValue, paragraphsKind } from './paragraphs.kindCore';
import { unitsOf, valueOfUnits, visibleValues } from './places.codec';
import { timedTurns, turnAtTime } from './times.codec';
import { type Dialogue, dialogueOf, rememberDialogue, turnIndexAt } from './turns.codec';

/** A Paragraphs node of a bound config, with the attributes the codec reads. */
function nodeOf(value: unknown, attrs: UnknownRecord = {}): ConfigNode {
  const typed = { value, valueType: 'json', nameKey: 'author', textKey: 'text', saveTextResult: 'yes', contextScroll: false, ...attrs };
  return configNode('Paragraphs', 'talk', typed);
}

const TALK = [
  { author: 'Ann', text: 'Hello 😀 there' },
  { author: 'Bob', text: '' },
  { author: 'Ann', text: 'Two\nlines' },
  { author: 'Cyd', text: 'Hello again, hello' },
];

function talk(value: unknown = TALK, attrs: UnknownRecord = {}): Dialogue {
  const dialogue = dialogueOf(nodeOf(value, attrs));
  if (!dialogue) throw new Error('the test gives no dialogue');
  return dialogue;
}

const part = (start: string, startOffset: number, end: string, endOffset: number): ParagraphsValue => ({
  start,
  end,
  startOffset,
  endOffset,
});

function codesOf(wire: UnknownRecord, node = nodeOf(TALK)): string[] {
  return paragraphsCodec.read(wire, node).findings.map(({ code, severity }) => `${severity} ${code}`);
}

describe('a dialogue', () => {
  it('is its utterances joined by a blank line', () => {
    expect(talk().text).toBe('Hello 😀 there\n\n\n\nTwo\nlines\n\nHello again, hello');
    expect(talk().turns.map(({ at }) => at)).toEqual([0, 16, 18, 29]);
  });

  it.each([
    ['numbers, truths and nothing as texts', [{ text: 7 }, { text: true }, { text: null }, {}, { text: {} }], ['7', 'true', '', '', '']],
    ['entries that are no objects', ['One', 2, null, [3]], ['One', '2', '', '']],
    ['the JSON text of a list', '[{"text":"One"}]', ['One']],
  ])('takes %s', (_, value, texts) => {
    expect(talk(value).turns.map(({ text }) => text)).toEqual(texts);
  });

  it('reads other keys where the config names them', () => {
    const [turn] = talk([{ who: ' Ann ', said: 'Hi' }], { nameKey: 'who', textKey: 'said' }).turns;
    expect(turn).toMatchObject({ author: 'Ann', text: 'Hi' });
  });

  it('is in the order of its times with contextScroll: 0 and none last, ties by end', () => {
    const value = [
      { text: 'none' },
      { text: 'zero', start: 0 },
      { text: 'late', start: 9 },
      { text: 'long', start: 3, end: 8 },
      { text: 'short', start: '3', duration: 1 },
    ];
    const order = (contextScroll: boolean) => talk(value, { contextScroll }).turns.map(({ text }) => text);
    expect(order(true)).toEqual(['short', 'long', 'late', 'none', 'zero']);
    expect(order(false)).toEqual(['none', 'zero', 'late', 'long', 'short']);
  });

  it('finds the turn of an offset; what lies between two belongs to the one before', () => {
    expect([0, 14, 15, 16, 17, 18, 28, 29, 999].map((offset) => turnIndexAt(talk(), offset))).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3]);
  });
});

describe('data that does not fit', () => {
  const codes = (value: unknown, attrs: UnknownRecord = {}) => checkData(value, nodeOf(value, attrs)).findings.map(({ code }) => code);

  it.each<[string, unknown, string[], boolean]>([
    ['nothing', null, ['paragraphs-missing'], false],
    ['an object', { text: 'a' }, ['paragraphs-no-list'], false],
    ['a number', 5, ['paragraphs-no-list'], false],
    ['a text', 'Hello', ['paragraphs-no-list'], false],
    ['broken JSON', '[{"text":', ['paragraphs-no-list'], false],
    ['an empty list', [], ['paragraphs-none'], false],
    ['the JSON text of a list', '[{"author":"A","text":"One"}]', ['paragraphs-json-text'], true],
    ['entries that are no objects', [{ author: 'A', text: 'One' }, null, 5, 'x'], ['paragraphs-entry'], true],
    ['no texts', [{ author: 'A', txt: 'One' }], ['paragraphs-text-key'], true],
    ['texts that are objects', [{ author: 'A', text: {} }], ['paragraphs-text-type'], true],
    ['no names', [{ auther: 'A', text: 'One' }], ['paragraphs-name-key'], true],
    ['good ones', TALK, [], true],
  ])('%s', (_, value, expected, isShown) => {
    expect(codes(value)).toEqual(expected);
    expect(checkData(value, nodeOf(value)).isShown).toBe(isShown);
  });

  it('is one problem for 20,000 entries, and says which key was meant', () => {
    const value = [...TALK, ...Array.from({ length: 20_000 }, () => ({ author: 'A', txt: 'One' }))];
    const { findings } = checkData(value, nodeOf(value));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain('20000 entries (the first is entry 4)');
    expect(findings[0]?.message).toContain("Did you mean 'txt'?");
  });

  it('hints at valueType when it is an address', () => {
    expect(checkData('https://example.org/talk.json', nodeOf('')).findings[0]?.hint).toContain('valueType="url"');
  });

  it('tells of times only where they are used', () => {
    const value = [{ author: 'A', text: 'One', start: 5, end: 2 }];
    expect(codes(value)).toEqual([]);
    expect(codes(value, { audioUrl: 'a.mp3' })).toEqual(['paragraphs-time']);
    const zero = [
      { author: 'A', text: 'One', start: 0 },
      { author: 'A', text: 'Two', start: 1 },
    ];
    expect(codes(zero, { contextScroll: true })).toEqual(['paragraphs-start-zero']);
  });
});

describe('places', () => {
  it('cover the text of their turns', () => {
    const covered = (value: ParagraphsValue) => {
      const units = unitsOf(value, talk());
      return units && talk().text.slice(units.start, units.end);
    };
    expect(covered(part('0', 6, '0', 8))).toBe('😀');
    expect(covered(part('0', 9, '3', 5))).toBe('there\n\n\n\nTwo\nlines\n\nHello');
    expect(covered(part('2', -4, '3', 999))).toBe('Two\nlines\n\nHello again, hello');
    expect(covered(part('3', 0, '9', 1))).toBe('Hello again, hello');
    expect([part('4', 0, '9', 1), part('-3', 0, '-1', 2), part('2', 0, '0', 3), part('1', 0, '1', 5)].map(covered)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each<[string, number, number, ParagraphsValue | undefined]>([
    ['inside a turn', 6, 8, part('0', 6, '0', 8)],
    ['from the very end of a turn', 14, 21, part('2', 0, '2', 3)],
    ['from between two turns', 15, 21, part('2', 0, '2', 3)],
    ['up to a start', 9, 29, part('0', 9, '2', 9)],
    ['up to an empty turn', 9, 16, part('0', 9, '0', 14)],
    ['over all', 0, 47, part('0', 0, '3', 18)],
    ['between turns only', 14, 18, undefined],
    ['nothing', 3, 3, undefined],
    ['the end', 47, 47, undefined],
  ])('%s', (_, start, end, value) => {
    expect(valueOfUnits({ start, end }, talk())).toEqual(value);
  });

  const dialogues = fc.array(fc.record({ author: fc.constantFrom('A', 'B', 'C'), text: fc.string({ maxLength: 6 }) }), {
    minLength: 1,
    maxLength: 8,
  });

  it('of any part say that part again, without what is between turns at its ends', () => {
    fc.assert(
      fc.property(dialogues, fc.nat(60), fc.nat(60), (entries, a, b) => {
        const dialogue = talk(entries);
        const start = Math.min(a, b, dialogue.text.length);
        const end = Math.min(Math.max(a, b), dialogue.text.length);
        const value = valueOfUnits({ start, end }, dialogue);
        if (!value) return;
        expect(paragraphsKind.isValid(value)).toBe(true);
        const units = unitsOf(value, dialogue);
        expect(units && units.start >= start && units.end <= end).toBe(true);
        expect(units && valueOfUnits(units, dialogue)).toEqual(value);
      }),
    );
  });

  it('of a part with hidden turns are all of it that is shown, and nothing else', () => {
    fc.assert(
      fc.property(dialogues, fc.constantFrom('A', 'B', 'C'), fc.nat(60), fc.nat(60), (entries, hidden, a, b) => {
        const dialogue = talk(entries);
        const range = { start: Math.min(a, b), end: Math.min(Math.max(a, b), dialogue.text.length) };
        const values = visibleValues(range, dialogue, (index) => dialogue.turns[index]?.author === hidden);
        const covered = new Set<number>();
        for (const value of values) {
          const units = unitsOf(value, dialogue) ?? { start: 0, end: 0 };
          for (let at = units.start; at < units.end; at++) covered.add(at);
        }
        for (const { at, text, author } of dialogue.turns) {
          for (let i = at; i < at + text.length; i++) {
            expect(covered.has(i)).toBe(author !== hidden && i >= range.start && i < range.end);
          }
        }
      }),
    );
  });

  it('are four when one of three authors is hidden in ten messages', () => {
    const dialogue = talk([...'ABCABCACBA'].map((author, i) => ({ author, text: `m${i}` })));
    const values = visibleValues({ start: 0, end: dialogue.text.length }, dialogue, (index) => dialogue.turns[index]?.author === 'B');
    expect(values.map(({ start, end }) => `${start}..${end}`)).toEqual(['0..0', '2..3', '5..7', '9..9']);
  });
});

describe('reading a result', () => {
  it.each<[string, object, string[], unknown]>([
    ['a good one', { ...part('0', 6, '0', 8), text: '😀' }, [], part('0', 6, '0', 8)],
    ['one over turns', { ...part('0', 9, '2', 3), text: 'there\n\n\n\nTwo' }, [], part('0', 9, '2', 3)],
    ['line breaks stored as two characters', { ...part('2', 0, '2', 9), text: 'Two\\nlines' }, [], part('2', 0, '2', 9)],
    ['a list of texts, which is an answer', { ...part('0', 0, '0', 5), text: ['yay'] }, [], part('0', 0, '0', 5)],
    [
      'indexes as numbers',
      { start: 0, end: 2, startOffset: 0, endOffset: 3 },
      ['warning paragraphs-place-type', 'warning paragraphs-place-type'],
      part('0', 0, '2', 3),
    ],
    ['an offset as text', { ...part('0', 0, '0', 5), endOffset: '5' }, ['warning paragraphs-place-type'], part('0', 0, '0', 5)],
    ['an offset that is broken', { ...part('0', 0, '0', 5), endOffset: 4.6 }, ['warning paragraphs-place-type'], part('0', 0, '0', 5)],
    ['NaN', { ...part('0', 0, '0', 5), endOffset: Number.NaN }, ['error paragraphs-place-invalid'], undefined],
    ['null', { ...part('0', 0, '0', 5), start: null }, ['error paragraphs-place-invalid'], undefined],
    ['an XPath', { ...part('0', 0, '0', 5), start: '/div[1]/text()[1]' }, ['error paragraphs-place-invalid'], undefined],
    ['nothing', {}, Array(4).fill('error paragraphs-place-invalid'), undefined],
    ['reversed turns', part('2', 0, '0', 5), ['error paragraphs-reversed'], part('2', 0, '0', 5)],
    ['reversed offsets', part('0', 5, '0', 2), ['error paragraphs-reversed'], part('0', 5, '0', 2)],
    ['an empty one', part('0', 2, '0', 2), ['error paragraphs-empty'], part('0', 2, '0', 2)],
    ['one that ends behind its turn', part('0', 9, '0', 99), ['warning paragraphs-outside'], part('0', 9, '0', 99)],
    ['one that ends behind the last turn', part('3', 0, '7', 2), ['warning paragraphs-outside'], part('3', 0, '7', 2)],
    ['one behind the dialogue', part('7', 0, '8', 2), ['error paragraphs-outside'], part('7', 0, '8', 2)],
    ['one before it', part('-2', 0, '-1', 2), ['error paragraphs-outside'], part('-2', 0, '-1', 2)],
  ])('%s', (_, wire, codes, value) => {
    expect(codesOf({ ...wire })).toEqual(codes);
    expect(paragraphsCodec.read({ ...wire }, nodeOf(TALK)).value).toEqual(value);
  });

  it.each<[string, ParagraphsValue, string, ParagraphsValue[]]>([
    ['in its own utterance, though another is nearer', part('3', 0, '3', 5), 'hello', [part('3', 13, '3', 18)]],
    ['near by, when its own has it not', part('2', 0, '2', 3), 'again', [part('3', 6, '3', 11)]],
    ['over turns', part('0', 0, '0', 5), 'lines\n\nHello', [part('2', 4, '3', 5)]],
    ['nowhere', part('0', 0, '0', 5), 'Goodbye', []],
    ['where it says', part('0', 0, '0', 5), 'Hello', []],
  ])('tells where a stored text is: %s', (_, value, text, places) => {
    const wire = { ...value, text };
    expect(paragraphsCodec.elsewhere?.(value, wire, nodeOf(TALK))).toEqual(places);
    expect(codesOf(wire)).toEqual(text === 'Hello' ? [] : ['warning text-mismatch']);
    expect(paragraphsCodec.read(wire, nodeOf(TALK)).value).toEqual(value);
  });

  it('compares a dialogue from a URL once it is there', () => {
    const node = nodeOf('https://example.org/a.json', { valueType: 'url' });
    const value = part('0', 0, '0', 3);
    expect(codesOf({ ...value, text: 'Two' }, node)).toEqual([]);
    rememberDialogue(node, [{ text: 'One' }]);
    expect(checkParagraphs(value, { ...value, text: 'Two' }, node).map(({ code }) => code)).toEqual(['text-mismatch']);
  });

  it('never throws, and writes back what it read', () => {
    const anything = fc.object({ key: fc.constantFrom('start', 'end', 'startOffset', 'endOffset', 'text', 'more') });
    const likely = fc.record(
      {
        start: fc.oneof(fc.nat(5), fc.nat(5).map(String), fc.constant(' 2 ')),
        end: fc.oneof(fc.nat(5), fc.nat(5).map(String)),
        startOffset: fc.oneof(fc.integer({ min: -2, max: 30 }), fc.constant('3'), fc.constant(1.5)),
        endOffset: fc.integer({ min: -2, max: 30 }),
        text: fc.string(),
        more: fc.anything(),
      },
      { requiredKeys: ['start', 'end', 'startOffset', 'endOffset'] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, likely), (wire) => {
        const { value } = paragraphsCodec.read(wire, nodeOf(TALK));
        if (value) expect(paragraphsCodec.write(value, wire, nodeOf(TALK))).toBe(wire);
      }),
    );
  });
});

describe('writing a result', () => {
  const node = nodeOf(TALK);

  it('gives a new region its text', () => {
    expect(paragraphsCodec.write(part('0', 9, '2', 3), { paragraphlabels: ['A'] }, node)).toEqual({
      start: '0',
      end: '2',
      startOffset: 9,
      endOffset: 3,
      text: 'there\n\n\n\nTwo',
      paragraphlabels: ['A'],
    });
    expect(paragraphsCodec.write(part('0', 0, '0', 5), {}, nodeOf(TALK, { saveTextResult: 'no' }))).toEqual(part('0', 0, '0', 5));
  });

  it('touches only what changed, and leaves numbers and unknown keys as they came', () => {
    const wire = { start: 0, end: '0', startOffset: '0', endOffset: 5, text: 'Hello', speaker: { id: 7 } };
    expect(paragraphsCodec.write(part('0', 0, '0', 8), wire, node)).toEqual({ ...wire, endOffset: 8, text: 'Hello 😀' });
    expect(paragraphsCodec.write(part('2', 0, '2', 3), wire, node)).toMatchObject({
      start: '2',
      end: '2',
      startOffset: '0',
      endOffset: 3,
      text: 'Two',
    });
  });

  it('leaves an answer that shares the key alone, and drops a text whose place is not known', () => {
    expect(paragraphsCodec.write(part('0', 0, '0', 5), { ...part('0', 1, '0', 5), text: ['yay'] }, node).text).toEqual(['yay']);
    const url = nodeOf('https://example.org/a.json', { valueType: 'url' });
    expect(paragraphsCodec.write(part('0', 0, '0', 5), { ...part('0', 1, '0', 5), text: 'ello' }, url)).toEqual(part('0', 0, '0', 5));
  });
});

describe('times', () => {
  const dialogue = talk([
    { text: 'a', start: 1, end: 2 },
    { text: 'b', start: 3, duration: 4 },
    { text: 'c' },
    { text: 'd', start: 5, end: 5.5 },
    { text: 'e', start: 8 },
    { text: 'f', start: 10 },
  ]);

  it('last to the end, or for the duration, or to the next start, or to the end of the recording', () => {
    expect(timedTurns(dialogue).map(({ index, endSec }) => [index, endSec])).toEqual([
      [0, 2],
      [1, 7],
      [3, 5.5],
      [4, 10],
      [5, undefined],
    ]);
  });

  it.each([
    [0.5, undefined],
    [1, 0],
    [2, undefined],
    [4, 1],
    [5.2, 3],
    [6, 1],
    [9, 4],
    [99, 5],
  ])('at %d s turn %s is heard', (sec, turn) => {
    expect(turnAtTime(timedTurns(dialogue), sec)?.index).toBe(turn);
  });
});
