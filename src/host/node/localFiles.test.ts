import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveBelow } from './localPath';
import { IMAGE_CONFIG, TestFolder, type TestServer } from './testServer';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
let folder: TestFolder;
let server: TestServer;
/** A socket among the pictures: a file that is none. */
const pipe = createServer();

beforeAll(async () => {
  folder = await TestFolder.create();
  await folder.write('app/index.html', 'app');
  await folder.write('config.xml', IMAGE_CONFIG);
  for (const name of ['cat.png', 'a b#c?%.png', 'sub/dog.png', 'sub/ünï.png']) await folder.write(`photos/${name}`, PNG);
  await folder.write('photos/drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await folder.write('photos/page.html', '<script>alert(1)</script>');
  await folder.write('photos/secret.key', 'secret');
  await folder.write('photos/.hidden.png', 'secret');
  await folder.write('photos/.git/x.png', 'secret');
  await folder.write('photos-more/x.png', 'secret');
  await folder.write('secret.png', 'secret');
  await symlink(folder.at('secret.png'), folder.at('photos/link.png'));
  await symlink(folder.at('photos-more'), folder.at('photos/linked'));
  await symlink(folder.at('photos/.git'), folder.at('photos/git'));
  await symlink('cat.png', folder.at('photos/inside.png'));
  await once(pipe.listen(folder.at('photos/pipe.png')), 'listening');
  server = await folder.open(
    folder.at('photos'),
    '--config',
    folder.at('config.xml'),
    '--output',
    folder.at('out'),
    '--allow-serving-local-files',
  );
});
afterAll(async () => {
  pipe.close();
  await folder.remove();
});

const head = (answer: string) => answer.slice(0, answer.indexOf('\r\n\r\n'));

describe('a folder of pictures', () => {
  it('becomes a task a file, in the order of the names, and each is served', async () => {
    const rows = await server.lines('api/tasks');
    expect(rows.map(({ title }) => title)).toEqual(['a b#c?%.png', 'cat.png', 'drawing.svg', 'inside.png', 'dog.png', 'ünï.png']);
    for (const { data } of await server.lines('api/tasks/full')) {
      const address = (data as { image: string }).image;
      expect((await server.fetch(address)).status, address).toBe(200);
    }
  });

  it('tells of links that lead out', async () => {
    const { body } = await server.send('GET', 'api/project');
    expect(body).toMatchObject({ refusedCount: 1, refused: [{ place: 'link.png', message: expect.stringContaining('leads out') }] });
  });
});

describe('a local file', () => {
  it.each([
    '/data/cat.png?d=',
    '/data/cat.png?d=.',
    '/data/dog.png?d=sub',
    '/data/dog.png?d=sub%2F',
    '/data/dog.png?d=ROOT/sub',
    '/data/local-files/?d=sub/dog.png',
    '/data/local-files/?d=ROOT%2Fcat.png',
    '/sub/dog.png',
    '/data/inside.png?d=',
  ])('is served at %s', async (address) => {
    const answer = await server.raw(address.replace('ROOT', folder.at('photos')));
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(head(answer).toLowerCase()).toMatch(/content-type: image\/png(?:\r|$)/);
    expect(head(answer).toLowerCase()).toContain('x-content-type-options: nosniff');
  });

  it('is served in parts', async () => {
    const host = `Host: 127.0.0.1:${server.port}`;
    expect(await server.raw('/data/cat.png?d=', [host, 'Range: bytes=1-3'])).toMatch(
      /^HTTP\/1.1 206 .*content-range: bytes 1-3\/\d+.*\r\n\r\nPNG$/is,
    );
    const answer = await server.raw('/data/cat.png?d=', [host, 'Range: bytes=9000-']);
    expect(answer).toMatch(/^HTTP\/1.1 416 .*content-range: bytes \*\/\d+/is);
    expect(answer).toContain('file-not-sent');
  });

  it.each(['drawing.svg', 'page.html'])('runs nothing when it is opened as a page: %s', async (name) => {
    expect(head(await server.raw(`/data/${name}?d=`)).toLowerCase()).toMatch(/content-security-policy: [^\r]*; sandbox;/);
  });

  it.each([
    ['a parent folder', '/data/secret.png?d=..'],
    ['a parent folder in an escape', '/data/secret.png?d=%2e%2e'],
    ['a parent folder escaped twice', '/data/secret.png?d=%252e%252e'],
    ['a parent folder escaped in the name', '/data/%2e%2e%2fsecret.png?d='],
    ['a parent folder escaped twice in the name', '/data/%252e%252e%252fsecret.png?d='],
    ['a way down and up', '/data/secret.png?d=sub/../..'],
    ['a way down and up that stays inside', '/data/cat.png?d=sub/..'],
    ['dots in the path', '/data/../../secret.png?d='],
    ['dots in the path of the app', '/../../secret.png'],
    ['escaped dots in the path of the app', '/%2e%2e/secret.png'],
    ['overlong dots', '/data/%c0%ae%c0%ae%c0%afsecret.png?d='],
    ['a zero', '/data/secret.png%00.png?d='],
    ['a zero in the folder', '/data/cat.png?d=sub%00'],
    ['a line break in the folder', '/data/cat.png?d=sub%0d%0aX-Evil:1'],
    ['backslashes', '/data/secret.png?d=..%5c'],
    ['backslashes in the name', '/data/..%5csecret.png?d='],
    ['backslashes as they are', '/data/..\\secret.png?d='],
    ['an absolute folder elsewhere', '/data/secret.png?d=ROOT/..'],
    ['an absolute folder', '/data/passwd?d=/etc'],
    ['an absolute path', '/data/local-files/?d=/etc/passwd'],
    ['a folder whose name begins alike', '/data/x.png?d=ROOT-more'],
    ['a folder of another machine', '/data/x.png?d=//server/share'],
    ['a folder of another machine with backslashes', '/data/x.png?d=%5c%5cserver%5cshare'],
    ['a doubled slash', '//data/cat.png?d='],
    ['the address of a file', '/data/secret.png?d=file://ROOT'],
    ['a device', '/data/local-files/?d=/dev/zero'],
    ['memory of the process', '/data/local-files/?d=/proc/self/environ'],
    ['a link that leads out', '/data/link.png?d='],
    ['a folder that leads out', '/data/x.png?d=linked'],
    ['a link to a hidden folder', '/data/x.png?d=git'],
    ['a hidden file', '/data/.hidden.png?d='],
    ['a hidden folder', '/data/x.png?d=.git'],
    ['a kind that is not served', '/data/secret.key?d='],
    ['a folder', '/data/local-files/?d=sub'],
    ['the folder itself', '/data/local-files/?d='],
    ['a socket', '/data/pipe.png?d='],
    ['a folder in the name', '/data/sub/dog.png?d='],
    ['what is not there', '/data/none.png?d='],
    ['a name that is not decodable', '/data/%ff.png?d='],
    ['an address of another server', 'http://evil.example/data/cat.png?d='],
    ['no address', '*'],
  ])('is not served by %s', async (_, address) => {
    const answer = await server.raw(address.replaceAll('ROOT', folder.at('photos')));
    expect(answer).toMatch(/^HTTP\/1.1 40[034] /);
    expect(answer).not.toMatch(/X-Evil/i);
    expect(answer.slice(answer.indexOf('\r\n\r\n'))).not.toMatch(/secret$|root:|PNG/);
    expect(answer).not.toContain(path.dirname(folder.path));
  });

  it('is read only', async () => {
    expect(await server.raw('/data/cat.png?d=', undefined, 'PUT')).toMatch(/^HTTP\/1.1 405 /);
  });

  it('is not given to other pages', async () => {
    const from = [`Host: 127.0.0.1:${server.port}`, 'Sec-Fetch-Site: cross-site'];
    for (const address of ['/data/cat.png?d=', '/sub/dog.png']) expect(await server.raw(address, from)).toMatch(/^HTTP\/1.1 403 /);
  });
});

describe('paths on Windows', () => {
  const root = 'C:\\photos';

  it.each(['cat.png', 'sub/cat.png', 'sub\\cat.png', 'C:\\photos\\cat.png', 'c:/photos/cat.png'])('take %s', (given) => {
    expect(resolveBelow(root, given, true).toLowerCase()).toMatch(/^c:\\photos\\(?:sub\\)?cat\.png$/);
  });

  it.each([
    '..\\x.png',
    'C:\\x.png',
    'D:\\photos\\x.png',
    'D:x.png',
    '\\x.png',
    '\\\\server\\share\\x.png',
    '\\\\?\\C:\\photos\\x.png',
    '//./C:/photos/x.png',
    'con',
    'NUL.png',
    'sub/COM1.png',
    'x.png:stream',
    'x.png::$DATA',
    'x.png.',
    'x.png ',
    'sub./x.png',
  ])('refuse %s', (given) => {
    expect(() => resolveBelow(root, given, true)).toThrow();
  });
});
