import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectangleCodec } from './rectangle.codec';

const WIRE = Object.freeze({ x: 48.27, y: 14.94, width: 12.67, height: 10.89 });

function read(wire: Record<string, unknown>): { value: unknown; codes: string[]; keys: (string | undefined)[] } {
  const { value, findings } = rectangleCodec.read(wire, undefined);
  return { value, codes: findings.map(({ code }) => code), keys: findings.map(({ key }) => key) };
}

describe('reading', () => {
  it('takes a missing or empty rotation as none', () => {
    expect(read(WIRE)).toEqual({ value: { ...WIRE, rotation: 0 }, codes: [], keys: [] });
    expect(read({ ...WIRE, rotation: null }).value).toEqual({ ...WIRE, rotation: 0 });
    expect(read({ ...WIRE, rotation: 12.5 }).value).toEqual({ ...WIRE, rotation: 12.5 });
  });

  it.each([
    ['a string', { ...WIRE, x: '48.27' }, 'value.x'],
    ['NaN', { ...WIRE, y: Number.NaN }, 'value.y'],
    ['null', { ...WIRE, width: null }, 'value.width'],
    ['an infinite number', { ...WIRE, height: Number.POSITIVE_INFINITY }, 'value.height'],
    ['nothing', { x: 1, y: 2, width: 3 }, 'value.height'],
    ['a rotation in words', { ...WIRE, rotation: '45' }, 'value.rotation'],
  ])('does not guess from %s', (_, wire, key) => {
    expect(read(wire)).toEqual({ value: undefined, codes: ['geometry-unreadable'], keys: [key] });
  });

  it('says what it got, why it matters and how to mend it', () => {
    const [finding] = rectangleCodec.read({ ...WIRE, x: '48', y: undefined }, undefined).findings;
    expect(finding?.message).toBe("The rectangle cannot be shown: x is '48', y is missing, but a number is needed.");
    expect(finding?.hint).toContain('percent');
    expect(finding?.severity).toBe('error');
  });

  it.each([
    ['left of the image', { ...WIRE, x: -1 }, ['value.x']],
    ['above 100', { ...WIRE, y: 140 }, ['value.y']],
    ['reaching out on the right', { ...WIRE, width: 60 }, ['value.width']],
    ['of a negative size', { ...WIRE, height: -4 }, ['value.height']],
  ])('keeps a box %s as it is, and reports it', (_, wire, keys) => {
    expect(read(wire)).toEqual({ value: { ...wire, rotation: 0 }, codes: ['out-of-bounds'], keys });
  });

  it('takes noise of floats and turned boxes for what they are', () => {
    expect(read({ x: -1e-9, y: 0, width: 100.0000001, height: 100 }).codes).toEqual([]);
    expect(read({ x: 90, y: 90, width: 40, height: 5, rotation: 180 }).codes).toEqual([]);
  });

  it('reports a box without a size', () => {
    expect(read({ ...WIRE, width: 0 })).toEqual({
      value: { ...WIRE, width: 0, rotation: 0 },
      codes: ['geometry-empty'],
      keys: ['value.width'],
    });
  });

  it('reports what cannot even be written as a text', () => {
    expect(read({ ...WIRE, x: [{ toString: 0 }] }).codes).toEqual(['geometry-unreadable']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('x', 'y', 'width', 'height', 'rotation', 'labels'), fc.anything()), (wire) => {
        const { value, findings } = rectangleCodec.read(wire, undefined);
        expect(value !== undefined || findings.length > 0).toBe(true);
      }),
    );
  });
});

describe('writing', () => {
  // `+ 0` makes 0 of -0, which JSON writers do not keep apart.
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0);
  const wires = fc.record(
    { x: finite, y: finite, width: finite, height: finite, rotation: finite, rectanglelabels: fc.array(fc.string()), extra: fc.anything() },
    { requiredKeys: ['x', 'y', 'width', 'height'] },
  );

  it('back what was read gives the very object', () => {
    fc.assert(
      fc.property(wires, (wire) => {
        const { value } = rectangleCodec.read(wire, undefined);
        expect(rectangleCodec.write(value!, wire, undefined)).toBe(wire);
      }),
    );
  });

  it('and reading gives the same box, other keys untouched', () => {
    fc.assert(
      fc.property(wires, finite, finite, (wire, x, rotation) => {
        const value = { ...rectangleCodec.read(wire, undefined).value!, x, rotation };
        const written = rectangleCodec.write(value, wire, undefined);
        expect(rectangleCodec.read(written, undefined).value).toEqual(value);
        expect(written.rectanglelabels).toBe(wire.rectanglelabels);
        expect(written.extra).toBe(wire.extra);
      }),
    );
  });

  it('changes the keys that differ, and no other', () => {
    const wire = { ...WIRE, rectanglelabels: ['Car'] };
    expect(rectangleCodec.write({ ...WIRE, x: 1, rotation: 0 }, wire, undefined)).toEqual({ ...wire, x: 1 });
    expect(rectangleCodec.write({ ...WIRE, rotation: 30 }, wire, undefined)).toEqual({ ...wire, rotation: 30 });
    expect(rectangleCodec.write({ ...WIRE, rotation: 0 }, { ...wire, rotation: 30 }, undefined)).toEqual({ ...wire, rotation: 0 });
  });

  it('of a new box is complete, as Label Studio writes it', () => {
    const value = { ...WIRE, rotation: 0 };
    expect(rectangleCodec.write(value, { rectanglelabels: ['Car'] }, undefined)).toEqual({ ...value, rectanglelabels: ['Car'] });
  });
});

it('tells whether a result carries a box', () => {
  expect(rectangleCodec.has({ text: ['a'] })).toBe(false);
  expect(rectangleCodec.has({ x: 1 })).toBe(true);
});
