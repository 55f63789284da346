import { expect, test } from './guardedTest';
import { Playground, type Result } from './playground';

const AIRPORT = { width: 600, height: 403 };
type Place = { readonly x: number; readonly y: number };
/** Where a place of the picture, in percent, is on the screen. */
type ToScreen = (xPct: number, yPct: number) => Place;

/** What a notch of the wheel zooms by. Chromium tells wheels in pixels of the device. */
const notches = (count: number, pixelRatio: number) => 1.1 ** (count / pixelRatio);

/** A mouse moves by whole pixels; wheels are told in nothing else. */
const wholePixels = ({ x, y }: Place): Place => ({ x: Math.round(x), y: Math.round(y) });

/** Draws a box with the mouse between two places of the picture; it must lie there, give or take one pixel of the screen. */
async function drawAndCheck(playground: Playground, toScreen: ToScreen, from: Place, to: Place): Promise<Result> {
  const { page } = playground;
  const count = await playground.rows.count();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await playground.label('Vehicle').click();
  const [start, end] = [wholePixels(toScreen(from.x, from.y)), wholePixels(toScreen(to.x, to.y))];
  await playground.drag(start, end);
  await expect(playground.rows).toHaveCount(count + 1);
  const results = await playground.untilResult((found) => found.filter(({ type }) => type === 'rectanglelabels').length === count + 1);
  const drawn = results.filter(({ type }) => type === 'rectanglelabels').at(-1) as Result;
  const { x, y, width, height } = drawn.value as { x: number; y: number; width: number; height: number };
  const corners = [toScreen(x, y), toScreen(x + width, y + height)];
  for (const axis of ['x', 'y'] as const) {
    const wanted = [start[axis], end[axis]].sort((a, b) => a - b);
    const found = corners.map((corner) => corner[axis]).sort((a, b) => a - b);
    expect(Math.abs((found[0] as number) - (wanted[0] as number)), `start along ${axis}`).toBeLessThanOrEqual(1);
    expect(Math.abs((found[1] as number) - (wanted[1] as number)), `end along ${axis}`).toBeLessThanOrEqual(1);
  }
  return drawn;
}

/** Clicks the middle of what was drawn and expects it selected. */
async function clickAndCheck(playground: Playground, toScreen: ToScreen, { id, value }: Result): Promise<void> {
  const { x, y, width, height } = value as { x: number; y: number; width: number; height: number };
  const middle = toScreen(x + width / 2, y + height / 2);
  await playground.page.keyboard.press('Escape');
  await playground.page.keyboard.press('Escape');
  await expect(playground.row(String(id))).toHaveAttribute('aria-selected', 'false');
  await playground.page.mouse.click(middle.x, middle.y);
  await playground.expectSelected(String(id));
}

/** The fitted view: the picture fills the stage from its top left. */
async function fitted(playground: Playground): Promise<ToScreen> {
  const origin = await playground.imagePoint(0, 0, AIRPORT);
  const end = await playground.imagePoint(100, 100, AIRPORT);
  return (x, y) => ({ x: origin.x + ((end.x - origin.x) * x) / 100, y: origin.y + ((end.y - origin.y) * y) / 100 });
}

/** A view zoomed about a point of the screen. */
const zoomed =
  (toScreen: ToScreen, about: Place, factor: number): ToScreen =>
  (x, y) => {
    const point = toScreen(x, y);
    return { x: about.x + (point.x - about.x) * factor, y: about.y + (point.y - about.y) * factor };
  };

const panned =
  (toScreen: ToScreen, by: Place): ToScreen =>
  (x, y) => {
    const point = toScreen(x, y);
    return { x: point.x + by.x, y: point.y + by.y };
  };

async function wheel({ page }: Playground, at: Place, count: number): Promise<void> {
  await page.mouse.move(at.x, at.y);
  await page.keyboard.down('Control');
  for (let i = 0; i < Math.abs(count); i++) await page.mouse.wheel(0, count > 0 ? -100 : 100);
  await page.keyboard.up('Control');
}

async function zoomPanAndDraw(playground: Playground): Promise<void> {
  const { page } = playground;
  const pixelRatio = await page.evaluate(() => devicePixelRatio);
  let toScreen = await fitted(playground);
  const first = await drawAndCheck(playground, toScreen, { x: 40, y: 20 }, { x: 60, y: 45 });

  const pointer = wholePixels(toScreen(50, 35));
  await wheel(playground, pointer, 6);
  toScreen = zoomed(toScreen, pointer, notches(6, pixelRatio));
  await clickAndCheck(playground, toScreen, first);
  const second = await drawAndCheck(playground, toScreen, { x: 45, y: 50 }, { x: 55, y: 60 });

  // Space pans whatever lies below.
  await page.keyboard.down('Space');
  await playground.drag(pointer, { x: pointer.x + 120, y: pointer.y - 80 });
  await page.keyboard.up('Space');
  toScreen = panned(toScreen, { x: 120, y: -80 });
  await clickAndCheck(playground, toScreen, second);
  await drawAndCheck(playground, toScreen, { x: 33, y: 52 }, { x: 41, y: 62 });

  await wheel(playground, pointer, -2);
  toScreen = zoomed(toScreen, pointer, notches(-2, pixelRatio));
  await clickAndCheck(playground, toScreen, second);
  await page.getByRole('button', { name: 'Fit to view' }).click();
  await clickAndCheck(playground, await fitted(playground), first);
}

test('the wheel zooms at the pointer, Space pans; clicks hit and boxes land where the mouse is', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-blank');
  await zoomPanAndDraw(playground);
});

test.describe('on a screen with two pixels a CSS pixel', () => {
  test.use({ deviceScaleFactor: 2 });

  test('clicks hit and boxes land where the mouse is', async ({ page }) => {
    const playground = new Playground(page);
    await playground.open('image-blank');
    expect(await page.evaluate(() => devicePixelRatio)).toBe(2);
    await zoomPanAndDraw(playground);
    const canvas = await page
      .locator('.le-image-stage canvas')
      .first()
      .evaluate((element: HTMLCanvasElement) => ({ pixels: element.width, shown: element.getBoundingClientRect().width }));
    expect(canvas.pixels).toBe(Math.round(canvas.shown * 2));
  });
});

test('after the window was resized the picture is fitted anew and nothing is off', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-blank');
  const first = await drawAndCheck(playground, await fitted(playground), { x: 10, y: 20 }, { x: 30, y: 45 });
  const before = await playground.imagePoint(100, 100, AIRPORT);
  for (const size of [
    { width: 900, height: 640 },
    { width: 1600, height: 1000 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(async () => (await playground.imagePoint(100, 100, AIRPORT)).x).not.toBe(before.x);
    await clickAndCheck(playground, await fitted(playground), first);
  }
  await drawAndCheck(playground, await fitted(playground), { x: 50, y: 50 }, { x: 71, y: 66 });
});

test('in a turned view regions are where they are seen, and keep percent of the unturned picture', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-blank');
  await page.getByRole('button', { name: 'Paste your own…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste your own' });
  await dialog.getByLabel('Labeling config (XML)').fill(
    `<View><RectangleLabels name="box" toName="image"><Label value="Vehicle"/></RectangleLabels>
      <Image name="image" value="$image" rotateControl="true"/></View>`,
  );
  await dialog.getByLabel('Task or list of tasks (JSON)').fill('{ "data": { "image": "/samples/airport.jpg" } }');
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('button', { name: 'Rotate right' })).toBeVisible();
  await playground.surfaceReady();
  const first = await drawAndCheck(playground, await fitted(playground), { x: 10, y: 20 }, { x: 30, y: 45 });

  await page.getByRole('button', { name: 'Rotate right' }).click();
  const turnedSize = { width: AIRPORT.height, height: AIRPORT.width };
  const { x: left, y: top } = await playground.imagePoint(0, 0, turnedSize);
  const turned = await playground.imagePoint(100, 100, turnedSize);
  const toScreen: ToScreen = (x, y) => ({
    x: left + (turned.x - left) * (1 - y / 100),
    y: top + ((turned.y - top) * x) / 100,
  });
  await clickAndCheck(playground, toScreen, first);
  const second = await drawAndCheck(playground, toScreen, { x: 60, y: 10 }, { x: 80, y: 50 });
  expect(second).toMatchObject({ image_rotation: 90, original_width: 600, original_height: 403 });

  await page.getByRole('button', { name: 'Rotate left' }).click();
  const upright = await fitted(playground);
  await clickAndCheck(playground, upright, second);
  await clickAndCheck(playground, upright, first);
});
