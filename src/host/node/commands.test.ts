import { mkdir, readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipExport } from '../../tasks';
import { CONFIG, IMAGE_CONFIG, TestFolder } from './testServer';

let folder: TestFolder;

beforeEach(async () => {
  folder = await TestFolder.create();
  await folder.write('app/index.html', 'app');
  await folder.write('config.xml', CONFIG);
  await folder.write('image.xml', IMAGE_CONFIG);
});
afterEach(() => folder.remove());

const RESULT = { id: 'r', from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: ['good'] } };
const config = () => ['--config', folder.at('config.xml')];

describe('wrong usage', () => {
  it.each([
    ['nothing', [], 'No command'],
    ['another command', ['start'], 'no command start'],
    ['another option', ['open', '--colour'], "Unknown option '--colour'"],
    ['an option without its value', ['open', '--config'], '--config'],
    ['no tasks', ['open', '--config', 'CONFIG'], 'open needs tasks'],
    ['two paths to open', ['open', 'TASKS', 'TASKS', '--config', 'CONFIG'], 'one file or folder'],
    ['no config', ['open', 'TASKS'], '--config is missing'],
    ['a config that is not there', ['open', 'TASKS', '--config', 'NONE'], 'no such file'],
    ['tasks that are not there', ['open', 'NONE', '--config', 'CONFIG'], 'no such file'],
    ['another order', ['open', 'TASKS', '--config', 'CONFIG', '--sampling', 'random'], 'sequential, uniform'],
    ['another format', ['check', 'TASKS', '--config', 'CONFIG', '--input-format', 'xlsx'], 'json-dir'],
    ['another encoding', ['check', 'TASKS', '--config', 'CONFIG', '--encoding', 'klingon'], '--encoding'],
    ['a port that is none', ['open', 'TASKS', '--config', 'CONFIG', '--port', '99999'], '--port'],
    ['a seed that is none', ['open', 'TASKS', '--config', 'CONFIG', '--seed', '-1e3'], '--seed'],
    ['a root without leave to serve it', ['open', 'TASKS', '--config', 'CONFIG', '--local-files-root', '.'], '--allow-serving-local-files'],
    ['an export without its format', ['convert', 'TASKS', '--output', '-'], '--to'],
    ['an export to another format', ['convert', 'TASKS', '--to', 'XLS', '--output', '-'], 'CONLL2003'],
    ['an export to nowhere', ['convert', 'TASKS', '--to', 'JSON'], '--output'],
    ['an export that needs a config', ['convert', 'TASKS', '--to', 'COCO', '--output', '-'], '--config is missing'],
    ['nothing to check', ['check', '--config', 'CONFIG'], 'No tasks'],
  ])('is told with exit code 2 and no trace: %s', async (_, args, message) => {
    await folder.write('tasks.json', [{ text: 'a' }]);
    const at: Record<string, string> = { TASKS: folder.at('tasks.json'), CONFIG: folder.at('config.xml'), NONE: folder.at('none') };
    const { code, said } = await folder.run(
      ...args.map((arg) => at[arg] ?? arg),
      ...(args[0] === 'open' ? ['--output', folder.at('out')] : []),
    );
    expect(code).toBe(2);
    expect(said).toContain(message);
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('helps, and tells its version', async () => {
    expect(await folder.run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--allow-serving-local-files') });
    expect(await folder.run('convert', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('convert') });
    expect(await folder.run('--version')).toEqual({ code: 0, out: '1.2.3\n', said: '' });
  });
});

describe('open takes what people have', () => {
  const openedWith = async (...args: string[]) => {
    const server = await folder.open(...args, '--output', folder.at('out'));
    const rows = await server.lines('api/tasks');
    return { found: rows.map(({ title }) => title as string), server };
  };

  it.each([
    ['a list of tasks', 'tasks.json', '[{"data":{"text":"a"}},{"text":"b"}]', []],
    ['tasks a line', 'tasks.jsonl', '{"data":{"text":"a"}}\n{"text":"b"}\n', []],
    ['a table', 'tasks.csv', 'text,n\na,1\nb,2\n', ['--input-format', 'csv']],
    ['a table with tabs', 'tasks.tsv', 'text\tn\na\t1\nb\t2\n', []],
    ['lines of text', 'tasks.txt', 'a\nb\n', ['--input-format', 'text']],
    ['a folder of JSON', 'in/1.json', '[{"text":"a"},{"text":"b"}]', ['--input-format', 'json-dir']],
    ['a folder of text', 'in/1.txt', 'a\nb', ['--input-format', 'text-dir']],
  ])('%s', async (_, name, content, args) => {
    await folder.write(name, content);
    const given = name.startsWith('in/') ? folder.at('in') : folder.at(name);
    expect((await openedWith(given, ...config(), ...args)).found).toEqual(['a', 'b']);
  });

  it('text in an older encoding', async () => {
    await folder.write('tasks.txt', Buffer.from('caf\xe9\n', 'latin1'));
    expect((await openedWith(folder.at('tasks.txt'), ...config(), '--encoding', 'windows-1252')).found).toEqual(['café']);
  });

  it.each([
    ['image-dir', 'cat.png', IMAGE_CONFIG],
    ['audio-dir', 'a.wav', '<View><Audio name="a" value="$audio"/></View>'],
    ['video-dir', 'a.mp4', '<View><Video name="v" value="$video"/></View>'],
  ])('%s: with leave to serve them alone', async (format, name, xml) => {
    await folder.write(`in/deep/${name}`, 'bytes');
    await folder.write('in/notes.txt', 'not a task');
    await folder.write('media.xml', xml);
    const args = [folder.at('in'), '--config', folder.at('media.xml'), '--input-format', format];
    expect(await folder.run('open', ...args, '--output', folder.at('out'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('--allow-serving-local-files'),
    });
    const { server, found } = await openedWith(...args, '--allow-serving-local-files');
    expect(found).toEqual([name]);
    const [task] = await server.lines('api/tasks/full');
    const [address] = Object.values(task?.data as object) as string[];
    expect(address).toBe(`/data/${name}?d=deep`);
    expect(await (await server.fetch(address ?? '')).text()).toBe('bytes');
  });

  it('a folder by what most of its files are, and not its own output', async () => {
    await folder.write('in/a.png', 'a');
    await folder.write('in/b.png', 'b');
    await folder.write('in/readme.txt', 'no task');
    await folder.write('in/out/c.png', 'c');
    const server = await folder.open(
      folder.at('in'),
      '--config',
      folder.at('image.xml'),
      '--output',
      folder.at('in/labels'),
      '--allow-serving-local-files',
    );
    expect((await server.lines('api/tasks')).map(({ title }) => title)).toEqual(['a.png', 'b.png', 'c.png']);
    await server.send('POST', 'api/tasks/1/annotations', { result: [] });
    await server.stop();
    await folder.open(
      folder.at('in'),
      '--config',
      folder.at('image.xml'),
      '--output',
      folder.at('in/labels'),
      '--allow-serving-local-files',
    );
  });

  it('pictures in a zip, which are unpacked', async () => {
    const zip = await zipExport([{ path: 'deep/cat 1.png', blob: new Blob(['bytes']) }]);
    await folder.write('in.zip', new Uint8Array(await zip.arrayBuffer()));
    const { server, found } = await openedWith(folder.at('in.zip'), '--config', folder.at('image.xml'));
    expect(found).toEqual(['cat 1.png']);
    const [task] = await server.lines('api/tasks/full');
    const { image } = (task?.data ?? {}) as { image?: string };
    const answer = await server.fetch(image ?? '');
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['image/png', 'bytes']);
    expect(await server.raw('/files/%2e%2e/project.json')).toMatch(/^HTTP\/1.1 400/);
    expect(await server.raw('/files//project.json')).toMatch(/^HTTP\/1.1 40/);
  });

  it('rows that are refused are told, the rest is there', async () => {
    await folder.write('tasks.jsonl', '{"text":"a"}\n{"text":\n{"text":"b"}\n');
    const { server, found } = await openedWith(folder.at('tasks.jsonl'), ...config());
    expect(found).toEqual(['a', 'b']);
    expect(server.said).toContain('tasks.jsonl:2');
    expect((await server.send('GET', 'api/project')).body).toMatchObject({
      refusedCount: 1,
      refused: [{ place: expect.stringContaining('tasks.jsonl:2') }],
    });
  });

  it('a config with errors, which are told with their places; what is right of it is served', async () => {
    await folder.write('tasks.txt', 'a');
    await folder.write('wrong.xml', '<View>\n  <Text name="text" value="$text"/>\n  <Choices name="mood" toName="txt"/>\n</View>');
    const { server, found } = await openedWith(folder.at('tasks.txt'), '--config', folder.at('wrong.xml'));
    expect(found).toEqual(['a']);
    expect(server.said).toMatch(/^error .*wrong\.xml:3:\d+: .*txt/m);
    await server.stop();
    expect((await openedWith(folder.at('tasks.txt'), ...config(), '--update')).server.said).not.toMatch(/^(?:error|warning) /m);
  });

  it('nothing, which is told', async () => {
    await mkdir(folder.at('in'));
    expect(await folder.run('open', folder.at('in'), ...config(), '--output', folder.at('out'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('No task'),
    });
  });

  it('in the order that was asked for', async () => {
    const scored = (text: string, score: number) => ({ data: { text }, predictions: [{ result: [], score }] });
    await folder.write('tasks.json', [scored('high', 0.9), { data: { text: 'none' } }, scored('low', 0.1), scored('middle', 0.5)]);
    const { server, found } = await openedWith(folder.at('tasks.json'), ...config(), '--sampling', 'prediction-score-min');
    expect(found).toEqual(['low', 'middle', 'high', 'none']);
    await server.stop();
    expect((await openedWith(folder.at('tasks.json'), ...config(), '--sampling', 'prediction-score-max')).found).toEqual([
      'high',
      'middle',
      'low',
      'none',
    ]);
  });
});

describe('check', () => {
  const check = (...args: string[]) => folder.run('check', folder.at('tasks.json'), ...config(), ...args);

  it('is content with tasks that fit', async () => {
    await folder.write('tasks.json', [{ data: { text: 'a' }, predictions: [{ model_version: 'm', score: 1, result: [RESULT] }] }]);
    expect(await check()).toMatchObject({ code: 0, said: '' });
  });

  it('tells what does not fit, and fails', async () => {
    await folder.write('tasks.json', [
      { data: { text: 'a' }, predictions: [{ result: [{ ...RESULT, from_name: 'moood' }] }] },
      { data: { txt: 'b' } },
    ]);
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain('moood');
    const json = await check('--json');
    expect([json.code, JSON.parse(json.out)]).toEqual([1, expect.objectContaining({ ok: false, tasks: 2 })]);
  });

  it('lets warnings pass, unless they are to count', async () => {
    await folder.write('tasks.json', [{ data: { text: 'a' }, predictions: [{ result: [{ ...RESULT, value: { choices: ['goood'] } }] }] }]);
    const report = JSON.parse((await check('--json')).out) as { errors: number; warnings: number };
    expect(report).toMatchObject({ errors: 0, warnings: expect.any(Number) });
    expect(report.warnings).toBeGreaterThan(0);
    expect((await check()).code).toBe(0);
    expect((await check('--strict')).code).toBe(1);
  });

  it('fails for rows that are refused', async () => {
    await folder.write('tasks.json', '[{"text":"a"},{"text":]');
    expect((await check()).code).toBe(1);
  });
});

describe('convert', () => {
  const labelled = [{ id: 5, data: { text: 'a, "b"' }, annotations: [{ id: 1, result: [RESULT] }] }];
  const convert = (...args: string[]) => folder.run('convert', folder.at('tasks.json'), ...config(), ...args);

  it('writes a file, and the same tasks as JSON', async () => {
    await folder.write('tasks.json', labelled);
    expect(await convert('--to', 'csv', '--output', folder.at('deep/out.csv'))).toEqual({ code: 0, out: '', said: expect.any(String) });
    expect(await readFile(folder.at('deep/out.csv'), 'utf8')).toContain('"a, ""b"""');
    const { code, out } = await convert('--to', 'JSON', '--output', '-');
    expect([code, JSON.parse(out)]).toEqual([0, labelled]);
  });

  it('imports what it is told to', async () => {
    await folder.write('lines.data', 'a\nb');
    const { out } = await folder.run('convert', folder.at('lines.data'), ...config(), '--from', 'text', '--to', 'JSON', '--output', '-');
    expect(JSON.parse(out)).toEqual([{ data: { text: 'a' } }, { data: { text: 'b' } }]);
  });

  it('writes over nothing, unless it is to', async () => {
    await folder.write('tasks.json', labelled);
    await folder.write('out.json', 'precious');
    expect(await convert('--to', 'JSON', '--output', folder.at('out.json'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('--force'),
    });
    expect(await readFile(folder.at('out.json'), 'utf8')).toBe('precious');
    expect((await convert('--to', 'JSON', '--output', folder.at('out.json'), '--force')).code).toBe(0);
    expect(JSON.parse(await readFile(folder.at('out.json'), 'utf8'))).toEqual(labelled);
  });

  it('writes a folder or a zip where a format has many files, and tells what it cannot hold', async () => {
    const box = {
      id: 'b',
      from_name: 'box',
      to_name: 'image',
      type: 'rectanglelabels',
      original_width: 10,
      original_height: 10,
      value: { x: 0, y: 0, width: 50, height: 50, rotation: 30, rectanglelabels: ['Cat'] },
    };
    await folder.write('tasks.json', [{ id: 1, data: { image: 'cat.png' }, annotations: [{ id: 1, result: [box] }] }]);
    const args = ['convert', folder.at('tasks.json'), '--config', folder.at('image.xml'), '--to', 'YOLO', '--output'];
    const { code, said } = await folder.run(...args, folder.at('yolo'));
    expect([code, said]).toEqual([0, expect.stringMatching(/^(?:warning|error) 1 × /m)]);
    expect(await readdir(folder.at('yolo'))).toEqual(expect.arrayContaining(['classes.txt', 'labels']));
    expect((await folder.run(...args, folder.at('yolo.zip'))).code).toBe(0);
    expect((await readFile(folder.at('yolo.zip'))).subarray(0, 2).toString()).toBe('PK');
  });

  it('tells of refused rows, writes the others, and fails', async () => {
    await folder.write('tasks.json', '[{"data":{"text":"a"}},{"text":oops}]');
    const { code, out, said } = await convert('--to', 'JSON', '--output', '-');
    expect(JSON.parse(out)).toEqual([{ data: { text: 'a' } }]);
    expect([code, said]).toEqual([1, expect.stringContaining('tasks.json:1')]);
  });
});
