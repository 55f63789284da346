import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keypointCodec } from './keypoint.codec';

function read(wire: Record<string, unknown>) {
  const { value, findings } = keypointCodec.read(wire, undefined);
  return { value, found: findings.map(({ code, key }) => `${code} ${key}`) };
}

describe('reading', () => {
  it('takes a point with and without its size', () => {
    expect(read({ x: 33.1, y: 20.4, width: 0.27 })).toEqual({ value: { x: 33.1, y: 20.4, width: 0.27 }, found: [] });
    expect(read({ x: 33.1, y: 20.4 })).toEqual({ value: { x: 33.1, y: 20.4, width: 0 }, found: [] });
    expect(read({ x: 33.1, y: 20.4, width: null }).value).toEqual({ x: 33.1, y: 20.4, width: 0 });
  });

  it.each([
    ['a word', { x: 'left', y: 2 }, 'value.x'],
    ['no y', { x: 1 }, 'value.y'],
    ['not a number', { x: 1, y: Number.NaN }, 'value.y'],
    ['a size in words', { x: 1, y: 2, width: 'small' }, 'value.width'],
  ])('cannot show %s', (_, wire, key) => {
    expect(read(wire)).toEqual({ value: undefined, found: [`geometry-unreadable ${key}`] });
  });

  it.each([
    [{ x: 100.5, y: 2 }, ['out-of-bounds value.x']],
    [{ x: 5, y: -1 }, ['out-of-bounds value.y']],
    [{ x: 5, y: 1, width: -2 }, ['out-of-bounds value.width']],
    [{ x: 100, y: 0, width: 3 }, []],
  ])('%j: %j', (wire, found) => {
    expect(read(wire)).toMatchObject({ value: { x: wire.x, y: wire.y }, found });
  });
});

describe('writing', () => {
  it('changes nothing that says the same, and keeps what it does not own', () => {
    const pct = fc.double({ min: 0, max: 100, noNaN: true });
    const size = fc.option(fc.oneof(fc.constant(null), pct), { nil: undefined });
    fc.assert(
      fc.property(pct, pct, size, fc.jsonValue(), (x, y, width, other) => {
        const wire = { x, y, ...(width !== undefined && { width }), labels: ['Eye'], other };
        const { value } = keypointCodec.read(wire, undefined);
        expect(keypointCodec.write(value!, wire, undefined)).toBe(wire);
        expect(keypointCodec.write({ ...value!, y: y + 1 }, wire, undefined)).toEqual({ ...wire, y: y + 1 });
      }),
    );
  });

  it('writes the size of a new one', () => {
    expect(keypointCodec.write({ x: 1, y: 2, width: 0 }, {}, undefined)).toEqual({ x: 1, y: 2, width: 0 });
  });
});
