import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box, CONFIG, colorAt, type ImagePage, mouse, openPage, painted, picture, placeOf } from './imagePage.test';

const PAGES = CONFIG.replace('value="$image"', 'valueList="$pages"');
const COUNT = 200;
const LIST = Array.from({ length: COUNT }, (_, i) => `page-${i}.png`);

/** The grey of a page: each has its own. */
function grey(page: number): number {
  return page + 20;
}

function pictureOf(url: string): string {
  const page = Number(/\d+/.exec(url)?.[0]);
  return picture(page % 2 === 0 ? 400 : 200, 300, `rgb(${grey(page)}, ${grey(page)}, ${grey(page)})`);
}

async function openList(more: Parameters<typeof openPage>[0] = {}) {
  const asked: string[] = [];
  const page = await openPage({
    config: PAGES,
    data: { pages: LIST },
    resolveUrl: (url) => {
      asked.push(url);
      return pictureOf(url);
    },
    ...more,
  });
  return { page, asked };
}

const around = (page: number): readonly number[] =>
  [-3, -2, -1, 0, 1, 2, 3].map((step) => page + step).filter((near) => near >= 0 && near < COUNT);

async function settled(page: ImagePage, index: number): Promise<void> {
  await expect.poll(() => page.surface().pages.held).toEqual(around(index));
  await expect.poll(() => page.surface().ready).toBe(true);
}

const number = (page: ImagePage): HTMLInputElement => page.getByRole('textbox', { name: 'Go to page' }) as HTMLInputElement;

describe('two hundred pages', () => {
  test('only those near the one shown are asked for and kept', async () => {
    const { page, asked } = await openList();
    await settled(page, 0);
    expect(new Set(asked)).toEqual(new Set(LIST.slice(0, 4)));
    await userEvent.fill(number(page), '101');
    await userEvent.keyboard('{Enter}');
    expect(page.surface().pages.index).toBe(100);
    await settled(page, 100);
    expect(asked.filter((url) => !around(100).includes(LIST.indexOf(url)) && !LIST.slice(0, 4).includes(url))).toEqual([]);
  });

  test('a neighbour is there the moment it is turned to, and painted within two frames', async () => {
    const { page } = await openList();
    await settled(page, 0);
    for (const next of [1, 2, 3]) {
      page.editor.setItemIndex('img', next);
      expect(page.surface().pages.state.status).toBe('ready');
      await painted();
      expect(colorAt(page, placeOf(page, 50, 50))[0]).toBe(grey(next));
      expect(page.element.querySelectorAll('img')).toHaveLength(1);
      await settled(page, next);
    }
  });

  test('leafing faster than pictures come ends at the last one, and leaves none behind', async () => {
    const { page } = await openList();
    for (let i = 0; i < COUNT; i += 7) page.editor.setItemIndex('img', i);
    page.editor.setItemIndex('img', 50);
    await settled(page, 50);
    await painted();
    expect(colorAt(page, placeOf(page, 50, 50))[0]).toBe(grey(50));
    page.unmount();
  });
});

describe('the pager', () => {
  test('leafs by buttons and keys, and stops at both ends', async () => {
    const { page } = await openList({ data: { pages: LIST.slice(0, 3) } });
    const { pages } = page.surface();
    const [back, on] = [page.getByRole('button', { name: 'Previous image' }), page.getByRole('button', { name: 'Next image' })];
    expect(back.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(on);
    expect(pages.index).toBe(1);
    page.element.focus();
    await userEvent.keyboard('{Control>}{ArrowRight}{ArrowRight}{/Control}');
    expect(pages.index).toBe(2);
    expect(on.getAttribute('aria-disabled')).toBe('true');
    await userEvent.keyboard('{Control>}{ArrowLeft}{/Control}');
    expect(pages.index).toBe(1);
    expect(page.getByText('2 of 3')).toBeDefined();
  });

  test.each([
    ['2', 1],
    ['99', 2],
    ['-4', 0],
    ['0', 0],
    ['1.5', 1],
    ['two', 1],
    ['', 1],
  ])('%s typed as a number goes to page index %s', async (typed, index) => {
    const { page } = await openList({ data: { pages: LIST.slice(0, 3) } });
    page.editor.setItemIndex('img', 1);
    await userEvent.fill(number(page), typed);
    await userEvent.keyboard('{Enter}');
    expect(page.surface().pages.index).toBe(index);
    expect(number(page).value).toBe(`${index + 1}`);
  });

  test('Escape gives the number up', async () => {
    const { page } = await openList({ data: { pages: LIST.slice(0, 3) } });
    await userEvent.fill(number(page), '3');
    await userEvent.keyboard('{Escape}');
    expect(page.surface().pages.index).toBe(0);
    expect(number(page).value).toBe('1');
  });
});

describe('each page has a view of its own', () => {
  test('turn, zoom, place and light come back with it', async () => {
    const { page } = await openList({ attrs: 'rotateControl="true" brightnessControl="true"' });
    const { viewport, pages } = page.surface();
    await settled(page, 0);
    pages.turnBy(1);
    pages.setView({ brightness: 150 });
    viewport.zoomBy(1.3, { x: 100, y: 100 });
    viewport.zoomBy(1.3, { x: 100, y: 100 });
    const left = viewport.view;
    page.editor.setItemIndex('img', 1);
    await painted();
    expect(viewport.view).toMatchObject({ turn: 0, imageWidth: 200 });
    expect(page.surface().zoom()).toBe(1);
    expect(pages.view.brightness).toBe(100);
    page.editor.setItemIndex('img', 0);
    await painted();
    expect(viewport.view).toMatchObject({ turn: 90, imageWidth: 400, scale: expect.closeTo(left.scale, 9) });
    expect([viewport.view.x, viewport.view.y]).toEqual([expect.closeTo(left.x, 6), expect.closeTo(left.y, 6)]);
    expect(page.element.querySelector('img')?.style.filter).toBe('brightness(150%) contrast(100%)');
  });

  test('results say their page, the first one too, and those of pages never shown are written back as they came', async () => {
    const far = box('far', 10, 10, 20, 20, { item_index: 150, original_width: 7, original_height: 9 });
    const { page } = await openList({ result: [far] });
    await settled(page, 0);
    for (const index of [0, 1]) {
      page.editor.setItemIndex('img', index);
      await settled(page, index);
      page.editor.labeling.pressLabel('box', 'Tree');
      await mouse.swipe(placeOf(page, 20, 20), placeOf(page, 60, 60));
      page.editor.active?.clearSelection();
    }
    const { result } = page.editor.annotation!.serialize();
    expect(result[0]).toEqual(far);
    expect(result.slice(1).map(({ item_index, original_width }) => [item_index, original_width])).toEqual([
      [0, 400],
      [1, 200],
    ]);
  });
});

describe('from task to task', () => {
  const places = { img: { zoom: 3, x: 30, y: 60, brightness: 140 } };

  test('opens where the task before was left, whatever the size of the picture', async () => {
    const page = await openPage({ carry: { settings: { keepZoom: true }, places } });
    const { viewport, pages } = page.surface();
    expect(viewport.shown).toEqual({ zoom: expect.closeTo(3, 9), x: expect.closeTo(30, 6), y: expect.closeTo(60, 6) });
    expect(pages.view.brightness).toBe(140);
  });

  test('tells where it is left, once it rests', async () => {
    const page = await openPage();
    for (let i = 0; i < 5; i++) page.surface().viewport.zoomBy(1.2, { x: 0, y: 0 });
    await expect.poll(() => page.editor.viewOf('img')?.zoom).toBeCloseTo(1.2 ** 5, 6);
  });
});
