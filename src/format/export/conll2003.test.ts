import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result, Task } from '../../core';
import { type ExportOptions, exportAnnotations } from '../../tasks';
import { tokensOf } from './tokens';

const config = `<View>
  <Labels name="label" toName="text"><Label value="PER"/><Label value="LOC"/><Label value="First Name"/></Labels>
  <Choices name="mood" toName="text"><Choice value="Good"/></Choices>
  <Text name="text" value="$text"/>
</View>`;

function span(start: number, end: number, ...labels: string[]): Result {
  return { from_name: 'label', to_name: 'text', type: 'labels', value: { start, end, labels } };
}

async function conllOf(text: unknown, results: readonly Result[], options: Partial<ExportOptions> = {}) {
  const task: Task = { id: 1, data: { text }, annotations: [{ result: results }] };
  const { files, losses } = await exportAnnotations([task], { format: 'CONLL2003', config, ...options });
  return { lines: await files[0]!.blob.text(), losses: losses.map(({ code, count }) => `${code} × ${count}`) };
}

/** What readers of the format have in common: blank lines between sentences, the first and the last of the columns, and one count of columns. */
function read(text: string): { readonly token: string; readonly tag: string }[][] {
  return text
    .split('\n\n')
    .filter((block) => block.trim() !== '' && !block.startsWith('-DOCSTART-'))
    .map((block) =>
      block
        .trim()
        .split('\n')
        .map((line) => {
          const columns = line.split(/\s+/);
          expect(columns).toHaveLength(4);
          return { token: columns[0]!, tag: columns[3]! };
        }),
    );
}

/** Entities by IOB2, as seqeval reads them in its strict mode. */
function entities(sentence: readonly { readonly tag: string }[]): string[] {
  const found: string[] = [];
  let open: { start: number; type: string } | undefined;
  for (const [i, tag] of [...sentence.map((line) => line.tag), 'O'].entries()) {
    const type = tag.slice(2);
    const goesOn = tag.startsWith('I-') && open?.type === type;
    if (tag.startsWith('I-')) expect(goesOn).toBe(true);
    if (open && !goesOn) found.push(`${open.start}-${i} ${open.type}`);
    if (!goesOn) open = tag === 'O' ? undefined : { start: i, type };
  }
  return found;
}

describe('CONLL2003', () => {
  it('writes a token a line with its tag, as readers of the shared task take it', async () => {
    const { lines, losses } = await conllOf('Anna Lee lives in New York.', [span(18, 26, 'LOC'), span(0, 8, 'PER')]);
    expect(lines).toBe(
      '-DOCSTART- -X- O O\n\nAnna -X- _ B-PER\nLee -X- _ I-PER\nlives -X- _ O\nin -X- _ O\nNew -X- _ B-LOC\nYork -X- _ I-LOC\n. -X- _ O\n\n',
    );
    expect(losses).toEqual([]);
  });

  it('counts code points, and puts regions side by side apart', async () => {
    const { lines, losses } = await conllOf('😀 Anna Bob', [span(2, 6, 'PER'), span(7, 10, 'PER')]);
    expect(read(lines)).toEqual([
      [
        { token: '😀', tag: 'O' },
        { token: 'Anna', tag: 'B-PER' },
        { token: 'Bob', tag: 'B-PER' },
      ],
    ]);
    expect(losses).toEqual([]);
  });

  it('widens regions that cut a token, keeps the longest of those that overlap, and tells', async () => {
    const cut = await conllOf('The film (1988) stars', [span(10, 12, 'LOC'), span(16, 18, 'PER')]);
    expect(read(cut.lines)[0]?.map(({ token, tag }) => `${token} ${tag}`)).toEqual([
      'The O',
      'film O',
      '( O',
      '1988 B-LOC',
      ') O',
      'stars B-PER',
    ]);
    expect(cut.losses).toEqual(['span-widened × 2']);
    const nested = await conllOf('New York City', [span(0, 8, 'LOC'), span(0, 13, 'LOC'), span(9, 13, 'PER')]);
    expect(entities(read(nested.lines)[0]!)).toEqual(['0-3 LOC']);
    expect(nested.losses).toEqual(['span-overlaps × 2']);
  });

  it('white space around a region is no loss; a region of white space is one', async () => {
    const { lines, losses } = await conllOf(' Anna  came', [span(0, 6, 'PER'), span(5, 7, 'LOC')]);
    expect(entities(read(lines)[0]!)).toEqual(['0-1 PER']);
    expect(losses).toEqual(['span-without-token × 1']);
  });

  it('line breaks begin a sentence, save inside a region', async () => {
    const { lines } = await conllOf('Anna Lee\ncame.\n\nBob', [span(5, 13, 'PER')]);
    expect(read(lines).map((sentence) => sentence.map(({ token }) => token))).toEqual([['Anna', 'Lee', 'came', '.'], ['Bob']]);
  });

  it('a label is one column', async () => {
    const { lines, losses } = await conllOf('Anna', [span(0, 4, 'First Name')]);
    expect(read(lines)).toEqual([[{ token: 'Anna', tag: 'B-First_Name' }]]);
    expect(losses).toEqual(['label-rewritten × 1']);
  });

  it('tells of what is no labelled part of a text', async () => {
    const stale = { ...span(0, 4, 'PER'), value: { start: 0, end: 4, text: 'Otto', labels: ['PER', 'LOC'] } };
    const results = [
      stale,
      span(3, 3, 'PER'),
      span(2, 99, 'PER'),
      { ...span(0, 0), value: { start: '/p[1]', labels: ['PER'] } },
      span(0, 4),
      { from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: ['Good'] } },
    ];
    const { losses } = await conllOf('Anna', results);
    expect([...losses].sort()).toEqual([
      'labels-beyond-first × 1',
      'result-not-a-span × 1',
      'span-outside-text × 2',
      'span-without-label × 1',
      'span-without-offsets × 1',
      'text-mismatch × 1',
    ]);
  });

  it('each text of a task and each annotation is a document', async () => {
    const two =
      '<View><Text name="a" value="$a"/><Text name="b" value="$b"/><Labels name="l" toName="a,b"><Label value="X"/></Labels></View>';
    const on = (to_name: string) => ({ ...span(0, 3, 'X'), to_name });
    const task: Task = { data: { a: 'One', b: 'Two' }, annotations: [{ result: [on('a'), on('b')] }, { result: [on('b')] }] };
    const { files, losses } = await exportAnnotations([task], { format: 'CONLL2003', config: two });
    expect(read(await files[0]!.blob.text())).toEqual(
      [
        ['One', 'B-X'],
        ['Two', 'B-X'],
        ['One', 'O'],
        ['Two', 'B-X'],
      ].map(([token, tag]) => [{ token, tag }]),
    );
    expect(losses.map(({ code }) => code)).toEqual(['text-repeated']);
  });

  it('HTML needs somebody who knows its text; what holds no markup is a text', async () => {
    const html = config.replace('<Text', '<HyperText');
    const results = [{ ...span(0, 4, 'PER'), value: { globalOffsets: { start: 2, end: 6 }, start: '/p[1]/text()[1]', labels: ['PER'] } }];
    expect((await conllOf('A Anna', results, { config: html })).losses).toEqual([]);
    expect(await conllOf('<p>A Anna</p>', results, { config: html })).toEqual({ lines: '', losses: ['html-without-text × 1'] });
    const known = await conllOf('<p>A Anna</p>', results, { config: html, textOfHtml: (page) => page.replace(/<[^>]*>/g, '') });
    expect(read(known.lines)[0]).toEqual([
      { token: 'A', tag: 'O' },
      { token: 'Anna', tag: 'B-PER' },
    ]);
  });

  it('a text by address or a missing one is left out', async () => {
    const byUrl = config.replace('<Text', '<Text valueType="url"');
    expect((await conllOf('https://example.com/a.txt', [span(0, 4, 'PER')], { config: byUrl })).losses).toEqual([
      'text-behind-address × 1',
    ]);
    expect((await conllOf(undefined, [])).losses).toEqual(['text-missing × 1']);
    expect((await conllOf(' \n ', [])).losses).toEqual(['text-empty × 1']);
  });

  it('any text and any spans give a file that reads back, with the labels where they were', async () => {
    const text = fc.array(
      fc.constantFrom(
        'Anna',
        'Zoë',
        '😀',
        '👩‍👩‍👧',
        '東京',
        'don’t',
        '3.5',
        ' ',
        '  ',
        '\n',
        '.',
        '(',
        '\u0301',
        '\u200d',
        '-DOCSTART-',
        'B-X',
      ),
      { maxLength: 20 },
    );
    const bare = (some: string): string => some.replace(/[\s\p{Cc}\p{Cf}]/gu, '');
    const property = fc.asyncProperty(
      text,
      fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 10 })), { maxLength: 5 }),
      async (parts, places) => {
        const whole = parts.join('');
        const { lines, losses } = await conllOf(
          whole,
          places.map(([start, length]) => span(start, start + length, 'PER')),
        );
        const sentences = read(lines);
        expect(
          bare(
            sentences
              .flat()
              .map(({ token }) => token)
              .join(''),
          ),
        ).toBe(bare(whole));
        const written = sentences.flatMap(entities).length;
        const lost = losses
          .filter((loss) => /^span-(?:overlaps|outside-text|without-token)/.test(loss))
          .reduce((sum, loss) => sum + Number(loss.split(' × ')[1]), 0);
        if (sentences.length > 0) expect(written + lost).toBe(places.length);
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });
});

describe('tokensOf', () => {
  const words = (text: string) => tokensOf(text, 'words').map(({ start, end }) => text.slice(start, end));

  it.each([
    ["I don't know, Mr. O’Neil!", ['I', "don't", 'know', ',', 'Mr', '.', 'O’Neil', '!']],
    ['1,000.5 € (50%)', ['1,000.5', '€', '(', '50', '%', ')']],
    ['Łódź naïve снег शहर', ['Łódź', 'naïve', 'снег', 'शहर']],
    ['東京に行く', ['東', '京', 'に', '行', 'く']],
    ['👩‍👩‍👧 🇩🇪 ❤️', ['👩‍👩‍👧', '🇩🇪', '❤️']],
    ['a\u00a0b\u2003c\u0085d\ufeffe', ['a', 'b', 'c', 'd', 'e']],
    ['snake_case x-y', ['snake_case', 'x', '-', 'y']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('takes what stands between white space as it is', () => {
    const text = "I don't know,\tMr.";
    expect(tokensOf(text, 'whitespace').map(({ start, end }) => text.slice(start, end))).toEqual(['I', "don't", 'know,', 'Mr.']);
  });

  it('a megabyte of one sign is cut in a moment', () => {
    for (const sign of ['a', '1', "a'", '1.', ' ', '\u0301', '👩‍']) {
      const before = performance.now();
      tokensOf(sign.repeat(200_000), 'words');
      expect(performance.now() - before).toBeLessThan(2000);
    }
  });
});
