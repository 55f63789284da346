import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Result } from '../../core';
import { type ImagePage, mouse, openPage, painted, placeOf, regionValue } from './imagePage.test';

const CONFIG = `<View>
  <Image name="img" value="$image"/>
  <Rectangle name="rect" toName="img"/><Ellipse name="spot" toName="img"/><KeyPoint name="point" toName="img"/>
</View>`;

function ellipse(rotation = 0): Result {
  return { id: 'e', from_name: 'spot', to_name: 'img', type: 'ellipse', value: { x: 50, y: 50, radiusX: 20, radiusY: 20, rotation } };
}

const POINT: Result = { id: 'p', from_name: 'point', to_name: 'img', type: 'keypoint', value: { x: 30, y: 30, width: 0.2 } };

async function selected(page: ImagePage, id: string): Promise<void> {
  page.editor.active?.selectRegions([id]);
  // The handles come with their own chunk.
  await expect.poll(() => page.surface().anchors.all().length, { timeout: 10_000 }).toBeGreaterThan(0);
  await painted();
}

/** The value of a region, rounded to whole percents and degrees. */
function roundedValue(page: ImagePage, id: string): Record<string, number> {
  return Object.fromEntries(Object.entries(regionValue(page, id)).map(([key, value]) => [key, Math.round(Number(value))]));
}

function anchorAt(page: ImagePage, key: string): { x: number; y: number } {
  const { left, top } = page.element.getBoundingClientRect();
  const anchor = page
    .surface()
    .anchors.all()
    .find((one) => one.key === key)!;
  return { x: left + anchor.at.x, y: top + anchor.at.y };
}

describe('handles of an ellipse', () => {
  test('the end of a radius changes that one, the middle stays; one commit', async () => {
    const page = await openPage({ config: CONFIG, result: [ellipse()] });
    await selected(page, 'e');
    await mouse.swipe(anchorAt(page, 'e'), placeOf(page, 80, 45));
    expect(roundedValue(page, 'e')).toEqual({ x: 50, y: 50, radiusX: 30, radiusY: 20, rotation: 0 });
    expect(page.editor.annotation?.undoName).toBe('resize');
    page.editor.undo();
    expect(roundedValue(page, 'e')).toMatchObject({ radiusX: 20 });
    expect(page.editor.annotation?.canUndo).toBe(false);
  });

  test('with Shift both, and no farther than the edge of the image', async () => {
    const page = await openPage({ config: CONFIG, result: [ellipse()] });
    await selected(page, 'e');
    await mouse.swipe(anchorAt(page, 'n'), placeOf(page, 50, -30), { keys: ['Shift'] });
    expect(roundedValue(page, 'e')).toEqual({ x: 50, y: 50, radiusX: 50, radiusY: 50, rotation: 0 });
  });

  test('a corner moves two sides of the box around, the opposite corner stays', async () => {
    const page = await openPage({ config: CONFIG, result: [ellipse()] });
    await selected(page, 'e');
    await mouse.swipe(anchorAt(page, 'se'), placeOf(page, 90, 80));
    expect(roundedValue(page, 'e')).toEqual({ x: 60, y: 55, radiusX: 30, radiusY: 25, rotation: 0 });
  });

  test('the rotate handle turns it round its middle, with Shift by 15 degrees', async () => {
    const page = await openPage({ config: CONFIG, result: [ellipse()] });
    await selected(page, 'e');
    await mouse.swipe(anchorAt(page, 'turn'), placeOf(page, 82, 51), { keys: ['Shift'] });
    expect(roundedValue(page, 'e')).toEqual({ x: 50, y: 50, radiusX: 20, radiusY: 20, rotation: 90 });
    expect(page.editor.annotation?.undoName).toBe('rotate');
  });
});

describe('the handle of a point', () => {
  test('moves it, also from beside it', async () => {
    const page = await openPage({ config: CONFIG, result: [POINT] });
    await selected(page, 'p');
    const from = placeOf(page, 30, 30);
    const to = placeOf(page, 60, 70);
    await mouse.swipe({ x: from.x + 4, y: from.y + 2 }, { x: to.x + 4, y: to.y + 2 });
    expect(roundedValue(page, 'p')).toEqual({ x: 60, y: 70, width: 0 });
    expect(regionValue(page, 'p').width).toBe(0.2);
    expect(page.editor.annotation?.undoName).toBe('move');
  });

  test('is taken by the keyboard and moved by arrows', async () => {
    const page = await openPage({ config: CONFIG, result: [POINT] });
    await selected(page, 'p');
    page.element.focus();
    await userEvent.keyboard('.');
    expect(page.surface().anchors.focused).toBe('point');
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}{ArrowDown}');
    page.surface().focusAnchor(undefined);
    page.element.blur();
    await expect.poll(() => page.editor.annotation?.undoName).toBe('move');
    expect(regionValue(page, 'p').x).toBeGreaterThan(30.5);
    expect(regionValue(page, 'p').y).toBeGreaterThan(30);
  });
});

test('a tiny point is hit some pixels beside it', async () => {
  const page = await openPage({ config: CONFIG, result: [POINT] });
  const at = placeOf(page, 30, 30);
  await mouse.click({ x: at.x + 4, y: at.y - 2 });
  expect(page.editor.active?.selection).toEqual(['p']);
});

describe('drawn by their keys', () => {
  test('o draws an ellipse from its middle', async () => {
    const page = await openPage({ config: CONFIG });
    page.element.focus();
    await userEvent.keyboard('o');
    await mouse.swipe(placeOf(page, 40, 40), placeOf(page, 60, 70));
    const [region] = page.editor.annotation?.regions ?? [];
    expect(roundedValue(page, region!.id)).toEqual({ x: 40, y: 40, radiusX: 20, radiusY: 30, rotation: 0 });
    expect(region!.results[0]).toMatchObject({ from_name: 'spot', type: 'ellipse' });
  });

  test('k puts a point where one clicks', async () => {
    const page = await openPage({ config: CONFIG });
    page.element.focus();
    await userEvent.keyboard('k');
    await mouse.click(placeOf(page, 25, 75));
    const [region] = page.editor.annotation?.regions ?? [];
    expect(roundedValue(page, region!.id)).toMatchObject({ x: 25, y: 75 });
    // 2 pixels of the 800 that the image is wide on the screen.
    expect(regionValue(page, region!.id).width).toBeCloseTo(0.25, 9);
  });

  test('Shift+R draws a turned box by three clicks', async () => {
    const page = await openPage({ config: CONFIG });
    page.element.focus();
    await userEvent.keyboard('{Shift>}r{/Shift}');
    await mouse.click(placeOf(page, 50, 20));
    await mouse.click(placeOf(page, 50, 60));
    await mouse.click(placeOf(page, 30, 40));
    const [region] = page.editor.annotation?.regions ?? [];
    // 160 × 240 screen pixels: 40 percent of the height along, 20 percent of the width down.
    expect(roundedValue(page, region!.id)).toEqual({ x: 50, y: 20, width: 30, height: 27, rotation: 90 });
  });
});
