import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { describe, expect, it } from 'vitest';
import { zipExport } from './zipExport';

const files = [
  { path: 'labels/cat.txt', blob: new Blob(['0 0.5 0.5 1 1\n'.repeat(1000)]) },
  { path: 'images/é 😀.png', blob: new Blob([new Uint8Array(2000)]) },
];

describe('zipExport', () => {
  it('packs files with their folders, small, and what is packed already as it is', async () => {
    const zip = await zipExport(files);
    expect(zip.type).toBe('application/zip');
    const entries = await new ZipReader(new BlobReader(zip)).getEntries();
    expect(entries.map(({ filename, compressionMethod }) => [filename, compressionMethod])).toEqual([
      ['labels/cat.txt', 8],
      ['images/é 😀.png', 0],
    ]);
    const [first] = entries;
    expect(first && !first.directory && (await first.getData(new TextWriter()))).toBe('0 0.5 0.5 1 1\n'.repeat(1000));
  });

  it('the same export is the same file', async () => {
    const [one, two] = await Promise.all([zipExport(files), zipExport(files)]);
    expect(new Uint8Array(await one.arrayBuffer())).toEqual(new Uint8Array(await two.arrayBuffer()));
  });

  it('stops with the signal’s reason', async () => {
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await expect(zipExport(files, { signal: controller.signal })).rejects.toThrow('enough');
  });
});
