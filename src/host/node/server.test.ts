import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PAGE_POLICY } from '..';
import { CONFIG, choice, TestFolder, type TestServer } from './testServer';

let folder: TestFolder;
let server: TestServer;

const TASKS = [
  {
    id: 7,
    data: { text: 'one' },
    predictions: [
      { result: [], score: 0.9 },
      { result: [], score: 0.7 },
    ],
  },
  { data: { text: 'two' }, extra: { kept: true } },
  { id: 7, data: { text: 'three' }, predictions: [{ result: [], score: 0.1 }] },
  { id: 'four', data: { text: 'four' }, annotations: [{ id: 'old', result: [] }, { result: [] }, { id: 40, result: [] }] },
  { data: { text: 'five' }, drafts: [{ id: 3, result: [], user: 'other' }] },
];
/** A draft of new work without an id, one over an annotation, and another person's. */
const BEGUN = {
  data: { text: 'six' },
  annotations: [{ id: 80, result: [] }],
  drafts: [{ result: [] }, { id: 9, annotation: 80, result: [] }, { id: 10, annotation: 80, result: [], user: 'other' }],
};

beforeEach(async () => {
  folder = await TestFolder.create();
  await folder.write('app/index.html', '<!doctype html><title>app</title>');
  await folder.write('app/assets/app.js', 'export {};');
  await folder.write('tasks.json', TASKS);
  await folder.write('config.xml', CONFIG);
  server = await folder.open(folder.at('tasks.json'), '--config', folder.at('config.xml'), '--output', folder.at('out'));
});
afterEach(() => folder.remove());

describe('the project', () => {
  it('is told with its config', async () => {
    expect((await server.send('GET', 'api/project')).body).toEqual({
      title: 'tasks.json',
      config: CONFIG,
      sampling: 'sequential',
      taskCount: 5,
      refused: [],
      refusedCount: 0,
    });
  });

  it('lists its tasks in the order of the sampling: own ids are kept where no other task has them', async () => {
    const rows = await server.lines('api/tasks');
    expect(rows.map(({ id, title, state }) => [id, title, state])).toEqual([
      [1, 'two', 'todo'],
      [2, 'three', 'todo'],
      [3, 'four', 'done'],
      [4, 'five', 'draft'],
      [7, 'one', 'todo'],
    ]);
    expect(rows[4]).toEqual({ id: 7, title: 'one', state: 'todo', score: 0.8, annotations: 0, predictions: 2 });
  });

  it('gives tasks with all their keys, and an id to every annotation', async () => {
    expect((await server.send('GET', 'api/tasks/1')).body).toEqual({
      id: 1,
      data: { text: 'two' },
      extra: { kept: true },
      annotations: [],
    });
    const { body } = await server.send('GET', 'api/tasks/3');
    expect((body as { annotations: { id: unknown }[] }).annotations.map(({ id }) => id)).toEqual(['old', 41, 40]);
  });

  it('gives all tasks as they were imported, with ids of theirs, for exports', async () => {
    const lines = await server.lines('api/tasks/full');
    expect(lines.map(({ id }) => id)).toEqual([7, 1, 7, 'four', 4]);
    expect(lines[1]).toEqual({ id: 1, data: { text: 'two' }, extra: { kept: true } });
  });
});

describe('saving', () => {
  const stateOf = async (id: number) => (await server.lines('api/tasks')).find((row) => row.id === id)?.state;
  const stored = async (id: number) => JSON.parse(await readFile(folder.at('out/annotations', `${id}.json`), 'utf8'));

  it('adds, replaces and deletes annotations, each on the disk when it is answered', async () => {
    const { status, body } = await server.send('POST', 'api/tasks/1/annotations', choice('good'));
    expect([status, body]).toEqual([200, { ...choice('good'), id: 42, created_at: expect.any(String), updated_at: expect.any(String) }]);
    expect((await stored(1)).annotations).toEqual([body]);
    expect(await stateOf(1)).toBe('done');

    const changed = (await server.send('PUT', 'api/tasks/1/annotations/42', { ...choice('bad'), mine: 1 })).body;
    expect(changed).toMatchObject({ ...choice('bad'), mine: 1, id: 42 });
    expect((await stored(1)).annotations).toEqual([changed]);

    expect(await server.send('DELETE', 'api/tasks/1/annotations/42')).toEqual({ status: 204, body: undefined });
    expect((await stored(1)).annotations).toEqual([]);
    expect(await stateOf(1)).toBe('todo');
  });

  it('keeps imported annotations beside a new one, and their ids of text', async () => {
    await server.send('POST', 'api/tasks/3/annotations', choice('good'));
    await server.send('PUT', `api/tasks/3/annotations/${encodeURIComponent('old')}`, choice('bad'));
    const ids = (await stored(3)).annotations.map(({ id }: { id: unknown }) => id);
    expect(ids).toEqual(['old', 41, 40, 42]);
  });

  it('does not add twice what a page sends again', async () => {
    await server.send('POST', 'api/tasks/1/annotations', { ...choice('good'), unique_id: 'u' });
    await server.send('POST', 'api/tasks/1/annotations', { ...choice('bad'), unique_id: 'u' });
    expect((await stored(1)).annotations).toEqual([expect.objectContaining({ ...choice('bad'), id: 42 })]);
  });

  it('keeps a draft until it is sent, and the drafts of others for good', async () => {
    expect((await server.send('PUT', 'api/tasks/1/drafts', choice('good'))).status).toBe(204);
    expect(await stateOf(1)).toBe('draft');
    const { body } = await server.send('GET', 'api/tasks/1');
    expect((body as { drafts: unknown }).drafts).toEqual([expect.objectContaining({ ...choice('good'), annotation: null })]);
    await server.send('PUT', 'api/tasks/1/drafts', choice('bad'));
    await server.send('POST', 'api/tasks/1/annotations', choice('bad'));
    expect((await server.send('GET', 'api/tasks/1')).body).not.toHaveProperty('drafts');

    await server.send('PUT', 'api/tasks/4/drafts', choice('good'));
    await server.send('POST', 'api/tasks/4/annotations', choice('bad'));
    expect((await server.send('GET', 'api/tasks/4')).body).toHaveProperty('drafts', TASKS[4]?.drafts);
    await server.send('PUT', 'api/tasks/4/drafts', choice('good'));
    await server.send('DELETE', 'api/tasks/4/drafts');
    expect((await server.send('GET', 'api/tasks/4')).body).toHaveProperty('drafts', []);
  });

  it('ends a draft that came with the import when it is sent, also one without an id, and stores no name of it', async () => {
    const drafts = async (id: number) => ((await server.send('GET', `api/tasks/${id}`)).body as { drafts: { id: unknown }[] }).drafts;
    const { body } = await server.send('POST', 'api/tasks/4/annotations', { ...choice('good'), draft_id: 3 });
    expect(body).not.toHaveProperty('draft_id');
    expect(await drafts(4)).toEqual([]);
    expect((await stored(4)).annotations).toEqual([body]);

    await folder.write('begun.json', BEGUN);
    const begun = [folder.at('begun.json'), '--config', folder.at('config.xml'), '--output', folder.at('begun')];
    await server.stop();
    server = await folder.open(...begun);
    const [unnamed] = await drafts(1);
    expect((await drafts(1)).map(({ id }) => id)).toEqual([expect.any(String), 9, 10]);
    await server.send('PUT', 'api/tasks/1/annotations/80', choice('good'));
    expect((await drafts(1)).map(({ id }) => id)).toEqual([unnamed?.id, 10]);
    await server.send('POST', 'api/tasks/1/annotations', { ...choice('bad'), draft_id: unnamed?.id });
    await server.stop();
    server = await folder.open(...begun);
    expect(await drafts(1)).toEqual([BEGUN.drafts[2]]);
  });

  it('keeps a draft over an annotation apart from one of a new annotation', async () => {
    const { body } = await server.send('POST', 'api/tasks/1/annotations', choice('good'));
    const { id } = body as { id: number };
    await server.send('PUT', 'api/tasks/1/drafts', { id, ...choice('bad') });
    await server.send('PUT', 'api/tasks/1/drafts', choice('good'));
    const drafts = async () => ((await server.send('GET', 'api/tasks/1')).body as { drafts?: { annotation: unknown }[] }).drafts;
    expect((await drafts())?.map(({ annotation }) => annotation)).toEqual([id, null]);
    await server.send('PUT', `api/tasks/1/annotations/${id}`, choice('bad'));
    expect((await drafts())?.map(({ annotation }) => annotation)).toEqual([null]);
  });

  it('makes saves of one task one after the other: none is lost, whichever come together', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => server.send('POST', 'api/tasks/1/annotations', { result: [], n: i })));
    const { annotations } = await stored(1);
    expect(new Set(annotations.map(({ n }: { n: number }) => n)).size).toBe(30);
    expect(new Set(annotations.map(({ id }: { id: number }) => id)).size).toBe(30);
    expect(await readdir(folder.at('out/annotations'))).toEqual(['1.json']);
  });

  it('keeps keys that mean something to objects', async () => {
    const body = `{"result":[{"__proto__":{"polluted":1},"value":{"constructor":1}}],"__proto__":{"polluted":1}}`;
    const response = await server.fetch('api/tasks/1/annotations', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(await response.text()).toContain('"result":[{"__proto__":{"polluted":1},"value":{"constructor":1}}],"__proto__":{"polluted":1}');
    expect(await readFile(folder.at('out/annotations/1.json'), 'utf8')).toContain('"__proto__":{"polluted":1}');
    expect({}).not.toHaveProperty('polluted');
  });

  it('answers that nothing was saved where the folder takes no files', async () => {
    const annotations = folder.at('out/annotations');
    // A folder in the place of the file that is written first: read-only rights would not stop a test that runs as root.
    await folder.write('out/annotations/1.json.unfinished/in-the-way', '');
    const { status, body } = await server.send('POST', 'api/tasks/1/annotations', choice('good'));
    expect([status, body]).toEqual([
      500,
      { code: 'not-saved', message: expect.stringContaining('could not be written'), hint: expect.any(String) },
    ]);
    expect(await stateOf(1)).toBe('todo');
    expect(await readdir(annotations)).not.toContain('1.json');
  });
});

describe('what is not as it should be', () => {
  it.each([
    ['a task that there is none of', 'GET', 'api/tasks/99', undefined, 404, 'task-not-found'],
    ['an annotation that there is none of', 'PUT', 'api/tasks/1/annotations/9', { result: [] }, 404, 'annotation-not-found'],
    ['an annotation to delete that there is none of', 'DELETE', 'api/tasks/1/annotations/9', undefined, 404, 'annotation-not-found'],
    ['an id that is a path', 'GET', 'api/tasks/..%2f..', undefined, 400, 'bad-address'],
    ['an id with a zero before it', 'GET', 'api/tasks/01', undefined, 404, 'not-found'],
    ['a negative id', 'GET', 'api/tasks/-1', undefined, 404, 'not-found'],
    ['another address', 'GET', 'api/config', undefined, 404, 'not-found'],
    ['another method', 'PATCH', 'api/tasks/1', undefined, 405, 'method-not-allowed'],
    ['a change of the project', 'POST', 'api/project', {}, 405, 'method-not-allowed'],
    ['a change of the app', 'POST', 'index.html', {}, 405, 'method-not-allowed'],
    ['no annotation', 'POST', 'api/tasks/1/annotations', { value: 1 }, 400, 'not-an-annotation'],
    ['a list', 'POST', 'api/tasks/1/annotations', [], 400, 'not-an-annotation'],
    ['results that are no list', 'POST', 'api/tasks/1/annotations', { result: {} }, 400, 'not-an-annotation'],
  ])('is refused: %s', async (_, method, address, body, status, code) => {
    const answer = await server.send(method, address, body);
    expect([answer.status, answer.body]).toEqual([status, { code, message: expect.any(String), hint: expect.any(String) }]);
  });

  it.each([
    ['half of JSON', '{"result":[', 'application/json', 400],
    ['a form', 'result=1', 'application/x-www-form-urlencoded', 415],
    ['plain text, which pages may send anywhere', '{"result":[]}', 'text/plain', 415],
    ['more than is taken', `{"result":["${'x'.repeat(65 * 2 ** 20)}"]}`, 'application/json', 413],
  ])('is refused: %s', async (_, body, type, status) => {
    const response = await server.fetch('api/tasks/1/annotations', { method: 'POST', body, headers: { 'content-type': type } });
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty('hint');
    expect(await readdir(folder.at('out/annotations'))).toEqual([]);
  });
});

describe('guards', () => {
  const own = () => `Host: 127.0.0.1:${server.port}`;

  it.each([
    '/',
    '/?project=served',
    '/assets/app.js',
    '/api/project',
    '/api/tasks/99',
    '/api/tasks/full',
    '/data/x.png?d=',
    '/../x',
    '/none',
  ])('stand on every answer: %s', async (address) => {
    const answer = (await server.raw(address)).toLowerCase();
    expect(answer).toContain(`content-security-policy: ${PAGE_POLICY}\r\n`);
    expect(answer).toContain('x-content-type-options: nosniff\r\n');
    expect(answer).toContain('referrer-policy: no-referrer\r\n');
    expect(answer).toContain('cross-origin-opener-policy: same-origin\r\n');
    expect(answer).toContain('cross-origin-resource-policy: same-origin\r\n');
  });

  it('lead to the project, and give the app', async () => {
    expect(await server.raw('/')).toMatch(/^HTTP\/1.1 302 .*\r\nLocation: \/\?project=served\r\n/s);
    expect(await server.raw('/?project=served')).toContain('<title>app</title>');
    expect(await server.raw('/assets/app.js')).toMatch(/content-type: text\/javascript/i);
  });

  it.each(['evil.example', 'evil.example:PORT', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example:PORT', '[::1]:PORT'])(
    'refuse a request for %s: a name may be made to lead here',
    async (host) => {
      expect(await server.raw('/api/project', [`Host: ${host.replace('PORT', String(server.port))}`])).toMatch(/^HTTP\/1.1 403 /);
    },
  );

  it.each([
    ['Origin: http://evil.example'],
    ['Origin: null'],
    ['Origin: https://127.0.0.1:PORT'],
    ['Sec-Fetch-Site: cross-site'],
    ['Sec-Fetch-Site: same-site'],
  ])('refuse what another page asks for: %s', async (header) => {
    const from = header.replace('PORT', String(server.port));
    expect(await server.raw('/api/project', [own(), from])).toMatch(/^HTTP\/1.1 403 /);
    expect(await server.raw('/api/tasks/1/drafts', [own(), from], 'DELETE')).toMatch(/^HTTP\/1.1 403 /);
  });

  it('let the page itself through, and a link from anywhere to the app', async () => {
    const page = [own(), `Origin: http://127.0.0.1:${server.port}`, 'Sec-Fetch-Site: same-origin'];
    expect(await server.raw('/api/tasks/1/drafts', page, 'DELETE')).toMatch(/^HTTP\/1.1 204 /);
    expect(await server.raw('/api/project', [`Host: localhost:${server.port}`])).toMatch(/^HTTP\/1.1 200 /);
    expect(await server.raw('/', [own(), 'Sec-Fetch-Site: cross-site'])).toMatch(/^HTTP\/1.1 302 /);
  });

  it('serve no local file that nobody has allowed', async () => {
    await folder.write('cat.png', 'png');
    expect(await server.raw('/data/cat.png?d=')).toMatch(/^HTTP\/1.1 403 .*local-files-off/s);
    expect(await server.raw('/cat.png')).toMatch(/^HTTP\/1.1 404 /);
  });
});
