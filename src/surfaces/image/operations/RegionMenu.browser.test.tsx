import { describe, expect, test } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { Result } from '../../../core';
import { IMAGE, mouse, openPage, placeOf, polygon } from '../imagePage.test';

const CONFIG = `<View>
  <Image name="img" value="$image"/>
  <PolygonLabels name="poly" toName="img"><Label value="Roof"/><Label value="Wall"/></PolygonLabels>
  <BrushLabels name="mask" toName="img"><Label value="Roof"/></BrushLabels>
</View>`;

function square(id: string, x: number, y: number, side: number): Result {
  const corners: [number, number][] = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ];
  return polygon(id, corners);
}

async function menuAt(page: Awaited<ReturnType<typeof openPage>>, x: number, y: number) {
  await mouse.click(placeOf(page, x, y), { button: 'right' });
  const menu = screen.getByRole('menu', { name: 'Regions' });
  await expect.element(menu).toBeVisible();
  return menu;
}

/** Area of a polygon in percent times percent. */
function areaOf(points: readonly (readonly [number, number])[]): number {
  return Math.abs(
    points.reduce((sum, [x, y], i) => {
      const [u, v] = points[(i + 1) % points.length]!;
      return sum + (x * v - u * y) / 2;
    }, 0),
  );
}

function outlines(page: Awaited<ReturnType<typeof openPage>>): readonly (readonly [number, number])[][] {
  return page.editor.annotation!.regions.map(({ value }) => (value as { points: (readonly [number, number])[] }).points);
}

describe('the menu of regions', () => {
  test('joins two polygons: one region, one undo step, which gives both back', async () => {
    const page = await openPage({ config: CONFIG, result: [square('a', 10, 10, 20), square('b', 20, 20, 20)] });
    page.editor.annotation!.selectRegions(['a', 'b']);
    const menu = await menuAt(page, 25, 25);
    await userEvent.click(menu.getByRole('menuitem', { name: 'Join' }));
    expect(page.editor.annotation!.regions.map(({ id }) => id)).toEqual(['a']);
    expect(areaOf(outlines(page)[0]!)).toBeCloseTo(700, 9);
    page.editor.undo();
    expect(page.editor.annotation!.serialize().result).toEqual([square('a', 10, 10, 20), square('b', 20, 20, 20)]);
  });

  test('cuts a polygon in two: the second part is a region that says the same', async () => {
    const page = await openPage({
      config: CONFIG,
      result: [
        square('a', 10, 10, 30),
        polygon('b', [
          [5, 20],
          [45, 20],
          [45, 25],
          [5, 25],
        ]),
      ],
    });
    page.editor.annotation!.selectRegions(['a', 'b']);
    const menu = await menuAt(page, 25, 22);
    await userEvent.click(menu.getByRole('menuitem', { name: /Cut/ }));
    const { regions } = page.editor.annotation!;
    expect(regions).toHaveLength(3);
    expect(regions.map(({ labels }) => labels)).toEqual([['Roof'], ['Roof'], ['Roof']]);
    const areas = outlines(page).map(areaOf);
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(900 - 150 + 200, 9);
  });

  test('a hole that the result cannot say is refused with the reason, and nothing changes', async () => {
    const page = await openPage({ config: CONFIG, result: [square('a', 10, 10, 30), square('b', 20, 20, 5)] });
    const before = page.editor.annotation!.serialize().result;
    page.editor.annotation!.selectRegions(['a', 'b']);
    const menu = await menuAt(page, 12, 12);
    await userEvent.click(menu.getByRole('menuitem', { name: /Cut/ }));
    await expect.element(screen.getByText(/hole/).first()).toBeInTheDocument();
    expect(page.editor.annotation!.serialize().result).toEqual(before);
    expect(page.editor.annotation!.canUndo).toBe(false);
  });

  test('turns a polygon into a mask and back', async () => {
    const page = await openPage({ config: CONFIG, result: [square('a', 10, 10, 20)] });
    await mouse.click(placeOf(page, 20, 20));
    let menu = await menuAt(page, 20, 20);
    await userEvent.click(menu.getByRole('menuitem', { name: 'Turn into mask' }));
    expect(page.editor.annotation!.serialize().result).toMatchObject([
      { type: 'brushlabels', from_name: 'mask', original_width: IMAGE.width, value: { format: 'rle', brushlabels: ['Roof'] } },
    ]);
    menu = await menuAt(page, 20, 20);
    await userEvent.click(menu.getByRole('menuitem', { name: 'Turn into poly' }));
    expect(page.editor.annotation!.serialize().result).toMatchObject([{ type: 'polygonlabels', value: { polygonlabels: ['Roof'] } }]);
    expect(areaOf(outlines(page)[0]!)).toBeCloseTo(400, 0);
  });

  test('is walked by keys, and gives the focus back', async () => {
    const page = await openPage({ config: CONFIG, result: [square('a', 10, 10, 20), square('b', 50, 50, 20)] });
    await mouse.click(placeOf(page, 20, 20));
    const surface = document.querySelector<HTMLElement>('.le-image-surface')!;
    surface.focus();
    await menuAt(page, 20, 20);
    await expect.element(screen.getByRole('menuitem', { name: /Duplicate/ })).toHaveFocus();
    await userEvent.keyboard('b');
    await expect.element(screen.getByRole('menuitem', { name: /Bring to front/ })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(page.editor.annotation!.orderedIds).toEqual(['b', 'a']);
    await expect.element(screen.getByRole('menu')).not.toBeInTheDocument();
    expect(document.activeElement).toBe(surface);
  });

  test('leaves out points that nobody would miss', async () => {
    const points = Array.from({ length: 400 }, (_, i): [number, number] => {
      const turn = (i / 400) * 2 * Math.PI;
      return [50 + 20 * Math.cos(turn), 50 + 20 * Math.sin(turn)];
    });
    const page = await openPage({ config: CONFIG, result: [polygon('a', points)] });
    await mouse.click(placeOf(page, 50, 50));
    const menu = await menuAt(page, 50, 50);
    await userEvent.click(menu.getByRole('menuitem', { name: 'Simplify outline' }));
    const [after] = outlines(page);
    expect(after!.length).toBeLessThan(80);
    expect(areaOf(after!)).toBeGreaterThan(areaOf(points) * 0.97);
  });
});
