import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declarationsOf, FIRST_LANE, LANES, lanesOf, type MarkState, styleOf } from './style';

const look = { stroke: 'red', fill: 'blue', fillOpacity: 0.2, strokeWidth: 1, key: 'red' };
const plain: MarkState = { selected: false, hovered: false, overlay: false, opacity: 1, lane: FIRST_LANE };

describe('styleOf', () => {
  it('gives equal keys to what looks equal and other keys to every state', () => {
    const states: MarkState[] = [
      plain,
      { ...plain, selected: true },
      { ...plain, hovered: true },
      { ...plain, overlay: true },
      { ...plain, overlay: true, opacity: 0.5 },
      { ...plain, lane: { index: 1, isFine: false } },
      { ...plain, lane: { index: 1, isFine: true } },
    ];
    const keys = [...states.map((state) => styleOf(look, undefined, state).key), styleOf(look, 'green', plain).key];
    expect(new Set(keys).size).toBe(keys.length);
    expect(styleOf({ ...look }, undefined, { ...plain }).key).toBe(keys[0]);
  });

  it('paints the selected over all, and a layer laid over in dashes below all', () => {
    const [over, usual, hovered, selected] = [{ overlay: true }, {}, { hovered: true }, { selected: true }].map((state) =>
      styleOf(look, undefined, { ...plain, ...state }),
    );
    expect(over?.line).toBe('dashed');
    expect([over, usual, hovered, selected].map((style) => style?.priority)).toEqual([-1, 0, 1, 2]);
  });

  it('writes only what ::highlight() takes', () => {
    const names = declarationsOf(styleOf(look, 'green', { ...plain, selected: true }))
      .split(';')
      .map((declaration) => declaration.split(':')[0]?.trim())
      .filter(Boolean);
    expect(names).toEqual(['background-color', 'text-decoration', 'text-underline-offset']);
  });
});

describe('lanesOf', () => {
  it('puts spans that overlap on different lanes, as far as there are lanes', () => {
    const span = fc.record({ start: fc.nat(50), length: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (some) => {
        const spans = some.map(({ start, length }) => ({ start, end: start + length })).sort((a, b) => a.start - b.start || b.end - a.end);
        const lanes = lanesOf(spans);
        spans.forEach((a, i) => {
          spans.forEach((b, j) => {
            const overlap = i < j && a.start < b.end && b.start < a.end;
            const [one, other] = [lanes[i], lanes[j]];
            if (!overlap || !one || !other) return;
            // Lines of one thickness, or they would lie on each other.
            expect(other.isFine).toBe(one.isFine);
            if (one.index < LANES - 1) expect(other.index).not.toBe(one.index);
          });
        });
      }),
    );
  });

  it('keeps eight that lie on each other apart, and above the letters of the next row', () => {
    const lanes = lanesOf(Array.from({ length: 8 }, () => ({ start: 0, end: 5 })));
    const styles = lanes.map((lane) => styleOf(look, undefined, { ...plain, lane }));
    const tops = styles.map(({ offset }) => offset);
    expect(new Set(tops).size).toBe(8);
    styles.forEach(({ offset, thickness }, i) => {
      if (i + 1 < tops.length) expect(offset + thickness).toBeLessThan(tops[i + 1] ?? 0);
    });
    // 15 px of text in rows of 27: letters of the next row start 17 px below the baseline.
    expect(Math.max(...styles.map(({ offset, thickness }) => offset + thickness))).toBeLessThanOrEqual(17);
    expect(
      lanesOf([
        { start: 0, end: 9 },
        { start: 2, end: 5 },
        { start: 12, end: 14 },
      ]),
    ).toEqual([
      { index: 0, isFine: false },
      { index: 1, isFine: false },
      { index: 0, isFine: false },
    ]);
  });
});
