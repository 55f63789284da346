import { afterEach, describe, expect, test } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { mouse, openPage, painted, placeOf } from '../imagePage.test';
import { type PictureLook, type ShownPicture, WholePicture } from '../picture';
import { patterned, served } from '../testPictures.test';
import type { Turn, View } from '../viewport';
import { BigPicture, type BigPictureOptions } from './BigPicture';

const SIZE = { width: 1203, height: 901 };
/** So small that a common picture has levels 2, 1 and 0. */
const SMALL: BigPictureOptions = { tile: 128, most: 70_000 };
const PLAIN: PictureLook = { smoothing: false, brightness: 100, contrast: 100 };

// The runner shows its page smaller than it is, by a scale that need not hit whole pixels: what is compared must be in whole pixels.
for (let element = window.frameElement as HTMLElement | null; element; element = element.parentElement) element.style.transform = 'none';

const frames: HTMLElement[] = [];
const pictures: BigPicture[] = [];

afterEach(() => {
  for (const picture of pictures.splice(0)) picture.dispose();
  for (const frame of frames.splice(0)) frame.remove();
});

function frame(): HTMLElement {
  const element = document.createElement('div');
  Object.assign(element.style, {
    position: 'fixed',
    left: '0',
    top: '0',
    width: '400px',
    height: '300px',
    overflow: 'hidden',
    background: '#fff',
  });
  document.body.append(element);
  frames.push(element);
  return element;
}

async function big(blob: Blob, options: BigPictureOptions = SMALL): Promise<BigPicture> {
  const picture = await BigPicture.open(document, blob, SIZE, new AbortController().signal, options);
  pictures.push(picture);
  return picture;
}

async function whole(url: string): Promise<WholePicture> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return new WholePicture(image);
}

function viewOf(scale: number, x: number, y: number, turn: Turn = 0): View {
  return { width: 400, height: 300, imageWidth: SIZE.width, imageHeight: SIZE.height, turn, scale, x, y };
}

async function sharp(picture: BigPicture): Promise<void> {
  await expect.poll(() => picture.isSharp, { timeout: 10_000 }).toBe(true);
  await painted();
}

/** Shows a picture; answers what takes a look at it. */
async function shown(picture: ShownPicture, view: View, look: PictureLook): Promise<HTMLElement> {
  const element = frame();
  element.append(picture.element);
  picture.place(view, look, window.devicePixelRatio);
  if (picture instanceof BigPicture) await sharp(picture);
  await painted();
  return element;
}

async function shotOf(element: HTMLElement): Promise<ImageData> {
  const base64 = await browserPage.screenshot({ element, save: false });
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** What is seen of a picture. */
async function seen(picture: ShownPicture, view: View, look: PictureLook): Promise<ImageData> {
  const element = await shown(picture, view, look);
  const shot = await shotOf(element);
  element.remove();
  return shot;
}

/** Looks at both again while they differ: a busy compositor shows either of them sharp some frames after it was painted. */
async function expectSame(parts: BigPicture, one: WholePicture, view: View, look: PictureLook): Promise<void> {
  const differ = async () => difference(await seen(parts, view, look), await seen(one, view, look), 2);
  await expect.poll(differ, { timeout: 12_000 }).toBe(0);
}

/** The share of colours that differ by more than `tolerance`. */
function difference(a: ImageData, b: ImageData, tolerance: number): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let count = 0;
  for (let i = 0; i < a.data.length; i++) if (Math.abs(a.data[i]! - b.data[i]!) > tolerance) count++;
  return count / a.data.length;
}

describe('a picture in parts looks as in one', () => {
  test.each([
    ['pixels enlarged', viewOf(4.3, -300.5, -120.25), PLAIN],
    ['pixels enlarged, turned', viewOf(3, 150, 420, 90), PLAIN],
    ['turned about', viewOf(2, 700, 333, 180), PLAIN],
    ['brighter', viewOf(2, 200, 150, 270), { ...PLAIN, brightness: 140, contrast: 70 }],
    ['actual size', viewOf(1, 201, 149), PLAIN],
  ] as const)('%s: to the pixel', async (_, view, look) => {
    const blob = await patterned(SIZE.width, SIZE.height);
    await served(blob, async (url) => {
      await expectSame(await big(blob), await whole(url), view, look);
    });
  });

  test.each([
    ['smoothed', viewOf(2.5, 100, 80)],
    ['at half size', viewOf(0.5, 210, 140)],
    ['fitted', viewOf(1 / 3, 200, 150)],
  ] as const)('%s: but for the grain of scaling', async (_, view) => {
    const blob = await patterned(SIZE.width, SIZE.height);
    const look = { ...PLAIN, smoothing: true };
    await served(blob, async (url) => {
      const [parts, one] = [await seen(await big(blob), view, look), await seen(await whole(url), view, look)];
      expect(difference(parts, one, 40)).toBeLessThan(0.02);
    });
  });

  test('what is seen through is seen once', async () => {
    const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(await createImageBitmap(await patterned(SIZE.width, SIZE.height)), 0, 0);
    // So fine that a coarser copy under it would be seen.
    for (let x = 1; x < SIZE.width; x += 3) context.clearRect(x, 0, 1, SIZE.height);
    const blob = await canvas.convertToBlob();
    const view = viewOf(2, 200, 150);
    await served(blob, async (url) => {
      await expectSame(await big(blob), await whole(url), view, PLAIN);
    });
  });
});

describe('what it holds', () => {
  test('only what is in view is made, and what is kept is bounded', async () => {
    const bytes = 12 * 129 * 129 * 4;
    const picture = await big(await patterned(SIZE.width, SIZE.height), { ...SMALL, bytes });
    frame().append(picture.element);
    picture.place(viewOf(0.2, 200, 150), PLAIN, 1);
    await sharp(picture);
    expect(picture.counts).toEqual({ shown: 0, kept: 0, bytes: 0 });
    for (let x = 600; x >= -200; x -= 50) {
      picture.place(viewOf(1, x, 150), PLAIN, 1);
      await sharp(picture);
      const { shown, bytes: held } = picture.counts;
      expect(shown).toBeLessThanOrEqual(5 * 4);
      expect(held).toBeLessThanOrEqual(Math.max(bytes, shown * 129 * 129 * 4));
    }
    picture.dispose();
    expect(picture.counts).toEqual({ shown: 0, kept: 0, bytes: 0 });
    expect(document.querySelector('canvas')).toBe(null);
  });

  test('what is no picture is refused', async () => {
    await expect(big(new Blob(['<p>no picture</p>'], { type: 'image/png' }))).rejects.toThrow();
  });

  test('what is not wanted any more is ended', async () => {
    const abort = new AbortController();
    const opening = BigPicture.open(document, await patterned(SIZE.width, SIZE.height), SIZE, abort.signal, SMALL);
    abort.abort();
    await expect(opening).rejects.toThrow();
  });
});

test('a picture of 12,000 × 9,000 opens, zooms and pans without ever being one element', { timeout: 60_000 }, async () => {
  const blob = await patterned(12_000, 9000, 'image/jpeg');
  await served(blob, async (url) => {
    const page = await openPage({ data: { image: url }, patience: 40_000 });
    const { state } = page.surface().pages;
    const picture = state.status === 'ready' ? (state.picture as BigPicture) : undefined;
    expect(picture).toBeInstanceOf(BigPicture);
    expect(page.editor.problems).toEqual([]);
    expect(page.container.querySelector('img')).toBe(null);
    const at = placeOf(page, 50, 50);
    for (let i = 0; i < 40; i++) await mouse.wheel(at, -100, { keys: ['Control'] });
    await sharp(picture!);
    const { counts } = picture!;
    expect(counts.shown).toBeGreaterThan(0);
    expect(counts.bytes).toBeLessThanOrEqual(128e6);
    page.editor.labeling.setTool({ type: 'pan' });
    await mouse.swipe(at, { x: at.x - 300, y: at.y - 200 });
    await sharp(picture!);
    expect(picture!.counts.bytes).toBeLessThanOrEqual(128e6);
    page.unmount();
    expect(picture!.counts).toEqual({ shown: 0, kept: 0, bytes: 0 });
  });
});
