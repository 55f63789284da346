import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Granularity, grown, type Trim } from './granularity';

/** The words that selecting `part` of `text` gives. */
function grow(text: string, part: string, granularity: Granularity): string | undefined {
  const start = text.indexOf(part);
  const range = grown(text, { start, end: start + part.length }, granularity);
  return range && text.slice(range.start, range.end);
}

describe('grown', () => {
  const text = 'One two, three.\nFour éclairs here. And five!\r\n\r\nSix';

  it.each([
    ['symbol', 'wo, th', 'wo, th'],
    ['symbol', ' ', ' '],
    ['word', 'wo', 'two'],
    ['word', 'wo, th', 'two, three'],
    ['word', ' two', 'two'],
    ['word', 'two,', 'two,'],
    ['word', 'hree.\n', 'three.'],
    ['word', 'clai', 'éclairs'],
    ['word', 'e.\nF', 'three.\nFour'],
    ['sentence', 'clai', 'Four éclairs here.'],
    ['sentence', 'here. A', 'Four éclairs here. And five!'],
    ['sentence', 'hree', 'One two, three.'],
    ['paragraph', 'five', 'Four éclairs here. And five!'],
    ['paragraph', 'wo', 'One two, three.'],
    ['word', '\r\n\r\n', undefined],
  ] as const)('%s: %j grows to %j', (granularity, part, expected) => {
    expect(grow(text, part, granularity)).toBe(expected);
  });

  it('always holds what was selected, less the white space at its ends, and stays in the text', () => {
    const granularity = fc.constantFrom<Granularity>('word', 'sentence', 'paragraph');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '\n', 'é', '😀', '\r') }),
        fc.nat(50),
        fc.nat(50),
        granularity,
        (some, a, b, unit) => {
          const start = Math.min(a, b, some.length);
          const end = Math.min(Math.max(a, b), some.length);
          const range = grown(some, { start, end }, unit);
          const core = some.slice(start, end).trim();
          if (!core) expect(range).toBeUndefined();
          else {
            expect(some.slice(range!.start, range!.end)).toContain(core);
            expect(some.slice(range!.start, range!.end)).toBe(some.slice(range!.start, range!.end).trim());
          }
        },
      ),
    );
  });
});

const letters = fc.string({
  unit: fc.constantFrom(
    'a',
    'b1',
    ' ',
    '.',
    ',',
    '\n',
    '\r\n',
    'é',
    'e\u0301',
    '\u0301',
    '😀',
    '👩‍👩‍👧',
    '🇩🇪',
    '🇫🇷',
    'क्षि',
    '(',
    '”',
    'ไทย',
    '学习',
    '\ud83d',
  ),
  maxLength: 24,
});
const boundaries = (text: string): Set<number> =>
  new Set([0, text.length, ...[...new Intl.Segmenter('en').segment(text)].map(({ index }) => index)]);

describe('whole characters', () => {
  it('no granularity and no trimming ever cuts a character as a person sees it, and each keeps to its promise', () => {
    fc.assert(
      fc.property(
        letters,
        fc.nat(60),
        fc.nat(60),
        fc.constantFrom<Granularity>('symbol', 'word', 'sentence', 'paragraph'),
        fc.constantFrom<Trim>('nothing', 'space', 'punctuation'),
        (text, a, b, granularity, trim) => {
          const start = Math.min(a, b, text.length);
          const end = Math.min(Math.max(a, b), text.length);
          const range = grown(text, { start, end }, granularity, { trim });
          if (!range) return;
          const whole = boundaries(text);
          expect(whole).toContain(range.start);
          expect(whole).toContain(range.end);
          expect(range.end).toBeGreaterThan(range.start);
          const said = text.slice(range.start, range.end);
          if (granularity !== 'symbol' || trim !== 'nothing') expect(said).not.toMatch(/^[\s]+$/);
          if (granularity === 'symbol' && trim === 'nothing') {
            expect(range.start).toBeLessThanOrEqual(start);
            expect(range.end).toBeGreaterThanOrEqual(end);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('trimming', () => {
  it.each([
    ['nothing', ' (two), ', ' (two), '],
    ['space', ' (two), ', '(two),'],
    ['punctuation', ' (two), ', 'two'],
    ['punctuation', '“50%”', '50%'],
    ['punctuation', '#tag.', '#tag'],
    ['punctuation', '...', '...'],
    ['punctuation', '、学习。', '学习'],
    ['space', ' \n ', undefined],
  ] as const)('%s of %j is %j', (trim, text, expected) => {
    const range = grown(text, { start: 0, end: text.length }, 'symbol', { trim });
    expect(range && text.slice(range.start, range.end)).toBe(expected);
  });

  it('a word never takes in punctuation, and loses what was selected when the person wants that', () => {
    const text = 'said “two, three”.';
    const range = grown(text, { start: 5, end: 18 }, 'word', { trim: 'punctuation' });
    expect(range && text.slice(range.start, range.end)).toBe('two, three');
  });
});

describe('words of languages without spaces', () => {
  it.each([
    ['我喜欢学习中文', '学', '学习'],
    ['ภาษาไทยง่าย', 'ท', 'ไทย'],
    ['東京タワーへ行く', 'へ', 'へ'],
  ])('%s: %s grows to %s', (text, part, expected) => {
    expect(grow(text, part, 'word')).toBe(expected);
  });
});

describe('paragraphs that no line break tells', () => {
  const text = 'OneTwo\nthree. Four';
  const blockAt = (offset: number) => (offset < 3 ? { start: 0, end: 3 } : { start: 3, end: text.length });

  it.each([
    ['word', 0, 'One'],
    ['word', 4, 'Two'],
    ['sentence', 4, 'Two\nthree.'],
    ['paragraph', 8, 'Two\nthree. Four'],
  ] as const)('%s at %i is %j', (granularity, at, expected) => {
    const range = grown(text, { start: at, end: at + 1 }, granularity, { blockAt });
    expect(range && text.slice(range.start, range.end)).toBe(expected);
  });
});
