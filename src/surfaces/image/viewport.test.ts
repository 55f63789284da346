import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boxToPct,
  boxToScreen,
  matrixOf,
  pctPerPixel,
  type Turn,
  toPct,
  toScreen,
  type View,
  Viewport,
  type ViewportOptions,
} from './viewport';

const OPTIONS: ViewportOptions = { defaultZoom: 'fit', negativeZoom: false, horizontalAlignment: 'left', verticalAlignment: 'top' };

function open(
  options: Partial<ViewportOptions> = {},
  size: readonly [number, number] = [800, 600],
  image: readonly [number, number] = [400, 300],
) {
  const viewport = new Viewport({ ...OPTIONS, ...options });
  viewport.setImage(...image);
  viewport.setSize(...size);
  return viewport;
}

const views = fc.record({
  width: fc.integer({ min: 1, max: 3000 }),
  height: fc.integer({ min: 1, max: 3000 }),
  imageWidth: fc.integer({ min: 1, max: 20000 }),
  imageHeight: fc.integer({ min: 1, max: 20000 }),
  turn: fc.constantFrom<Turn>(0, 90, 180, 270),
  scale: fc.double({ min: 0.01, max: 50, noNaN: true }),
  x: fc.double({ min: -5000, max: 5000, noNaN: true }),
  y: fc.double({ min: -5000, max: 5000, noNaN: true }),
}) satisfies fc.Arbitrary<View>;
const points = fc.record({ x: fc.double({ min: -200, max: 300, noNaN: true }), y: fc.double({ min: -200, max: 300, noNaN: true }) });

describe('conversion', () => {
  test('there and back is the same place', () => {
    fc.assert(
      fc.property(views, points, (view, point) => {
        const back = toPct(view, toScreen(view, point));
        expect(back.x).toBeCloseTo(point.x, 4);
        expect(back.y).toBeCloseTo(point.y, 4);
      }),
    );
  });

  test('the middle of the image is where the view says', () => {
    fc.assert(
      fc.property(views, (view) => {
        const middle = toScreen(view, { x: 50, y: 50 });
        expect(middle.x).toBeCloseTo(view.x, 6);
        expect(middle.y).toBeCloseTo(view.y, 6);
      }),
    );
  });

  test('a turned box is a box, of the same area on the screen', () => {
    fc.assert(
      fc.property(views, points, (view, corner) => {
        const on = boxToScreen(view, { ...corner, width: 10, height: 20 });
        const area = ((0.1 * view.imageWidth * view.scale) as number) * (0.2 * view.imageHeight * view.scale);
        expect(on.width * on.height).toBeCloseTo(area, -Math.log10(Math.max(1e-6, area * 1e-6)));
        const back = boxToPct(view, on);
        expect(back.width).toBeCloseTo(10, 4);
        expect(back.height).toBeCloseTo(20, 4);
      }),
    );
  });

  test.each([
    [0, { x: 0, y: 0 }, { x: 100, y: 50 }],
    [90, { x: 100, y: 0 }, { x: 50, y: 100 }],
    [180, { x: 200, y: 100 }, { x: 100, y: 50 }],
    [270, { x: 0, y: 200 }, { x: 50, y: 100 }],
  ] as const)('turned by %i, the image lies clockwise', (turn, origin, middle) => {
    const viewport = open({}, turn % 180 === 0 ? [200, 100] : [100, 200], [200, 100]);
    viewport.setTurn(turn);
    expect(toScreen(viewport.view, { x: 0, y: 0 })).toEqual(origin);
    expect(toScreen(viewport.view, { x: 50, y: 50 })).toEqual(middle);
  });

  test('a screen pixel covers so much percent', () => {
    expect(pctPerPixel(open().view)).toEqual({ x: 0.125, y: 100 / 600 });
    expect(matrixOf(open().view)).toEqual([8, 0, -0, 6, 0, 0]);
  });
});

describe('how it opens', () => {
  test.each([
    ['fit', [800, 600], [400, 300], 2],
    ['fit', [800, 600], [4000, 1000], 0.2],
    ['auto', [800, 600], [400, 300], 1],
    ['auto', [800, 600], [1600, 600], 0.5],
    ['original', [800, 600], [1600, 1200], 1],
  ] as const)('%s in %j shows %j at %d', (defaultZoom, size, image, scale) => {
    expect(open({ defaultZoom }, size, image).view.scale).toBeCloseTo(scale, 9);
  });

  test.each([
    ['left', 'top', 0, 0],
    ['center', 'center', 0, 200],
    ['right', 'bottom', 0, 400],
  ] as const)('lies %s %s', (horizontalAlignment, verticalAlignment, x, y) => {
    const { view } = open({ horizontalAlignment, verticalAlignment }, [800, 600], [400, 100]);
    expect(toScreen(view, { x: 0, y: 0 })).toEqual({ x, y });
  });

  test('follows the size of the surface until a person zooms', () => {
    const viewport = open();
    viewport.setSize(400, 300);
    expect(viewport.view.scale).toBe(1);
    viewport.zoomBy(1.3);
    viewport.setSize(800, 600);
    expect(viewport.view.scale).toBeCloseTo(1.3, 9);
  });

  test('the natural size arriving late does not move what is seen', () => {
    const viewport = open();
    viewport.zoomBy(1.3, { x: 100, y: 100 });
    const before = toScreen(viewport.view, { x: 30, y: 40 });
    viewport.setImage(800, 600);
    const after = toScreen(viewport.view, { x: 30, y: 40 });
    expect(after.x).toBeCloseTo(before.x, 6);
    expect(after.y).toBeCloseTo(before.y, 6);
  });
});

describe('zoom', () => {
  test('keeps the place under the pointer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 15 }), (x, y, steps) => {
        const viewport = open();
        const before = toPct(viewport.view, { x, y });
        for (let i = 0; i < steps; i++) viewport.zoomBy(1.1, { x, y });
        const after = toPct(viewport.view, { x, y });
        expect(after.x).toBeCloseTo(before.x, 6);
        expect(after.y).toBeCloseTo(before.y, 6);
      }),
    );
  });

  test('twenty notches of 1.1 are 6.7 times', () => {
    const viewport = open();
    for (let i = 0; i < 20; i++) viewport.zoomBy(1.1);
    expect(viewport.zoom).toBeCloseTo(1.1 ** 20, 6);
  });

  test('one event changes at most by 30 %', () => {
    const viewport = open();
    viewport.zoomBy(50);
    expect(viewport.zoom).toBeCloseTo(1.3, 9);
  });

  test('stops at a hundred times and, without negativeZoom, at fitted', () => {
    const viewport = open();
    for (let i = 0; i < 200; i++) viewport.zoomBy(1.3);
    expect(viewport.zoom).toBe(100);
    for (let i = 0; i < 200; i++) viewport.zoomBy(1 / 1.3);
    expect(viewport.zoom).toBe(1);
    expect(toScreen(viewport.view, { x: 0, y: 0 })).toEqual({ x: 0, y: 0 });
  });

  test('negativeZoom goes below, to a tenth', () => {
    const viewport = open({ negativeZoom: true });
    for (let i = 0; i < 40; i++) viewport.zoomBy(1 / 1.3);
    expect(viewport.zoom).toBeCloseTo(0.1, 9);
  });

  test('an image that opens small may be fitted by hand and zoomed back to how it opened', () => {
    const viewport = open({ defaultZoom: 'original' });
    viewport.fit();
    expect(viewport.view.scale).toBe(2);
    viewport.actualSize();
    expect(viewport.view.scale).toBe(1);
  });
});

describe('pan', () => {
  test('never loses the image', () => {
    const delta = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(delta, delta), { maxLength: 5 }), fc.integer({ min: 0, max: 20 }), (moves, notches) => {
        const viewport = open();
        for (let i = 0; i < notches; i++) viewport.zoomBy(1.2);
        for (const [x, y] of moves) viewport.panBy({ x, y });
        const all = boxToScreen(viewport.view, { x: 0, y: 0, width: 100, height: 100 });
        expect(all.x).toBeLessThanOrEqual(400.001);
        expect(all.y).toBeLessThanOrEqual(300.001);
        expect(all.x + all.width).toBeGreaterThanOrEqual(399.999);
        expect(all.y + all.height).toBeGreaterThanOrEqual(299.999);
      }),
    );
  });

  test('goes by whole device pixels', () => {
    const viewport = open();
    viewport.setPixelRatio(2);
    for (let i = 0; i < 5; i++) viewport.zoomBy(1.3);
    const before = viewport.view;
    viewport.panBy({ x: 3.3, y: -2.2 });
    expect(viewport.view.x - before.x).toBe(3.5);
    expect(viewport.view.y - before.y).toBe(-2);
  });
});

test('turning keeps the middle of the surface in the middle', () => {
  const viewport = open();
  for (let i = 0; i < 5; i++) viewport.zoomBy(1.3, { x: 200, y: 200 });
  const before = toPct(viewport.view, { x: 400, y: 300 });
  viewport.setTurn(90);
  const after = toPct(viewport.view, { x: 400, y: 300 });
  expect(after.x).toBeCloseTo(before.x, 6);
  expect(after.y).toBeCloseTo(before.y, 6);
});

test('the actual size may be below fitted; zooming out stays there', () => {
  const viewport = open();
  viewport.actualSize();
  expect(viewport.view.scale).toBe(1);
  expect(toScreen(viewport.view, { x: 0, y: 0 })).toEqual({ x: 0, y: 0 });
  viewport.zoomBy(0.9);
  expect(viewport.view.scale).toBe(1);
});

test('reveal shows a box that is out of sight, and leaves one in sight alone', () => {
  const viewport = open();
  for (let i = 0; i < 8; i++) viewport.zoomBy(1.3, { x: 0, y: 0 });
  viewport.reveal({ x: 80, y: 80, width: 2, height: 2 });
  const on = boxToScreen(viewport.view, { x: 80, y: 80, width: 2, height: 2 });
  expect(on.x).toBeGreaterThanOrEqual(0);
  expect(on.x + on.width).toBeLessThanOrEqual(800);
  expect(on.y + on.height).toBeLessThanOrEqual(600);
  const before = viewport.view;
  viewport.reveal({ x: 80, y: 80, width: 2, height: 2 });
  expect(viewport.view).toBe(before);
});

describe('a place to show', () => {
  const places = fc.record({
    zoom: fc.double({ min: 1.5, max: 50, noNaN: true }),
    x: fc.double({ min: 30, max: 70, noNaN: true }),
    y: fc.double({ min: 30, max: 70, noNaN: true }),
  });

  test('is what is shown, on any surface, image and turn, whichever becomes known last', () => {
    fc.assert(
      fc.property(places, views, fc.boolean(), (place, { width, height, imageWidth, imageHeight, turn }, late) => {
        const [size, image] = [
          [width, height],
          [imageWidth, imageHeight],
        ] as const;
        const viewport = late ? open({}, [0, 0], [100, 100]) : open({}, size, image);
        viewport.setTurn(turn);
        viewport.show(place);
        if (late) {
          viewport.setSize(...size);
          viewport.setImage(...image);
        }
        expect(viewport.shown.zoom).toBeCloseTo(place.zoom, 6);
        expect(viewport.place).toEqual(place);
        // What is narrower than the surface is kept inside it.
        if (viewport.isZoomed && imageWidth / imageHeight === width / height && turn === 0) {
          expect([viewport.shown.x, viewport.shown.y]).toEqual([expect.closeTo(place.x, 4), expect.closeTo(place.y, 4)]);
        }
      }),
    );
  });

  test('is kept until a person zooms or pans', () => {
    const viewport = open();
    viewport.show({ zoom: 4, x: 40, y: 60 });
    viewport.setSize(400, 300);
    expect(viewport.shown).toEqual({ zoom: expect.closeTo(4, 9), x: expect.closeTo(40, 6), y: expect.closeTo(60, 6) });
    viewport.panBy({ x: 10, y: 0 });
    const { scale } = viewport.view;
    viewport.setSize(800, 600);
    expect(viewport.view.scale).toBe(scale);
  });

  test('none, or none that can be shown, is how it opens', () => {
    const viewport = open();
    for (const place of [undefined, { zoom: 0, x: 1, y: 1 }, { zoom: 2, x: Number.NaN, y: 1 }]) {
      viewport.zoomBy(1.3);
      viewport.show(place);
      expect([viewport.zoom, viewport.place]).toEqual([1, undefined]);
    }
  });
});
