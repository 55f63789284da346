import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../core';
import { createEditorStore } from '../../store';
import { builtinTags } from '../../tags/builtin';
import { PlaceOrder } from './placeOrder';

type Span = readonly [start: number, end: number];

function open(spans: readonly Span[], length = 60) {
  const result = spans.map(([start, end], i) => ({
    id: `r${i}`,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { start, end, labels: ['A'] },
  }));
  const editor = createEditorStore({
    registry: createRegistry(builtinTags),
    config: '<View><Labels name="label" toName="text"><Label value="A"/></Labels><Text name="text" value="$text"/></View>',
    task: { id: 1, data: { text: 'x'.repeat(length) }, annotations: [{ id: 1, result }] },
  });
  editor.select('1');
  const annotation = editor.annotation!;
  const order = new PlaceOrder(editor, annotation.orderedRegions);
  annotation.onRegions((deltas) => order.change(deltas));
  return { editor, annotation, order, shown: () => order.list.ids.map((id) => `${'-'.repeat(order.list.depthOf(id))}${id}`) };
}

/** How deep a span lies when every pair is looked at: the longest chain of spans round it. */
function deepest(span: Span, all: readonly Span[]): number {
  const holds = ([start, end]: Span, [from, to]: Span) => start <= from && end >= to && (start !== from || end !== to);
  const outer = all.filter((other) => holds(other, span));
  return outer.length === 0 ? 0 : 1 + Math.max(...outer.map((other) => deepest(other, outer)));
}

describe('regions by place', () => {
  it('come as in the text, each below the one it lies in', () => {
    expect(
      open([
        [20, 30],
        [0, 10],
        [2, 4],
        [2, 8],
        [22, 30],
        [5, 12],
      ]).shown(),
    ).toEqual(['r1', '-r3', '--r2', 'r5', 'r0', '-r4']);
  });

  it('stand beside each other where they are alike or only cross', () => {
    expect(
      open([
        [0, 5],
        [0, 5],
        [3, 9],
      ]).shown(),
    ).toEqual(['r0', 'r1', 'r2']);
  });

  it('follow changes, undo and redo', () => {
    const { annotation, shown } = open([
      [0, 10],
      [20, 30],
    ]);
    annotation.update('r1', { value: { start: 2, end: 5 } });
    expect(shown()).toEqual(['r0', '-r1']);
    annotation.remove(['r0']);
    expect(shown()).toEqual(['r1']);
    annotation.undo();
    expect(shown()).toEqual(['r0', '-r1']);
    annotation.undo();
    expect(shown()).toEqual(['r0', 'r1']);
  });

  it('put last what has no place', () => {
    expect(
      open([
        ['a', 3],
        [Number.NaN, 20],
        [1, 4],
      ] as unknown as Span[])
        .shown()
        .at(0),
    ).toBe('r2');
  });

  it('never lie outside of what they are shown below, and are all there, whatever is edited', () => {
    const span = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 15 })).map(([start, length]): Span => [start, start + length]);
    const edits = fc.array(fc.tuple(fc.nat(30), fc.option(span)), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 25 }), edits, (spans, changes) => {
        const { annotation, editor, order } = open(spans);
        for (const [i, to] of changes) {
          if (!annotation.peek(`r${i}`)) continue;
          if (to) annotation.update(`r${i}`, { value: { start: to[0], end: to[1] } });
          else annotation.remove([`r${i}`]);
        }
        const spanOf = (id: string): Span => {
          const { start, end } = annotation.peek(id)!.value as { start: number; end: number };
          return [start, end];
        };
        const { ids, depthOf } = order.list;
        expect([...ids].sort()).toEqual([...annotation.orderedIds].sort());
        const fresh = new PlaceOrder(editor, annotation.orderedRegions).list;
        expect(ids.map(spanOf)).toEqual(fresh.ids.map(spanOf));
        const all = ids.map(spanOf);
        for (const id of ids) {
          expect(depthOf(id)).toBe(fresh.depthOf(id));
          expect(depthOf(id)).toBeLessThanOrEqual(deepest(spanOf(id), all));
          expect(depthOf(id) > 0).toBe(deepest(spanOf(id), all) > 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('cost little for one edit among 10,000', () => {
    const { annotation, order } = open(
      Array.from({ length: 10_000 }, (_, i): Span => (i === 1 ? [0, 39_000] : [i * 3, i * 3 + 3 + (i % 40)])),
      40_000,
    );
    expect(order.list.ids).toHaveLength(10_000);
    const costs = Array.from({ length: 9 }, (_, i) => {
      const before = annotation.peek(`r${i * 1000}`)!;
      annotation.update(before.id, { value: { start: 5 + i, end: 9 + i } });
      const after = annotation.peek(before.id)!;
      const began = performance.now();
      order.change([{ id: before.id, before, after }]);
      expect(order.list.depthOf(before.id)).toBeGreaterThan(0);
      return performance.now() - began;
    }).sort((a, b) => a - b);
    // The middle of nine; a busy machine is several times slower than a desk's.
    expect(costs[4]).toBeLessThan(15);
  });
});
