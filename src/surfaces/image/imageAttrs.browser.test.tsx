import { describe, expect, test } from 'vitest';
import { CONFIG, colorAt, FRAME, type ImagePage, mouse, openPage, painted, picture, placeOf } from './imagePage.test';

// Each attribute of an Image tag that the pure tests of the viewport do not hold.

const GREY = [128, 128, 128, 255];

function names(page: ImagePage): readonly (string | null)[] {
  return page.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
}

function rendering(page: ImagePage): string | undefined {
  return page.element.querySelector('img')?.style.imageRendering;
}

const BITMASK = CONFIG.replace('</View>', '<BitmaskLabels name="mask" toName="img"><Label value="Sky"/></BitmaskLabels></View>');

describe('smoothing', () => {
  test('as written goes before the setting', async () => {
    const page = await openPage({ attrs: 'smoothing="true"', settings: { smoothing: false } });
    expect(rendering(page)).toBe('');
  });

  test('is off where regions are made of whole pixels, unless it is written', async () => {
    expect(rendering(await openPage({ config: BITMASK }))).toBe('pixelated');
    expect(rendering(await openPage({ config: BITMASK, attrs: 'smoothing="true"' }))).toBe('');
  });

  test('off, lines tell large pixels apart', async () => {
    const page = await openPage({ attrs: 'smoothing="false"' });
    const rect = page.element.getBoundingClientRect();
    const { viewport } = page.surface();
    const lines = (): number => {
      let count = 0;
      for (let x = 0; x < 60; x++) if (colorAt(page, { x: rect.left + x, y: rect.top + 105 })[0] !== 128) count++;
      return count;
    };
    page.surface().viewport.actualSize();
    await painted();
    expect(lines()).toBe(0);
    while (viewport.view.scale < 20) viewport.zoomBy(1.3);
    viewport.zoomBy(20 / viewport.view.scale);
    page.surface().redraw();
    await painted();
    expect(lines()).toBeGreaterThanOrEqual(3);
    page.editor.setSetting('smoothing', true);
    await painted();
    expect(lines()).toBeGreaterThanOrEqual(3);
  }, 20_000);
});

describe('controls', () => {
  test('are there by default but for turning and light', async () => {
    const page = await openPage();
    expect(names(page)).toEqual(expect.arrayContaining(['Select and move', 'Pan', 'Zoom in', 'Zoom out', 'Fit to view', 'Actual size']));
    expect(names(page)).not.toContain('Rotate left');
    expect(names(page)).not.toContain('Brightness and contrast');
  });

  test.each([
    ['zoomControl="false"', ['Zoom in', 'Zoom out', 'Fit to view', 'Actual size', 'Pan']],
    ['selectionControl="false"', ['Select and move']],
  ])('%s takes its buttons away', async (attrs, gone) => {
    const page = await openPage({ attrs });
    for (const name of gone) expect(names(page)).not.toContain(name);
  });

  test.each([
    ['rotateControl="true"', 'Rotate right'],
    ['brightnessControl="true"', 'Brightness and contrast'],
    ['contrastControl="true"', 'Brightness and contrast'],
  ])('%s brings them', async (attrs, name) => {
    expect(names(await openPage({ attrs }))).toContain(name);
  });

  test('light goes from 0 to 400 percent', async () => {
    const page = await openPage({ attrs: 'brightnessControl="true" contrastControl="true"' });
    page.getByRole('button', { name: 'Brightness and contrast' }).click();
    const sliders = await page.findAllByRole('slider');
    expect(sliders.map((slider) => [slider.getAttribute('min'), slider.getAttribute('max')])).toEqual([
      ['0', '400'],
      ['0', '400'],
    ]);
  });
});

describe('zoom', () => {
  test('false leaves the wheel to the page', async () => {
    const page = await openPage({ attrs: 'zoom="false"' });
    await mouse.wheel(placeOf(page, 50, 50), -100, { keys: ['Control'] });
    await painted();
    expect(page.surface().zoom()).toBe(1);
  });

  test('by zoomBy with each notch, by two with a button', async () => {
    const page = await openPage({ attrs: 'zoomBy="1.05"' });
    page.getByRole('button', { name: 'Zoom in' }).click();
    expect(page.surface().zoom()).toBeCloseTo(1.05 ** 2, 9);
  });

  test.each([
    ['false', 1],
    ['true', 1.1 ** -2],
  ])('negativeZoom %s: one step out of fitted is %s', async (allowed, zoom) => {
    const page = await openPage({ attrs: `negativeZoom="${allowed}"` });
    page.getByRole('button', { name: 'Zoom out' }).click();
    expect(page.surface().zoom()).toBeCloseTo(zoom, 9);
  });

  test.each([
    ['fit', 2],
    ['auto', 1],
    ['original', 1],
  ])('defaultZoom %s opens a small image at %s', async (zoom, scale) => {
    const page = await openPage({ attrs: `defaultZoom="${zoom}"` });
    expect(page.surface().viewport.view.scale).toBe(scale);
  });
});

test('alignments place an image that is smaller than its box', async () => {
  const page = await openPage({ attrs: 'defaultZoom="original" horizontalAlignment="right" verticalAlignment="center"' });
  const { x, y } = page.surface().viewport.view;
  expect([x, y]).toEqual([FRAME.width - 200, FRAME.height / 2]);
  expect(colorAt(page, placeOf(page, 1, 1))).toEqual(GREY);
});

test('width, height and their limits are those of the box', async () => {
  const page = await openPage({ attrs: 'maxWidth="900px"' });
  const box = page.container.querySelector<HTMLElement>('.le-image')!.style;
  const frame = page.container.querySelector<HTMLElement>('.le-image-frame')!.style;
  expect([box.width, box.maxWidth, frame.height, frame.maxHeight]).toEqual(['848px', '900px', '600px', 'none']);
});

describe('crossOrigin', () => {
  test.each([
    ['none', null],
    ['anonymous', 'anonymous'],
    ['use-credentials', 'use-credentials'],
  ])('%s asks with %s', async (mode, said) => {
    const page = await openPage({ attrs: `crossOrigin="${mode}"` });
    expect(page.element.querySelector('img')?.getAttribute('crossorigin')).toBe(said);
  });
});

test('the light of a page and its turn are never saved as work', async () => {
  const page = await openPage({ attrs: 'brightnessControl="true" rotateControl="true"', data: { image: picture() } });
  page.surface().pages.setView({ brightness: 300, turn: 90 });
  await painted();
  expect(page.editor.annotation?.dirty).toBe(false);
});
