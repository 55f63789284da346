import { imageToRle, rleToMask } from '../src/masks';
import { expect, test } from './guardedTest';
import { ImageBench, type Place } from './imageBench';
import type { Result } from './playground';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });

const STREET = { width: 800, height: 450 };
/** A pixel of the picture is 0.125 % wide and 0.22 % high; the mouse stands on whole pixels of the screen. */
const PIXEL = { x: 100 / STREET.width, y: 100 / STREET.height };

const pixels = ([x, y]: Place) => ({ x: x / PIXEL.x, y: y / PIXEL.y });
const apart = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);

/** Places that must be the same but for a pixel of the picture. */
function expectPlaces(found: readonly (readonly number[])[], wanted: readonly Place[]): void {
  expect(found).toHaveLength(wanted.length);
  for (const [i, place] of wanted.entries())
    expect(apart(pixels(found[i] as unknown as Place), pixels(place)), `point ${i + 1}`).toBeLessThanOrEqual(1);
}

type Box = Readonly<Record<'x' | 'y' | 'width' | 'height' | 'rotation', number>>;

/** Corners of a turned box in pixels of the picture: rotation is about the top left corner. */
function cornersOf({ x, y, width, height, rotation }: Box): { x: number; y: number }[] {
  const [start, w, h] = [pixels([x, y]), width / PIXEL.x, height / PIXEL.y];
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  const places = [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ] as const;
  return places.map(([u, v]) => ({ x: start.x + u * cos - v * sin, y: start.y + u * sin + v * cos }));
}

/** Whether a mask is painted at a place, and how many pixels it has. */
function maskOf(result: Result | undefined): { readonly isPainted: (place: Place) => boolean; readonly area: number } {
  const { rle, imageDataURL } = (result?.value ?? {}) as { rle?: number[]; imageDataURL?: string };
  const mask = rleToMask(rle ?? imageToRle(imageDataURL ?? ''), STREET);
  expect(mask).toHaveLength(STREET.width * STREET.height);
  const isPainted = (place: Place) => {
    const { x, y } = pixels(place);
    return (mask[Math.floor(y) * STREET.width + Math.floor(x)] ?? 0) > 127;
  };
  return { isPainted, area: mask.filter((value) => value > 127).length };
}

const OUTLINE: readonly Place[] = [
  [70, 10],
  [90, 12],
  [88, 40],
  [72, 35],
];

test('every tool draws with the mouse; what is submitted is what was drawn, and comes back', async ({ page }) => {
  test.setTimeout(180_000);
  const bench = new ImageBench(page, STREET);
  await bench.playground.open('image-tools');
  const { playground } = bench;

  await bench.arm('Person');
  await bench.drag([10, 10], [25, 30]);
  await bench.drawn(1);
  await bench.arm('Vehicle');
  await page.keyboard.press('Shift+R');
  await bench.click([40, 40], [55, 50], [50, 60]);
  await bench.drawn(2);
  await bench.arm('Wheel');
  await bench.drag([20, 70], [25, 80]);
  await bench.drawn(3);
  await bench.arm('Building');
  await bench.click(...OUTLINE, OUTLINE[0] as Place);
  await bench.drawn(4);
  await bench.arm('Lamp');
  await bench.click([60, 20]);
  await bench.drawn(5);
  await bench.arm('Kerb');
  await bench.click([40, 70]);
  await bench.drag([50, 75], [53, 85]);
  await bench.click([60, 70]);
  await page.keyboard.press('Enter');
  await bench.drawn(6);

  // Two strokes and an eraser on one region.
  await bench.arm('Paving');
  await bench.drag([5, 50], [15, 50]);
  const first = await bench.drawn(7);
  await bench.drag([5, 55], [15, 55]);
  const [second] = (await playground.untilWholeResult((result) => JSON.stringify(result[6]) !== JSON.stringify(first))).slice(6);
  await page.keyboard.press('e');
  await bench.drag([10, 45], [10, 60]);
  await playground.untilWholeResult((result) => JSON.stringify(result[6]) !== JSON.stringify(second));
  await expect(playground.rows).toHaveCount(7);
  await page.keyboard.press('Escape');
  await bench.arm('Window');
  await bench.drag([30, 20], [35, 20]);
  await bench.drawn(8);
  await page.keyboard.press('Escape');
  await bench.arm('Road', 1);
  await page.keyboard.press('w');
  await bench.click([18, 58.7]);
  await bench.drawn(9);

  // Each gesture was one step.
  const drawn = await playground.wholeResult();
  const undo = page.getByRole('button', { name: /^Undo/ });
  for (let steps = 11; steps > 0; steps--) await page.keyboard.press('Control+z');
  await expect(undo).toBeDisabled();
  await expect(playground.rows).toHaveCount(0);
  for (let steps = 11; steps > 0; steps--) await page.keyboard.press('Control+Shift+z');
  await playground.untilWholeResult((result) => JSON.stringify(result) === JSON.stringify(drawn));

  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Update', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const look = await bench.looks([11, 10], [20, 61], [80, 11], [13, 55], [32, 20], [18, 58.7]);
  const before = await look();
  // What the host has kept comes back, and looks as it did.
  await page.getByRole('button', { name: 'Reload task' }).click();
  await expect(page.getByRole('tab', { name: /^Annotation 1001/ })).toBeVisible();
  const result = await playground.untilWholeResult((stored) => stored.length === drawn.length);
  expect(result).toEqual(drawn);
  await playground.surfaceReady();
  await expect.poll(look).toEqual(before);
  const wire = { to_name: 'image', origin: 'manual', original_width: 800, original_height: 450, image_rotation: 0 };
  const expected = [
    { from_name: 'box', type: 'rectanglelabels', value: { rectanglelabels: ['Person'], rotation: 0 } },
    { from_name: 'box', type: 'rectanglelabels', value: { rectanglelabels: ['Vehicle'] } },
    { from_name: 'round', type: 'ellipselabels', value: { ellipselabels: ['Wheel'], rotation: 0 } },
    { from_name: 'outline', type: 'polygonlabels', value: { polygonlabels: ['Building'], closed: true } },
    { from_name: 'point', type: 'keypointlabels', value: { keypointlabels: ['Lamp'] } },
    { from_name: 'path', type: 'vectorlabels', value: { vectorlabels: ['Kerb'], closed: false } },
    { from_name: 'mask', type: 'brushlabels', value: { brushlabels: ['Paving'], format: 'rle' } },
    { from_name: 'pixels', type: 'bitmasklabels', value: { bitmasklabels: ['Window'] } },
    { from_name: 'wand', type: 'magicwand', value: { format: 'rle' } },
    { from_name: 'mask', type: 'brushlabels', value: { brushlabels: ['Road'], format: 'rle' } },
  ];
  expect(result).toMatchObject(expected.map((one) => ({ ...wire, ...one })));
  expect(new Set(result.map(({ id }) => id)).size).toBe(9);
  expect(result[9]).toMatchObject({ id: result[8]?.id, value: { rle: result[8]?.value.rle } });

  const [box, turned, round, outline, point, path, painted, pane, poured] = result.map(({ value }) => value) as unknown as [
    Box,
    Box,
    Record<'x' | 'y' | 'radiusX' | 'radiusY', number>,
    { points: [number, number][] },
    Record<'x' | 'y' | 'width', number>,
    { vertices: Readonly<Record<string, unknown>>[] },
    { rle: number[] },
    { imageDataURL: string },
    { rle: number[] },
  ];
  expectPlaces(
    [
      [box.x, box.y],
      [box.x + box.width, box.y + box.height],
    ],
    [
      [10, 10],
      [25, 30],
    ],
  );
  const corners = cornersOf(turned);
  const nearest = (place: Place) => Math.min(...corners.map((corner) => apart(corner, pixels(place))));
  expect(nearest([40, 40])).toBeLessThanOrEqual(1);
  expect(nearest([55, 50])).toBeLessThanOrEqual(1);
  // The third click says how far the other side is.
  const [a, b, c] = (
    [
      [40, 40],
      [55, 50],
      [50, 60],
    ] as const
  ).map(pixels) as [{ x: number; y: number }, { x: number; y: number }, { x: number; y: number }];
  const far = Math.abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / apart(a, b);
  expect(Math.abs(Math.min(turned.height / PIXEL.y, turned.width / PIXEL.x) - far)).toBeLessThanOrEqual(1);
  expectPlaces(
    [
      [round.x, round.y],
      [round.radiusX, round.radiusY],
    ],
    [
      [20, 70],
      [5, 10],
    ],
  );
  expectPlaces(outline.points, OUTLINE);
  expectPlaces([[point.x, point.y]], [[60, 20]]);
  const vertices = path.vertices as { x: number; y: number; id: string; prevPointId: string | null; isBezier: boolean }[];
  expectPlaces(
    vertices.map(({ x, y }) => [x, y]),
    [
      [40, 70],
      [50, 75],
      [60, 70],
    ],
  );
  expect(vertices.map(({ isBezier }) => isBezier)).toEqual([false, true, false]);
  expect(vertices.map(({ prevPointId }) => prevPointId)).toEqual([null, vertices[0]?.id, vertices[1]?.id]);
  const curve = path.vertices[1] as Record<'controlPoint1' | 'controlPoint2', { x: number; y: number }>;
  expectPlaces(
    [
      [curve.controlPoint2.x, curve.controlPoint2.y],
      [curve.controlPoint1.x, curve.controlPoint1.y],
    ],
    [
      [53, 85],
      [47, 65],
    ],
  );

  // 800 × 450 pixels of four bytes, then the sizes of words and runs.
  for (const { rle } of [painted, poured]) expect(rle.slice(0, 6)).toEqual([0x00, 0x15, 0xf9, 0x00, 57, 27]);
  const strokes = maskOf(result[6]);
  for (const place of [
    [7, 50],
    [13, 50],
    [7, 55],
    [13, 55],
  ] as const)
    expect(strokes.isPainted(place), `painted at ${place}`).toBe(true);
  for (const place of [
    [10, 50],
    [10, 55],
    [7, 52.5],
    [20, 50],
  ] as const)
    expect(strokes.isPainted(place), `bare at ${place}`).toBe(false);
  expect(pane.imageDataURL).toMatch(/^data:image\/png;base64,/);
  const paneMask = maskOf(result[7]);
  expect([paneMask.isPainted([32, 20]), paneMask.isPainted([38, 20])]).toEqual([true, false]);
  const area = maskOf(result[8]);
  expect(area.isPainted([18, 58.7])).toBe(true);
  expect(area.area).toBeGreaterThan(500);
});
