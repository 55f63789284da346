import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hits } from './hits';
import { endsSoon } from './patience';
import { compileQuery, type SearchQuery } from './query';
import { Searcher } from './Searcher';
import { scan } from './scan';

function query(text: string, more: Partial<SearchQuery> = {}): SearchQuery {
  return { text, isRegex: false, matchCase: false, wholeWords: false, ...more };
}

const noWorker = (): Worker => {
  throw new Error('The page forbids workers.');
};

/** What is found, as texts. */
async function found(text: string, asked: SearchQuery): Promise<string[]> {
  const outcome = await new Searcher(text, noWorker).search(asked);
  return outcome?.hits?.starts.map((start, i) => text.slice(start, outcome.hits.ends[i])) ?? [`failed: ${outcome?.failure?.reason}`];
}

/** Letters of the oracle that are one but for their case; nothing else is alike. */
const ALIKE = ['aA', 'bB', 'ßẞ', 'iI', 'éÉ', 'σςΣ', 'kK\u212a', '𐐨𐐀'];
const LETTERS = ['a', 'A', 'b', 'B', 'ß', 'ẞ', 'İ', 'i', 'I', 'ı', 'é', 'É', 'σ', 'ς', 'Σ', 'k', '\u212a', '𐐨', '𐐀', '7', '_', '語'];
const OTHERS = ['-', '.', ' ', '\n', '😀', '(', '*'];
const letters = fc.constantFrom(...LETTERS, ...OTHERS);

function isAlike(a: string, b: string): boolean {
  return a === b || ALIKE.some((group) => [...group].includes(a) && [...group].includes(b));
}

/** The plainest way to search: every place, a character at a time. */
function naive(chars: readonly string[], wanted: readonly string[], { matchCase, wholeWords }: SearchQuery): [number, number][] {
  const places: [number, number][] = [];
  const isLetter = (char: string | undefined): boolean => char !== undefined && LETTERS.includes(char);
  const isCut = (left: string | undefined, right: string | undefined): boolean => isLetter(left) && isLetter(right);
  for (let i = 0; i + wanted.length <= chars.length; i++) {
    const end = i + wanted.length;
    if (!wanted.every((char, j) => (matchCase ? char === chars[i + j] : isAlike(char, chars[i + j] ?? '')))) continue;
    if (wholeWords && (isCut(chars[i - 1], chars[i]) || isCut(chars[end - 1], chars[end]))) continue;
    const before = chars.slice(0, i).join('').length;
    places.push([before, before + chars.slice(i, end).join('').length]);
    i = end - 1;
  }
  return places;
}

describe('searching for words', () => {
  it('finds what the plainest search finds, at the same places', async () => {
    const asked = fc.record({ text: fc.array(letters, { maxLength: 40 }), wanted: fc.array(letters, { minLength: 1, maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(asked, fc.boolean(), fc.boolean(), async ({ text, wanted }, matchCase, wholeWords) => {
        const asking = query(wanted.join(''), { matchCase, wholeWords });
        const { hits } = (await new Searcher(text.join('')).search(asking)) ?? {};
        expect(hits?.starts.map((start, i) => [start, hits.ends[i]])).toEqual(naive(text, wanted, asking));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps offsets where lower-casing would shift them', async () => {
    const text = 'İSTANBUL İ ß and the end';
    const { hits } = (await new Searcher(text).search(query('END'))) ?? {};
    expect(hits?.starts).toEqual([text.indexOf('end')]);
  });

  it('knows words of any script, and signs that are no words', async () => {
    expect(await found('Ada Adam äAda Ada_ Ada-Lee Ada', query('ada', { wholeWords: true }))).toEqual(['Ada', 'Ada', 'Ada']);
    expect(await found('a+b a+bc', query('+', { wholeWords: true }))).toEqual(['+', '+']);
    expect(await found('été étés', query('été', { wholeWords: true }))).toEqual(['été']);
  });

  it('loses no hit and no word border where slices meet', async () => {
    const border = 1 << 18;
    for (let shift = -4; shift <= 1; shift++) {
      const text = `${'.'.repeat(border + shift)}𐐀da${'.'.repeat(10)}x𐐀da`;
      expect(await found(text, query('𐐨DA', { wholeWords: true }))).toEqual(['𐐀da']);
      expect(await found(text, query('𐐨DA'))).toEqual(['𐐀da', '𐐀da']);
    }
  });

  it('lets the newest query win', async () => {
    const searcher = new Searcher('ab'.repeat(3_000_000));
    const first = searcher.search(query('ab'));
    const second = searcher.search(query('nowhere'));
    expect(await first).toBeUndefined();
    expect((await second)?.hits?.length).toBe(0);
  });
});

describe('searching for expressions', () => {
  it('takes them by line, leaves out what is nothing, and says what is wrong', async () => {
    expect(await found('one\ntwo', query('^t\\w+$', { isRegex: true }))).toEqual(['two']);
    expect(await found('aab', query('a*', { isRegex: true }))).toEqual(['aa']);
    expect(await found('a-b', query('\\w\\-\\w', { isRegex: true }))).toEqual(['a-b']);
    const { failure } = (await new Searcher('a').search(query('(a', { isRegex: true }))) ?? {};
    expect(failure).toEqual({ reason: 'invalid', detail: 'Unterminated group' });
    expect(compileQuery(query('a)|(b', { isRegex: true, wholeWords: true })).error).toBe("Unmatched ')'");
  });

  it('refuses what might not end where nothing could stop it', async () => {
    const text = `${'a'.repeat(40)}!`;
    for (const source of ['(a+)+$', '(a|aa)+$', '((a*)b?)*$', '(a)\\1+$', 'a*a*a*a*a*a*a*$']) {
      expect(await found(text, query(source, { isRegex: true })), source).toEqual(['failed: unstoppable']);
    }
    expect(await found('Ada 1815, Bob 1912', query('[A-Z]\\w+ \\d{4}', { isRegex: true }))).toEqual(['Ada 1815', 'Bob 1912']);
  });

  it('takes a sign in a class or behind a backslash for itself', () => {
    expect(endsSoon('([+*]x)+', 'a'.repeat(1000))).toBe(true);
    expect(endsSoon('(\\+)+', 'a'.repeat(1000))).toBe(true);
    expect(endsSoon('(\\w+,?)+', 'a')).toBe(false);
  });
});

describe('hits', () => {
  it('are found by place', () => {
    const hits = new Hits();
    for (const start of [2, 10, 20]) hits.add(start, start + 3);
    expect([0, 4, 5, 12, 23].map((offset) => hits.firstBehind(offset))).toEqual([0, 0, 1, 1, 3]);
    expect([hits.at(1), hits.at(3)]).toEqual([{ start: 10, end: 13 }, undefined]);
  });

  it('are as many as anybody can go through', () => {
    const hits = new Hits();
    const steps = scan('a'.repeat(300_000), /a/g, 1, hits);
    while (!steps.next().done);
    expect(hits.length).toBe(200_000);
  });
});
