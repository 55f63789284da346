import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportProblem } from './importProblem';
import { JsonRows } from './jsonRows';

/** What comes out of a text that is given in pieces of that length: data of tasks, and `line:column code` of problems. */
function read(text: string, piece = text.length, limit?: number): unknown[] {
  const reader = new JsonRows({ file: 'tasks.json', ...(limit !== undefined && { limit }) });
  const rows = [];
  for (let i = 0; i < text.length; i += piece) rows.push(...reader.push(text.slice(i, i + piece)));
  rows.push(...reader.end());
  return rows.map((row) => (row instanceof ImportProblem ? `${row.line}:${row.column} ${row.code}` : row.data));
}

const a = { a: 1 };
const b = { b: 2 };

describe('how tasks may lie in a file', () => {
  it.each([
    ['a task', '{"a":1}', [a]],
    ['a list', '[{"a":1},{"b":2}]', [a, b]],
    ['a task a line', '{"a":1}\n{"b":2}\n', [a, b]],
    ['a task a line, CRLF', '{"a":1}\r\n{"b":2}\r\n', [a, b]],
    ['one after another', '{"a":1}{"b":2} {"c":3}', [a, b, { c: 3 }]],
    ['several lists', '[{"a":1}]\n[{"b":2}]', [a, b]],
    ['a JSON text sequence', '\x1e{"a":1}\n\x1e{"b":2}\n', [a, b]],
    ['files put together, each with its mark', '\ufeff{"a":1}\n\ufeff{"b":2}', [a, b]],
    ['no task', ' [ ]\n', []],
    ['nothing', '', []],
    ['indented', '[\n  {\n    "a": [\n      {}\n    ]\n  }\n]\n', [{ a: [{}] }]],
    ['flush left', '[\n{\n"a":\n{\n"b": 2\n}\n},\n{\n"b": 2\n}\n]', [{ a: b }, b]],
  ])('%s', (_, text, rows) => {
    for (const piece of [text.length || 1, 1, 3]) expect(read(text, piece)).toEqual(rows);
  });
});

describe('what a task is made of', () => {
  const tasks = (text: string) => new JsonRows({ file: '' }).push(text);

  it('a task stays as it is, with what we do not know', () => {
    const task = {
      id: 7,
      data: a,
      annotations: [{ id: 1, result: [], x: 1 }],
      predictions: [null],
      drafts: [{ result: [] }],
      meta: { y: [] },
    };
    expect(tasks(JSON.stringify(task))).toEqual([task]);
  });

  it('without data the body is the data, and its id is the task’s', () => {
    expect(tasks('{"text":"x"}{"id":3,"text":"y"}')).toEqual([{ data: { text: 'x' } }, { id: 3, data: { id: 3, text: 'y' } }]);
  });

  it('completions are annotations, and nothing of them is lost', () => {
    expect(tasks('{"data":{},"completions":[{"id":1,"result":[]},null],"annotations":[{"id":2,"result":[]}]}')).toEqual([
      { data: {}, annotations: [{ id: 2, result: [] }, { id: 1, result: [] }, null] },
    ]);
  });

  it('data may be JSON as a text', () => {
    expect(tasks('{"id":1,"data":"{\\"a\\":1}"}')).toEqual([{ id: 1, data: a }]);
  });

  it('a row of a JSON-MIN export is data', () => {
    const row = { id: 1, image: 'x.png', label: [{ x: 1, rectanglelabels: ['Car'] }], annotator: 1, annotation_id: 5, lead_time: 1.5 };
    expect(tasks(JSON.stringify([row]))).toEqual([{ id: 1, data: row }]);
  });

  it('keys of prototypes are keys like others', () => {
    const text = '{"data":{"__proto__":{"x":1},"constructor":{"prototype":1}},"__proto__":{"y":1},"completions":[]}';
    const [task] = tasks(text);
    expect(JSON.parse(JSON.stringify(task))).toEqual(
      JSON.parse('{"data":{"__proto__":{"x":1},"constructor":{"prototype":1}},"__proto__":{"y":1}}'),
    );
    expect(Object.hasOwn(task as object, '__proto__')).toBe(true);
    expect(Object.prototype).not.toHaveProperty('x');
    expect(Object.prototype).not.toHaveProperty('y');
  });
});

describe('broken JSON costs the task it is in', () => {
  it.each([
    ['no comma between tasks', '[{"a":1} {"b":2}]', [a, '1:10 json-comma-between', b]],
    ['a comma too much', '[{"a":1,},,{"b":2},]', ['1:9 json-trailing-comma', a, '1:11 json-stray-comma', b, '1:20 json-trailing-comma']],
    ['commas between lines', '{"a":1},\n{"b":2}', [a, '1:8 json-stray-comma', b]],
    ['no comma in a task', '[{"x":1 "y":2},\n{"b":2}]', ['1:9 json-missing-comma', b]],
    ['no colon', '[{"x" 1},{"b":2}]', ['1:7 json-quotes', b]],
    ['no value', '[{"x":},{"b":2}]', ['1:7 json-missing-value', b]],
    ['no key', '[{"x":1,:2},{"b":2}]', ['1:9 json-missing-key', b]],
    ['a text that is not closed, all in a line', '[{"x":"foo},{"b":2},{"a":1}]', ['1:15 json-quotes', b, a]],
    ['a text that is not closed, a task a line', '{"x":"foo}\n{"b":2}', ['1:6 json-unclosed-text', b]],
    ['a text that is not closed, indented', '[\n {\n  "x": "foo,\n  "y": 1\n },\n {"b":2}\n]', ['3:8 json-unclosed-text', b]],
    ['a text that is not closed, at the end', '[{"a":1},{"x":"foo}]', [a, '1:15 json-unclosed-text']],
    ['a quotation mark alone', '{"x":"he said "hi" to me {ok}"}\n{"b":2}', ['1:16 json-quotes', b]],
    ['a line break in a text', '[{"x":"one\ntwo"},{"b":2}]', ['1:7 json-unclosed-text', b]],
    ['a list that is not closed', '[{"x":[1,2},{"b":2}]', ['1:11 json-bracket', b]],
    ['a list that is not closed, a task a line', '{"x":[1,2\n{"b":2}\n{"a":1}', ['2:1 json-missing-comma', b, a]],
    ['a list that swallows a line', '{"x":[1,\n{"b":2}\n{"a":1}', ['3:1 json-missing-comma', b, a]],
    ['an object that is not closed', '[{"x":{"y":1},{"b":2}]', ['1:15 json-missing-key', b]],
    ['an object that is not closed, indented', '[\n {\n  "x": {\n   "y": 1\n },\n {\n  "b": 2\n }\n]', ['6:2 json-missing-key', b]],
    ['a list deep inside that is not closed', '[{"x":{"y":[{"z":1},"w":1}},{"b":2}]', ['1:24 json-missing-comma', b]],
    ['a list deep inside, one bracket too few', '[{"x":{"y":[{"z":1},"w":1},{"b":2}]', ['1:24 json-missing-comma', b]],
    ['a bracket too much', '{"a":1}}\n{"b":2}]', [a, '1:8 json-stray-bracket', b, '2:8 json-stray-bracket']],
    ['cut off in a task', '[{"a":1},{"x":[', [a, '1:10 json-truncated']],
    ['cut off between tasks', '[{"a":1},\n', [a, '2:1 json-list-not-closed']],
    ['cut off, with tasks inside it', '{"x":[1,\n{"b":2}', ['1:1 json-truncated', b]],
    ['Python', '[{\'x\': \'y\'},\n {"x": None},\n {"b": 2}]', ['1:3 json-single-quotes', '2:8 json-python', b]],
    ['NaN and Infinity', '[{"x":NaN,"y":[-Infinity]},{"b":2}]', ['1:7 json-nan', '1:16 json-nan', { x: null, y: [null] }, b]],
    ['comments', '// one\n{"a":/* two\n */1} # three\n{"b":2}', ['1:1 json-comment', '2:6 json-comment', a, '3:7 json-comment', b]],
    ['a comment that is not closed', '{"a":1}/*\n{"b":2}', [a]],
    ['a slash alone', '[{"x":/2},{"b":2}]', ['1:7 json-unquoted', b]],
    ['a key without quotation marks', '{x:1}\n{"b":2}', ['1:2 json-unquoted', b]],
    ['a backslash alone', '{"x":"C:\\data"}\n{"b":2}', ['1:10 json-escape', b]],
    ['an escape that is cut', '{"x":"\\u12"}\n{"b":2}', ['1:11 json-escape', b]],
    [
      'numbers as others write them',
      '[{"x":+1},{"x":.5},{"x":01},{"x":0x1F},{"b":2}]',
      ['1:7 json-number', '1:16 json-number', '1:25 json-number', '1:34 json-number', b],
    ],
    ['a tab in a text', '{"x":"a\tb"}', ['1:8 json-control-letter', { x: 'a\tb' }]],
    [
      'more digits than a number keeps',
      '{"x":9007199254740993,"y":1e999}',
      ['1:6 json-number-precision', '1:27 json-number-precision', { x: 9007199254740992, y: Infinity }],
    ],
    [
      'no objects',
      '[1,"x",null,[{"b":2}],true,{"a":1}]',
      ['1:2 row-not-object', '1:4 row-not-object', '1:8 row-not-object', '1:13 row-not-object', '1:23 row-not-object', a],
    ],
    ['a text', 'Dear Sir,\n{"b":2}\nyours', ['1:1 json-not-json', b, '3:1 json-not-json']],
    ['a script', 'var tasks = [{"a":1}];', ['1:1 json-not-json', a, '1:22 json-not-json']],
    [
      'data that is none',
      '[{"data":5},{"data":null,"x":1},{"data":"x"},{"b":2}]',
      ['1:2 data-not-object', '1:13 data-not-object', '1:33 data-not-object', b],
    ],
    ['predictions without data', '{"text":"x","predictions":[]}', ['1:1 data-missing', { text: 'x' }]],
    ['lines end with CR', '{"a":1}\r{"x":}\r\n{"b":2}', [a, '2:6 json-missing-value', b]],
  ])('%s', (_, text, rows) => {
    expect(read(text)).toEqual(rows);
    // Where the file is cut into pieces changes nothing.
    for (const piece of [1, 2, 5]) expect(read(text, piece)).toEqual(rows);
  });

  it('says what is left out, and where it begins', () => {
    const [problem] = new JsonRows({ file: 'tasks.json' }).push('\n{\n  "x": 1\n  "y": 2\n}');
    expect(problem).toBeInstanceOf(ImportProblem);
    expect(problem).toMatchObject({ severity: 'error', file: 'tasks.json', line: 4, column: 3 });
    expect((problem as ImportProblem).message).toBe('A comma is missing before this. The task that begins in line 2 was left out.');
  });

  it('a word longer than any is judged alike wherever it is cut', () => {
    const text = `[{"x":${'9'.repeat(2500)}x},{"b":2}]`;
    expect(read(text, 7)).toEqual(read(text));
    expect(read(text).at(-1)).toEqual(b);
  });

  it('in a flush-left file the lines of a broken task are not taken for tasks', () => {
    const good = '{\n"data":\n{\n"a": 1\n}\n}';
    expect(read(`[\n${good},\n{\n"data":\n{\n"x": tru\n}\n},\n${good}\n]`)).toEqual([a, '11:6 json-unquoted', a]);
  });

  it('lists what is harmless twenty times', () => {
    const rows = read('{"a":NaN}\n'.repeat(50));
    expect(rows.filter((row) => typeof row === 'string')).toHaveLength(20);
    expect(rows.filter((row) => typeof row !== 'string')).toHaveLength(50);
  });

  it('leaves out what is too large and goes on', () => {
    const large = `{"x":"${'y'.repeat(400)}"}`;
    expect(read(`[{"a":1},\n${large},{"b":2}]`, 16, 100)).toEqual([a, '2:undefined row-too-large', b]);
  });
});

describe('a file made to be hard', () => {
  it.each([
    ['brackets that open', '['.repeat(40_000)],
    ['objects that open', '{"a":'.repeat(20_000)],
    ['lines that open', '{"a":[\n'.repeat(10_000)],
    ['lines with a list and a comma', '{"a":[1,\n'.repeat(10_000)],
    ['texts that are not closed', '{"a":"\n'.repeat(10_000)],
    ['quotation marks', '"'.repeat(40_000)],
    ['quotation marks after each other in a task', `{"a":${'"x"'.repeat(20_000)}`],
    ['backslashes', `{"a":"${'\\'.repeat(40_001)}`],
    ['brackets that close', ']}'.repeat(20_000)],
    ['opening, then closing the other way', `${'{"a":['.repeat(400)}${'}'.repeat(40_000)}`],
    ['commas', ','.repeat(40_000)],
    ['digits', '9'.repeat(40_000)],
    ['exponents', `[${'1e'.repeat(20_000)}]`],
    ['slashes', '/'.repeat(40_000)],
    ['stars in a comment', `/*${'*'.repeat(40_000)}`],
    ['blank lines', '{"a":\n'.padEnd(40_000, '\n ')],
  ])('%s take linear time and never throw', (_, text) => {
    expect(() => read(text, 4096)).not.toThrow();
  });
});

describe('laws', () => {
  const task = fc.record({
    id: fc.integer(),
    data: fc.dictionary(fc.string(), fc.jsonValue()),
    predictions: fc.array(fc.jsonValue()),
    meta: fc.jsonValue(),
  });
  const written = fc.tuple(fc.array(task), fc.constantFrom('list', 'lines', 'indented', 'joined'));

  it('any tasks written as JSON and cut anywhere are the same tasks', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 1, max: 40 }), ([tasks, how], piece) => {
        const texts = tasks.map((one) => JSON.stringify(one));
        const text = {
          list: JSON.stringify(tasks),
          lines: texts.join('\n'),
          indented: JSON.stringify(tasks, null, 2),
          joined: texts.join(''),
        }[how];
        const reader = new JsonRows({ file: '' });
        const rows = [];
        for (let i = 0; i < text.length; i += piece) rows.push(...reader.push(text.slice(i, i + piece)));
        expect([...rows, ...reader.end()]).toEqual(JSON.parse(JSON.stringify(tasks)));
      }),
    );
  });

  it('a letter taken away costs two tasks at most, says so, and where the file is cut changes nothing', () => {
    const tasks = Array.from({ length: 6 }, (_, i) => ({ data: { text: `task, ${i}`, list: [{ n: i }, true] } }));
    const texts = {
      lines: tasks.map((one) => JSON.stringify(one)).join('\n'),
      list: JSON.stringify(tasks),
      indented: JSON.stringify(tasks, null, 2),
    };
    for (const text of Object.values(texts)) {
      for (let i = 0; i < text.length; i++) {
        const cut = text.slice(0, i) + text.slice(i + 1);
        const rows = read(cut);
        expect(read(cut, 7)).toEqual(rows);
        const kept = rows.filter((row) => tasks.some(({ data }) => JSON.stringify(data) === JSON.stringify(row)));
        expect(kept.length, `${cut}\n${JSON.stringify(rows)}`).toBeGreaterThanOrEqual(4);
        if (kept.length < 5) expect(rows.some((row) => typeof row === 'string')).toBe(true);
      }
    }
  });

  it('never throws', () => {
    const signs = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', '\n', ' ', 'a', '1', '/', '*', '#', "'", 'u'),
    });
    fc.assert(
      fc.property(signs, fc.integer({ min: 1, max: 9 }), (text, piece) => {
        expect(read(text, piece)).toEqual(read(text));
      }),
      { numRuns: 300 },
    );
  });
});
