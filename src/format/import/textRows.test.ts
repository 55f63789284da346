import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportProblem } from './importProblem';
import { TextRows } from './textRows';

/** Lines that became tasks, and `line code` of problems. */
function read(text: string, piece = text.length || 1, limit?: number): unknown[] {
  const reader = new TextRows({ file: 'a.txt', textKey: 'text', ...(limit !== undefined && { limit }) });
  const rows = [];
  for (let i = 0; i < text.length; i += piece) rows.push(...reader.push(text.slice(i, i + piece)));
  rows.push(...reader.end());
  return rows.map((row) => (row instanceof ImportProblem ? `${row.line} ${row.code}` : row.data?.text));
}

describe('a text, a task a line', () => {
  it.each([
    ['LF', 'one\ntwo\n', ['one', 'two']],
    ['no line end at the end', 'one\ntwo', ['one', 'two']],
    ['CRLF', 'one\r\ntwo\r\n', ['one', 'two']],
    ['CR', 'one\rtwo\r', ['one', 'two']],
    ['mixed', 'one\r\n\ntwo\rthree\n\rfour', ['one', 'two', 'three', 'four']],
    ['blank lines are no tasks', '\n\none\n \n\t\r\ntwo\n\n', ['one', 'two']],
    ['a line as it is written', '  one, "two" \n', ['  one, "two" ']],
    ['signs that end lines elsewhere do not here', 'one\u2028two\u0085three\vfour', ['one\u2028two\u0085three\vfour']],
    ['nothing', '', []],
  ])('%s', (_, text, lines) => {
    for (const piece of [text.length || 1, 1, 2]) expect(read(text, piece)).toEqual(lines);
  });

  it('the key may be any', () => {
    const [task] = new TextRows({ file: '', textKey: '__proto__' }).push('x\n');
    expect(Object.entries((task as { data: object }).data)).toEqual([['__proto__', 'x']]);
  });

  it('a line that is too long is left out, with its line', () => {
    expect(read(`one\r\n${'x'.repeat(101)}\r\ntwo`, 10, 100)).toEqual(['one', '2 row-too-large', 'two']);
  });

  it('a line that comes in many pieces is put together once', () => {
    const [line] = read('x'.repeat(2_000_000), 50);
    expect(line).toHaveLength(2_000_000);
  });

  it('any lines, cut anywhere, are the same lines', () => {
    const line = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== '' && !/[\r\n]/.test(text));
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 20 }), (lines, end, piece) => {
        expect(read(lines.join(end), piece)).toEqual(lines);
      }),
    );
  });
});
