import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kind, Path, Point } from '../../../core';
import { Outlines } from './outlines';
import { movingShapeOf } from './Snapper';
import { type SnapField, snapPoint, snapShape } from './snap';

const EXTENT = { width: 400, height: 200 };
/** 8 screen pixels a percent across, 4 down. */
const METRIC = { x: 8, y: 4 };
const asIs: Kind<readonly Path[]> = {
  name: 'lines',
  isValid: () => true,
  bounds: () => ({ x: 0, y: 0, width: 100, height: 100 }),
  contains: () => false,
  move: (value) => value,
  outline: (value) => value,
};

function field(...paths: Path[]): SnapField {
  const indexed = new Outlines().of(asIs as Kind<unknown>, paths, EXTENT);
  return { near: () => [{ id: 'r', paths: indexed }], metric: METRIC, reach: 6 };
}

function ring(...points: (readonly [number, number])[]): Path {
  return { points: points.map(([x, y]) => ({ x, y })), closed: true };
}

const SQUARE = ring([20, 20], [40, 20], [40, 40], [20, 40]);

describe('a point', () => {
  it('sticks to a vertex exactly, before any edge', () => {
    const snapped = snapPoint({ x: 20.5, y: 20.05 }, field(SQUARE));
    expect(snapped).toEqual({ at: { x: 20, y: 20 }, vertex: { region: 'r', path: 0, index: 0 } });
  });

  it('sticks to an edge where no vertex is near', () => {
    const snapped = snapPoint({ x: 30, y: 21 }, field(SQUARE));
    expect(snapped?.at).toEqual({ x: 30, y: 20 });
    expect(snapped?.line).toEqual([
      { x: 20, y: 20 },
      { x: 40, y: 20 },
    ]);
    expect(snapped?.vertex).toBeUndefined();
  });

  it('sticks where two edges cross', () => {
    const across = ring([0, 50], [100, 50], [100, 100], [0, 100]);
    const down = ring([50, 0], [100, 0], [100, 100], [50, 100]);
    const snapped = snapPoint({ x: 50.3, y: 50.6 }, field(across, down));
    expect(snapped?.at.x).toBeCloseTo(50, 9);
    expect(snapped?.at.y).toBeCloseTo(50, 9);
  });

  it.each([
    ['six pixels across are 0.75 percent', { x: 19.3, y: 30 }, true],
    ['beyond them it is free', { x: 19.2, y: 30 }, false],
    ['six pixels down are 1.5 percent', { x: 30, y: 41.4 }, true],
    ['more is free', { x: 30, y: 41.6 }, false],
  ])('%s', (_, point, sticks) => {
    expect(snapPoint(point, field(SQUARE)) !== undefined).toBe(sticks);
  });

  it('finds the last vertex of an open path, and a lone point', () => {
    const open: Path = {
      points: [
        { x: 10, y: 10 },
        { x: 60, y: 10 },
      ],
      closed: false,
    };
    expect(snapPoint({ x: 60.1, y: 10 }, field(open))?.vertex).toEqual({ region: 'r', path: 0, index: 1 });
    expect(snapPoint({ x: 10, y: 10.1 }, field({ points: [{ x: 10, y: 10 }], closed: false }))?.vertex?.index).toBe(0);
  });

  it('finds in a long outline what a search through all of it finds', () => {
    const points = Array.from({ length: 600 }, (_, i): readonly [number, number] => {
      const angle = (i / 600) * 2 * Math.PI;
      return [50 + 40 * Math.cos(angle), 50 + 40 * Math.sin(angle)];
    });
    const long = field(ring(...points));
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (x, y) => {
        const distance = (at: Point): number => Math.hypot((at.x - x) * METRIC.x, (at.y - y) * METRIC.y);
        const nearest = Math.min(...points.map(([px, py]) => distance({ x: px, y: py })));
        const snapped = snapPoint({ x, y }, long);
        if (nearest <= 6) expect(distance(snapped!.at)).toBeCloseTo(nearest, 9);
        else expect(snapped?.vertex).toBeUndefined();
      }),
    );
  });

  it('never goes farther than the reach', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (x, y) => {
        const at = snapPoint({ x, y }, field(SQUARE, ring([41, 30], [70, 35], [50, 80])))?.at;
        if (at) expect(Math.hypot((at.x - x) * METRIC.x, (at.y - y) * METRIC.y)).toBeLessThanOrEqual(6 + 1e-9);
      }),
    );
  });
});

describe('a shape', () => {
  it('puts a vertex on a vertex exactly', () => {
    const moving = movingShapeOf([ring([40.3, 19.8], [50, 19.8], [50, 30], [40.3, 30])]);
    const snapped = snapShape(moving, field(SQUARE));
    expect(40.3 + snapped!.delta.x).toBeCloseTo(40, 12);
    expect(19.8 + snapped!.delta.y).toBeCloseTo(20, 12);
    expect(snapped!.marks).toEqual([{ at: { x: 40, y: 20 } }]);
  });

  it('puts a vertex on an edge and slides along it', () => {
    const moving = movingShapeOf([ring([40.3, 25], [50, 25], [50, 35], [40.3, 35])]);
    const snapped = snapShape(moving, field(SQUARE));
    expect(40.3 + snapped!.delta.x).toBeCloseTo(40, 9);
    expect(snapped!.delta.y).toBeCloseTo(0, 9);
  });

  it('puts an edge of its own on a vertex', () => {
    const moving = movingShapeOf([ring([40.3, 5], [60, 5], [60, 95], [40.3, 95])]);
    const snapped = snapShape(moving, field(SQUARE));
    expect(40.3 + snapped!.delta.x).toBeCloseTo(40, 9);
    expect(snapped!.marks[0]?.line?.[0].x).toBeCloseTo(40, 9);
  });

  it('sticks in both directions at once', () => {
    const below = ring([20, 60], [90, 60], [90, 80], [20, 80]);
    const moving = movingShapeOf([ring([40.3, 30], [55, 30], [55, 59.2], [40.3, 59.2])]);
    const snapped = snapShape(moving, field(SQUARE, below));
    expect(40.3 + snapped!.delta.x).toBeCloseTo(40, 9);
    expect(59.2 + snapped!.delta.y).toBeCloseTo(60, 9);
    expect(snapped!.marks).toHaveLength(2);
  });

  it('is free where nothing is near', () => {
    expect(snapShape(movingShapeOf([ring([60, 60], [70, 60], [70, 70])]), field(SQUARE))).toBeUndefined();
  });

  it('sends some vertices of a long outline only', () => {
    const points = Array.from({ length: 5000 }, (_, i) => [i / 50, i / 50] as const);
    expect(movingShapeOf([ring(...points)]).points.length).toBeLessThanOrEqual(48);
  });
});
