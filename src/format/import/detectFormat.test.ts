import { describe, expect, it } from 'vitest';
import { sniffFormat } from './sniffFormat';
import { type Content, configOf, fileOf, readAll } from './testFiles';

describe('what a file is read as', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
  const inUtf16 = (text: string) => new Uint8Array(new Uint16Array(Array.from(`\uFEFF${text}`, (char) => char.charCodeAt(0))).buffer);
  it.each<[what: string, name: string, content: Content, tasks: unknown[]]>([
    ['JSON by its braces', 'noending', ' {"data":{"a":1}}', [{ a: 1 }]],
    ['JSON by its list', '', '\uFEFF[ {"a":1}, {"a":2} ]', [{ a: 1 }, { a: 2 }]],
    [
      'a table by its columns',
      '',
      'name,age\nEva,7\nJo,8',
      [
        { name: 'Eva', age: '7' },
        { name: 'Jo', age: '8' },
      ],
    ],
    ['a table by its tabs', '', 'name\tage\nEva\t7', [{ name: 'Eva', age: '7' }]],
    ['prose with commas', '', 'Hello, world\nGoodbye, world', [{ text: 'Hello, world' }, { text: 'Goodbye, world' }]],
    ['a line in brackets', '', '[1] a note\n{x} another', [{ text: '[1] a note' }, { text: '{x} another' }]],
    ['text in UTF-16', 'notes', inUtf16('one\ntwo'), [{ text: 'one' }, { text: 'two' }]],
    ['a picture by its first bytes', 'upload', png, [{ image: 'upload' }]],
    ['a drawing by its first tag', 'drawing', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', [{ image: 'drawing' }]],
    ['a page by its doctype', 'page', '<!doctype html><p>Hi', [{ text: '<!doctype html><p>Hi' }]],
    ['a PDF by its first bytes', 'paper', '%PDF-1.7 …', [{ pdf: 'paper' }]],
    ['a picture that calls itself text', 'wrong.txt', png, [{ image: 'wrong.txt' }]],
  ])('%s', async (_, name, content, tasks) => {
    expect(await readAll([fileOf(name, content)])).toEqual({ tasks, problems: [] });
  });

  it('knows the columns of a table in UTF-16, as spreadsheets save it', async () => {
    const config = configOf('<TimeSeries name="ts" value="$series" valueType="url"/>');
    expect(await readAll([fileOf('list.tsv', inUtf16('id\tseries\n1\thttps://host/a.csv'))], { config })).toEqual({
      tasks: [{ id: '1', series: 'https://host/a.csv' }],
      problems: [],
    });
  });

  it.each([
    ['blanks', ' '],
    ['brackets', '['],
    ['the start of a comment', '<!--'],
    ['the start of XML', '<?xml '],
    ['cells', 'a b,'],
    ['words of a column', 'a '],
    ['quotation marks', '"'],
    ['marks', '\uFEFF'],
  ])('tells a head made to be hard in linear time, and never throws: %s', (_, sign) => {
    const head = new TextEncoder().encode(sign.repeat(8192)).subarray(0, 8192);
    for (const isWhole of [true, false]) expect(() => sniffFormat(head, isWhole)).not.toThrow();
  });

  it('follows the type where nothing else says anything', async () => {
    const bytes = new Uint8Array([0xff, 0xfb, 0x90, 0, 0, 0, 1, 2]);
    expect(await readAll([fileOf('blob', bytes, 'audio/mpeg')])).toEqual({ tasks: [{ audio: 'blob' }], problems: [] });
    expect(await readAll([fileOf('blob', 'a;b\n1;2', 'text/csv')])).toEqual({ tasks: [{ a: '1', b: '2' }], problems: [] });
  });

  it.each([
    ['sheet.xlsx', 'PK\x03\x04', 'format-not-imported'],
    ['tasks.json.gz', '\x1f\x8b', 'format-not-imported'],
    ['packed', '7z\xbc\xaf\x27\x1c', 'format-not-imported'],
    ['model.bin', '\0\x01\x02\0\0\0\x03', 'format-unknown'],
    ['empty.png', '', 'file-empty'],
  ])('refuses %s with advice', async (name, bytes, code) => {
    const content = Uint8Array.from(bytes, (char) => char.charCodeAt(0));
    expect(await readAll([fileOf(name, content)])).toEqual({ tasks: [], problems: [`error ${code} ${name}`] });
  });

  it('is what one asked for, where that can be', async () => {
    const files = [fileOf('d/a.png'), fileOf('d/readme.md'), fileOf('d/b.JPG'), fileOf('d/labels.json')];
    expect(await readAll(files, { format: 'image' })).toEqual({
      tasks: [{ image: 'd/a.png' }, { image: 'd/b.JPG' }],
      problems: ['error format-differs d/readme.md', 'error format-differs d/labels.json'],
    });
    expect((await readAll([fileOf('a.json', '{"a":1}')], { format: 'text' })).tasks).toEqual([{ text: '{"a":1}' }]);
    expect((await readAll([fileOf('talk.mp4')], { format: 'audio' })).tasks).toEqual([{ audio: 'talk.mp4' }]);
  });

  it('leaves out what lies hidden in a folder without a word, and takes what was given by its name', async () => {
    const files = ['d/.git/config', 'd/.DS_Store', 'd/Thumbs.db', '__MACOSX/a.txt', '.notes.txt'].map((path) => fileOf(path, 'line'));
    expect(await readAll(files)).toEqual({ tasks: [{ text: 'line' }], problems: [] });
  });
});
