import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../config';
import { createRegistry } from '../../core';
import type { ImportFile } from './importFile';
import { importFiles } from './importFiles';
import type { FileImportOptions, ImportProgress } from './importOptions';
import { ImportProblem } from './importProblem';

type Content = string | Uint8Array<ArrayBuffer>;

function fileOf(path: string, content: Content = 'x', type?: string): ImportFile {
  const blob = new Blob([content]);
  return { path, size: blob.size, type, stream: () => blob.stream() };
}

// Without definitions every tag is read by what is written, as those are that the editor does not have.
const configOf = (xml: string) => parseConfig(`<View>${xml}</View>`, createRegistry([]));

async function readAll(files: Iterable<ImportFile> | AsyncIterable<ImportFile>, options: FileImportOptions = {}) {
  const tasks: unknown[] = [];
  const problems: string[] = [];
  for await (const row of importFiles(files, options)) {
    if (row instanceof ImportProblem) problems.push(`${row.severity} ${row.code} ${row.file}`);
    else tasks.push(row.data);
  }
  return { tasks, problems };
}

/** A file whose bytes are made as they are asked for, and what became of its stream. */
function endless(path: string, piece: (i: number) => string | undefined) {
  const state = { pulled: 0, cancelled: false };
  const encoder = new TextEncoder();
  const stream = () =>
    new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const text = piece(state.pulled++);
          if (text === undefined) controller.close();
          else controller.enqueue(encoder.encode(text));
        },
        cancel() {
          state.cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
  return { file: { path, stream } satisfies ImportFile, state };
}

describe('what a file is read as', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
  const utf16 = new Uint8Array(new Uint16Array(Array.from('\uFEFFone\ntwo', (char) => char.charCodeAt(0))).buffer);
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
    ['text in UTF-16', 'notes', utf16, [{ text: 'one' }, { text: 'two' }]],
    ['a picture by its first bytes', 'upload', png, [{ image: 'upload' }]],
    ['a drawing by its first tag', 'drawing', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', [{ image: 'drawing' }]],
    ['a page by its doctype', 'page', '<!doctype html><p>Hi', [{ text: '<!doctype html><p>Hi' }]],
    ['a PDF by its first bytes', 'paper', '%PDF-1.7 …', [{ pdf: 'paper' }]],
    ['a picture that calls itself text', 'wrong.txt', png, [{ image: 'wrong.txt' }]],
  ])('%s', async (_, name, content, tasks) => {
    expect(await readAll([fileOf(name, content)])).toEqual({ tasks, problems: [] });
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

describe('where a value goes', () => {
  const one = (xml: string, path: string, content?: Content) => readAll([fileOf(path, content)], { config: configOf(xml) });

  it.each([
    ['<Image name="i" value="$pic"/>', { pic: 'a.png' }],
    ['<Image name="i" valueList="$pages"/>', { pages: ['a.png'] }],
    ['<Image name="i" value="$doc.pages[1]"/>', { doc: { pages: [null, 'a.png'] } }],
    ['<Header value="$title"/><Image name="i" value="$pic"/>', { pic: 'a.png' }],
    ['<Image name="i" value="$__proto__"/>', Object.fromEntries([['__proto__', 'a.png']])],
  ])('follows %s', async (xml, data) => {
    const { tasks, problems } = await one(xml, 'a.png');
    expect(tasks).toEqual([data]);
    expect(Object.getPrototypeOf(tasks[0])).toBe(Object.prototype);
    expect(problems).toEqual([]);
  });

  it('is the object of its medium among several, and the others are named once', async () => {
    const config = configOf('<Text name="t" value="$text"/><Audio name="a" value="$sound"/><Image name="i" value="$pic"/>');
    expect(await readAll([fileOf('a.png'), fileOf('b.wav'), fileOf('c.txt', 'line')], { config })).toEqual({
      tasks: [{ pic: 'a.png' }, { sound: 'b.wav' }, { text: 'line' }],
      problems: ['warning objects-without-data a.png'],
    });
  });

  it('is the only object, with a warning, when that shows another medium', async () => {
    expect(await one('<HyperText name="h" value="$page"/>', 'a.pdf')).toEqual({
      tasks: [{ page: 'a.pdf' }],
      problems: ['warning shown-by-another-tag a.pdf'],
    });
    expect((await one('<Image name="i" value="$pic"/>', 'urls.txt', 'https://host/1.png')).tasks).toEqual([{ pic: 'https://host/1.png' }]);
  });

  it('is not of the notes that lie beside pictures', async () => {
    const files = ['set/README.md', 'set/LICENSE', 'set/index.html'].map((path) => fileOf(path, 'Read me: all rights reserved'));
    expect(await readAll([...files, fileOf('set/a.png')], { config: configOf('<Image name="i" value="$pic"/>') })).toEqual({
      tasks: [{ pic: 'set/a.png' }],
      problems: files.map(({ path }) => `error no-place-for-file ${path}`),
    });
  });

  it('is nowhere when several objects show other media, or none reads one variable', async () => {
    const problems = ['error no-place-for-file a.png'];
    expect(await one('<Text name="t" value="$t"/><Audio name="a" value="$a"/>', 'a.png')).toEqual({ tasks: [], problems });
    expect(await one('<Image name="i" value="$host/$name"/>', 'a.png')).toEqual({ tasks: [], problems });
  });

  it('takes what stands around the variable into account', async () => {
    const xml = '<Image name="i" value="https://cdn/$name?w=9"/>';
    const options = { config: configOf(xml), mediaUrl: ({ path }: ImportFile) => `https://cdn/${path}?w=9` };
    expect(await readAll([fileOf('a.png')], options)).toEqual({ tasks: [{ name: 'a.png' }], problems: [] });
    expect(await one(xml, 'a.png')).toEqual({ tasks: [], problems: ['error value-around-variable a.png'] });
    expect((await one('<Text name="t" value="Say: $words.de"/>', 'a.txt', 'eins')).tasks).toEqual([{ words: { de: 'eins' } }]);
  });

  it('is the markup of a page, its address where the tag loads one, and encoded where the tag decodes', async () => {
    const html = '<p>Grüße 東</p>';
    const value = async (attributes: string) => (await one(`<HyperText name="h" value="$h" ${attributes}/>`, 'p.html', html)).tasks[0];
    expect(await value('')).toEqual({ h: html });
    expect(await value('valueType="url"')).toEqual({ h: 'p.html' });
    expect(atob(((await value('encoding="base64"')) as { h: string }).h)).toBe('<p>Grüße &#26481;</p>');
    expect(atob(((await value('encoding="base64unicode"')) as { h: string }).h)).toBe(unescape(encodeURIComponent(html)));
    expect(await readAll([fileOf('p.html', html)], { limits: { valueBytes: 5 } })).toEqual({
      tasks: [],
      problems: ['error value-too-large p.html'],
    });
  });
});

describe('the address of a media file', () => {
  it('is its own, else one of its blob, else its path', async () => {
    const blob = new Blob(['<svg/>']);
    const base = fileOf('a.svg');
    const { tasks } = await readAll([
      { ...base, url: 'https://host/a.svg', blob: async () => blob },
      { ...base, blob: async () => blob },
      base,
    ]);
    expect(tasks).toEqual([{ image: 'https://host/a.svg' }, { image: expect.stringMatching(/^blob:/) }, { image: 'a.svg' }]);
    const { image } = tasks[1] as { image: string };
    expect((await (await fetch(image)).blob()).type).toBe('image/svg+xml');
    URL.revokeObjectURL(image);
  });

  it('that cannot be made is a problem of that file', async () => {
    const mediaUrl = ({ path }: ImportFile) => (path === 'b.png' ? Promise.reject(new Error('quota')) : path);
    expect(
      await readAll(
        ['a.png', 'b.png', 'c.png'].map((path) => fileOf(path)),
        { mediaUrl },
      ),
    ).toEqual({
      tasks: [{ image: 'a.png' }, { image: 'c.png' }],
      problems: ['error no-address-for-file b.png'],
    });
  });
});

describe('an import of any length', () => {
  const lines = (i: number) => Array.from({ length: 1000 }, (_, line) => `line ${i * 1000 + line}\n`).join('');

  it('reads ahead no more than it must: one piece for its format, 64 KiB for its encoding, one in hand', async () => {
    const { file, state } = endless('big.txt', lines);
    const rows = importFiles([file]);
    for (let i = 0; i < 20_000; i++) await rows.next();
    // 20 pieces were taken; a piece is about 11 KB.
    expect(state.pulled).toBeLessThanOrEqual(20 + 8);
    await rows.return();
    expect(state.cancelled).toBe(true);
  });

  it('asks for the next file when its turn comes', async () => {
    let given = 0;
    const files = (function* () {
      for (;;) {
        given++;
        yield fileOf(`${given}.txt`, 'one\ntwo');
      }
    })();
    const rows = importFiles(files);
    for (let i = 0; i < 10; i++) await rows.next();
    expect(given).toBe(5);
    await rows.return();
  });

  it('keeps nothing of the rows that are gone', async () => {
    const { file } = endless('big.csv', (i) => (i === 0 ? 'text,n\n' : i < 101 ? `row of the table,${i}\n`.repeat(1000) : undefined));
    const kept: WeakRef<object>[] = [];
    let count = 0;
    for await (const row of importFiles([file])) if (++count % 1000 === 0) kept.push(new WeakRef(row));
    expect(count).toBe(100_000);
    await forceCollection();
    expect(kept.filter((ref) => ref.deref()).length).toBeLessThan(30);
  });

  it('throws the reason of an abort at once, also while a file or a source keeps one waiting', async () => {
    const never = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
    const silent: AsyncIterable<ImportFile> = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) };
    for (const files of [[{ path: 'a.txt', stream: () => never }], silent]) {
      const control = new AbortController();
      const next = importFiles(files, { signal: control.signal }).next();
      control.abort(new Error('enough'));
      await expect(next).rejects.toThrow('enough');
    }
    await expect(importFiles([], { signal: AbortSignal.abort(new Error('before')) }).next()).rejects.toThrow('before');
  });

  it('lets go of the stream that an abort ended', async () => {
    const { file, state } = endless('big.txt', lines);
    const control = new AbortController();
    const rows = importFiles([file], { signal: control.signal });
    await rows.next();
    control.abort(new Error('enough'));
    await expect(
      (async () => {
        for await (const row of rows) expect(row).toBeDefined();
      })(),
    ).rejects.toThrow('enough');
    expect(state.cancelled).toBe(true);
  });

  it('goes on after a file that breaks off, with what came before', async () => {
    const broken = endless('a.txt', (i) => {
      if (i > 10) throw new Error('disk gone');
      return lines(i);
    });
    const { tasks, problems } = await readAll([broken.file, fileOf('b.txt', 'last')]);
    expect(problems).toEqual([expect.stringMatching(/^error \S+ a\.txt$/)]);
    expect(tasks.at(-1)).toEqual({ text: 'last' });
  });

  it('tells how far it is, to the last byte', async () => {
    const seen: ImportProgress[] = [];
    const files = [fileOf('a.txt', lines(0)), fileOf('b.png', 'pixels'), fileOf('c.bin', new Uint8Array(50))];
    await readAll(files, { onProgress: (progress) => seen.push(progress) });
    const bytes = files.reduce((sum, { size = 0 }) => sum + size, 0);
    expect(seen.at(-1)).toEqual({ files: 3, filesDone: 3, bytes, totalBytes: bytes, tasks: 1001, problems: 1 });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
  });
});

/** Node's collector, switched on from within: a test run has no flag for it. */
async function forceCollection(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // A WeakRef that was made or read in this turn holds on until the turn ends.
  await new Promise((resolve) => setTimeout(resolve, 0));
  collect();
}
