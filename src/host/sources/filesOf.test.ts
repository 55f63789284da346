import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportFile, ImportProblem } from '../../format/import';
import { filesOf, type ImportInput } from '.';

async function listOf(input: ImportInput, signal?: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  for await (const file of filesOf(input, signal)) {
    found.push(file instanceof ImportProblem ? `${file.code} ${file.place}` : `${file.path}: ${await new Response(file.stream()).text()}`);
  }
  return found;
}

/** A file as a folder picker gives it: Node's `File` has no place below a folder. */
function picked(path: string): File {
  return Object.defineProperty(new File([path], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path });
}

describe('what can be imported', () => {
  it('is text, a blob, a file, a file of one’s own, and lists of them', async () => {
    const own = { path: 'own.txt', stream: () => new Blob(['own']).stream() };
    expect(await listOf('words')).toEqual([': words']);
    expect(await listOf(new Blob(['bytes']))).toEqual([': bytes']);
    expect(await listOf([new File(['b'], 'b.txt'), new File(['a'], 'a.txt'), own, 'words'])).toEqual([
      'b.txt: b',
      'a.txt: a',
      'own.txt: own',
      ': words',
    ]);
    const asTheyCome = (async function* () {
      yield new File(['a'], 'a.txt');
      yield own;
    })();
    expect(await listOf(asTheyCome)).toEqual(['a.txt: a', 'own.txt: own']);
  });

  it('is what makes its files as they are asked for, one at a time', async () => {
    let made = 0;
    const files = (function* () {
      while (made < 1000) yield new File([`${made}`], `${made++}.txt`);
    })();
    const found: string[] = [];
    for await (const file of filesOf(files)) if (found.push((file as ImportFile).path) === 2) break;
    expect([found, made]).toEqual([['0.txt', '1.txt'], 2]);
  });

  it('is a list that knows its length, where all files are known at once', () => {
    expect(filesOf([new File(['a'], 'a.txt'), new File(['b'], 'b.txt')])).toHaveLength(2);
  });

  it('is a folder that was picked as a list of its files, put in order', async () => {
    const files = ['set/10.txt', 'set/2.txt', 'set/a/1.txt', 'set/1.txt'].map(picked);
    expect((await listOf(files)).map((line) => line.split(':')[0])).toEqual(['set/1.txt', 'set/2.txt', 'set/10.txt', 'set/a/1.txt']);
  });

  it('has no path that leads out of where it is', async () => {
    expect(await listOf([picked('../../etc/passwd'), picked('C:\\a\\b.txt'), picked('/top/./x.txt')])).toEqual([
      'a/b.txt: C:\\a\\b.txt',
      'etc/passwd: ../../etc/passwd',
      'top/x.txt: /top/./x.txt',
    ]);
  });

  it('is nothing else, which is a problem and no exception', async () => {
    for (const input of [null, undefined, 7, {}, new Date(0)]) {
      expect(await listOf(input as unknown as ImportInput)).toEqual(['nothing-to-import pasted text']);
    }
  });
});

describe('addresses', () => {
  let server: Server;
  let origin = '';
  const asked: string[] = [];
  let hungUp: Promise<unknown> = Promise.resolve();

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/endless.txt') {
        hungUp = once(response, 'close');
        response.write('first\n'.repeat(5000));
      } else response.writeHead(request.url === '/tasks.txt' ? 200 : 404).end('from the server');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('are loaded when they are read', async () => {
    asked.length = 0;
    const [file] = filesOf(new URL('/tasks.txt', origin)) as Iterable<{ path: string; url: string }>;
    expect(file).toMatchObject({ path: 'tasks.txt', url: `${origin}/tasks.txt` });
    expect(asked).toEqual([]);
    expect(await listOf(new URL('/tasks.txt', origin))).toEqual(['tasks.txt: from the server']);
  });

  it('that a server refuses, or that lead nowhere, are problems when they are read', async () => {
    const reason = (address: URL) => listOf(address).catch((error: unknown) => error);
    expect(await reason(new URL('/gone.txt', origin))).toMatchObject({ code: 'address-refused', file: `${origin}/gone.txt` });
    expect(await reason(new URL('http://127.0.0.1:1/x.txt'))).toMatchObject({ code: 'address-unreachable' });
  });

  it('may be of the page’s own memory', async () => {
    const address = URL.createObjectURL(new Blob(['stored']));
    expect(await listOf(new URL(address))).toEqual([': stored']);
    URL.revokeObjectURL(address);
    expect(await listOf(new URL('data:text/plain,in%20itself'))).toEqual([': in itself']);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'ftp://host/a.txt', 'about:blank'])(
    'of other kinds are refused: %s',
    async (address) => {
      expect(await listOf(new URL(address))).toEqual([`address-scheme ${address}`]);
    },
  );

  it('let go of the connection when the import ends before they do', async () => {
    const [file] = filesOf(new URL('/endless.txt', origin)) as Iterable<{ stream(): ReadableStream<Uint8Array> }>;
    const reader = file?.stream().getReader();
    expect((await reader?.read())?.done).toBe(false);
    await reader?.cancel();
    await hungUp;
  });
});
