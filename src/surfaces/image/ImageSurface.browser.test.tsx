import { describe, expect, test } from 'vitest';
import { box, colorAt, IMAGE, mouse, openPage, painted, placeOf, polygon, regionValue } from './imagePage.test';

const GREY = [128, 128, 128, 255];

function isAbout(color: readonly number[], wanted: readonly number[], tolerance = 6): boolean {
  return color.every((value, i) => Math.abs(value - (wanted[i] ?? 0)) <= tolerance);
}

describe('painting', () => {
  test('the image and its boxes lie where percent say', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20), box('b', 60, 50, 10, 10)] });
    expect(colorAt(page, placeOf(page, 50, 30))).toEqual(GREY);
    const inside = colorAt(page, placeOf(page, 20, 20));
    expect(isAbout(inside, [192, 64, 64, 255])).toBe(true);
    expect(colorAt(page, placeOf(page, 35, 20))).toEqual(GREY);
    expect(isAbout(colorAt(page, placeOf(page, 65, 55)), [192, 64, 64, 255])).toBe(true);
    const edge = placeOf(page, 20, 10);
    expect(isAbout(colorAt(page, edge), [255, 0, 0, 255], 90)).toBe(true);
  });

  test('hidden regions are not painted, and come back', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    page.editor.active?.setHidden(['a'], true);
    await painted();
    expect(colorAt(page, placeOf(page, 20, 20))).toEqual(GREY);
    page.editor.active?.setHidden(['a'], false);
    await painted();
    expect(isAbout(colorAt(page, placeOf(page, 20, 20)), [192, 64, 64, 255])).toBe(true);
  });
});

describe('the hand', () => {
  test('draws a box with the armed label in one commit', async () => {
    const page = await openPage();
    page.editor.labeling.pressLabel('box', 'Tree');
    await mouse.swipe(placeOf(page, 20, 20), placeOf(page, 50, 60));
    const [region] = page.editor.annotation!.regions;
    expect(region).toMatchObject({ control: 'box', labels: ['Tree'] });
    const { x, y, width, height } = regionValue(page, region!.id) as Record<'x' | 'y' | 'width' | 'height', number>;
    expect([x, y, width, height].map((value) => Math.round(value))).toEqual([20, 20, 30, 40]);
    expect(region!.results[0]).toMatchObject({ original_width: IMAGE.width, original_height: IMAGE.height, image_rotation: 0 });
    page.editor.undo();
    expect(page.editor.annotation!.regions).toHaveLength(0);
  });

  test('selects by a click, and by a click on nothing deselects', async () => {
    const page = await openPage({
      result: [
        box('a', 10, 10, 20, 20),
        polygon('p', [
          [50, 50],
          [80, 50],
          [65, 80],
        ]),
      ],
    });
    await mouse.click(placeOf(page, 20, 20));
    expect(page.editor.active?.selection).toEqual(['a']);
    await mouse.click(placeOf(page, 65, 60));
    expect(page.editor.active?.selection).toEqual(['p']);
    await mouse.click(placeOf(page, 90, 10));
    expect(page.editor.active?.selection).toEqual([]);
  });

  test('moves a region, clamped to the image, in one commit', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    await mouse.swipe(placeOf(page, 20, 20), placeOf(page, 40, 30));
    expect(regionValue(page, 'a')).toMatchObject({ x: expect.closeTo(30, 1), y: expect.closeTo(20, 1), width: 20, height: 20 });
    await mouse.swipe(placeOf(page, 40, 30), placeOf(page, 0, 0));
    expect(regionValue(page, 'a')).toMatchObject({ x: expect.closeTo(0, 5), y: expect.closeTo(0, 5) });
    page.editor.undo();
    page.editor.undo();
    expect(regionValue(page, 'a')).toMatchObject({ x: 10, y: 10 });
    expect(page.editor.annotation!.canUndo).toBe(false);
  });
});
