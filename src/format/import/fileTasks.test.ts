import { describe, expect, it } from 'vitest';
import type { ImportFile } from './importFile';
import { type Content, configOf, fileOf, readAll } from './testFiles';

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
