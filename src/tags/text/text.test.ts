import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigNode, UnknownRecord } from '../../core';
import { configNode } from '../../testing/configNode';
import { rememberText } from './content.codec';
import { checkSpan, spanCodec } from './text.codec';
import { spanKind } from './text.kind';

/** A Text node of a bound config, with the attributes the codec reads. */
function textNode(value: unknown, attrs: UnknownRecord = {}): ConfigNode {
  const typed = { value, valueType: 'text', encoding: 'none', ...attrs };
  return configNode('Text', 'text', typed);
}

function codesOf(wire: UnknownRecord, node: ConfigNode | undefined): string[] {
  return spanCodec.read(wire, node).findings.map(({ code, severity }) => `${severity} ${code}`);
}

describe('spanKind', () => {
  it('keeps a moved span inside the text', () => {
    const extent = { width: 20, height: 1 };
    expect(spanKind.move({ start: 5, end: 9 }, { x: -7, y: 0 }, extent)).toEqual({ start: 0, end: 4 });
    expect(spanKind.move({ start: 5, end: 9 }, { x: 99, y: 0 }, extent)).toEqual({ start: 16, end: 20 });
  });

  it.each([
    [{ start: 0, end: 1 }, true],
    [{ start: 3, end: 3 }, false],
    [{ start: 4, end: 3 }, false],
    [{ start: -1, end: 3 }, false],
    [{ start: 0.5, end: 3 }, false],
    [{ start: 0, end: Number.NaN }, false],
  ])('%j is fit to be kept: %s', (value, expected) => {
    expect(spanKind.isValid(value)).toBe(expected);
  });

  it('holds its first character and not the one after its last', () => {
    const at = (x: number): boolean => spanKind.contains({ start: 5, end: 9 }, { x, y: 0 }, { x: 0, y: 0 }, { width: 20, height: 1 });
    expect([4, 5, 8, 9].map(at)).toEqual([false, true, true, false]);
  });
});

describe('reading a span', () => {
  const node = textNode(' Zoë 😀 went to\nParis, then home. Zoë stayed.');

  it.each<[string, UnknownRecord, string[], unknown]>([
    ['a good one', { start: 1, end: 4, text: 'Zoë' }, [], { start: 1, end: 4 }],
    ['one over an emoji', { start: 5, end: 11, text: '😀 went' }, [], { start: 5, end: 11 }],
    ['a line break stored as two characters', { start: 7, end: 20, text: 'went to\\nParis' }, [], { start: 7, end: 20 }],
    ['a line break stored as itself', { start: 7, end: 20, text: 'went to\nParis' }, [], { start: 7, end: 20 }],
    ['a list of texts, which is an answer', { start: 1, end: 4, text: ['yay'] }, [], { start: 1, end: 4 }],
    ['numbers as text', { start: '1', end: '4' }, ['warning span-offset-type', 'warning span-offset-type'], { start: 1, end: 4 }],
    ['a broken number', { start: 0.6, end: 4 }, ['warning span-offset-type'], { start: 1, end: 4 }],
    ['NaN', { start: Number.NaN, end: 4 }, ['error span-offset-invalid'], undefined],
    ['null', { start: null, end: 4 }, ['error span-offset-invalid'], undefined],
    ['an XPath', { start: '/div[1]/text()[1]', end: 4 }, ['error span-offset-invalid'], undefined],
    ['no end', { start: 1 }, ['error span-offset-invalid'], undefined],
    ['a reversed one', { start: 9, end: 4 }, ['error span-reversed'], { start: 9, end: 4 }],
    ['an empty one', { start: 4, end: 4 }, ['error span-empty'], { start: 4, end: 4 }],
    ['one that starts before the text', { start: -1, end: 4 }, ['warning span-outside-text'], { start: -1, end: 4 }],
    ['one that ends behind the text', { start: 40, end: 99 }, ['warning span-outside-text'], { start: 40, end: 99 }],
    ['one behind the text', { start: 88, end: 99 }, ['error span-outside-text'], { start: 88, end: 99 }],
  ])('%s', (_, wire, codes, value) => {
    expect(codesOf(wire, node)).toEqual(codes);
    expect(spanCodec.read(wire, node).value).toEqual(value);
  });

  it('quotes both texts when they differ, and says where the stored one is', () => {
    const [finding] = spanCodec.read({ start: 32, end: 35, text: 'Zoë' }, node).findings;
    expect(finding).toMatchObject({ code: 'text-mismatch', key: 'value.text' });
    expect(finding?.message).toContain('“Zoë”');
    expect(finding?.message).toContain('“ Zo”');
    expect(finding?.hint).toContain('33–36');
    expect(finding?.hint).not.toContain('UTF-16');
  });

  it('says when offsets were counted in UTF-16 units', () => {
    const [finding] = spanCodec.read({ start: 16, end: 21, text: 'Paris' }, node).findings;
    expect(finding?.hint).toContain('15–20');
    expect(finding?.hint).toContain('UTF-16');
  });

  it('says so when offsets only fit as UTF-16 units, inside a surrogate pair too', () => {
    const emoji = textNode('😀😀😀 end');
    expect(spanCodec.read({ start: 3, end: 9 }, emoji).findings).toMatchObject([
      { code: 'span-outside-text', severity: 'warning', hint: expect.stringContaining('UTF-16') },
    ]);
    expect(spanCodec.read({ start: 3, end: 99 }, emoji).findings[0]?.hint).not.toContain('UTF-16');
    // The second half of the first emoji and all of the next one, as JavaScript's slice answers them.
    const [finding] = spanCodec.read({ start: 1, end: 4, text: '😀😀😀'.slice(1, 4) }, emoji).findings;
    expect(finding).toMatchObject({ code: 'text-mismatch', hint: expect.stringContaining('UTF-16') });
  });

  it('reports a text that is nowhere near', () => {
    expect(spanCodec.read({ start: 1, end: 4, text: 'Rome' }, node).findings[0]?.hint).toContain('not near');
  });

  it('reports a task without the text', () => {
    expect(codesOf({ start: 1, end: 4 }, textNode(null))).toEqual(['error text-missing']);
    expect(codesOf({ start: 1, end: 4 }, textNode('%%%', { encoding: 'base64' }))).toEqual(['error text-encoding']);
  });

  it('never throws, and writes back what it read', () => {
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom('start', 'end', 'text', 'labels') }), (wire) => {
        const { value } = spanCodec.read(wire, node);
        if (value) expect(spanCodec.write(value, wire, node)).toBe(wire);
      }),
    );
  });

  it('compares a text from a URL once it is there', () => {
    const url = textNode('https://example.org/a.txt', { valueType: 'url' });
    const wire = { start: 0, end: 3, text: 'Two' };
    expect(codesOf(wire, url)).toEqual([]);
    rememberText(url, 'One Two');
    expect(checkSpan({ start: 0, end: 3 }, wire, url).map(({ code }) => code)).toEqual(['text-mismatch']);
  });
});

describe('writing a span', () => {
  const node = textNode('One 😀\nTwo');

  it('gives a new region its text, with line breaks as two characters', () => {
    expect(spanCodec.write({ start: 4, end: 9 }, { labels: ['A'] }, node)).toEqual({ start: 4, end: 9, text: '😀\\nTwo', labels: ['A'] });
  });

  it('gives a moved region the text of its new place, where it had one', () => {
    expect(spanCodec.write({ start: 0, end: 3 }, { start: 1, end: 3, text: 'ne', score: 1 }, node)).toEqual({
      start: 0,
      end: 3,
      text: 'One',
      score: 1,
    });
    expect(spanCodec.write({ start: 0, end: 3 }, { start: 1, end: 3 }, node)).toEqual({ start: 0, end: 3 });
  });

  it('leaves an answer that shares the key alone', () => {
    expect(spanCodec.write({ start: 0, end: 3 }, { start: 1, end: 3, text: ['yay'] }, node)).toEqual({ start: 0, end: 3, text: ['yay'] });
    expect(spanCodec.write({ start: 0, end: 3 }, { text: ['yay'] }, node)).toEqual({ start: 0, end: 3, text: ['yay'] });
  });

  it('touches no offset that says the same', () => {
    expect(spanCodec.write({ start: 1, end: 5 }, { start: '1', end: 3 }, node)).toEqual({ start: '1', end: 5 });
  });

  it.each([
    [{ saveTextResult: 'no' }, undefined],
    [{ saveTextResult: 'yes' }, 'One'],
    [{ valueType: 'url' }, undefined],
    [{ valueType: 'url', saveTextResult: 'yes' }, 'One'],
  ])('with %j a new region keeps %j', (attrs, text) => {
    const some = textNode('One', attrs);
    rememberText(some, 'One two');
    expect(spanCodec.write({ start: 0, end: 3 }, {}, some).text).toBe(text);
  });

  it('drops a text that belongs to the old place when the new one is not known', () => {
    const url = textNode('https://example.org/a.txt', { valueType: 'url' });
    expect(spanCodec.write({ start: 0, end: 3 }, { start: 1, end: 3, text: 'ne' }, url)).toEqual({ start: 0, end: 3 });
  });
});
