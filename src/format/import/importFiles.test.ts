import { describe, expect, it } from 'vitest';
import type { ImportFile } from './importFile';
import { importFiles } from './importFiles';
import type { ImportProgress } from './importOptions';
import { fileOf, readAll } from './testFiles';

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
    const hanging = { signal: new AbortController(), mediaUrl: () => new Promise<string>(() => undefined) };
    const next = importFiles([fileOf('a.png')], { signal: hanging.signal.signal, mediaUrl: hanging.mediaUrl }).next();
    setTimeout(() => hanging.signal.abort(new Error('enough')), 0);
    await expect(next).rejects.toThrow('enough');
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
