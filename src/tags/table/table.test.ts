import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { tableOfCsv } from './csv.document';
import { isCramped, layOut } from './layout.document';
import { readTableOptions } from './options.document';
import { nextOrder, sortRows } from './order.document';
import { cellText, type ReadTable, tableOfValue } from './table.document';

/** Everything a table shows, as text. */
function shownBy({ content }: ReadTable) {
  if (!content) return undefined;
  const cells = Array.from({ length: content.count }, (_, row) => content.columns.map((_, column) => cellText(content.cell(row, column))));
  return { columns: content.columns.map((column) => column.title ?? `(${column.is})`), cells };
}

const codes = ({ findings }: Pick<ReadTable, 'findings'>) => findings.map(({ code }) => code);

describe('valueType', () => {
  it.each([
    ['json', { type: 'json', url: false }],
    ['CSV', { type: 'csv', separator: undefined, headless: false, url: false }],
    ['csv|separator=;|headless|url', { type: 'csv', separator: ';', headless: true, url: true }],
    ['csv;separator=|', { separator: '|' }],
    ['csv,separator=tab,headless=false', { separator: '\t', headless: false }],
    ['csv|separator=\\t', { separator: '\t' }],
    ['csv separator=:', { separator: ':' }],
    ['json|url', { type: 'json', url: true }],
    ['', { type: 'json' }],
  ])('reads %s', (text, options) => {
    const read = readTableOptions(text);
    expect(read.options).toMatchObject(options);
    expect(codes(read)).toEqual(text === '' ? ['table-value-type'] : []);
  });

  it.each([
    ['xml', 'neither json nor csv'],
    ['csv|headles', "Did you mean 'headless'?"],
    ['csv|separator=ab', "separator='ab'"],
    ['csv,separator=,', 'csv|separator=,'],
    ['csv|separator="', 'single character'],
  ])('tells what is wrong with %s', (text, words) => {
    const [finding] = readTableOptions(text).findings;
    expect(`${finding?.message} ${finding?.hint}`).toContain(words);
  });
});

describe('a value as a table', () => {
  it('shows an object as names and values, by name with case ignored, values inside as JSON', () => {
    const read = tableOfValue({ bbbTest: 1, cTest: { a: [1] }, ATest: null, aaTest: 'x' });
    expect(shownBy(read)).toEqual({
      columns: ['(name)', '(value)'],
      cells: [
        ['aaTest', 'x'],
        ['ATest', 'null'],
        ['bbbTest', '1'],
        ['cTest', '{"a":[1]}'],
      ],
    });
    expect(read.content?.isKeyed).toBe(true);
  });

  it('shows a list of objects with a column for each key, in order of first appearance', () => {
    expect(shownBy(tableOfValue([{ b: 1 }, { a: 2, b: 3 }, { c: [4] }]))).toEqual({
      columns: ['b', 'a', 'c'],
      cells: [
        ['1', '', ''],
        ['3', '2', ''],
        ['', '', '[4]'],
      ],
    });
  });

  it.each([
    [['x', 2, true, null], ['(value)'], [['x'], ['2'], ['true'], ['null']]],
    [
      [[1, 2], [3]],
      ['(number)', '(number)'],
      [
        ['1', '2'],
        ['3', ''],
      ],
    ],
    ['{"a": 1}', ['(name)', '(value)'], [['a', '1']]],
    ['\uFEFF[{"a": 1}]', ['a'], [['1']]],
  ])('shows %j', (value, columns, cells) => {
    const read = tableOfValue(value);
    expect(shownBy(read)).toEqual({ columns, cells });
    expect(codes(read)).toEqual([]);
  });

  it('puts what is no object among objects into a column of its own, and says so', () => {
    const read = tableOfValue([{ a: 1 }, 'x', null]);
    expect(shownBy(read)).toEqual({
      columns: ['a', '(value)'],
      cells: [
        ['1', ''],
        ['', 'x'],
        ['', 'null'],
      ],
    });
    expect(read.findings).toMatchObject([{ code: 'table-mixed', key: '[1]', hint: expect.stringContaining('same form') }]);
  });

  it('is not led astray by names of objects', () => {
    expect(shownBy(tableOfValue([JSON.parse('{"__proto__": 1, "toString": 2}'), { a: 1 }]))).toEqual({
      columns: ['__proto__', 'toString', 'a'],
      cells: [
        ['1', '2', ''],
        ['', '', '1'],
      ],
    });
  });

  it.each([
    [null, 'table-missing', undefined],
    [undefined, 'table-missing', undefined],
    ['', 'table-empty', undefined],
    [[], 'table-empty', undefined],
    [{}, 'table-empty', undefined],
    [42, 'table-value', [['42']]],
    [false, 'table-value', [['false']]],
    ['"word"', 'table-value', [['word']]],
    ['{"a": 1', 'table-json', [['{"a": 1']]],
    ['a,b\n1,2', 'table-json', [['a,b\n1,2']]],
  ])('tells what is wrong with %j, and shows what can be shown', (value, code, cells) => {
    const read = tableOfValue(value);
    expect(codes(read)).toEqual([code]);
    expect(read.findings[0]?.hint).not.toBe('');
    expect(shownBy(read)?.cells).toEqual(cells);
  });

  it('takes any JSON, as value and as text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = tableOfValue(value);
        expect(read.content !== undefined || read.findings.length > 0).toBe(true);
        shownBy(read);
        shownBy(tableOfValue(JSON.stringify(value)));
      }),
    );
  });
});

describe('CSV', () => {
  const plain = { separator: undefined, headless: false };

  it.each([
    ['a,b\n1.50,007\n', plain, ['a', 'b'], [['1.50', '007']]],
    ['\uFEFFa;b\r\n"1;2";"say ""x"""', plain, ['a', 'b'], [['1;2', 'say "x"']]],
    [
      '1\t2\n3\t4',
      { separator: '\t', headless: true },
      ['(number)', '(number)'],
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a,\n1,2', plain, ['a', '(number)'], [['1', '2']]],
    ['a,a\n"x\ny",2', plain, ['a', 'a'], [['x\ny', '2']]],
    ['a,b', plain, ['a', 'b'], []],
  ])('shows %j as it is written', (text, options, columns, cells) => {
    const read = tableOfCsv(text, options);
    expect(shownBy(read)).toEqual({ columns, cells });
    expect(codes(read)).toEqual([]);
  });

  it.each([
    [
      'a,b\n1\n1,2,3',
      'table-csv-fields',
      'Rows 2, 3',
      [
        ['1', '', ''],
        ['1', '2', '3'],
      ],
    ],
    ['a,b\n"1,2', 'table-csv-quotes', 'Row 2', undefined],
    ['', 'table-empty', 'empty', undefined],
  ])('tells what is wrong with %j', (text, code, words, cells) => {
    const read = tableOfCsv(text, plain);
    expect(codes(read)).toContain(code);
    expect(read.findings.find((finding) => finding.code === code)?.message).toContain(words);
    if (cells) expect(shownBy(read)?.cells).toEqual(cells);
  });

  it('says when the separator of the config is nowhere', () => {
    expect(codes(tableOfCsv('a,b\n1,2', { separator: ';', headless: false }))).toEqual(['table-csv-separator']);
  });

  it('shows every field that was written', () => {
    const field = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((text) => !text.includes('\uFEFF') && text.trim() !== '');
    const rows = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(rows, (data) => {
        const text = Papa.unparse(data, { quotes: true });
        expect(shownBy(tableOfCsv(text, { separator: ',', headless: true }))?.cells).toEqual(data);
      }),
    );
  });
});

describe('the order that is shown', () => {
  const { content } = tableOfValue(['b10', '', 'B2', 9, 10, 'ä', null, '9']);
  const sorted = (direction: 'ascending' | 'descending') =>
    [...sortRows(content!, { column: 0, direction }, 'en')].map((row) => cellText(content!.cell(row, 0)));

  it('puts numbers by size before words by the alphabet, and empty cells last', () => {
    expect(sorted('ascending')).toEqual(['9', '9', '10', 'ä', 'B2', 'b10', 'null', '']);
    expect(sorted('descending')).toEqual(['null', 'b10', 'B2', 'ä', '10', '9', '9', '']);
  });

  it('goes from ascending over descending back to that of the data', () => {
    const first = nextOrder(undefined, 1);
    const second = nextOrder(first, 1);
    expect([first, second, nextOrder(second, 1)]).toEqual([
      { column: 1, direction: 'ascending' },
      { column: 1, direction: 'descending' },
      undefined,
    ]);
    expect(nextOrder(second, 0)).toEqual({ column: 0, direction: 'ascending' });
  });

  it('holds every row once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { minLength: 1 }),
        fc.constantFrom('ascending' as const, 'descending' as const),
        (list, direction) => {
          const read = tableOfValue(list);
          const order = sortRows(read.content!, { column: 0, direction }, 'en');
          expect([...order].sort((a, b) => a - b)).toEqual(list.map((_, i) => i));
        },
      ),
    );
  });
});

describe('widths', () => {
  it('goes by what most cells need and knows columns of numbers', () => {
    const { content } = tableOfValue(
      Array.from({ length: 1000 }, (_, i) => ({ id: i, word: 'x'.repeat(i === 7 ? 400 : 12), 文: '文'.repeat(9) })),
    );
    const columns = layOut(content!, ['id', 'word', '文']);
    expect(columns).toEqual([
      { ch: 6, isNumeric: true },
      { ch: 12, isNumeric: false },
      { ch: 18, isNumeric: false },
    ]);
    expect(isCramped(columns)).toBe(false);
    // The one long word of a short column is not broken.
    expect(layOut(tableOfValue({ note: 1, customer: 2, items: 3 }).content!, ['Name', 'Value'])[0]).toEqual({ ch: 8, isNumeric: false });
    expect(isCramped(layOut(tableOfValue(['y'.repeat(300)]).content!, ['Value']))).toBe(true);
  });
});
