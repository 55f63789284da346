import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vectorCodec } from './vector.codec';
import type { VectorValue } from './vector.kindCore';

/** As Label Studio publishes it, with flags that it may write. */
const PUBLISHED = Object.freeze({
  vertices: [
    { id: 'a', x: 12.5, y: 18, prevPointId: null, isBezier: false },
    {
      id: 'b',
      x: 64,
      y: 22.1,
      prevPointId: 'a',
      isBezier: true,
      controlPoint1: { x: 55, y: 15 },
      controlPoint2: { x: 73, y: 29.2 },
      disconnected: true,
      isBranching: false,
      mine: { deep: [1] },
    },
    { id: 'c', x: 70, y: 60, prevPointId: 'b', isBezier: false },
  ],
  closed: false,
  vectorlabels: ['Road'],
});

const LINE = PUBLISHED.vertices;

function read(wire: Record<string, unknown>): { value: unknown; codes: string[]; keys: (string | undefined)[] } {
  const { value, findings } = vectorCodec.read(wire, undefined);
  return { value, codes: findings.map(({ code }) => code), keys: findings.map(({ key }) => key) };
}

describe('reading', () => {
  it('takes what Label Studio publishes without a word', () => {
    expect(read(PUBLISHED)).toEqual({ value: { vertices: LINE, closed: false }, codes: [], keys: [] });
  });

  it('takes a missing `closed` as open, and vertices of two coordinates as a line', () => {
    const vertices = [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ];
    expect(read({ vertices })).toEqual({ value: { vertices, closed: false }, codes: [], keys: [] });
    expect(read({ vertices: LINE, closed: null }).value).toEqual({ vertices: LINE, closed: false });
  });

  it('takes a ring whose first vertex comes from its last for what it is', () => {
    const vertices = [{ ...LINE[0], prevPointId: 'c' }, ...LINE.slice(1)];
    expect(read({ vertices, closed: true }).codes).toEqual([]);
    expect(read({ vertices: LINE, closed: true }).codes).toEqual([]);
    expect(read({ vertices, closed: false })).toMatchObject({ codes: ['vertex-loop'], keys: ['value.vertices[0].prevPointId'] });
  });

  it.each([
    ['no vertices', {}, 'value.vertices'],
    ['vertices in words', { vertices: 'a b' }, 'value.vertices'],
    ['a pair', { vertices: [[1, 2]] }, 'value.vertices[0]'],
    ['null', { vertices: [LINE[0], null] }, 'value.vertices[1]'],
    ['a coordinate in words', { vertices: [LINE[0], { id: 'b', x: 1, y: '2' }] }, 'value.vertices[1].y'],
    ['NaN', { vertices: [{ x: Number.NaN, y: 2 }] }, 'value.vertices[0].x'],
    ['a lone coordinate', { vertices: [{ x: 1 }] }, 'value.vertices[0].y'],
    ['closed in words', { vertices: LINE, closed: 'yes' }, 'value.closed'],
  ])('does not guess from %s', (_, wire, key) => {
    expect(read(wire)).toEqual({ value: undefined, codes: ['geometry-unreadable'], keys: [key] });
  });

  it('says what it got', () => {
    const [finding] = vectorCodec.read({ vertices: [{ x: '1', y: 2 }] }, undefined).findings;
    expect(finding?.message).toBe("The path cannot be shown: x of vertex 1 is '1', but a number is needed.");
  });

  it.each([
    ['no point', [], false, 'warning'],
    ['one point', LINE.slice(0, 1), false, 'info'],
    ['a ring of one', LINE.slice(0, 1), true, 'warning'],
    ['a ring of two straight ones', [LINE[0], LINE[2]], true, 'warning'],
  ] as const)('keeps %s, and reports it', (_, vertices, closed, severity) => {
    const { value, findings } = vectorCodec.read({ vertices, closed }, undefined);
    expect(value).toEqual({ vertices, closed });
    expect(findings.find(({ code }) => code === 'too-few-points')).toMatchObject({ severity, key: 'value.vertices' });
  });

  it.each([
    ['an unknown origin', [LINE[0], { ...LINE[1], prevPointId: 'zz' }], 'vertex-link', 'value.vertices[1].prevPointId'],
    ['an id twice', [LINE[0], LINE[1], { ...LINE[2], id: 'a' }], 'duplicate-vertex-id', 'value.vertices[2].id'],
    ['an id that is none', [LINE[0], LINE[1], { ...LINE[2], id: {} }], 'vertex-id', 'value.vertices[2].id'],
    ['a vertex that comes from itself', [LINE[0], { ...LINE[1], prevPointId: 'b' }], 'vertex-loop', 'value.vertices[1].prevPointId'],
    [
      'a control point in words',
      [LINE[0], { ...LINE[1], controlPoint2: '1,2' }],
      'control-point-unreadable',
      'value.vertices[1].controlPoint2',
    ],
    ['a point off the image', [LINE[0], { ...LINE[1], x: 101 }], 'out-of-bounds', 'value.vertices[1]'],
  ])('shows %s as far as it goes, and says where', (_, vertices, code, key) => {
    expect(read({ vertices })).toEqual({ value: { vertices, closed: false }, codes: [code], keys: [key] });
  });

  it('takes numbers for ids', () => {
    const vertices = [
      { id: 1, x: 1, y: 1, prevPointId: null },
      { id: 2, x: 2, y: 2, prevPointId: 1 },
    ];
    expect(read({ vertices }).codes).toEqual([]);
  });

  it('never throws', () => {
    const vertex = fc.record(
      {
        id: fc.anything(),
        x: fc.oneof(fc.double(), fc.anything()),
        y: fc.double(),
        prevPointId: fc.anything(),
        isBezier: fc.anything(),
        controlPoint1: fc.anything(),
      },
      { requiredKeys: ['x', 'y'] },
    );
    fc.assert(
      fc.property(
        fc.record({ vertices: fc.oneof(fc.array(fc.oneof(vertex, fc.anything())), fc.anything()), closed: fc.anything() }),
        (wire) => {
          const { value, findings } = vectorCodec.read(wire, undefined);
          expect(value !== undefined || findings.length > 0).toBe(true);
        },
      ),
    );
  });
});

describe('writing', () => {
  // `+ 0` makes 0 of -0, which JSON writers do not keep apart.
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0);
  const point = fc.record({ x: finite, y: finite });
  const vertex = fc.record(
    {
      id: fc.string(),
      x: finite,
      y: finite,
      prevPointId: fc.option(fc.string()),
      isBezier: fc.boolean(),
      controlPoint1: point,
      mine: fc.anything(),
    },
    { requiredKeys: ['x', 'y'] },
  );
  const wires = fc.record(
    { vertices: fc.array(vertex), closed: fc.boolean(), vectorlabels: fc.array(fc.string()), extra: fc.anything() },
    { requiredKeys: ['vertices'] },
  );

  it('back what was read gives the very object', () => {
    fc.assert(
      fc.property(wires, (wire) => {
        expect(vectorCodec.write(vectorCodec.read(wire, undefined).value!, wire, undefined)).toBe(wire);
      }),
    );
  });

  it('and reading gives the same path, other keys untouched', () => {
    fc.assert(
      fc.property(wires, fc.array(vertex), fc.boolean(), (wire, vertices, closed) => {
        const written = vectorCodec.write({ vertices, closed } as VectorValue, wire, undefined);
        expect(vectorCodec.read(written, undefined).value).toEqual({ vertices, closed });
        expect(written.vectorlabels).toBe(wire.vectorlabels);
        expect(written.extra).toBe(wire.extra);
      }),
    );
  });

  it('changes the vertices that differ, with all their keys, and no other', () => {
    const { value } = vectorCodec.read(PUBLISHED, undefined);
    const moved = { ...value!, vertices: value!.vertices.with(1, { ...value!.vertices[1]!, x: 60 }) };
    const written = vectorCodec.write(moved, PUBLISHED, undefined);
    expect(written).toEqual({ ...PUBLISHED, vertices: [LINE[0], { ...LINE[1], x: 60 }, LINE[2]] });
    expect((written.vertices as unknown[])[0]).toBe(LINE[0]);
    expect(vectorCodec.write({ ...value!, closed: true }, PUBLISHED, undefined)).toEqual({ ...PUBLISHED, closed: true });
  });

  it('leaves out `closed` where it was left out and says the same', () => {
    const wire = { vertices: LINE };
    expect(vectorCodec.write({ vertices: LINE.slice(0, 2), closed: false }, wire, undefined)).toEqual({ vertices: LINE.slice(0, 2) });
  });

  it('of a new path is complete, as Label Studio writes it', () => {
    expect(vectorCodec.write({ vertices: LINE, closed: false }, {}, undefined)).toEqual({ vertices: LINE, closed: false });
  });
});

it('tells whether a result carries a path', () => {
  expect(vectorCodec.has({ choices: ['a'] })).toBe(false);
  expect(vectorCodec.has({ vertices: null })).toBe(true);
});
