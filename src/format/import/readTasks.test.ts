import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportFile } from './importFile';
import { ImportProblem } from './importProblem';
import { type RowFormat, type RowOptions, readTaskBatches, readTasks } from './readTasks';

const utf8 = new TextEncoder();

/** A file that comes in those pieces as they are asked for, and what became of its stream. */
function fileOf(pieces: Iterable<string | Uint8Array | Error>): { file: ImportFile; state: { pulled: number; cancelled: unknown } } {
  const state = { pulled: 0, cancelled: undefined as unknown };
  const left = pieces[Symbol.iterator]();
  const stream = () =>
    new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const { value, done } = left.next();
          if (done) return controller.close();
          if (value instanceof Error) throw value;
          state.pulled++;
          controller.enqueue(typeof value === 'string' ? utf8.encode(value) : value);
        },
        cancel(reason) {
          state.cancelled = reason ?? 'no reason';
        },
      },
      { highWaterMark: 0 },
    );
  return { file: { path: 'a/tasks.x', stream }, state };
}

async function read(
  pieces: Iterable<string | Uint8Array | Error>,
  format: RowFormat,
  options: Partial<RowOptions> = {},
): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readTasks(fileOf(pieces).file, format, { textKey: 'text', ...options })) {
    rows.push(row instanceof ImportProblem ? `${row.severity} ${row.code} ${row.place}` : row);
  }
  return rows;
}

function* lines(count: number): Generator<string> {
  for (let i = 0; i < count; i++) yield `${`line ${i}\n`.repeat(5000)}`;
}

describe('a file of rows', () => {
  it.each([
    ['json', '[{"data":{"text":"a"},"id":1},{"text":"b"}]', [{ data: { text: 'a' }, id: 1 }, { data: { text: 'b' } }]],
    ['csv', 'text;n\na;1\n', [{ data: { text: 'a', n: '1' } }]],
    ['tsv', 'text\tn\na,b\t1\n', [{ data: { text: 'a,b', n: '1' } }]],
    ['text', 'a\nb\n', [{ data: { text: 'a' } }, { data: { text: 'b' } }]],
  ] as const)('%s', async (format, text, rows) => {
    expect(await read([text], format)).toEqual(rows);
  });

  it.each(['json', 'csv', 'tsv', 'text'] as const)('%s without anything in it is said to be empty', async (format) => {
    expect(await read([], format)).toEqual(['warning no-rows a/tasks.x']);
    expect(await read(['\n \n'], format)).toEqual(['warning no-rows a/tasks.x']);
  });

  it('problems of its bytes come with its rows', async () => {
    const latin1 = Uint8Array.from('[{"text":"Grüße aus Köln, schöne Tage für alle"}]', (letter) => letter.charCodeAt(0));
    expect(await read([latin1], 'json')).toEqual([
      'info encoding-guessed a/tasks.x',
      { data: { text: 'Grüße aus Köln, schöne Tage für alle' } },
    ]);
  });

  it('that breaks off, however early, is said to; whole rows before are there, and the one it broke in is none', async () => {
    const gone = new Error('disk gone');
    expect(await read(['{"a":1}\n{"b', gone], 'json')).toEqual([{ data: { a: 1 } }, 'error read-failed a/tasks.x:2']);
    expect(await read(['a,b\n1,2\n3,', gone], 'csv')).toEqual([{ data: { a: '1', b: '2' } }, 'error read-failed a/tasks.x:3']);
    expect(await read(['one\ntw', gone], 'text')).toEqual([{ data: { text: 'one' } }, 'error read-failed a/tasks.x:2']);
    expect(await read([gone], 'csv')).toEqual(['error read-failed a/tasks.x:1']);
  });

  it('that breaks off late has what came before', async () => {
    const rows = await read([`${'{"a":1}\n'.repeat(1000)}{"b":`, new Error('disk gone')], 'json');
    expect(rows).toHaveLength(1001);
    expect(rows.at(-1)).toBe('error read-failed a/tasks.x:1001');
  });

  it('that cannot be opened is said to', async () => {
    const file: ImportFile = {
      path: 'a',
      stream: () => {
        throw new Error('locked');
      },
    };
    const rows = [];
    for await (const row of readTasks(file, 'text', { textKey: 't' })) rows.push(row);
    expect(rows).toEqual([expect.objectContaining({ code: 'read-failed', message: expect.stringContaining('locked') })]);
  });
});

describe('streaming', () => {
  it('reads no further than it is asked, and lets go when it is left', async () => {
    const { file, state } = fileOf(lines(1000));
    for await (const batch of readTaskBatches(file, 'text', { textKey: 't' })) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect(state.pulled).toBeLessThan(5);
    expect(state.cancelled).toBeDefined();
  });

  it('tells how many bytes it has read', async () => {
    const told: number[] = [];
    await read(['a\n', 'ü\n', 'c'], 'text', { onBytes: (bytes) => told.push(bytes) });
    expect(told).toEqual([2, 5, 6]);
  });

  it('a large piece comes as many batches', async () => {
    const { file } = fileOf(['x\n'.repeat(600_000)]);
    let tasks = 0;
    for await (const batch of readTaskBatches(file, 'text', { textKey: 't' })) {
      expect(batch.length).toBeLessThanOrEqual(200_000);
      tasks += batch.length;
    }
    expect(tasks).toBe(600_000);
  });

  it('ends with the reason of an abort that a timer asks for, though the source never waits', async () => {
    const reason = new Error('enough');
    const control = new AbortController();
    setTimeout(() => control.abort(reason), 0);
    // A piece is made within the read, so nothing but the reader itself gives the timer its turn.
    const { file, state } = fileOf(lines(1000));
    const all = (async () => {
      for await (const batch of readTaskBatches(file, 'text', { textKey: 't', signal: control.signal })) expect(batch).not.toEqual([]);
    })();
    await expect(all).rejects.toBe(reason);
    expect(state.pulled).toBeLessThan(1000);
  });

  it('ends with the signal’s reason: before, between and within reads', async () => {
    const reason = new Error('enough');
    await expect(read(['a'], 'text', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);

    const between = new AbortController();
    const { file, state } = fileOf(lines(1000));
    const all = (async () => {
      for await (const _ of readTaskBatches(file, 'text', { textKey: 't', signal: between.signal })) between.abort(reason);
    })();
    await expect(all).rejects.toBe(reason);
    expect(state.cancelled).toBe(reason);

    const within = new AbortController();
    const hanging: ImportFile = { path: '', stream: () => new ReadableStream({ pull: () => new Promise(() => within.abort(reason)) }) };
    const first = readTasks(hanging, 'text', { textKey: 't', signal: within.signal }).next();
    await expect(first).rejects.toBe(reason);
  });
});

describe('laws', () => {
  it('any tasks, written and cut anywhere, also inside a letter, are the same tasks', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 6 });
    const tasks = fc.array(fc.record({ data: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean())), meta: text }), {
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(tasks, fc.boolean(), fc.integer({ min: 1, max: 9 }), async (list, isLines, piece) => {
        const bytes = utf8.encode(isLines ? list.map((task) => JSON.stringify(task)).join('\n') : JSON.stringify(list));
        const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, i) => bytes.subarray(i * piece, (i + 1) * piece));
        expect(await read(pieces, 'json')).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });
});
