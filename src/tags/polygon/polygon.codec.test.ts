import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polygonCodec } from './polygon.codec';

const POINTS = Object.freeze([
  [10, 10],
  [30, 12],
  [22, 40],
]);

function read(wire: Record<string, unknown>): { value: unknown; codes: string[]; keys: (string | undefined)[] } {
  const { value, findings } = polygonCodec.read(wire, undefined);
  return { value, codes: findings.map(({ code }) => code), keys: findings.map(({ key }) => key) };
}

describe('reading', () => {
  it('takes a missing `closed` as closed', () => {
    expect(read({ points: POINTS })).toEqual({ value: { points: POINTS, closed: true }, codes: [], keys: [] });
    expect(read({ points: POINTS, closed: null }).value).toEqual({ points: POINTS, closed: true });
    expect(read({ points: POINTS, closed: false }).value).toEqual({ points: POINTS, closed: false });
  });

  it.each([
    ['no points', {}, 'value.points'],
    ['points in words', { points: '10,10 20,20' }, 'value.points'],
    [
      'a point in words',
      {
        points: [
          [1, 2],
          ['3', 4],
        ],
      },
      'value.points[1]',
    ],
    ['NaN', { points: [[1, Number.NaN]] }, 'value.points[0]'],
    ['null', { points: [[1, 2], null] }, 'value.points[1]'],
    ['a lone coordinate', { points: [[1, 2], [3]] }, 'value.points[1]'],
    ['points that are objects', { points: [{ x: 1, y: 2 }] }, 'value.points[0]'],
    ['closed in words', { points: POINTS, closed: 'yes' }, 'value.closed'],
  ])('does not guess from %s', (_, wire, key) => {
    expect(read(wire)).toEqual({ value: undefined, codes: ['geometry-unreadable'], keys: [key] });
  });

  it('says what it got', () => {
    const [finding] = polygonCodec.read(
      {
        points: [
          [1, 2],
          [Number.NaN, 4],
        ],
      },
      undefined,
    ).findings;
    expect(finding?.message).toBe('The polygon cannot be shown: point 2 is ["NaN",4], but two numbers are needed.');
  });

  it.each([0, 1, 2])('keeps a closed polygon of %s points, and reports it', (count) => {
    const points = POINTS.slice(0, count);
    expect(read({ points })).toEqual({ value: { points, closed: true }, codes: ['too-few-points'], keys: ['value.points'] });
  });

  it('takes one or two points of an open polygon for what they are', () => {
    expect(read({ points: POINTS.slice(0, 1), closed: false }).codes).toEqual([]);
    expect(read({ points: [], closed: false }).codes).toEqual(['too-few-points']);
  });

  it('keeps points out of bounds, and reports the first', () => {
    const points = [...POINTS, [101, 5], [5, -2]];
    expect(read({ points })).toEqual({ value: { points, closed: true }, codes: ['out-of-bounds'], keys: ['value.points[3]'] });
    expect(read({ points: [...POINTS, [100.0000001, -1e-9]] }).codes).toEqual([]);
  });

  it('never throws', () => {
    const almost = fc.array(fc.oneof(fc.tuple(fc.double(), fc.double()), fc.anything()));
    fc.assert(
      fc.property(fc.record({ points: fc.oneof(almost, fc.anything()), closed: fc.anything() }), (wire) => {
        const { value, findings } = polygonCodec.read(wire, undefined);
        expect(value !== undefined || findings.length > 0).toBe(true);
      }),
    );
  });
});

describe('writing', () => {
  // `+ 0` makes 0 of -0, which JSON writers do not keep apart.
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0);
  const pair = fc.tuple(finite, finite);
  const wires = fc.record(
    { points: fc.array(pair), closed: fc.boolean(), polygonlabels: fc.array(fc.string()), extra: fc.anything() },
    { requiredKeys: ['points'] },
  );

  it('back what was read gives the very object', () => {
    fc.assert(
      fc.property(wires, (wire) => {
        expect(polygonCodec.write(polygonCodec.read(wire, undefined).value!, wire, undefined)).toBe(wire);
      }),
    );
  });

  it('and reading gives the same polygon, other keys untouched', () => {
    fc.assert(
      fc.property(wires, fc.array(pair), fc.boolean(), (wire, points, closed) => {
        const written = polygonCodec.write({ points, closed }, wire, undefined);
        expect(polygonCodec.read(written, undefined).value).toEqual({ points, closed });
        expect(written.polygonlabels).toBe(wire.polygonlabels);
        expect(written.extra).toBe(wire.extra);
      }),
    );
  });

  it('changes the keys that differ, and no other', () => {
    const wire = { points: POINTS, polygonlabels: ['Roof'] };
    const points = [...POINTS, [5, 5]] as [number, number][];
    expect(polygonCodec.write({ points, closed: true }, wire, undefined)).toEqual({ ...wire, points });
    const opened = polygonCodec.write({ points: POINTS as never, closed: false }, wire, undefined);
    expect(opened).toEqual({ ...wire, closed: false });
    expect(opened.points).toBe(POINTS);
    expect(polygonCodec.write({ points: POINTS as never, closed: true }, { ...wire, closed: false }, undefined)).toEqual({
      ...wire,
      closed: true,
    });
  });

  it('of a new polygon is complete, as Label Studio writes it', () => {
    expect(polygonCodec.write({ points: POINTS as never, closed: true }, {}, undefined)).toEqual({ points: POINTS, closed: true });
  });
});

it('tells whether a result carries a polygon', () => {
  expect(polygonCodec.has({ choices: ['a'] })).toBe(false);
  expect(polygonCodec.has({ points: null })).toBe(true);
});
