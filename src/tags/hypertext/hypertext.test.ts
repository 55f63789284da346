import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigNode, UnknownRecord } from '../../core';
import { configNode } from '../../testing/configNode';
import { rememberPage } from './content.codec';
import { checkInPage, globalIn, pageSpanCodec, spanAt } from './hypertext.codec';
import { type PageSpan, pageSpanKind } from './hypertext.kind';
import { shownText } from './quote.codec';
import { type PageTree, TreeBuilder } from './tree.codec';

/** A page in few letters: a text, or an element's name and content. */
type Part = string | readonly Part[];

function treeOf(...parts: readonly Part[]): PageTree {
  const builder = new TreeBuilder();
  const add = (part: Part): void => {
    if (typeof part === 'string') builder.text(part);
    else if (part[0] === 'br') builder.lineBreak();
    else {
      const [name, ...content] = part as readonly [string, ...Part[]];
      builder.open(name, { isBlock: /^(?:p|div|td|li)$/.test(name), isHidden: name === 'style', keepsSpace: name === 'pre' });
      for (const one of content) add(one);
      builder.close();
    }
  };
  for (const part of parts) add(part);
  return builder.done();
}

function nodeOf(attrs: UnknownRecord = {}): ConfigNode {
  const typed = { value: '', valueType: 'text', encoding: 'none', ...attrs };
  return configNode('HyperText', 'page', typed);
}

const PAGE = treeOf(
  ['div', ['p', 'One ', ['b', 'two'], ' three'], '\n  ', ['p', '😀 four', ['br'], 'five']],
  ['style', 'p { }'],
  ['p', 'Six'],
);

function codesOf(wire: UnknownRecord): string[] {
  return pageSpanCodec.read(wire, undefined).findings.map(({ code, severity, key }) => `${severity} ${code} ${key}`);
}

describe('a page as text', () => {
  it('counts all text nodes, white space between tags and what is hidden, and a line break as one', () => {
    expect(PAGE.text).toBe('One two three\n \n😀 four\nfivep { }Six');
    expect(PAGE.points.length).toBe(PAGE.text.length - 1);
  });

  it.each([
    ['/div[1]/p[1]/text()[1]', 2, 2],
    ['/div[1]/p[1]/text()[2]', 0, 7],
    ['/div[1]/p[1]/b[1]/text()[1]', 3, 7],
    ['/div[1]/p[2]/text()[1]', 2, 18],
    ['/div[1]/p[2]/text()[2]', 0, 23],
    ['/p[1]/text()[1]', 0, 32],
    ['./div/p/text()', 1, 1],
    ['/DIV[1]/P[1]/text()[1]', 0, 0],
    ['/div[1]/p[1]', 0, 0],
  ])('%s with offset %i is at %i code points', (path, offset, at) => {
    const unit = PAGE.unitAt({ path, offset });
    expect(unit === undefined ? undefined : PAGE.points.toCodePoint(unit)).toBe(at);
  });

  it.each([
    ['/div[2]/p[1]/text()[1]', 0],
    ['/div[1]/p[1]/text()[1]', 5],
    ['/div[1]/p[1]/text()[1]', -1],
    ['/div[1]/p[0]/text()[1]', 0],
    ['/html[1]/body[1]/p[1]', 0],
    ["//*[@id='x']", 0],
    ['', 1e9],
  ])('%s with offset %i is nowhere', (path, offset) => {
    expect(PAGE.unitAt({ path, offset })).toBeUndefined();
  });

  it('finds the way back from every offset that has text', () => {
    for (let at = 0; at < PAGE.points.length; at++) {
      const point = PAGE.pathTo(PAGE.points.toUnit(at), 'start');
      const unit = point && PAGE.unitAt(point);
      // A line break has no text node: the next one is meant.
      expect(unit === undefined ? undefined : PAGE.points.toCodePoint(unit)).toBe(at === 22 ? 23 : at);
    }
  });

  it('reads as it is shown', () => {
    expect(shownText(PAGE, 0, PAGE.text.length)).toBe('One two three\n😀 four\nfive\nSix');
    expect(shownText(PAGE, 4, 13)).toBe('two three');
    expect(shownText(treeOf(['pre', 'a   b\n c']), 0, 8)).toBe('a   b\n c');
  });
});

describe('reading a span', () => {
  const path = { start: '/p[1]/text()[1]', startOffset: 1, end: '/p[1]/text()[1]', endOffset: 3 };
  const globalOffsets = { start: 1, end: 3 };

  it.each<[string, UnknownRecord, string[], unknown]>([
    ['all three', { ...path, globalOffsets }, [], { ...path, globalOffsets }],
    ['XPaths alone', path, [], path],
    ['global offsets alone', { globalOffsets }, [], { globalOffsets }],
    ['numbers', { start: 1, end: 3 }, [], { start: 1, end: 3 }],
    ['numbers beside nulls', { start: 1, end: 3, startOffset: null, endOffset: null }, [], { start: 1, end: 3 }],
    [
      'numbers as text',
      { start: '1', end: '3' },
      ['warning span-offset-type value.start', 'warning span-offset-type value.end'],
      { start: 1, end: 3 },
    ],
    ['an offset as text', { ...path, startOffset: '1' }, ['warning span-offset-type value.startOffset'], path],
    [
      'NaN beside global offsets',
      { ...path, startOffset: Number.NaN, globalOffsets },
      ['warning span-offset-invalid value.startOffset'],
      { globalOffsets },
    ],
    ['NaN', { ...path, startOffset: Number.NaN }, ['error span-offset-invalid value.startOffset'], undefined],
    ['an offset before the node', { ...path, endOffset: -1 }, ['error span-offset-invalid value.endOffset'], undefined],
    ['no XPath at one end', { ...path, end: undefined }, ['error span-offset-invalid value.end'], undefined],
    ['a number and an XPath', { ...path, start: 4 }, ['error span-offset-invalid value.start'], undefined],
    ['global offsets that are a list', { globalOffsets: [1, 3] }, ['error span-offset-invalid value.globalOffsets'], undefined],
    ['a list beside XPaths', { ...path, globalOffsets: [1, 3] }, ['warning span-offset-invalid value.globalOffsets'], path],
    ['reversed numbers', { start: 3, end: 1 }, ['error span-reversed value.start'], { start: 3, end: 1 }],
    [
      'reversed global offsets',
      { globalOffsets: { start: 3, end: 1 } },
      ['error span-reversed value.globalOffsets.start'],
      { globalOffsets: { start: 3, end: 1 } },
    ],
    ['empty numbers', { start: 3, end: 3 }, ['error span-empty value.end'], { start: 3, end: 3 }],
    ['numbers before the page', { start: -2, end: 3 }, ['warning span-outside-text value.start'], { start: -2, end: 3 }],
    ['nothing', { text: 'x' }, ['error span-offset-invalid value.start'], undefined],
  ])('%s', (_, wire, codes, value) => {
    expect(codesOf(wire)).toEqual(codes);
    expect(pageSpanCodec.read(wire, undefined).value).toEqual(value);
  });

  it('never throws, and writes back what it read as the very object', () => {
    const offset = fc.oneof(fc.integer({ min: -3, max: 40 }), fc.constantFrom(null, Number.NaN, '3', 'x', undefined, 1.5));
    const place = fc.oneof(offset, fc.constantFrom('/p[1]/text()[1]', './div/p[2]', '//nowhere', ''));
    const wire = fc.record(
      {
        start: place,
        end: place,
        startOffset: offset,
        endOffset: offset,
        globalOffsets: fc.oneof(offset, fc.record({ start: offset, end: offset })),
        text: fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(wire, fc.object()), (some) => {
        const { value } = pageSpanCodec.read(some as UnknownRecord, undefined);
        if (!value) return;
        expect(pageSpanCodec.write(value, some as UnknownRecord, undefined)).toBe(some);
        checkInPage(value, some as UnknownRecord, PAGE);
        pageSpanKind.isValid(value);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a span in its page', () => {
  const at = (value: PageSpan, wire: UnknownRecord = {}) =>
    checkInPage(value, wire, PAGE).map(({ code, severity }) => `${severity} ${code}`);
  const two = { start: '/div[1]/p[1]/b[1]/text()[1]', startOffset: 0, end: '/div[1]/p[1]/b[1]/text()[1]', endOffset: 3 };

  it('lies where its XPaths say, else where its global offsets do', () => {
    expect(globalIn(two, PAGE)).toEqual({ start: 4, end: 7 });
    expect(globalIn({ ...two, globalOffsets: { start: 0, end: 3 } }, PAGE)).toEqual({ start: 4, end: 7 });
    expect(globalIn({ ...two, end: '/p[9]', globalOffsets: { start: 0, end: 3 } }, PAGE)).toEqual({ start: 0, end: 3 });
    expect(globalIn({ ...two, end: '/p[9]' }, PAGE)).toBeUndefined();
  });

  it.each<[string, PageSpan, UnknownRecord, string[]]>([
    ['that fits', two, { text: 'two' }, []],
    ['whose text is written otherwise', { start: 0, end: 22 }, { text: 'one  TWO three\\n\\n😀 four' }, []],
    ['whose XPath leads nowhere', { ...two, end: '/p[9]' }, {}, ['error span-xpath-lost']],
    [
      'whose XPath leads nowhere, with global offsets',
      { ...two, end: '/p[9]', globalOffsets: { start: 4, end: 7 } },
      { text: 'two' },
      ['warning span-xpath-lost'],
    ],
    ['that says two places', { ...two, globalOffsets: { start: 0, end: 3 } }, {}, ['warning span-places-differ']],
    ['that says two places and the text of the first', { ...two, globalOffsets: { start: 0, end: 3 } }, { text: 'two' }, []],
    ['that says another text', two, { text: 'four' }, ['warning text-mismatch']],
    ['that is reversed', { ...two, end: '/div[1]/p[1]/text()[1]', endOffset: 1 }, {}, ['error span-reversed']],
    ['behind the page', { start: 90, end: 99 }, {}, ['error span-outside-text']],
    ['that reaches behind the page', { start: 30, end: 99 }, {}, ['warning span-outside-text']],
  ])('%s', (_, value, wire, codes) => {
    expect(at(value, wire)).toEqual(codes);
  });

  it('is offered the place where its text is', () => {
    const node = nodeOf();
    rememberPage(node, PAGE);
    const [place] = pageSpanCodec.elsewhere?.(two, { ...two, text: 'FOUR five' }, node) ?? [];
    expect(place).toEqual({
      start: '/div[1]/p[2]/text()[1]',
      startOffset: 2,
      end: '/div[1]/p[2]/text()[2]',
      endOffset: 4,
      globalOffsets: { start: 18, end: 27 },
    });
    expect(pageSpanCodec.elsewhere?.(two, { ...two, text: 'two' }, node)).toEqual([]);
    expect(pageSpanCodec.elsewhere?.(two, { ...two, text: 'nowhere' }, node)).toEqual([]);
  });

  it('comes back from what was written for it, wherever it lies', () => {
    const count = PAGE.points.length;
    fc.assert(
      fc.property(fc.nat(count - 1), fc.nat(count), (a, b) => {
        fc.pre(a < b);
        const span = spanAt({ start: a, end: b }, PAGE);
        const { globalOffsets: _, ...path } = span ?? {};
        const back = globalIn(path, PAGE);
        // A line break has no text node of its own.
        if (a !== 22 && b !== 23) expect(back).toEqual({ start: a, end: b });
      }),
    );
  });
});

describe('writing a span', () => {
  const node = nodeOf();
  rememberPage(node, PAGE);
  const full = spanAt({ start: 4, end: 13 }, PAGE) as PageSpan;

  it('gives a new region XPaths, offsets and text, place first', () => {
    const written = pageSpanCodec.write(full, { hypertextlabels: ['A'] }, node);
    expect(written).toEqual({ ...full, text: 'two three', hypertextlabels: ['A'] });
    expect(Object.keys(written)).toEqual(['start', 'startOffset', 'end', 'endOffset', 'globalOffsets', 'hypertextlabels', 'text']);
  });

  it('keeps the short form short, and other keys', () => {
    const wire = { start: 0, end: 3, text: 'One', labels: ['A'], score: 1 };
    expect(pageSpanCodec.write({ start: 4, end: 7 }, wire, node)).toEqual({ start: 4, end: 7, text: 'two', labels: ['A'], score: 1 });
  });

  it('leaves no XPath of the old place behind', () => {
    const wire = { ...full, text: 'two three' };
    expect(pageSpanCodec.write({ globalOffsets: { start: 0, end: 3 } }, wire, node)).toEqual({ start: 0, end: 3, text: 'One' });
    expect(pageSpanCodec.write({ globalOffsets: { start: 0, end: 3 } }, wire, undefined)).toEqual({ start: 0, end: 3 });
  });

  it('leaves an answer that shares the key alone', () => {
    expect(pageSpanCodec.write(full, { start: 0, end: 3, text: ['yay'] }, node)).toMatchObject({ text: ['yay'] });
  });

  it.each([
    [{ saveTextResult: 'no' }, undefined],
    [{ valueType: 'url' }, undefined],
    [{ valueType: 'url', saveTextResult: 'yes' }, 'two three'],
    [{}, 'two three'],
  ])('with %j a new region keeps %j', (attrs, text) => {
    const some = nodeOf(attrs);
    rememberPage(some, PAGE);
    expect(pageSpanCodec.write(full, {}, some).text).toBe(text);
  });
});
