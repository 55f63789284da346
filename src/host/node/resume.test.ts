import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './folderLock';
import { CONFIG, choice, TestFolder, type TestServer } from './testServer';

let folder: TestFolder;

beforeEach(async () => {
  folder = await TestFolder.create();
  await folder.write('app/index.html', 'app');
  await folder.write('config.xml', CONFIG);
});
afterEach(() => folder.remove());

const texts = (server: TestServer) => server.lines('api/tasks').then((rows) => rows.map(({ title }) => title));
const states = (server: TestServer) =>
  server.lines('api/tasks').then((rows) => Object.fromEntries(rows.map(({ title, state }) => [title, state])));
const args = (tasks: string, ...more: string[]) => [
  folder.at(tasks),
  '--config',
  folder.at('config.xml'),
  '--output',
  folder.at('out'),
  ...more,
];

describe('a project that is opened again', () => {
  it('goes on where it was left: done stays done, order and seed stay', async () => {
    await folder.write('tasks.txt', Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n'));
    const first = await folder.open(...args('tasks.txt', '--sampling', 'uniform'));
    const order = await texts(first);
    expect(order).not.toEqual([...order].sort());
    const [{ id: done }, { id: begun }] = (await first.lines('api/tasks')) as [{ id: number }, { id: number }];
    const { body } = await first.send('POST', `api/tasks/${done}/annotations`, choice('good'));
    await first.send('PUT', `api/tasks/${begun}/drafts`, choice('bad'));
    expect(await first.stop()).toBe(0);

    const again = await folder.open(...args('tasks.txt'));
    expect(await texts(again)).toEqual(order);
    expect(await again.lines('api/tasks')).toMatchObject([
      { id: done, state: 'done' },
      { id: begun, state: 'draft' },
      ...Array(38).fill({ state: 'todo' }),
    ]);
    expect((await again.send('GET', `api/tasks/${done}`)).body).toMatchObject({ annotations: [body] });
    const { body: next } = await again.send('POST', `api/tasks/${begun}/annotations`, choice('good'));
    expect((next as { id: number }).id).toBeGreaterThan((body as { id: number }).id);
    expect(again.said).toContain('1 of 40 tasks are done');
    await again.stop();

    const other = await folder.open(...args('tasks.txt', '--sampling', 'sequential'));
    expect(await texts(other)).not.toEqual(order);
  });

  it('is not another one: other tasks or another config are refused', async () => {
    await folder.write('tasks.txt', 'one\ntwo');
    await (await folder.open(...args('tasks.txt'))).stop();
    await folder.write('other.txt', 'one\ntwo\nthree');
    expect(await folder.run('open', ...args('other.txt'))).toMatchObject({ code: 2, said: expect.stringContaining('--update') });
    await folder.write('config.xml', CONFIG.replace('good', 'better'));
    expect(await folder.run('open', ...args('tasks.txt'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('The config has changed'),
    });
    const server = await folder.open(...args('tasks.txt', '--update'));
    expect((await server.send('GET', 'api/project')).body).toMatchObject({ config: expect.stringContaining('better') });
  });

  it('is the same after a copy or a checkout, which change times alone', async () => {
    const file = await folder.write('tasks.txt', 'one\ntwo');
    await (await folder.open(...args('tasks.txt'))).stop();
    await rm(file);
    await folder.write('tasks.txt', 'one\ntwo');
    expect(await texts(await folder.open(...args('tasks.txt')))).toEqual(['one', 'two']);
  });

  it('takes changed tasks with --update, and every annotation stays with its task', async () => {
    await folder.write('tasks.txt', 'one\ntwo\nthree\nfour');
    const first = await folder.open(...args('tasks.txt'));
    for (const id of [2, 4]) await first.send('POST', `api/tasks/${id}/annotations`, choice(`of ${id}`));
    await first.stop();
    await folder.write('tasks.txt', 'zero\nthree\none\nfour\nfive');
    expect(await folder.run('open', ...args('tasks.txt'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('The tasks have changed'),
    });

    const again = await folder.open(...args('tasks.txt', '--update'));
    expect(await states(again)).toEqual({ zero: 'todo', three: 'todo', one: 'todo', four: 'done', five: 'todo', two: 'done' });
    const all = await again.lines('api/tasks/full');
    const said = all.flatMap(({ data, annotations }) =>
      ((annotations ?? []) as { result: { value: { choices: string[] } }[] }[]).map(({ result }) => [
        (data as { text: string }).text,
        result[0]?.value.choices[0],
      ]),
    );
    expect(said).toEqual([
      ['four', 'of 4'],
      ['two', 'of 2'],
    ]);
    expect((await readdir(folder.at('out'))).filter((name) => name.endsWith('.ndjson'))).toEqual(['index-2.ndjson', 'tasks-2.ndjson']);
  });
});

describe('what a killed process leaves', () => {
  it('is cleared away: half an import is made anew, half a save was none', async () => {
    await folder.write('tasks.txt', 'one\ntwo');
    await folder.write('out/tasks-1.ndjson', '{"data":{"text":"on');
    await folder.write('out/index-1.ndjson', '[1,0,');
    await folder.write('out/project.json.unfinished', '{"vers');
    await folder.write('out/lock-1', { pid: 2 ** 22 + 1, startedAt: '5', host: hostname() });
    const server = await folder.open(...args('tasks.txt'));
    await server.send('POST', 'api/tasks/1/annotations', choice('good'));
    await server.stop();
    await folder.write('out/annotations/1.json.unfinished', '{"task":1,"annot');
    await folder.write('out/annotations/2.json.unfinished', '{"task":2,"annot');
    const again = await folder.open(...args('tasks.txt'));
    expect(await states(again)).toEqual({ one: 'done', two: 'todo' });
    expect(await readdir(folder.at('out/annotations'))).toEqual(['1.json']);
    expect(await readdir(folder.at('out'))).toEqual(['annotations', 'index-1.ndjson', 'lock-1', 'project.json', 'tasks-1.ndjson']);
  });

  it('is not mixed up with files of others', async () => {
    await folder.write('tasks.txt', 'one');
    await folder.write('out/thesis.docx', 'years of work');
    expect(await folder.run('open', ...args('tasks.txt'))).toMatchObject({ code: 2, said: expect.stringContaining('thesis.docx') });
    expect(await readdir(folder.at('out'))).toEqual(['thesis.docx']);
  });

  it('is not thrown away: annotations without their project, a project of a later version, a file that was changed', async () => {
    await folder.write('tasks.txt', 'one');
    const server = await folder.open(...args('tasks.txt'));
    await server.send('POST', 'api/tasks/1/annotations', choice('good'));
    await server.stop();
    const project = await readFile(folder.at('out/project.json'), 'utf8');
    await folder.write('out/annotations/1.json', '{"task":1');
    expect(await folder.run('open', ...args('tasks.txt'))).toMatchObject({ code: 1, said: expect.stringContaining('1.json') });
    for (const spoil of [() => folder.write('out/index-1.ndjson', '[1,0'), () => rm(folder.at('out/index-1.ndjson'))]) {
      await spoil();
      expect(await folder.run('open', ...args('tasks.txt'))).toMatchObject({
        code: 1,
        said: expect.stringContaining('index-1.ndjson back'),
      });
    }
    await writeFile(folder.at('out/project.json'), project.replace('"version": 1', '"version": 9'));
    expect(await folder.run('open', ...args('tasks.txt'))).toMatchObject({ code: 1, said: expect.stringContaining('later version') });
    await rm(folder.at('out/project.json'));
    expect(await folder.run('open', ...args('tasks.txt'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('project.json is gone'),
    });
    expect(await readFile(folder.at('out/annotations/1.json'), 'utf8')).toBe('{"task":1');
  });
});

describe('the lock of an output folder', () => {
  const lock = (content: unknown) => folder.write('out/lock-3', content);

  it('is held by one alone, and let go', async () => {
    await folder.write('tasks.txt', 'one');
    const server = await folder.open(...args('tasks.txt'));
    expect(await folder.run('open', ...args('tasks.txt'))).toMatchObject({
      code: 1,
      said: expect.stringContaining(`in use by process ${process.pid}`),
    });
    await server.stop();
    await folder.open(...args('tasks.txt'));
  });

  it('is taken by one of many that come at once', async () => {
    await lock({ pid: 2 ** 22 + 1, startedAt: '5', host: hostname() });
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder.at('out'))));
    const held = tries.filter(({ status }) => status === 'fulfilled');
    expect(held).toHaveLength(1);
    expect(await readdir(folder.at('out'))).toEqual(['lock-4']);
  });

  it.each([
    ['a process that runs no more', { pid: 2 ** 22 + 1, startedAt: '5', host: hostname() }],
    ['a process whose number another has now', { pid: process.pid, startedAt: '5', host: hostname() }],
  ])('of %s holds nothing', async (_, content) => {
    await lock(content);
    await (await lockFolder(folder.at('out')))();
    expect(await readdir(folder.at('out'))).toEqual([]);
  });

  it.each([
    ['another machine', { pid: 1, startedAt: '5', host: `not-${hostname()}` }],
    ['a process that is just writing it', ''],
  ])('of %s holds', async (_, content) => {
    await lock(content);
    await expect(lockFolder(folder.at('out'))).rejects.toThrow('in use by');
    expect(await readdir(folder.at('out'))).toEqual(['lock-3']);
  });

  it('is not needed to read', async () => {
    await mkdir(folder.at('out'));
    await folder.write('tasks.txt', 'one');
    const server = await folder.open(...args('tasks.txt'));
    await server.send('POST', 'api/tasks/1/annotations', choice('good'));
    const { code, out } = await folder.run('convert', folder.at('out'), '--to', 'json_min', '--output', '-');
    expect([code, JSON.parse(out)]).toEqual([0, [expect.objectContaining({ text: 'one', mood: 'good' })]]);
  });
});
