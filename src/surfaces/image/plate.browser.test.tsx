import { describe, expect, test } from 'vitest';
import type { Result } from '../../core';
import { box, type ImagePage, openPage, painted, polygon } from './imagePage.test';

// What is shifted, patched or swapped must look as if it had been painted whole.

/** Regions all over the image, overlapping, some turned; the same ones every time. */
function many(count: number): Result[] {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  return Array.from({ length: count }, (_, i) => {
    const [x, y, width, height] = [random() * 90, random() * 90, 1 + random() * 9, 1 + random() * 9];
    if (i % 3 === 0)
      return polygon(`r${i}`, [
        [x, y],
        [x + width, y],
        [x + width / 2, y + height],
      ]);
    return box(`r${i}`, x, y, width, height, {}, i % 5 === 0 ? 30 : 0);
  });
}

function pixels(page: ImagePage): Uint8ClampedArray {
  const canvas = page.element.querySelectorAll('canvas')[0]!;
  return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
}

/**
 * Share of pixels that differ by more than smoothing of edges does: lines cut at the edge of a canvas are smoothed a little differently.
 * Colours count as much as they cover.
 */
function difference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  expect(a.length).toBe(b.length);
  let count = 0;
  for (let i = 0; i < a.length; i += 4) {
    const [alphaA, alphaB] = [a[i + 3] ?? 0, b[i + 3] ?? 0];
    const differs = [0, 1, 2].some((k) => Math.abs((a[i + k] ?? 0) * alphaA - (b[i + k] ?? 0) * alphaB) > 32 * 255);
    if (differs || Math.abs(alphaA - alphaB) > 32) count++;
  }
  return count / (a.length / 4);
}

async function settled(page: ImagePage): Promise<void> {
  await painted();
  await expect.poll(() => page.surface().ready).toBe(true);
  await painted();
}

/** What the surface shows now against a painting of everything. */
async function expectAsPaintedWhole(page: ImagePage): Promise<void> {
  const seen = pixels(page);
  const { full } = page.surface().regions.painted;
  page.surface().regions.invalidate();
  await settled(page);
  expect(page.surface().regions.painted.full).toBe(full + 1);
  expect(difference(seen, pixels(page))).toBeLessThan(0.0002);
  // The comparison can fail: there is something to see.
  expect(seen.some((value) => value > 0)).toBe(true);
}

describe('a plate', () => {
  test('pans by shifting: only the strips that came into view are painted', async () => {
    const page = await openPage({ result: many(1500) });
    const { viewport, regions } = page.surface();
    for (let i = 0; i < 6; i++) viewport.zoomBy(1.2, { x: 300, y: 300 });
    await settled(page);
    const { full, parts } = regions.painted;
    for (const [x, y] of [
      [-31, 0],
      [0, 17],
      [23, -40],
      [-120, 60],
    ] as const) {
      viewport.panBy({ x, y });
      await painted();
    }
    expect(regions.painted.full).toBe(full);
    expect(regions.painted.parts).toBe(parts + 6);
    await expectAsPaintedWhole(page);
  });

  test('paints what an edit, a deletion and an undo are about, and no more', async () => {
    const page = await openPage({ result: many(800) });
    const { regions } = page.surface();
    const annotation = page.editor.annotation!;
    const { full } = regions.painted;
    annotation.update('r1', { value: { x: 50, y: 50 } });
    await painted();
    annotation.remove(['r2', 'r3']);
    await painted();
    page.editor.undo();
    await painted();
    annotation.add({ control: 'box', value: { x: 5, y: 5, width: 50, height: 20, rotation: 0 }, labels: ['Tree'] });
    await painted();
    expect(regions.painted.full).toBe(full);
    await expectAsPaintedWhole(page);
  });

  test('an edit while zoomed in is there after zooming out', async () => {
    const page = await openPage({ result: many(1500) });
    const { viewport } = page.surface();
    for (let i = 0; i < 8; i++) viewport.zoomBy(1.3, { x: 400, y: 300 });
    await settled(page);
    page.editor.annotation!.update('r1', { value: { x: 10, y: 80 } });
    await painted();
    viewport.fit();
    await settled(page);
    await expectAsPaintedWhole(page);
  });

  test('zooming with much in view scales the bitmap at first; a sharp one follows', async () => {
    const page = await openPage({ result: many(1500) });
    const { viewport, regions } = page.surface();
    const { full } = regions.painted;
    for (let i = 0; i < 3; i++) {
      viewport.zoomBy(1.1, { x: 400, y: 300 });
      await painted();
    }
    expect(regions.painted.full).toBe(full);
    expect(regions.painted.scaled).toBeGreaterThanOrEqual(3);
    await settled(page);
    expect(regions.painted.full).toBe(full + 1);
    await expectAsPaintedWhole(page);
  });

  test('zooming with little in view paints sharp at once', async () => {
    const page = await openPage({ result: many(50) });
    const { viewport, regions } = page.surface();
    const { scaled } = regions.painted;
    viewport.zoomBy(1.2, { x: 100, y: 100 });
    await painted();
    expect(regions.painted.scaled).toBe(scaled);
    expect(page.surface().ready).toBe(true);
    await expectAsPaintedWhole(page);
  });

  test('zooming out from far in shows the whole image all the way', async () => {
    const page = await openPage({ result: many(1500) });
    const { viewport } = page.surface();
    const whole = pixels(page);
    viewport.zoomBy(1.3, { x: 400, y: 300 });
    viewport.zoomBy(1.3, { x: 400, y: 300 });
    await settled(page);
    viewport.fit();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    // Blurred in the middle, whole at the edges: most of it is as it was.
    expect(difference(whole, pixels(page))).toBeLessThan(0.4);
    const edge = (data: Uint8ClampedArray): number => data.slice(0, 800 * 4 * 40).reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
    expect(edge(pixels(page))).toBe(edge(whole));
  });

  test('paints huge layers over several frames, and shows all of them', async () => {
    const result = Array.from({ length: 14_000 }, (_, i) => box(`r${i}`, (i % 140) * 0.7, Math.floor(i / 140), 0.5, 0.7));
    const page = await openPage({ result });
    await settled(page);
    await expectAsPaintedWhole(page);
  });

  test('going back to a layer paints nothing, unless it changed meanwhile', async () => {
    const page = await openPage({ result: many(300), predictions: [{ id: 5, result: many(300) }] });
    const { regions } = page.surface();
    page.editor.select('5');
    await settled(page);
    page.editor.select('11');
    await settled(page);
    const { full } = regions.painted;
    page.editor.select('5');
    await settled(page);
    page.editor.select('11');
    await settled(page);
    expect(regions.painted.full).toBe(full);
    await expectAsPaintedWhole(page);
    page.editor.select('5');
    await settled(page);
    page.editor.annotations[0]?.update('r1', { value: { x: 50, y: 50 } });
    page.editor.annotations[0]?.setHidden(['r2'], true);
    page.editor.select('11');
    await settled(page);
    await expectAsPaintedWhole(page);
  });

  test('captions are part of it', async () => {
    const page = await openPage({ result: many(100), settings: { showLabels: true } });
    page.editor.annotation!.update('r1', { value: { x: 50, y: 50 } });
    await painted();
    page.surface().viewport.zoomBy(1.3);
    await settled(page);
    page.surface().viewport.panBy({ x: 30, y: 20 });
    await painted();
    await expectAsPaintedWhole(page);
  });
});

test('at two device pixels a CSS pixel everything is twice as fine', async () => {
  const { cdp } = await import('vitest/browser');
  const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
  const canvas = page.element.querySelectorAll('canvas')[0]!;
  expect(canvas.width).toBe(800);
  try {
    await cdp().send(
      'Emulation.setDeviceMetricsOverride' as never,
      { width: 1280, height: 720, deviceScaleFactor: 2, mobile: false } as never,
    );
    await expect.poll(() => window.devicePixelRatio).toBe(2);
    // The emulation tells no media query; any redraw looks too.
    page.surface().redraw();
    await expect.poll(() => canvas.width).toBe(1600);
    await settled(page);
    const context = canvas.getContext('2d')!;
    const alpha = (x: number, y: number): number => context.getImageData(x, y, 1, 1).data[3] ?? 0;
    // The box begins at 80, 60 CSS pixels; its outline is two of them, so four device pixels, wide.
    expect(alpha(160 + 8, 120 + 8)).toBeGreaterThan(100);
    expect(alpha(160 - 6, 120 + 40)).toBe(0);
    expect(alpha(160 - 1, 120 + 40)).toBe(255);
    expect(alpha(160 + 1, 120 + 40)).toBe(255);
    page.surface().viewport.zoomBy(1.2, { x: 0, y: 0 });
    page.surface().viewport.panBy({ x: -20.5, y: -10.5 });
    await settled(page);
    await expectAsPaintedWhole(page);
  } finally {
    await cdp().send('Emulation.clearDeviceMetricsOverride' as never);
    await expect.poll(() => window.devicePixelRatio).toBe(1);
  }
});
