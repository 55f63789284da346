import { cleanup } from '@testing-library/react';
import Konva from 'konva/lib/Core';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box, CONFIG, colorAt, countPaints, FRAME, mouse, openPage, painted, picture, placeOf, regionValue } from './imagePage.test';

/** The codes of what the Problems panel shows. */
function codes(page: Awaited<ReturnType<typeof openPage>>): readonly string[] {
  return page.editor.problems.map((problem) => problem.code);
}

describe('an image that cannot be shown', () => {
  test.each([
    ['is not there', { image: '/no-such-image.png' }, 'image-load', /no-such-image\.png.*could not be loaded/],
    ['is no image', { image: 'data:image/png;base64,AAAA' }, 'image-format', /of no known kind, so it cannot be shown/],
    ['comes from a forbidden address', { image: 'javascript:alert(1)' }, 'image-address', /no address that an image may come from/],
    ['is not named by the task', { picture: 'x' }, 'data-key-missing', /gives no image address for value="\$image"/],
  ])('%s: says so in its place and keeps the results', async (_, data, code, words) => {
    const result = [box('a', 10, 10, 20, 20)];
    const page = await openPage({ data, result, waits: false });
    await expect.poll(() => page.container.querySelector('[role=alert]')?.textContent ?? '', { timeout: 10_000 }).toMatch(words);
    expect(codes(page)).toContain(code);
    expect(page.editor.annotation?.serialize().result).toEqual(result);
    expect(page.surface().ready).toBe(false);
    page.editor.labeling.pressLabel('box', 'Car');
    await mouse.swipe({ x: 200, y: 200 }, { x: 300, y: 300 });
    expect(page.editor.annotation?.count).toBe(1);
  });

  test('is asked for again, and shown when it comes', async () => {
    let works = false;
    const page = await openPage({
      data: { image: 'some.png' },
      resolveUrl: () => (works ? picture() : Promise.reject(new Error('the signer is down'))),
      waits: false,
    });
    await expect.poll(() => page.container.querySelector('[role=alert]')?.textContent).toMatch(/the signer is down/);
    works = true;
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.poll(() => page.surface().ready).toBe(true);
    expect(codes(page)).toEqual([]);
  });
});

test('the host is asked once for an address', async () => {
  const asked: unknown[] = [];
  await openPage({
    data: { image: 'a.png' },
    resolveUrl: (url, use) => {
      asked.push([url, use]);
      return picture();
    },
  });
  // StrictMode renders twice; each rendering asks for itself.
  expect(asked.length).toBeLessThanOrEqual(2);
  expect(asked[0]).toEqual(['a.png', { tag: 'Image', attribute: 'value' }]);
});

test('results of another size are told, and written back as they came', async () => {
  const result = [box('a', 10, 10, 20, 20, { original_width: 800, original_height: 600 })];
  const page = await openPage({ result });
  expect(page.editor.problems).toMatchObject([{ code: 'image-size-differs', severity: 'info', where: { source: 'config' } }]);
  expect(page.editor.annotation?.serialize().result).toEqual(result);
});

describe('counts', () => {
  test('a drag paints once a frame, renders nothing else and commits once', async () => {
    const commits: string[] = [];
    const page = await openPage({
      result: [box('a', 10, 10, 20, 20), box('b', 60, 60, 20, 20)],
      onChange: (change) => commits.push(change.name),
    });
    await mouse.click(placeOf(page, 20, 20));
    await expect.poll(() => page.surface().anchors.all().length).toBeGreaterThan(0);
    await painted();
    const outside = page.renders();
    const { full } = page.surface().regions.painted;
    let draws = 0;
    const end = countPaints(page, () => draws++);
    let frames = 0;
    let counting = true;
    const count = (): void => {
      frames++;
      if (counting) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const [from, to] = [placeOf(page, 20, 20), placeOf(page, 50, 50)];
    await mouse.down(from);
    for (let i = 1; i <= 20; i++) await mouse.drag({ x: from.x + ((to.x - from.x) * i) / 20, y: from.y + ((to.y - from.y) * i) / 20 });
    expect(commits).toEqual([]);
    expect(page.renders()).toBe(outside);
    counting = false;
    end();
    expect(draws).toBeLessThanOrEqual((frames + 2) * page.element.querySelectorAll('canvas').length);
    expect(draws).toBeGreaterThan(3);
    expect(page.surface().regions.painted.full).toBe(full);
    await mouse.up(to);
    await painted();
    expect(commits).toEqual(['move']);
    expect(regionValue(page, 'a')).toMatchObject({ x: expect.closeTo(40, 1) });
  });

  test('nodes do not grow with regions', async () => {
    const few = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    const nodes = few.nodes();
    cleanup();
    const many = Array.from({ length: 500 }, (_, i) => box(`r${i}`, (i % 25) * 4, Math.floor(i / 25) * 4, 2, 2));
    const page = await openPage({ result: many });
    expect(page.nodes()).toBe(nodes);
    page.editor.active?.selectRegions(many.map((result) => result.id ?? ''));
    await painted();
    // The box of a group is one node.
    await expect.poll(() => page.nodes()).toBe(nodes + 1);
  });
});

describe('leaving the page', () => {
  test('leaves no stage, no surface and no listener behind', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    const controller = page.surface();
    const { element } = page;
    page.editor.active?.selectRegions(['a']);
    await expect.poll(() => controller.anchors.all().length).toBeGreaterThan(0);
    expect(Konva.stages.some((stage) => element.contains(stage.container()))).toBe(true);
    page.editor.active?.clearSelection();
    cleanup();
    expect(Konva.stages).toEqual([]);
    expect(page.editor.surfaces.size).toBe(0);
    const { view } = controller.viewport;
    element.dispatchEvent(new WheelEvent('wheel', { deltaY: -100, ctrlKey: true }));
    element.dispatchEvent(new PointerEvent('pointerdown', { clientX: 200, clientY: 130, button: 0 }));
    expect(controller.viewport.view).toBe(view);
    page.editor.annotation?.update('a', { value: { x: 50 } });
    expect(page.editor.active?.selection).toEqual([]);
  });
});

describe('pages', () => {
  const config = CONFIG.replace('value="$image"', 'valueList="$pages"');
  const data = { pages: [picture(), picture(200, 300, '#404040')] };

  test('show their own image and regions; new regions say their page', async () => {
    const page = await openPage({
      config,
      data,
      result: [
        box('first', 10, 10, 20, 20, { item_index: 0 }),
        box('second', 10, 10, 20, 20, { item_index: 1, original_width: 200, original_height: 300 }),
      ],
    });
    expect(page.surface().clientBoxOf('first')).toBeDefined();
    expect(page.surface().clientBoxOf('second')).toBeUndefined();
    await userEvent.click(page.getByRole('button', { name: 'Next image' }));
    await expect.poll(() => page.surface().clientBoxOf('second')).toBeDefined();
    await expect.poll(() => page.surface().ready).toBe(true);
    expect(page.surface().clientBoxOf('first')).toBeUndefined();
    expect(page.surface().viewport.view).toMatchObject({ imageWidth: 200, imageHeight: 300 });
    page.editor.labeling.pressLabel('box', 'Tree');
    await painted();
    await mouse.swipe(placeOf(page, 50, 50), placeOf(page, 80, 80));
    const made = page.editor.annotation?.regions[2];
    expect(made?.results[0]).toMatchObject({ item_index: 1, original_width: 200, original_height: 300 });
  });

  test('selecting a region of another page shows that page', async () => {
    const page = await openPage({ config, data, result: [box('second', 10, 10, 20, 20, { item_index: 1 })] });
    page.editor.active?.selectRegions(['second']);
    await expect.poll(() => page.surface().pages.index).toBe(1);
  });
});

describe('display', () => {
  test('brightness and contrast change the picture, and are reset', async () => {
    const page = await openPage({ attrs: 'brightnessControl="true" contrastControl="true"' });
    await userEvent.click(page.getByRole('button', { name: 'Brightness and contrast' }));
    await userEvent.fill(page.getByRole('slider', { name: 'Brightness' }), '200');
    await painted();
    expect(page.element.querySelector('img')?.style.filter).toBe('brightness(200%) contrast(100%)');
    await userEvent.click(page.getByRole('button', { name: 'Reset' }));
    await painted();
    expect(page.element.querySelector('img')?.style.filter).toBe('');
  });

  test('a grid and a crosshair are drawn over the picture', async () => {
    const page = await openPage({ attrs: 'grid="true" gridSize="100" gridColor="#000000" crosshair="true"' });
    const rect = page.element.getBoundingClientRect();
    const [line, cell] = [
      colorAt(page, { x: rect.left + 200, y: rect.top + 250 }),
      colorAt(page, { x: rect.left + 250, y: rect.top + 250 }),
    ];
    expect(cell).toEqual([128, 128, 128, 255]);
    expect(line[0]).toBeLessThan(126);
    await mouse.move({ x: rect.left + 350, y: rect.top + 350 });
    await painted();
    expect(colorAt(page, { x: rect.left + 350, y: rect.top + 50 })).not.toEqual(cell);
  });

  test('pixels are smoothed or not as attribute and setting say', async () => {
    const page = await openPage();
    const image = page.element.querySelector('img');
    expect(image?.style.imageRendering).toBe('');
    page.editor.setSetting('smoothing', false);
    await painted();
    expect(image?.style.imageRendering).toBe('pixelated');
  });

  test('a prediction laid over shows in its colour and opacity, and lets clicks through', async () => {
    const page = await openPage({ predictions: [{ id: 5, result: [box('p', 50, 50, 20, 20)] }] });
    expect(colorAt(page, placeOf(page, 60, 60))).toEqual([128, 128, 128, 255]);
    page.editor.setOverlay('5', { visible: true, color: 'rgb(0, 0, 255)', opacity: 1 });
    await painted();
    const [r, , b] = colorAt(page, placeOf(page, 60, 60));
    expect(b).toBeGreaterThan(r + 20);
    await mouse.click(placeOf(page, 60, 60));
    expect(page.editor.active?.selection).toEqual([]);
    page.editor.setOverlay('5', { opacity: 0 });
    await painted();
    expect(colorAt(page, placeOf(page, 60, 60))).toEqual([128, 128, 128, 255]);
  });

  test('reveal brings a region into view', async () => {
    const page = await openPage({ result: [box('a', 90, 90, 5, 5)] });
    for (let i = 0; i < 8; i++) page.surface().viewport.zoomBy(1.3, { x: 0, y: 0 });
    page.editor.reveal('a');
    const rect = page.element.getBoundingClientRect();
    const on = page.surface().clientBoxOf('a')!;
    expect(on.x).toBeGreaterThanOrEqual(rect.left);
    expect(on.x + on.width).toBeLessThanOrEqual(rect.left + FRAME.width);
  });
});

test('undo moves what is shown as selected too', async () => {
  const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
  page.editor.active?.selectRegions(['a']);
  page.editor.annotation?.update('a', { value: { x: 60, y: 60 } });
  await painted();
  const front = page.element.querySelectorAll('canvas')[1]!;
  const alpha = (x: number, y: number): number => front.getContext('2d')!.getImageData(x * 8, y * 6, 1, 1).data[3] ?? 0;
  expect([alpha(20, 20), alpha(70, 70)]).toEqual([0, expect.any(Number)]);
  expect(alpha(70, 70)).toBeGreaterThan(0);
  page.editor.undo();
  await painted();
  expect(alpha(70, 70)).toBe(0);
  expect(alpha(20, 20)).toBeGreaterThan(0);
});

test('a click gives it the keyboard without a ring, Tab with one', async () => {
  const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
  await mouse.click(placeOf(page, 20, 20));
  expect(document.activeElement).toBe(page.element);
  expect(page.element.matches(':focus-visible')).toBe(false);
  page.element.blur();
  page.getByRole('button', { name: 'Actual size' }).focus();
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(page.element);
  expect(page.element.matches(':focus-visible')).toBe(true);
});

describe('tools', () => {
  test('buttons and keys choose them', async () => {
    const page = await openPage({
      config: '<View><Image name="img" value="$image"/><Rectangle name="r" toName="img"/><Polygon name="p" toName="img"/></View>',
      attrs: 'rotateControl="true"',
    });
    const { labeling } = page.editor;
    page.element.focus();
    await userEvent.keyboard('r');
    expect(labeling.tool).toEqual({ type: 'draw', control: 'r', tool: 'rectangle' });
    expect(page.getByRole('button', { name: 'Rectangle' }).getAttribute('aria-pressed')).toBe('true');
    await mouse.swipe(placeOf(page, 10, 10), placeOf(page, 30, 30));
    expect(page.editor.annotation?.count).toBe(1);
    await userEvent.keyboard('p');
    expect(labeling.tool).toEqual({ type: 'draw', control: 'p', tool: 'polygon' });
    await userEvent.keyboard('h');
    expect(labeling.tool).toEqual({ type: 'pan' });
    await userEvent.keyboard('v');
    expect(labeling.tool).toEqual({ type: 'select' });
    await userEvent.click(page.getByRole('button', { name: 'Zoom in' }));
    expect(page.surface().zoom()).toBeCloseTo(1.21, 5);
    await userEvent.click(page.getByRole('button', { name: 'Actual size' }));
    expect(page.surface().viewport.view.scale).toBe(1);
    await userEvent.click(page.getByRole('button', { name: 'Fit to view' }));
    expect(page.surface().zoom()).toBe(1);
    await userEvent.click(page.getByRole('button', { name: 'Rotate right' }));
    await expect.poll(() => page.surface().viewport.view.turn).toBe(90);
  });
});
