import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../core';
import { boxesIntersect } from '../../../geometry';
import type { RegionPlace } from '../../../store';
import { placeChips, pointAlong } from './chips';
import { type ArrowEnd, type ArrowEnds, endsOf } from './ends';
import { boundsOfRoute, distanceTo } from './nearest';
import { type Route, routeArrows } from './route';
import { lanesOf, spread } from './spread';

const ROW = 18;
const PITCH = 27;
const FRAME: Box = { x: 0, y: 0, width: 800, height: 600 };

function word(row: number, x: number, width = 60): Box {
  return { x, y: 10 + row * PITCH, width, height: ROW };
}

function seen(box: Box): ArrowEnd {
  return { box, beyond: undefined, at: 0 };
}

function between(from: Box, to: Box): ArrowEnds {
  return { from: seen(from), to: seen(to) };
}

function placeAt(first: Box, more: Partial<RegionPlace> = {}): RegionPlace {
  return { first, last: first, frame: FRAME, certainty: 'exact', isRtl: false, ...more };
}

function startOf({ curves }: Route) {
  return curves[0]![0];
}

function endOf({ curves }: Route) {
  return curves.at(-1)![3];
}

/** The way of an arrow, whichever end it begins at. */
function pathOf({ curves }: Route): string {
  const points = curves.flat().map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`);
  return [points.join(' '), [...points].reverse().join(' ')].sort()[0]!;
}

const words = fc.record({ row: fc.nat(14), column: fc.nat(7) }).map(({ row, column }) => word(row, 10 + column * 95));
const shapes = fc
  .record({ x: fc.nat(700), y: fc.nat(500), width: fc.integer({ min: 1, max: 200 }), height: fc.integer({ min: 1, max: 200 }) })
  .map((box): Box => box);
const arrows = fc.array(fc.tuple(fc.oneof(words, shapes), fc.oneof(words, shapes)), { minLength: 1, maxLength: 60 });

describe('routes', () => {
  test('no two are the same, whatever they join and however often', () => {
    fc.assert(
      fc.property(arrows, (pairs) => {
        const routes = routeArrows(pairs.map(([a, b]) => between(a, b)));
        expect(new Set(routes.map(pathOf)).size).toBe(pairs.length);
      }),
    );
  });

  test('begin and end on the outline of their boxes, in one piece of finite numbers', () => {
    const isOn = ({ x, y }: { x: number; y: number }, box: Box): boolean => {
      const [right, bottom] = [box.x + box.width, box.y + box.height];
      // Fanned out at what is narrower than an arrow needs, and set apart from an equal one.
      const [wide, high] = [Math.max(0, 12 - box.width) + 8, Math.max(0, 12 - box.height) + 8];
      const near = (a: number, b: number, by: number): boolean => Math.abs(a - b) <= by;
      const within = x >= box.x - wide && x <= right + wide && y >= box.y - high && y <= bottom + high;
      return within && (near(x, box.x, wide) || near(x, right, wide) || near(y, box.y, high) || near(y, bottom, high));
    };
    fc.assert(
      fc.property(fc.tuple(words, words), fc.tuple(shapes, shapes), ([a, b], [c, d]) => {
        for (const [from, to] of [
          [a, b],
          [c, d],
          [a, c],
        ] as const) {
          const [route] = routeArrows([between(from, to)]);
          expect(isOn(startOf(route!), from)).toBe(true);
          expect(isOn(endOf(route!), to)).toBe(true);
          route!.curves.forEach((curve, i) => {
            expect(curve.flatMap(({ x, y }) => [x, y]).every(Number.isFinite)).toBe(true);
            if (i > 0) expect(curve[0]).toEqual(route!.curves[i - 1]![3]);
          });
        }
      }),
    );
  });

  test('lines along rows keep to the air between them: no word is struck out', () => {
    const rows = [0, 1, 2, 3, 4, 5].map((row) => word(row, 20));
    const far = [0, 1, 2, 3, 4, 5].map((row) => word(row, 500));
    const routes = routeArrows(rows.flatMap((from) => far.map((to) => between(from, to))));
    for (const route of routes) {
      for (const [a, b, c, d] of route.curves) {
        const isLevelLine = Math.abs(d.x - a.x) > 20;
        if (!isLevelLine) continue;
        expect([a.y, b.y, c.y, d.y].every((y) => Math.abs(y - a.y) < 0.01)).toBe(true);
        // The letters of a row are its box without two pixels on each side.
        const inLetters = (((a.y - 10) % PITCH) + PITCH) % PITCH;
        expect(inLetters <= 2.01 || inLetters >= ROW - 2.01).toBe(true);
      }
    }
  });

  test('there and back again are two lines, side by side', () => {
    const [there, back] = routeArrows([between(word(1, 40), word(1, 300)), between(word(1, 300), word(1, 40))]);
    expect(Math.abs(pointAlong(there!, 0.5).y - pointAlong(back!, 0.5).y)).toBeGreaterThan(1.5);
    expect(Math.abs(startOf(there!).x - endOf(back!).x)).toBeGreaterThan(4);
  });

  test('arrows that share an end are fanned out without crossing there', () => {
    const hub = { x: 300, y: 200, width: 120, height: 90 };
    const others = [60, 180, 300, 420, 540].map((x) => ({ x, y: 480, width: 40, height: 60 }));
    const starts = routeArrows(others.map((other) => between(hub, other))).map((route) => startOf(route).x);
    expect([...starts].sort((a, b) => a - b)).toEqual(starts);
    for (const [i, x] of starts.slice(1).entries()) expect(x - starts[i]!).toBeGreaterThanOrEqual(8);
  });

  test('the cost of 300 arrows is bounded: a box is looked at a fixed number of times for each of its arrows', () => {
    let reads = 0;
    const counted = (box: Box): Box =>
      new Proxy(box, {
        get: (target, key) => {
          reads++;
          return Reflect.get(target, key);
        },
      });
    const pairs = Array.from({ length: 300 }, (_, i) =>
      between(counted(word(i % 20, (i * 37) % 700)), counted(word((i * 7) % 20, (i * 91) % 700))),
    );
    expect(routeArrows(pairs)).toHaveLength(300);
    expect(reads / 300).toBeLessThan(200);
  });
});

describe('ends', () => {
  test('the nearest lines of spans over several rows are joined', () => {
    const long = placeAt(word(2, 500), { last: word(3, 10) });
    const ends = endsOf(long, placeAt(word(4, 10)), FRAME);
    expect(ends?.from.box).toEqual(word(3, 10));
    expect(endsOf(placeAt(word(1, 500)), long, FRAME)?.to.box).toEqual(word(2, 500));
  });

  test('what is scrolled out of sight ends at the edge of its frame, near to where the other end stands', () => {
    const below = placeAt(word(40, 20));
    const ends = endsOf(placeAt(word(3, 400)), below, FRAME);
    expect(ends?.to).toMatchObject({ beyond: 'bottom', box: { y: 600, height: 0 } });
    const [route] = routeArrows([ends!]);
    expect(endOf(route!).y).toBe(600);
    expect(Math.abs(endOf(route!).x - 430)).toBeLessThan(80);
  });

  test('a guess is never drawn as a place', () => {
    const guess = placeAt(word(5, 300), { certainty: 'about' });
    expect(endsOf(placeAt(word(3, 400)), guess, FRAME)?.to.beyond).toBeDefined();
    expect(endsOf(guess, guess, FRAME)).toBeUndefined();
    const elsewhere = placeAt(FRAME, { certainty: 'elsewhere' });
    expect(endsOf(elsewhere, placeAt(word(3, 700)), FRAME)?.from.beyond).toBe('right');
  });

  test('nothing is drawn when neither end is in sight', () => {
    expect(endsOf(placeAt(word(40, 20)), placeAt(word(-9, 20)), FRAME)).toBeUndefined();
    expect(endsOf(placeAt(word(3, 20)), placeAt(word(4, 20)), { x: 0, y: 300, width: 800, height: 300 })).toBeUndefined();
  });

  test('no line leaves its frame where a word touches the edge', () => {
    const cut: Box = { x: 100, y: 590, width: 60, height: 18 };
    const [route] = routeArrows([endsOf(placeAt(cut), placeAt(word(40, 600)), FRAME)!]);
    const bounds = boundsOfRoute(route!);
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(600);
    expect(bounds.height).toBeGreaterThan(5);
  });
});

describe('labels', () => {
  test('none overlaps another, each lies on its own arrow', () => {
    fc.assert(
      fc.property(arrows, (pairs) => {
        const routes = routeArrows(pairs.map(([a, b]) => between(a, b)));
        const view = { x: -50, y: -50, width: 1200, height: 900 };
        const chips = placeChips(
          routes.map((route) => ({ route, width: 50, height: 14, isUrgent: false })),
          view,
          () => [],
        );
        const placed = chips.flatMap((chip) => chip ?? []);
        placed.forEach((chip, i) => {
          for (const other of placed.slice(i + 1)) expect(boxesIntersect(chip, other)).toBe(false);
        });
        chips.forEach((chip, i) => {
          const route = routes[i]!;
          if (chip) expect(distanceTo(route, { x: chip.x + 25, y: chip.y + 7 }, 1, boundsOfRoute(route))).toBeLessThan(1);
        });
        expect(chips[0]).toBeDefined();
      }),
    );
  });

  test('stand in the air between rows, cover no letters, and are left out where there is no air unless they are asked for', () => {
    const route = routeArrows([between({ x: 100, y: 0, width: 60, height: 18 }, { x: 110, y: 270, width: 60, height: 18 })])[0]!;
    const view = { x: 0, y: -20, width: 800, height: 400 };
    const chipOn = (rowPx: number, isUrgent: boolean) => {
      const lines = Array.from({ length: 40 }, (_, i) => ({ x: 0, y: i * rowPx, width: 700, height: 18 }));
      const linesIn = (box: Box) => lines.filter((line) => boxesIntersect(line, box));
      const [chip] = placeChips([{ route, width: 50, height: 13, isUrgent }], view, linesIn);
      const covers = chip && lines.some(({ x, y, width, height }) => boxesIntersect({ x, y: y + 4, width, height: height - 6 }, chip));
      return { chip, covers };
    };
    expect(chipOn(30, false)).toMatchObject({ chip: { width: 50 }, covers: false });
    expect(chipOn(20, false).chip).toBeUndefined();
    expect(chipOn(20, true)).toMatchObject({ chip: { width: 50 }, covers: true });
    const control = { x: 0, y: 0, width: 700, height: 400 };
    expect(placeChips([{ route, width: 50, height: 13, isUrgent: true }], view, () => [], [control])).toEqual([undefined]);
  });
});

describe('spreading', () => {
  test('keeps the order, the bounds, and the gap where there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 150 }), { minLength: 1, maxLength: 30 }), (wanted) => {
        const sorted = [...wanted].sort((a, b) => a - b);
        const places = spread(sorted, 0, 100, 9);
        const gap = wanted.length > 1 ? Math.min(9, 100 / (wanted.length - 1)) : 0;
        places.forEach((place, i) => {
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(100 + 1e-9);
          if (i > 0) expect(place - places[i - 1]!).toBeGreaterThanOrEqual(gap - 1e-9);
        });
      }),
    );
  });

  test('lines that overlap have lanes of their own, the longer above the shorter', () => {
    const spans = [
      { start: 0, end: 100 },
      { start: 10, end: 30 },
      { start: 20, end: 60 },
      { start: 200, end: 220 },
    ];
    expect(lanesOf(spans, 4)).toEqual([2, 0, 1, 0]);
  });
});
