import { afterEach, describe, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { box, CONFIG, colorAt, type ImagePage, mouse, openPage, painted, picture, placeOf } from './imagePage.test';
import { ImageSource } from './imageSource';
import { animatedGif, patterned, pngOfSize, served, turnedJpeg } from './testPictures.test';

const PAGES = CONFIG.replace('value="$image"', 'valueList="$pages"');

async function said(page: ImagePage): Promise<string> {
  await expect.poll(() => page.container.querySelector('[role=alert]')?.textContent ?? '', { timeout: 10_000 }).not.toBe('');
  return page.container.querySelector('[role=alert]')?.textContent ?? '';
}

function texts(page: ImagePage): readonly string[] {
  return page.editor.problems.map(({ code, severity, where }) => `${code} ${severity} ${where.source} ${where.line}`);
}

async function draw(page: ImagePage): Promise<void> {
  await painted();
  page.editor.labeling.pressLabel('box', 'Tree');
  await mouse.swipe(placeOf(page, 40, 40), placeOf(page, 80, 80));
}

/** A part of the browser's own protocol. */
interface Interception {
  send(method: string, params?: Record<string, unknown>): Promise<unknown>;
  on(
    event: 'Fetch.requestPaused',
    listener: (event: { readonly requestId: string; readonly request: { readonly url: string } }) => void,
  ): void;
}

afterEach(() => (cdp() as unknown as Interception).send('Fetch.disable'));

/** The address of a picture that a site elsewhere answers with, without leave to read it. */
async function otherSite(blob: Blob): Promise<string> {
  const session = cdp() as unknown as Interception;
  const reader = new FileReader();
  const read = new Promise((resolve) => {
    reader.onload = resolve;
  });
  reader.readAsDataURL(blob);
  await read;
  const body = `${reader.result}`.split(',')[1];
  const responseHeaders = [{ name: 'Content-Type', value: blob.type }];
  const address = `http://elsewhere.test/${blob.size}`;
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    // Handlers of earlier tests hear of it too.
    if (request.url !== address) return;
    void session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'http://elsewhere.test/*' }] });
  return address;
}

describe('a file that is no image, or none that can be shown, is told for what it is', () => {
  test.each([
    ['an HTML page', new Blob(['<!doctype html><title>Sign in</title>'], { type: 'image/png' }), 'image-format', /is an HTML page/],
    ['text', new Blob(['no such key'], { type: 'text/plain' }), 'image-format', /is text, so/],
    ['JSON', new Blob(['{"error": 403}'], { type: 'application/json' }), 'image-format', /is JSON/],
    ['a TIFF', new Blob(['II*\0\x08\0\0\0'], { type: 'image/tiff' }), 'image-format', /is a TIFF image/],
    ['nothing', new Blob([]), 'image-format', /is an empty file/],
    ['of no size', pngOfSize(0, 10), 'image-size', /has no size \(0 × 10 pixels\)/],
    ['too large to decode', pngOfSize(40_000, 40_000), 'image-too-large', /more pixels than browsers can decode \(40000 × 40000 pixels\)/],
    ['damaged', new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3])]), 'image-broken', /damaged or cut off/],
  ])('%s', async (_, blob, code, words) => {
    await served(blob, async (url) => {
      const result = [box('a', 10, 10, 20, 20)];
      const page = await openPage({ data: { image: url }, result, waits: false });
      expect(await said(page)).toMatch(words);
      expect(texts(page)).toEqual([`${code} error config 2`]);
      expect(page.editor.active?.count).toBe(1);
      expect(page.editor.annotation?.serialize().result).toEqual(result);
    });
  });

  test('a site that refuses', async () => {
    const page = await openPage({ data: { image: 'http://127.0.0.1:9/a.png' }, waits: false });
    expect(await said(page)).toMatch(/could not be loaded \(.+\)/);
    expect(texts(page)).toEqual(['image-load error config 2']);
  });
});

describe('pictures of every kind are shown and drawn on', () => {
  const svg = (attributes: string): Blob =>
    new Blob([`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="100%" height="100%" fill="#808080"/></svg>`], {
      type: 'image/svg+xml',
    });

  test.each([
    ['an SVG with a size', svg('width="40" height="30"'), 40, 30],
    ['an SVG with a view box', svg('viewBox="0 0 40 40"'), undefined, undefined],
    ['an SVG without a size', svg(''), undefined, undefined],
    ['an animated GIF', animatedGif(), 4, 4],
  ])('%s', async (_, blob, width, height) => {
    await served(blob, async (url) => {
      const page = await openPage({ data: { image: url } });
      expect(page.editor.problems).toEqual([]);
      await draw(page);
      const made = page.editor.annotation?.regions[0];
      expect(made?.results[0]?.original_width).toBe(width ?? page.surface().viewport.view.imageWidth);
      expect(made?.results[0]?.original_height).toBe(height ?? page.surface().viewport.view.imageHeight);
      expect(made?.results[0]?.original_width).toBeGreaterThan(0);
    });
  });

  test('a JPEG that is to be turned: percent and sizes are of what is seen', async () => {
    await served(await turnedJpeg(80, 40, 6), async (url) => {
      const page = await openPage({ data: { image: url } });
      expect(page.surface().viewport.view).toMatchObject({ imageWidth: 40, imageHeight: 80, turn: 0 });
      // Its left half was red: turned clockwise, that is the upper one.
      expect(colorAt(page, placeOf(page, 30, 25))[0]).toBeGreaterThan(200);
      expect(colorAt(page, placeOf(page, 30, 75))[2]).toBeGreaterThan(200);
      await draw(page);
      const made = page.editor.annotation?.regions[0];
      expect(made?.results[0]).toMatchObject({ original_width: 40, original_height: 80, image_rotation: 0 });
    });
  });

  test.each([
    ['cut off', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, bytes.length / 2)],
    ['damaged', (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, i) => (i > 300 && i < 2000 ? 255 - byte : byte))],
  ])('one that is %s is shown as far as it goes', async (_, damage) => {
    const bytes = new Uint8Array(await (await patterned(400, 300)).arrayBuffer());
    await served(new Blob([damage(bytes)], { type: 'image/png' }), async (url) => {
      const page = await openPage({ data: { image: url } });
      await draw(page);
      expect(page.editor.annotation?.count).toBe(1);
    });
  });
});

describe('results that do not fit the picture', () => {
  test.each([
    ['beyond its edges', box('a', 120, 10, 20, 20)],
    ['of negative size', box('a', 50, 50, -10, -5)],
    ['of another picture', box('a', 10, 10, 5, 5, { original_width: 10, original_height: 99 })],
    ['of sizes that are none', box('a', 10, 10, 5, 5, { original_width: 'wide', original_height: -3 })],
  ])('%s are written back as they came, and others are drawn', async (_, odd) => {
    const page = await openPage({ result: [odd, box('b', 5, 5, 5, 5)] });
    await draw(page);
    const { result } = page.editor.annotation!.serialize();
    expect(result.slice(0, 2)).toEqual([odd, box('b', 5, 5, 5, 5)]);
    expect(result).toHaveLength(3);
  });
});

describe('lists with something wrong', () => {
  test('holes keep the numbers of the other pages, and are told once', async () => {
    const pages = [picture(), null, 5, '', picture(100, 100)];
    const result = [box('on-hole', 10, 10, 5, 5, { item_index: 1 })];
    const page = await openPage({ config: PAGES, data: { pages }, result });
    expect(page.editor.problems).toMatchObject([{ code: 'image-address', where: { source: 'config', line: 2 } }]);
    expect(page.editor.problems[0]?.message).toContain('2 (null), 3 (5), 4 ("")');
    page.editor.active?.selectRegions(['on-hole']);
    expect(await said(page)).toMatch(/gives no image address/);
    expect(page.editor.problems).toHaveLength(1);
    page.editor.setItemIndex('img', 4);
    await expect.poll(() => page.surface().ready).toBe(true);
    page.editor.active?.clearSelection();
    await draw(page);
    const all = page.editor.annotation!.serialize().result;
    expect(all[0]).toEqual(result[0]);
    expect(all[1]).toMatchObject({ item_index: 4, original_width: 100 });
  });

  test('an object where a list should be', async () => {
    const page = await openPage({ config: PAGES, data: { pages: { first: picture() } }, waits: false });
    expect(await said(page)).not.toBe('');
    expect(page.editor.problems.map(({ message }) => message).join()).toContain('no list of image addresses');
  });

  test('a list where one image should be is a list', async () => {
    const page = await openPage({ data: { image: [picture(), picture(100, 100)] } });
    expect(page.editor.problems).toEqual([]);
    page.editor.setItemIndex('img', 1);
    await expect.poll(() => page.surface().ready).toBe(true);
    await draw(page);
    expect(page.editor.annotation?.regions[0]?.results[0]).toMatchObject({ item_index: 1 });
  });
});

describe('a picture of another site that lends no pixels', () => {
  test('is shown and drawn on; reading it is refused', async () => {
    const elsewhere = await otherSite(await patterned(400, 300));
    const page = await openPage({ data: { image: elsewhere } });
    expect(page.editor.problems).toEqual([]);
    await draw(page);
    expect(page.editor.annotation?.count).toBe(1);
    expect(() => colorAt(page, placeOf(page, 50, 50))).toThrow(/tainted/);
  });

  test('if large, is one element, and it is said why zooming may be slow', async () => {
    const elsewhere = await otherSite(await patterned(5000, 4000, 'image/jpeg'));
    const page = await openPage({ data: { image: elsewhere }, patience: 20_000 });
    await expect.poll(() => texts(page)).toEqual(['image-slow info config 2']);
    expect(page.element.querySelectorAll('img')).toHaveLength(1);
    await draw(page);
    expect(page.editor.annotation?.count).toBe(1);
  }, 30_000);
});

describe('a file of 200 megabytes', () => {
  test('opens when its picture is of common size, and is drawn on', async () => {
    // What stands behind the end of a PNG is no part of the picture: the file is large, not its pixels.
    const file = new Blob([await patterned(400, 300), new Uint8Array(200e6)], { type: 'image/png' });
    await served(file, async (url) => {
      const page = await openPage({ data: { image: url }, patience: 20_000 });
      expect(page.editor.problems).toEqual([]);
      await draw(page);
      expect(page.editor.annotation?.regions[0]?.results[0]).toMatchObject({ original_width: 400, original_height: 300 });
    });
  }, 30_000);
});

describe('what does not come', () => {
  const never = (): Promise<string> => new Promise(() => undefined);

  test('an address that the host does not resolve is told while it is waited for', async () => {
    const source = new ImageSource('a.png');
    void source.open({ resolveUrl: never, crossOrigin: 'none', document, patience: 1 });
    await expect.poll(() => source.state).toEqual({ status: 'loading', url: 'a.png', late: 'address' });
    source.drop();
    expect(source.state).toEqual({ status: 'empty' });
  });

  test('other pages work meanwhile', async () => {
    const page = await openPage({
      config: PAGES,
      data: { pages: ['never', 'soon'] },
      resolveUrl: (url) => (url === 'never' ? never() : picture()),
      waits: false,
    });
    await expect.poll(() => page.editor.surfaces.get('img')).toBeDefined();
    page.editor.setItemIndex('img', 1);
    await expect.poll(() => page.surface().ready).toBe(true);
  });

  test('an answer that is no text is an address that cannot be used', async () => {
    const source = new ImageSource('a.png');
    await source.open({ resolveUrl: async () => undefined as never, crossOrigin: 'none', document });
    expect(source.state).toMatchObject({ status: 'failed', failure: { code: 'image-address' } });
  });
});
