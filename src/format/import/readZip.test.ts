import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { describe, expect, it } from 'vitest';
import type { ImportFile } from './importFile';
import { importFiles } from './importFiles';
import type { FileImportOptions } from './importOptions';
import { ImportProblem } from './importProblem';

type Content = string | Uint8Array<ArrayBuffer>;
type AddOptions = Parameters<ZipWriter<Uint8Array>['add']>[2];

async function pack(
  entries: readonly (readonly [name: string, content: Content, options?: AddOptions])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, keepOrder: true });
  for (const [name, content, options] of entries) {
    await writer.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content), options);
  }
  return await writer.close();
}

function zipFile(bytes: Uint8Array<ArrayBuffer>, path = 'archive.zip'): ImportFile {
  const blob = new Blob([bytes]);
  return { path, size: blob.size, stream: () => blob.stream(), blob: async () => blob };
}

async function readAll(file: ImportFile, options: FileImportOptions = {}) {
  const tasks: unknown[] = [];
  const problems: string[] = [];
  for await (const row of importFiles([file], options)) {
    if (row instanceof ImportProblem) problems.push(`${row.code} ${row.place}`);
    else tasks.push(row.data);
  }
  return { tasks, problems };
}

/** Writes over every place in a zip where a header says something about its entries. */
function patch(bytes: Uint8Array<ArrayBuffer>, signature: number, at: number, value: number): Uint8Array<ArrayBuffer> {
  const patched = bytes.slice();
  const view = new DataView(patched.buffer);
  for (let i = 0; i + 4 <= patched.length; i++) if (view.getUint32(i, true) === signature) view.setUint32(i + at, value, true);
  return patched;
}
const CENTRAL = 0x02014b50;

const zeros = (megabytes: number): Uint8Array<ArrayBuffer> => new Uint8Array(megabytes * 2 ** 20);

describe('a zip', () => {
  it('holds files of every format, in folders, imported in natural order; what nobody packed on purpose is left out', async () => {
    const bytes = await pack([
      ['set/10.txt', 'ten'],
      ['set/2.txt', 'two'],
      ['set/', '', { directory: true }],
      ['tasks.json', '[{"data":{"text":"from json"}}]'],
      ['rows.csv', 'text,n\nfrom csv,1\n'],
      ['photos/a.png', 'png'],
      ['__MACOSX/set/._2.txt', 'junk'],
      ['photos/.DS_Store', 'junk'],
      ['photos/Thumbs.db', 'junk'],
    ]);
    const asked: string[] = [];
    const mediaUrl = async ({ path, blob }: ImportFile) => {
      asked.push(path);
      return `${(await blob?.())?.type} ${await (await blob?.())?.text()}`;
    };
    expect(await readAll(zipFile(bytes), { mediaUrl })).toEqual({
      tasks: [{ image: 'image/png png' }, { text: 'from csv', n: '1' }, { text: 'two' }, { text: 'ten' }, { text: 'from json' }],
      problems: [],
    });
    expect(asked).toEqual(['archive.zip/photos/a.png']);
  });

  it('is read from a stream too, when that is short enough to hold', async () => {
    const { path, stream } = zipFile(await pack([['a.txt', 'one']]));
    expect((await readAll({ path, stream })).tasks).toEqual([{ text: 'one' }]);
    expect(await readAll({ path, stream }, { limits: { zipBufferBytes: 20 } })).toEqual({
      tasks: [],
      problems: ['zip-buffer archive.zip'],
    });
  });

  it('reports rows by their place in the file within', async () => {
    const bytes = await pack([['in/rows.csv', 'a,b\n1\n']]);
    expect((await readAll(zipFile(bytes))).problems).toEqual(['csv-too-few-cells archive.zip/in/rows.csv:2']);
  });

  it('without its end is a problem, and so is one that is none', async () => {
    const bytes = await pack([['a.txt', 'one'.repeat(100)]]);
    expect(await readAll(zipFile(bytes.slice(0, bytes.length / 2)))).toEqual({ tasks: [], problems: ['zip-broken archive.zip'] });
    expect(await readAll(zipFile(new TextEncoder().encode('no zip at all')))).toEqual({ tasks: [], problems: ['zip-broken archive.zip'] });
  });

  it('with broken bytes in an entry is told so', async () => {
    const text = Array.from({ length: 2000 }, (_, i) => `line ${i * 7919}`).join('\n');
    const bytes = await pack([
      ['a.txt', text],
      ['b.txt', 'whole'],
    ]);
    bytes.fill(0xff, 2000, 2050);
    const { tasks, problems } = await readAll(zipFile(bytes));
    expect(problems).toEqual(['zip-entry-broken archive.zip/a.txt']);
    expect(tasks.at(-1)).toEqual({ text: 'whole' });
  });
});

describe('a hostile zip', () => {
  it('cannot lead out of its folder, nor be encrypted, nor hold links or zips', async () => {
    const inner = await pack([['x.txt', 'inner']]);
    const names = ['../up.txt', 'a/../../up.txt', '/root.txt', 'C:/drive.txt', '..\\up.txt', 'a\\b.txt', 'nul\0.txt'];
    const bytes = await pack([
      ...names.map((name): [string, string] => [name, 'x']),
      ['secret.txt', 'x', { password: 'p' }],
      ['old.txt', 'x', { password: 'p', zipCrypto: true }],
      ['link.txt', '/etc/passwd', { unixMode: 0o120777, msDosCompatible: false }],
      ['inner.zip', inner],
      ['inner.dat', inner],
      ['good.txt', 'good'],
    ]);
    expect(await readAll(zipFile(bytes))).toEqual({
      tasks: [{ text: 'good' }],
      problems: [
        ...names.map(() => 'zip-path archive.zip'),
        'zip-encrypted archive.zip/secret.txt',
        'zip-encrypted archive.zip/old.txt',
        'zip-link archive.zip/link.txt',
        'zip-in-zip archive.zip/inner.zip',
        'zip-in-zip archive.zip/inner.dat',
      ],
    });
  });

  it('cannot name more entries than the limit', async () => {
    const bytes = await pack(Array.from({ length: 5 }, (_, i): [string, string] => [`${i}.txt`, 'x']));
    expect((await readAll(zipFile(bytes), { limits: { zipEntries: 5 } })).tasks).toHaveLength(5);
    expect(await readAll(zipFile(bytes), { limits: { zipEntries: 4 } })).toEqual({ tasks: [], problems: ['zip-entries archive.zip'] });
  });

  it('cannot inflate an entry beyond its limit, nor all of them beyond theirs', async () => {
    const lines = 'word\n'.repeat(2000);
    const bytes = await pack([
      ['a.txt', lines],
      ['b.txt', lines],
      ['c.txt', lines],
      ['d.txt', lines],
    ]);
    const perEntry = await readAll(zipFile(bytes), { limits: { zipEntryBytes: 9_999 } });
    expect(perEntry).toEqual({ tasks: [], problems: ['a', 'b', 'c', 'd'].map((name) => `zip-entry-too-large archive.zip/${name}.txt`) });
    const inAll = await readAll(zipFile(bytes), { limits: { zipTotalBytes: 25_000 } });
    expect(inAll.problems).toEqual(['zip-too-large archive.zip/c.txt']);
    expect(inAll.tasks.length).toBeLessThan(6001);
  });

  it('cannot inflate at a bomb’s ratio, whether it admits to it or not', async () => {
    const bytes = await pack([
      ['bomb.txt', zeros(20)],
      ['image.png', zeros(20)],
    ]);
    const files = ['zip-ratio archive.zip/bomb.txt', 'zip-ratio archive.zip/image.png'];
    expect(await readAll(zipFile(bytes))).toEqual({ tasks: [], problems: files });
    // The same zip, which says that each of them is 100 bytes long.
    const lying = patch(bytes, CENTRAL, 24, 100);
    const { tasks, problems } = await readAll(zipFile(lying));
    expect(tasks.filter((data) => !('image' in (data as object)))).toEqual([]);
    expect(problems[0]).toBe('zip-entry-broken archive.zip/bomb.txt');
  });

  it('is not inflated further than the limit, whatever size it declares', async () => {
    let inflated = 0;
    const bytes = patch(await pack([['bomb.png', zeros(24)]]), CENTRAL, 24, 24 * 2 ** 20);
    const mediaUrl = async ({ stream }: ImportFile) => {
      const reader = stream().getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return 'all of it';
        inflated += value.length;
      }
    };
    const { problems } = await readAll(zipFile(bytes), { mediaUrl, limits: { zipRatio: 2000, zipTotalBytes: 2 ** 22 } });
    expect(problems).toEqual(['zip-too-large archive.zip/bomb.png']);
    expect(inflated).toBeLessThanOrEqual(2 ** 22);
  });

  it('cannot have two entries share their bytes', async () => {
    const bytes = await pack([
      ['a.txt', 'one line of some length'],
      ['b.txt', 'one line of some length'],
    ]);
    const { problems } = await readAll(zipFile(patch(bytes, CENTRAL, 42, 0)));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^zip-(overlap|entry-broken) archive\.zip\/b\.txt$/);
  });
});

describe('an aborted import of a zip', () => {
  it('throws the reason in the middle of an entry, and lets go of it', async () => {
    const random = Uint8Array.from({ length: 2 ** 21 }, (_, i) => 32 + (((i * 2654435761) >>> 7) % 64));
    for (let i = 0; i < random.length; i += 50) random[i] = 10;
    const control = new AbortController();
    const rows = importFiles([zipFile(await pack([['a.txt', random]]))], { signal: control.signal });
    await rows.next();
    control.abort(new Error('enough'));
    await expect(
      (async () => {
        for await (const row of rows) expect(row).toBeDefined();
      })(),
    ).rejects.toThrow('enough');
  });
});
