import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PCT_TOLERANCE } from '../../geometry';
import { closeRing, cutRing, insertVertex, linked, moveControl, moveVertex, moveVertices, removeVertices, toggleCurve } from './edits.kind';
import { runsOf, segmentsOf } from './runs.kind';
import { vectorKind } from './vector.kind';
import { type VectorValue, type Vertex, vectorKindCore } from './vector.kindCore';

const EXTENT = { width: 600, height: 403 };
const NONE = { x: 0, y: 0 };
const pct = fc.double({ min: 0, max: 100, noNaN: true });
const point = fc.record({ x: pct, y: pct });
const delta = fc.record({ x: fc.double({ min: -150, max: 150, noNaN: true }), y: fc.double({ min: -150, max: 150, noNaN: true }) });

function vertex(id: string, x: number, y: number, prevPointId: string | null, more: Partial<Vertex> = {}): Vertex {
  return { id, x, y, prevPointId, isBezier: false, ...more };
}

/** Paths of any kind: lines, rings, trees, curved here and there. */
const path: fc.Arbitrary<VectorValue> = fc
  .record({
    points: fc.array(fc.record({ at: point, one: point, two: point, curved: fc.boolean(), from: fc.nat() }), {
      minLength: 3,
      maxLength: 20,
    }),
    closed: fc.boolean(),
    tree: fc.boolean(),
  })
  .map(({ points, closed, tree }) => ({
    vertices: points.map(({ at, one, two, curved, from }, i) =>
      vertex(`v${i}`, at.x, at.y, i === 0 ? null : `v${tree ? from % i : i - 1}`, {
        mine: i,
        ...(curved && { isBezier: true, controlPoint1: one, controlPoint2: two }),
      }),
    ),
    closed,
  }));

/** A square whose top bulges to y 0. */
const CURVED: VectorValue = {
  vertices: [
    vertex('a', 10, 30, null, { isBezier: true, controlPoint1: { x: 10, y: 40 }, controlPoint2: { x: 10, y: -10 } }),
    vertex('b', 40, 30, 'a', { isBezier: true, controlPoint1: { x: 40, y: -10 }, controlPoint2: { x: 40, y: 40 } }),
    vertex('c', 40, 60, 'b'),
    vertex('d', 10, 60, 'c'),
  ],
  closed: false,
};
const SKELETON: VectorValue = {
  vertices: [vertex('a', 10, 10, null), vertex('b', 50, 10, 'a'), vertex('c', 90, 10, 'b'), vertex('d', 50, 50, 'b')],
  closed: false,
};

function ids(value: VectorValue): unknown[] {
  return value.vertices.map(({ id }) => id);
}

function from(value: VectorValue): unknown[] {
  return value.vertices.map(({ prevPointId }) => prevPointId);
}

describe('lines and rings', () => {
  it('of a skeleton are each drawn once, branches from where they leave', () => {
    expect(runsOf(SKELETON)).toEqual([
      { indices: [0, 1, 2], ring: false },
      { indices: [1, 3], ring: false },
    ]);
  });

  it('follow the links, not the order of the list', () => {
    const { vertices } = SKELETON;
    expect(runsOf({ vertices: [vertices[2]!, vertices[0]!, vertices[1]!], closed: false })).toEqual([{ indices: [1, 2, 0], ring: false }]);
  });

  it('close where the path is closed, or its links say so', () => {
    const three = SKELETON.vertices.slice(0, 3);
    expect(runsOf({ vertices: three, closed: true })).toEqual([{ indices: [0, 1, 2], ring: true }]);
    const said = three.with(0, { ...three[0]!, prevPointId: 'c' });
    expect(runsOf({ vertices: said, closed: true })).toEqual([{ indices: [0, 1, 2], ring: true }]);
    expect(runsOf({ vertices: said, closed: false })).toEqual([{ indices: [0, 1, 2], ring: true }]);
  });

  it('are there for whatever links say: every vertex, no endless walk', () => {
    const links = fc.array(fc.oneof(fc.nat(9).map(String), fc.constant(null), fc.constant(undefined)), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(links, fc.boolean(), (prevs, closed) => {
        const vertices = prevs.map((prevPointId, i) => ({ id: String(i), x: i, y: i, prevPointId }) as Vertex);
        const seen = new Set(runsOf({ vertices, closed }).flatMap(({ indices }) => indices));
        expect(seen.size).toBe(vertices.length);
      }),
    );
  });
});

describe('bounds', () => {
  it('of curves reach to where they turn', () => {
    expect(vectorKind.bounds(CURVED, EXTENT)).toEqual({ x: 10, y: 0, width: 30, height: 60 });
  });

  it('hold the outline', () => {
    fc.assert(
      fc.property(path, (value) => {
        const { x, y, width, height } = vectorKind.bounds(value, EXTENT);
        const all = vectorKind.outline!(value, EXTENT).flatMap(({ points }) => points);
        expect(Math.min(...all.map((at) => at.x)) - x).toBeGreaterThan(-1e-9);
        expect(Math.min(...all.map((at) => at.y)) - y).toBeGreaterThan(-1e-9);
        expect(x + width - Math.max(...all.map((at) => at.x))).toBeGreaterThan(-1e-9);
        expect(y + height - Math.max(...all.map((at) => at.y))).toBeGreaterThan(-1e-9);
      }),
    );
  });
});

describe('a hit', () => {
  const ring = { ...CURVED, closed: true };
  it.each([
    ['on a curve, exactly', CURVED, { x: 25, y: 0 }, NONE, true],
    ['on its control point', CURVED, { x: 10, y: -10 }, { x: 1, y: 1 }, false],
    ['inside an open path', CURVED, { x: 25, y: 30 }, { x: 1, y: 1 }, false],
    ['inside a closed one', ring, { x: 25, y: 30 }, NONE, true],
    ['in the bulge of a closed one', ring, { x: 25, y: 2 }, NONE, true],
    ['where an open one would close', CURVED, { x: 10, y: 45 }, { x: 1, y: 1 }, false],
    ['on the line that closes', ring, { x: 9.5, y: 50 }, { x: 1, y: 1 }, true],
    ['out of a tolerance that is not square', CURVED, { x: 25, y: 61 }, { x: 3, y: 0.5 }, false],
    ['on a branch', SKELETON, { x: 50.5, y: 30 }, { x: 1, y: 1 }, true],
    ['between branches', SKELETON, { x: 70, y: 30 }, { x: 1, y: 1 }, false],
    ['on a lone point', { vertices: [vertex('a', 5, 5, null)], closed: false }, { x: 5.5, y: 5 }, { x: 1, y: 1 }, true],
    ['on nothing', { vertices: [], closed: true }, { x: 0, y: 0 }, { x: 1, y: 1 }, false],
  ])('%s', (_, value, at, tolerance, expected) => {
    expect(vectorKind.contains(value, at, tolerance, EXTENT)).toBe(expected);
  });
});

describe('a move', () => {
  it('takes everything along, inside where it was inside, unknown keys untouched', () => {
    fc.assert(
      fc.property(path, delta, (value, by) => {
        const moved = vectorKind.move(value, by, EXTENT);
        const [dx, dy] = [moved.vertices[0]!.x - value.vertices[0]!.x, moved.vertices[0]!.y - value.vertices[0]!.y];
        moved.vertices.forEach((now, i) => {
          const was = value.vertices[i]!;
          expect([now.x - was.x, now.y - was.y]).toEqual([expect.closeTo(dx, 9), expect.closeTo(dy, 9)]);
          if (was.controlPoint1) expect(now.controlPoint1!.x - was.controlPoint1.x).toBeCloseTo(dx, 9);
          expect({ ...now, x: 0, y: 0, controlPoint1: 0, controlPoint2: 0 }).toEqual({
            ...was,
            x: 0,
            y: 0,
            controlPoint1: 0,
            controlPoint2: 0,
          });
        });
        const before = vectorKind.bounds(value, EXTENT);
        const after = vectorKind.bounds(moved, EXTENT);
        if (before.x >= 0 && before.x + before.width <= 100) {
          expect(after.x).toBeGreaterThanOrEqual(-PCT_TOLERANCE);
          expect(after.x + after.width).toBeLessThanOrEqual(100 + PCT_TOLERANCE);
        }
      }),
    );
  });

  it('leaves a control point that cannot be read as it came', () => {
    const odd = { vertices: [{ ...CURVED.vertices[0]!, controlPoint1: 'here' as never }], closed: false };
    expect(vectorKind.move(odd, { x: 5, y: 5 }, EXTENT).vertices[0]).toMatchObject({
      x: 15,
      controlPoint1: 'here',
      controlPoint2: { x: 15 },
    });
  });
});

describe('scaling and turning', () => {
  it('stretch one box over another', () => {
    fc.assert(
      fc.property(path, (value) => {
        const box = vectorKind.bounds(value, EXTENT);
        fc.pre(box.width > 1 && box.height > 1);
        const to = { x: 5, y: 10, width: 40, height: 20 };
        const { x, y, width, height } = vectorKind.bounds(vectorKind.resize!(value, box, to, EXTENT), EXTENT);
        expect({ x, y, width, height }).toEqual({
          x: expect.closeTo(5, 9),
          y: expect.closeTo(10, 9),
          width: expect.closeTo(40, 9),
          height: expect.closeTo(20, 9),
        });
      }),
    );
  });

  it('four quarter turns leave what was', () => {
    fc.assert(
      fc.property(path, point, (value, centre) => {
        let turned = value;
        for (let i = 0; i < 4; i++) turned = vectorKind.rotate!(turned, 90, centre, EXTENT);
        turned.vertices.forEach((now, i) => {
          expect([now.x, now.y]).toEqual([expect.closeTo(value.vertices[i]!.x, 8), expect.closeTo(value.vertices[i]!.y, 8)]);
        });
      }),
    );
  });

  it('a turn goes through the pixels, control points along', () => {
    const turned = vectorKind.rotate!(CURVED, 90, { x: 25, y: 30 }, { width: 200, height: 100 });
    expect(turned.vertices[0]).toMatchObject({ x: 25, y: 0, controlPoint2: { x: 45, y: 0 } });
  });
});

describe('an outline', () => {
  it('is the lines, or one ring', () => {
    expect(vectorKind.outline!(SKELETON, EXTENT).map(({ points, closed }) => [points.length, closed])).toEqual([
      [3, false],
      [2, false],
    ]);
    const [ring, ...more] = vectorKind.outline!({ ...CURVED, closed: true }, EXTENT);
    expect([ring?.closed, more.length]).toEqual([true, 0]);
    expect(ring?.points.length).toBeGreaterThan(10);
    expect(ring?.points.at(-1)).not.toEqual(ring?.points[0]);
  });

  it('makes a path again; holes are refused', () => {
    const points = [
      { x: 1, y: 1 },
      { x: 9, y: 1 },
      { x: 9, y: 9 },
    ];
    const { value } = vectorKind.fromOutline!([{ points, closed: true }], EXTENT);
    expect(vectorKind.outline!(value!, EXTENT)).toEqual([{ points, closed: true }]);
    expect(
      vectorKind.fromOutline!(
        [
          { points, closed: true },
          { points, closed: true },
        ],
        EXTENT,
      ).refusal,
    ).toMatch(/one line/);
    expect(vectorKind.fromOutline!([], EXTENT).refusal).toBeDefined();
    expect(vectorKind.fromOutline!([{ points: points.slice(1), closed: true }], EXTENT).refusal).toMatch(/three/);
  });
});

describe('a path', () => {
  it.each([
    [CURVED, true],
    [{ vertices: [], closed: false }, false],
    [{ vertices: [vertex('a', 1, 1, null)], closed: false }, true],
    [{ vertices: SKELETON.vertices.slice(0, 2), closed: true }, false],
    [{ vertices: CURVED.vertices.slice(0, 2), closed: true }, true],
    [{ vertices: [vertex('a', Number.NaN, 1, null)], closed: false }, false],
  ])('%# is valid: %s', (value, expected) => {
    expect(vectorKindCore.isValid(value)).toBe(expected);
  });

  it('is described in few words', () => {
    expect(vectorKindCore.describe?.(SKELETON)).toBe('10, 10 · 80 × 40 % · 4 points');
  });
});

describe('a vertex', () => {
  it('is moved with its control points, kept on the image', () => {
    expect(moveVertex(CURVED, 0, { x: -5, y: 40 }).vertices[0]).toMatchObject({ x: 0, y: 40, controlPoint1: { x: 0, y: 50 } });
    expect(moveVertex(CURVED, 9, { x: 1, y: 1 })).toBe(CURVED);
    expect(moveVertices(CURVED, new Set([2, 3]), { x: 5, y: 0 }).vertices.map(({ x }) => x)).toEqual([10, 40, 45, 15]);
  });

  it('inserted and removed again leaves the lines that were', () => {
    const straight = path.filter(({ vertices }) => vertices.every(({ isBezier }) => !isBezier));
    fc.assert(
      fc.property(straight, fc.nat(), point, (value, n, at) => {
        const segments = segmentsOf(value);
        const segment = segments[n % segments.length]!;
        const more = insertVertex(value, segment, at);
        const added = more.vertices.findIndex(({ id }) => !value.vertices.some((old) => old.id === id));
        expect(more.vertices).toHaveLength(value.vertices.length + 1);
        expect(segmentsOf(more)).toHaveLength(segments.length + 1);
        expect(removeVertices(more, new Set([added]), 1)).toEqual(value);
      }),
    );
  });

  it('inserted on a curve leaves its shape', () => {
    const more = insertVertex(CURVED, { from: 0, to: 1 }, { x: 0, y: 0 }, 0.3);
    expect(more.vertices).toHaveLength(5);
    const { width, height, x, y } = vectorKind.bounds(more, EXTENT);
    expect([x, y, width, height]).toEqual([10, expect.closeTo(0, 9), 30, expect.closeTo(60, 9)]);
    for (const at of vectorKind.outline!(CURVED, EXTENT)[0]!.points)
      expect(vectorKind.contains(more, at, { x: 0.01, y: 0.01 }, EXTENT), JSON.stringify(at)).toBe(true);
    expect(more.vertices[4]).toBe(CURVED.vertices[3]);
  });

  it('on the line that closes a ring goes to the end', () => {
    const ring = closeRing(CURVED);
    expect(from(ring)).toEqual(['d', 'a', 'b', 'c']);
    const more = insertVertex(ring, { from: 3, to: 0 }, { x: 5, y: 45 });
    const id = more.vertices[4]?.id;
    expect(from(more)).toEqual([id, 'a', 'b', 'c', 'd']);
    expect(runsOf(more)).toEqual([{ indices: [0, 1, 2, 3, 4], ring: true }]);
  });

  it('removed hands over what came from it; too few are not left', () => {
    expect(from(removeVertices(SKELETON, new Set([1]), 2))).toEqual([null, 'a', 'a']);
    expect(from(removeVertices(CURVED, new Set([0]), 2))).toEqual([null, 'b', 'c']);
    expect(ids(removeVertices(SKELETON, new Set([0, 2]), 2))).toEqual(['b', 'd']);
    expect(removeVertices(SKELETON, new Set([0, 1, 2]), 2)).toBe(SKELETON);
    const ring = closeRing({ vertices: SKELETON.vertices.slice(0, 3), closed: false });
    expect(removeVertices(ring, new Set([0]), 1)).toBe(ring);
    expect(from(removeVertices(closeRing(CURVED), new Set([0]), 1))).toEqual(['d', 'b', 'c']);
  });

  it('that was a start with branches leaves one drawing', () => {
    const star: VectorValue = { vertices: [vertex('a', 1, 1, null), vertex('b', 2, 1, 'a'), vertex('c', 3, 1, 'a')], closed: false };
    expect(from(removeVertices(star, new Set([0]), 1))).toEqual([null, 'b']);
  });

  it('becomes a curve along the way between its neighbours, and straight again', () => {
    const curved = toggleCurve(SKELETON, 1);
    expect(curved.vertices[1]).toEqual({
      ...SKELETON.vertices[1],
      isBezier: true,
      controlPoint1: { x: 26, y: 10 },
      controlPoint2: { x: 74, y: 10 },
    });
    expect(toggleCurve(curved, 1)).toEqual(SKELETON);
    expect(toggleCurve(SKELETON, 0).vertices[0]).toMatchObject({ isBezier: true, controlPoint2: { x: 22, y: 10 } });
  });
});

describe('a control point', () => {
  it('is mirrored by the other one until they are parted', () => {
    const both = moveControl(CURVED, 0, 'controlPoint2', { x: 15, y: 20 }, false);
    expect(both.vertices[0]).toMatchObject({ controlPoint1: { x: 5, y: 40 }, controlPoint2: { x: 15, y: 20 } });
    const one = moveControl(CURVED, 0, 'controlPoint2', { x: 15, y: 20 }, true);
    expect(one.vertices[0]).toMatchObject({ controlPoint1: { x: 10, y: 40 }, disconnected: true });
    expect(moveControl(one, 0, 'controlPoint1', { x: 1, y: 1 }, false).vertices[0]).toMatchObject({ controlPoint2: { x: 15, y: 20 } });
  });
});

describe('a ring', () => {
  it('cut at a line starts after it', () => {
    const ring = closeRing(CURVED);
    const cut = cutRing(ring, { from: 1, to: 2 });
    expect([ids(cut), from(cut), cut.closed]).toEqual([['c', 'd', 'a', 'b'], [null, 'c', 'd', 'a'], false]);
    expect(cut.vertices[1]).toBe(ring.vertices[3]);
    expect(cutRing(ring, { from: 3, to: 0 })).toEqual(CURVED);
    expect(cutRing(CURVED, { from: 0, to: 1 })).toBe(CURVED);
  });

  it('is made of a line with points enough', () => {
    expect(closeRing(SKELETON)).toBe(SKELETON);
    const two = { vertices: SKELETON.vertices.slice(0, 2), closed: false };
    expect(closeRing(two)).toBe(two);
  });

  it('of new vertices says so at its first', () => {
    const [a, b, c] = linked([NONE, NONE, NONE], true);
    expect([a?.prevPointId, b?.prevPointId, c?.prevPointId]).toEqual([c?.id, a?.id, b?.id]);
  });
});
