import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type CsvRowOptions, CsvRows } from './csvRows';
import { ImportProblem } from './importProblem';

/** Data of tasks, and `line code` of problems. */
function read(text: string, { piece = text.length || 1, ...options }: Partial<CsvRowOptions> & { piece?: number } = {}): unknown[] {
  const reader = new CsvRows({ file: 'tasks.csv', ...options });
  const rows = [];
  for (let i = 0; i < text.length; i += piece) rows.push(...reader.push(text.slice(i, i + piece)));
  rows.push(...reader.end());
  return rows.map((row) => (row instanceof ImportProblem ? `${row.line} ${row.code}` : row.data));
}

describe('how a table may be written', () => {
  const rows = [
    { a: '1', b: 'x' },
    { a: '2', b: 'y' },
  ];
  it.each([
    ['commas', 'a,b\n1,x\n2,y\n'],
    ['semicolons, as spreadsheets write them in much of Europe', 'a;b\n1;x\n2;y\n'],
    ['tabs', 'a\tb\n1\tx\n2\ty\n'],
    ['bars', 'a|b\n1|x\n2|y\n'],
    ['the delimiter said', 'sep=;\na;b\n1;x\n2;y\n'],
    ['no line end at the end', 'a,b\n1,x\n2,y'],
    ['CRLF', 'a,b\r\n1,x\r\n2,y\r\n'],
    ['CR', 'a,b\r1,x\r2,y\r'],
    ['line ends mixed', 'a,b\r\n1,x\n2,y\r\n'],
    ['quotation marks', '"a","b"\n"1","x"\n"2","y"\n'],
    ['quotation marks and CRLF', '"a","b"\r\n"1","x"\r\n"2","y"\r\n'],
    ['blank lines', '\n\na,b\n\n1,x\n  \n2,y\n\n'],
    ['empty cells behind', 'a,b\n1,x,,\n2,y,\n'],
  ])('%s', (_, text) => {
    for (const piece of [text.length, 1, 3]) expect(read(text, { piece })).toEqual(rows);
  });

  it('cells stay as they are written', () => {
    const text = 'n,date,formula,json,space\n007,1e3,=1+1,"{""a"":1}", x ';
    expect(read(text)).toEqual([{ n: '007', date: '1e3', formula: '=1+1', json: '{"a":1}', space: ' x ' }]);
  });

  it('a column named data, and the columns of a Label Studio export, are keys like others', () => {
    expect(read('id,data,annotator,label\n1,x,2,"[{""start"":0}]"')).toEqual([
      { id: '1', data: 'x', annotator: '2', label: '[{"start":0}]' },
    ]);
  });

  it('in a file of one column commas are letters', () => {
    expect(read('text\nhello, world; a|b\n"quoted, too"\n""\n')).toEqual([
      { text: 'hello, world; a|b' },
      { text: 'quoted, too' },
      { text: '' },
    ]);
  });

  it('a file of tabs has commas in its cells, also where only its name says so', () => {
    expect(read('a,x\tb,y\n1,2\t3', { delimiter: '\t' })).toEqual([{ 'a,x': '1,2', 'b,y': '3' }]);
    expect(read('a,b\n1,2', { delimiter: '\t' })).toEqual([{ a: '1', b: '2' }]);
  });

  it('nothing but names is no task', () => {
    expect(read('a,b\n')).toEqual([]);
    expect(read('')).toEqual([]);
    expect(read('\n\n')).toEqual([]);
  });
});

describe('names of columns', () => {
  it.each([
    ['blanks around', ' a , b\n1,2', ['1 csv-header-trimmed', { a: '1', b: '2' }]],
    ['the same name again', 'a,a,a_2,a\n1,2,3,4', ['1 csv-header-repeated', { a: '1', a_3: '2', a_2: '3', a_4: '4' }]],
    ['none', ',a,\n0,1,\n1,2,x', ['1 csv-header-unnamed', { column_1: '0', a: '1' }, { column_1: '1', a: '2', column_3: 'x' }]],
    ['none, and that name is taken', 'column_2,,b\n1,2,3', ['1 csv-header-unnamed', { column_2: '1', column_2_2: '2', b: '3' }]],
  ])('%s', (_, text, rows) => {
    expect(read(text)).toEqual(rows);
  });

  it('keys of prototypes are keys like others', () => {
    for (const text of ['__proto__,constructor,prototype\n1,2,3', '__proto__,constructor,prototype,\n1,2,3,']) {
      const data = read(text).find((row) => typeof row !== 'string') as object;
      expect(Object.entries(data)).toEqual([
        ['__proto__', '1'],
        ['constructor', '2'],
        ['prototype', '3'],
      ]);
      expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    }
  });
});

describe('rows that do not fit, with the line of the file', () => {
  it.each([
    ['too few cells', 'a,b,c\n1,2\n1,2,3', ['2 csv-too-few-cells', { a: '1', b: '2' }, { a: '1', b: '2', c: '3' }]],
    ['too many cells', 'a,b\n1,2,3\n1,2', ['2 csv-too-many-cells', { a: '1', b: '2' }]],
    [
      'after line breaks in cells',
      'a,b\n"1\n\n2","x\r\ny"\n1\n"\r"',
      [{ a: '1\n\n2', b: 'x\r\ny' }, '6 csv-too-few-cells', { a: '1' }, '7 csv-too-few-cells', { a: '\r' }],
    ],
    ['after blank lines, CRLF', 'a,b\r\n\r\n1,2\r\n\r\n1,2,3\r\n', [{ a: '1', b: '2' }, '5 csv-too-many-cells']],
    ['a quotation mark inside', 'a,b\n"say "hi" now",1\n2,3', ['2 csv-quotes', { a: 'say "hi" now', b: '1' }, { a: '2', b: '3' }]],
    [
      'a quotation mark inside, over two lines',
      'a,b\n"say "hi" and\nnow",1\n2,3',
      ['2 csv-quotes', { a: 'say "hi" and\nnow', b: '1' }, { a: '2', b: '3' }],
    ],
    ['one that seems to close the cell', 'a,b\n"say "hi"\n2,3', ['2 csv-quote-open', { a: '2', b: '3' }]],
    ['an odd quotation mark, closed in another row', 'a,b\n"x"y,1\n"z",2', ['2 csv-quotes', { a: '"x"y', b: '1' }, { a: 'z', b: '2' }]],
    ['not closed', 'a,b\n1,"x\n2,y\n3,z', ['2 csv-quotes', { a: '1', b: '"x' }, { a: '2', b: 'y' }, { a: '3', b: 'z' }]],
    ['not closed, and the line is no row', 'a,b\n"x\n2,y\n3,z', ['2 csv-quote-open', { a: '2', b: 'y' }, { a: '3', b: 'z' }]],
    ['not closed at the end', 'a,b\n2,y\n1,"', [{ a: '2', b: 'y' }, '3 csv-quotes', { a: '1', b: '"' }]],
    ['names not closed', 'a,"b\n2,y', ['1 csv-quotes', { a: '2', '"b': 'y' }]],
    [
      'a quotation mark in a cell without',
      'a,b\n5" disk,x"\n2,y',
      [
        { a: '5" disk', b: 'x"' },
        { a: '2', b: 'y' },
      ],
    ],
  ])('%s', (_, text, rows) => {
    for (const piece of [text.length, 1, 4]) expect(read(text, { piece })).toEqual(rows);
  });

  it('says how many cells there are', () => {
    const [problem] = new CsvRows({ file: 'a.csv' }).push(`a,b\n1,2,3\n${'1,2\n'.repeat(20_000)}`);
    expect(problem).toMatchObject({
      severity: 'error',
      message: 'The row has 3 cells but the first row names 2 columns, so the row was left out.',
    });
  });

  it('lists short rows twenty times, and rows that are left out each', () => {
    expect(read(`a,b\n${'1\n'.repeat(50)}`).filter((row) => typeof row === 'string')).toHaveLength(20);
    expect(read(`a,b\n${'1,2,3\n'.repeat(50)}`)).toHaveLength(50);
  });

  it('leaves out what is too large and goes on', () => {
    const sample = '1,2\n'.repeat(20_000);
    expect(read(`a,b\n${sample}1,${'x'.repeat(5000)}\n3,4\n`, { piece: 500, limit: 1000 }).slice(20_000)).toEqual([
      '20002 row-too-large',
      { a: '3', b: '4' },
    ]);
  });

  it('a page of HTML in a cell is a cell, though its quotation marks are not doubled', () => {
    const page = '<a href="x">y</a> '.repeat(1500);
    for (const before of ['', '1,2\n'.repeat(16_000)]) {
      const rows = read(`a,b\n${before}"${page}",1\n3,4\n`, { piece: 4096 });
      expect(rows.slice(-3)).toEqual([expect.stringMatching(/csv-quotes$/), { a: page, b: '1' }, { a: '3', b: '4' }]);
    }
  });

  it('so many odd quotation marks that they cost time leave out their line, and no more', () => {
    const line = `"${'a"b'.repeat(50_000)},1`;
    expect(read(`a,b\n${line}\n3,4\n`, { piece: 4096 })).toEqual(['2 csv-quote-open', { a: '3', b: '4' }]);
  });

  it('an open quotation mark costs its line, not the memory', () => {
    const rows = read(`a,b\n"x\n${'1,2\n'.repeat(100_000)}`, { piece: 4096, limit: 100_000 });
    expect(rows[0]).toBe('2 csv-quote-open');
    expect(rows).toHaveLength(100_001);
  });
});

describe('a file made to be hard', () => {
  it.each([
    ['open quotation marks', '"x\n'.repeat(8_001)],
    ['open quotation marks that fit', 'x,"y\n'.repeat(8_001)],
    ['quotation marks that close nothing', `"${'a"b'.repeat(20_000)}`],
    ['quotation marks and blanks', '" '.repeat(20_000)],
    ['quotation marks', '"'.repeat(40_001)],
    ['quotation marks that close nothing, before blanks', `"${'a"b'.repeat(50_000)}${' '.repeat(150_000)},x\n`],
    ['delimiters', ','.repeat(40_000)],
    ['names with numbers behind them', `${'a,'.repeat(20_000)}${Array.from({ length: 20_000 }, (_, i) => `a_${i + 2}`).join()}`],
    ['line ends', '\r\n'.repeat(20_000)],
    ['CR before the end', `"${'\r'.repeat(40_000)}`],
    ['a cell over many lines', `"${'x\n'.repeat(20_000)}",1`],
  ])('%s take linear time and never throw', (_, text) => {
    for (const head of ['', 'a,b\n']) for (const piece of [4096, text.length + 4]) expect(() => read(head + text, { piece })).not.toThrow();
  });

  it('reading again stops where it would not end: then quotation marks are letters', () => {
    const rows = read(`a,b\n${'x,"y\n'.repeat(8_001)}`, { piece: 8192 });
    expect(rows.filter((row) => typeof row === 'object')).toHaveLength(8_001);
    expect(rows.filter((row) => String(row).endsWith('csv-quotes-off'))).toHaveLength(1);
  });
});

describe('laws', () => {
  const key = fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom('a', 'b', 'ü', ',', ';', '"', '_') });
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', ' ', '\t', '|', 'x', '=', '\u{1F600}') }),
  );
  const table = fc
    .uniqueArray(key, { minLength: 2, maxLength: 5 })
    .chain((keys) => fc.tuple(fc.constant(keys), fc.array(fc.array(cell, { minLength: keys.length, maxLength: keys.length }))));

  it.each(['\n', '\r\n'])('flat data written by papaparse with %j and cut anywhere is the same data', (newline) => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), fc.integer({ min: 1, max: 30 }), ([keys, cells], delimiter, piece) => {
        const text = Papa.unparse({ fields: keys, data: cells }, { newline, delimiter });
        // Names with another delimiter in them look like columns of that; what the file's name promises decides.
        const rows = read(text, { piece, delimiter });
        expect(rows).toEqual(cells.map((row) => Object.fromEntries(keys.map((name, i) => [name, row[i]]))));
      }),
    );
  });

  it('never throws, and where the file is cut changes nothing', () => {
    const signs = fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', ' ', 'a', '1'), maxLength: 60 });
    fc.assert(
      fc.property(signs, fc.integer({ min: 1, max: 9 }), (text, piece) => {
        expect(read(text, { piece })).toEqual(read(text));
      }),
      { numRuns: 300 },
    );
  });
});
