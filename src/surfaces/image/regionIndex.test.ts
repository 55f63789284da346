import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box, Region } from '../../core';
import { type IndexedLayer, RegionIndex } from './regionIndex';

function regionOf(id: string, value: Box, object = 'img'): Region {
  return {
    id,
    kind: 'box',
    object,
    control: 'c',
    value,
    labels: [],
    score: undefined,
    origin: 'manual',
    readonly: false,
    hidden: false,
    parentId: undefined,
    itemIndex: 0,
    results: [],
    slots: [],
  };
}

/** A layer as plain data. */
class PlainLayer implements IndexedLayer {
  orderedIds: string[] = [];
  epoch = 0;
  readonly regions = new Map<string, Region>();
  readonly index = new RegionIndex(
    this,
    (region) => region.object === 'img',
    (region) => region.value as Box,
  );

  get orderedRegions(): readonly Region[] {
    return this.orderedIds.flatMap((id) => this.peek(id) ?? []);
  }

  peek(id: string): Region | undefined {
    return this.regions.get(id);
  }

  put(after: Region): void {
    const before = this.regions.get(after.id);
    this.regions.set(after.id, after);
    if (!before) this.orderedIds = [...this.orderedIds, after.id];
    this.index.apply([{ id: after.id, before, after }]);
  }

  drop(id: string): void {
    const before = this.regions.get(id);
    if (!before) return;
    this.regions.delete(id);
    this.orderedIds = this.orderedIds.filter((other) => other !== id);
    this.index.apply([{ id, before, after: undefined }]);
  }
}

function touches(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

const side = fc.integer({ min: 0, max: 100 });
const boxes = fc.record({ x: side, y: side, width: fc.integer({ min: 0, max: 30 }), height: fc.integer({ min: 0, max: 30 }) });
const ids = fc.integer({ min: 0, max: 12 }).map((n) => `r${n}`);
const commands = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('put' as const), id: ids, box: boxes }),
    fc.record({ type: fc.constant('drop' as const), id: ids }),
    fc.record({ type: fc.constant('build' as const) }),
  ),
  { maxLength: 40 },
);

describe('search', () => {
  test('finds what a look at every region finds, bottom to top, whatever changed and whether it was built', () => {
    fc.assert(
      fc.property(commands, boxes, (steps, window) => {
        const layer = new PlainLayer();
        for (const step of steps) {
          if (step.type === 'put') layer.put(regionOf(step.id, step.box));
          else if (step.type === 'drop') layer.drop(step.id);
          else layer.index.build();
        }
        const expected = layer.orderedIds.filter((id) => touches(layer.regions.get(id)?.value as Box, window));
        expect(layer.index.search(window).map((region) => region.id)).toEqual(expected);
        expect(layer.index.count(window)).toBe(expected.length);
      }),
    );
  });

  test('leaves out regions of other objects', () => {
    const layer = new PlainLayer();
    const box = { x: 0, y: 0, width: 10, height: 10 };
    layer.put(regionOf('here', box));
    layer.put(regionOf('there', box, 'other'));
    expect(layer.index.all().map((region) => region.id)).toEqual(['here']);
    layer.index.build();
    expect(layer.index.search(box).map((region) => region.id)).toEqual(['here']);
  });
});

test('is built in steps, and finds the same before, between and after', () => {
  const layer = new PlainLayer();
  for (let i = 0; i < 20_000; i++) {
    const region = regionOf(`r${i}`, { x: (i % 200) / 2, y: Math.floor(i / 200), width: 0.2, height: 0.2 });
    layer.regions.set(region.id, region);
    layer.orderedIds.push(region.id);
  }
  const window = { x: 10, y: 10, width: 5, height: 5 };
  const found = (): string[] => layer.index.search(window).map((region) => region.id);
  const before = found();
  expect(before.length).toBeGreaterThan(40);
  let steps = 1;
  while (layer.index.build()) {
    steps++;
    expect(found()).toEqual(before);
  }
  expect(steps).toBe(3);
  expect(layer.index.isBuilt).toBe(true);
  expect(layer.index.count({ x: 0, y: 0, width: 100, height: 100 })).toBe(20_000);
  expect(Math.abs(layer.index.count({ x: 0, y: 0, width: 50, height: 100 }) - 10_000)).toBeLessThan(2000);
  expect(found()).toEqual(before);
});
