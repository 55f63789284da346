import { autorun } from 'mobx';
import { expect, it } from 'vitest';
import { createStore } from '../createEditor';
import type { AnnotationStore } from './annotationTypes';
import type { EditorStore } from './editorTypes';
import { boxesConfig, manyBoxes } from './testTasks';

// Count, don't time: what an edit does must not depend on how many regions there are. One generous ratio guards what counting cannot see.

function openMany(count: number): { editor: EditorStore; annotation: AnnotationStore } {
  const editor = createStore({
    config: boxesConfig,
    task: { data: { image: '/a.jpg' }, annotations: [{ id: 1, result: manyBoxes(count) }] },
  });
  if (!editor.annotation) throw new Error('no annotation is open');
  return { editor, annotation: editor.annotation };
}

/** Observers and listeners as the rooms above have them, each counting what it does. */
function watch({ editor, annotation }: { editor: EditorStore; annotation: AnnotationStore }) {
  const seen = { deltas: 0, tellings: 0, rows: 0, counters: 0 };
  const stops = [
    annotation.onRegions((deltas) => {
      seen.tellings += 1;
      seen.deltas += deltas.length;
    }),
    ...annotation.orderedIds.slice(0, 40).map((id) =>
      autorun(() => {
        seen.rows += 1;
        void [annotation.region(id), annotation.isSelected(id), annotation.isHidden(id), editor.labeling.isUsedUp('label', 'Boat')];
      }),
    ),
    autorun(() => {
      seen.counters += 1;
      void [annotation.count, annotation.allHidden, annotation.allLocked, annotation.canUndo, annotation.dirty];
    }),
  ];
  return {
    seen,
    stop(): void {
      for (const stop of stops) stop();
    },
  };
}

function edits(annotation: AnnotationStore, i: number): void {
  const { id } = annotation.add({ control: 'label', value: { x: 1, y: 1, width: 2, height: 2, rotation: 0 }, labels: ['Car'] });
  annotation.update(`r${i * 3}`, { value: { x: i % 50 } });
  annotation.update(`r${i * 3 + 1}`, { labels: ['P'] });
  annotation.remove([`r${i * 3 + 2}`, id]);
  annotation.undo();
  annotation.redo();
  annotation.selectRegions([`r${i * 3}`]);
}

it('does the same for an edit among 1,000 and among 100,000 regions', () => {
  const counts = [1_000, 10_000, 100_000].map((count) => {
    const opened = openMany(count);
    const { seen, stop } = watch(opened);
    for (let i = 0; i < 20; i++) edits(opened.annotation, i);
    stop();
    return seen;
  });
  expect(counts[1]).toEqual(counts[0]);
  expect(counts[2]).toEqual(counts[0]);
});

it('never reads all regions for one change', () => {
  const { annotation } = openMany(10_000);
  let reads = 0;
  const get = Map.prototype.get;
  // Every index, state tree and cache is a Map or built on one: a walk over the regions would read thousands.
  Map.prototype.get = function (this: Map<unknown, unknown>, key: unknown) {
    reads += 1;
    return get.call(this, key);
  };
  try {
    edits(annotation, 1);
  } finally {
    Map.prototype.get = get;
  }
  expect(reads).toBeGreaterThan(10);
  expect(reads).toBeLessThan(2_000);
});

it('keeps an edit among 100,000 regions within a few times one among 1,000', () => {
  const median = (count: number): number => {
    const { annotation } = openMany(count);
    const times = Array.from({ length: 300 }, (_, i) => {
      const before = performance.now();
      annotation.update(`r${i * 3}`, { value: { x: i % 50 } });
      annotation.undo();
      return performance.now() - before;
    });
    return times.sort((a, b) => a - b)[150] ?? 0;
  };
  median(1_000);
  expect(median(100_000)).toBeLessThan(median(1_000) * 5);
});
