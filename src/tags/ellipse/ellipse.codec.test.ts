import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ellipseCodec } from './ellipse.codec';

function read(wire: Record<string, unknown>) {
  const { value, findings } = ellipseCodec.read(wire, undefined);
  return { value, found: findings.map(({ code, key }) => `${code} ${key}`), hints: findings.map(({ hint }) => hint).join(' ') };
}

const CELL = Object.freeze({ x: 50, y: 40, radiusX: 12, radiusY: 9, rotation: 0, ellipselabels: ['Cell'] });

describe('reading', () => {
  it('takes x and y as the middle', () => {
    expect(read(CELL)).toMatchObject({ value: { x: 50, y: 40, radiusX: 12, radiusY: 9, rotation: 0 }, found: [] });
  });

  it('takes a missing turn as none', () => {
    expect(read({ x: 50, y: 40, radiusX: 12, radiusY: 9 })).toMatchObject({ value: { rotation: 0 }, found: [] });
    expect(read({ ...CELL, rotation: null })).toMatchObject({ value: { rotation: 0 }, found: [] });
  });

  it.each([
    ['a word', { ...CELL, x: 'left' }, 'value.x'],
    ['not a number', { ...CELL, radiusX: Number.NaN }, 'value.radiusX'],
    ['a missing radius', { x: 1, y: 2, radiusX: 3 }, 'value.radiusY'],
    ['a turn in words', { ...CELL, rotation: '30' }, 'value.rotation'],
  ])('cannot show %s', (_, wire, key) => {
    expect(read(wire)).toMatchObject({ value: undefined, found: [`geometry-unreadable ${key}`] });
  });

  it('says how to write what was given as a box', () => {
    expect(read({ x: 10, y: 10, width: 20, height: 20 }).hints).toContain('no width and height');
  });

  it.each([
    ['a middle outside', { ...CELL, x: 101 }, ['out-of-bounds value.x']],
    ['a radius over the edge', { ...CELL, y: 5 }, ['out-of-bounds value.radiusY']],
    ['a negative radius', { ...CELL, radiusX: -3 }, ['out-of-bounds value.radiusX']],
    ['no radius', { ...CELL, radiusY: 0 }, ['geometry-empty value.radiusY']],
    ['one that touches the edges', { ...CELL, x: 12, y: 9 }, []],
  ])('shows %s, and says so', (_, wire, found) => {
    expect(read(wire)).toMatchObject({ value: { radiusX: wire.radiusX }, found });
  });
});

describe('writing', () => {
  it('changes nothing that says the same, and keeps what it does not own', () => {
    const number = fc.double({ min: 0, max: 100, noNaN: true });
    const turn = fc.option(fc.oneof(fc.constant(null), fc.double({ min: 0, max: 359, noNaN: true })), { nil: undefined });
    fc.assert(
      fc.property(number, number, number, number, turn, fc.jsonValue(), (x, y, radiusX, radiusY, rotation, other) => {
        const wire = { x, y, radiusX, radiusY, ...(rotation !== undefined && { rotation }), other };
        const { value } = ellipseCodec.read(wire, undefined);
        expect(ellipseCodec.write(value!, wire, undefined)).toBe(wire);
        const moved = ellipseCodec.write({ ...value!, x: x + 1 }, wire, undefined);
        expect(moved).toEqual({ ...wire, x: x + 1 });
      }),
    );
  });

  it('writes the turn of a new one, as Label Studio does', () => {
    const value = { x: 1, y: 2, radiusX: 3, radiusY: 4, rotation: 0 };
    expect(ellipseCodec.write(value, {}, undefined)).toEqual(value);
    expect(ellipseCodec.has({ ellipselabels: [] })).toBe(false);
  });
});
