import { expect, test } from './guardedTest';
import { ImageBench } from './imageBench';
import type { Result } from './playground';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });

const STREET = { width: 800, height: 450 };
const times = (count: number, key: string) => Array<string>(count).fill(key);
const numbers = (result: Result | undefined, ...keys: readonly string[]) => keys.map((key) => result?.value[key] as number);

const pointsOf = (result: Result | undefined) => (result?.value.points ?? []) as readonly [number, number][];

/** Opens the sample with every tool; nothing but keys from there on. */
async function openTools(page: ImageBench['page']): Promise<ImageBench> {
  const bench = new ImageBench(page, STREET);
  await bench.playground.open('image-tools');
  await bench.focus();
  return bench;
}

/** Waits for a result that is not as before. */
async function changed(bench: ImageBench, before: Result): Promise<Result> {
  const [now] = await bench.playground.untilResult(([result]) => result !== undefined && JSON.stringify(result) !== JSON.stringify(before));
  return now as Result;
}

/** Deletes the selected region, takes that back, and deletes it again. */
async function deleteTwice(bench: ImageBench): Promise<void> {
  await bench.press('Delete');
  await expect(bench.playground.rows).toHaveCount(0);
  await bench.press('Control+z');
  await expect(bench.playground.rows).toHaveCount(1);
  await bench.press('Alt+.', 'Delete');
  await expect(bench.playground.rows).toHaveCount(0);
}

test('a polygon is placed, moved, resized, reshaped and deleted by keys', async ({ page }) => {
  test.setTimeout(90_000);
  const bench = await openTools(page);
  await bench.press('4', 'ArrowRight', ' ', ...times(8, 'Shift+ArrowRight'), ' ', ...times(6, 'Shift+ArrowDown'), ' ', 'Enter');
  const drawn = await bench.drawn(1);
  expect(drawn).toMatchObject({ from_name: 'outline', value: { polygonlabels: ['Building'], closed: true } });
  const points = drawn.value.points as [number, number][];
  expect(points).toHaveLength(3);
  const [a, b, c] = points as [[number, number], [number, number], [number, number]];
  expect([b[1] - a[1], c[0] - b[0]].map(Math.abs)).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
  expect(b[0]).toBeGreaterThan(a[0]);
  expect(c[1]).toBeGreaterThan(b[1]);

  await bench.press('Alt+.', 'Shift+ArrowLeft');
  const moved = await changed(bench, drawn);
  const left = (moved.value.points as [number, number][]).map(([x], i) => x - (points[i]?.[0] ?? 0));
  expect(left[0]).toBeLessThan(0);
  for (const by of left) expect(by).toBeCloseTo(left[0] as number, 9);
  await bench.press('Alt+Shift+ArrowDown');
  const resized = await changed(bench, moved);
  const height = (result: Result) => {
    const ys = (result.value.points as [number, number][]).map(([, y]) => y);
    return Math.max(...ys) - Math.min(...ys);
  };
  expect(height(resized)).toBeGreaterThan(height(moved));
  // A handle in hand: it moves alone, a point is added at it and taken away.
  await bench.press('.', 'Shift+ArrowUp');
  const reshaped = await changed(bench, resized);
  const differ = (reshaped.value.points as unknown[]).filter(
    (point, i) => JSON.stringify(point) !== JSON.stringify((resized.value.points as unknown[])[i]),
  );
  expect(differ).toHaveLength(1);
  await bench.press('Insert');
  await bench.playground.untilResult(([result]) => pointsOf(result).length === 4);
  await bench.press('Delete');
  await bench.playground.untilResult(([result]) => pointsOf(result).length === 3);
  // Escape puts the handle down, so that Delete is about the region.
  await bench.press('Escape');
  await deleteTwice(bench);
});

test('an ellipse is placed, moved, resized, turned and deleted by keys', async ({ page }) => {
  test.setTimeout(90_000);
  const bench = await openTools(page);
  await bench.press('3', 'ArrowRight', ' ', ...times(6, 'Shift+ArrowRight'), ...times(4, 'Shift+ArrowDown'), ' ');
  const drawn = await bench.drawn(1);
  expect(drawn).toMatchObject({ from_name: 'round', value: { ellipselabels: ['Wheel'], rotation: 0 } });
  const [x = 0, radiusX = 0, radiusY = 0] = numbers(drawn, 'x', 'radiusX', 'radiusY');
  // Sixty by forty pixels of the screen.
  expect((radiusX * STREET.width) / (radiusY * STREET.height)).toBeCloseTo(1.5, 1);
  await bench.press('Alt+.', 'Shift+ArrowRight');
  const moved = await changed(bench, drawn);
  expect(numbers(moved, 'x')[0]).toBeGreaterThan(x);
  expect(numbers(moved, 'radiusX', 'radiusY')).toEqual([radiusX, radiusY]);
  await bench.press('Alt+Shift+ArrowRight');
  const resized = await changed(bench, moved);
  expect(numbers(resized, 'radiusX')[0]).toBeGreaterThan(radiusX);
  await bench.press('Alt+>');
  const turned = await changed(bench, resized);
  expect(numbers(turned, 'rotation')[0]).toBeCloseTo(15, 6);
  await deleteTwice(bench);
});

test('a key point is placed, moved and deleted by keys', async ({ page }) => {
  test.setTimeout(90_000);
  const bench = await openTools(page);
  await bench.press('6', ...times(3, 'Shift+ArrowUp'), ' ');
  const drawn = await bench.drawn(1);
  expect(drawn).toMatchObject({ from_name: 'point', value: { keypointlabels: ['Lamp'] } });
  const [x, y = 0] = numbers(drawn, 'x', 'y');
  await bench.press('Alt+.', 'Shift+ArrowDown');
  const moved = await changed(bench, drawn);
  expect(numbers(moved, 'x')[0]).toBe(x);
  expect(numbers(moved, 'y')[0]).toBeGreaterThan(y);
  await deleteTwice(bench);
});
