import { bench, describe } from 'vitest';
import { createStore } from '../createEditor';
import type { AnnotationStore } from './annotationTypes';
import { boxesConfig, manyBoxes } from './testTasks';

function annotated(count: number): unknown {
  return { data: { image: '/a.jpg' }, annotations: [{ id: 1, result: manyBoxes(count) }] };
}

function open(task: unknown): AnnotationStore {
  const { annotation } = createStore({ config: boxesConfig, task });
  if (!annotation) throw new Error('no annotation is open');
  return annotation;
}

describe.each([10_000, 100_000])('%i regions', (count) => {
  const task = annotated(count);
  const predicted = { data: { image: '/a.jpg' }, predictions: [{ id: 1, result: manyBoxes(count) }] };
  const annotation = open(task);
  const once = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 };
  let i = 0;

  bench('open an annotation and list its regions', () => void open(task).regions, once);
  bench(
    'open a prediction and copy it',
    () => {
      const editor = createStore({ config: boxesConfig, task: predicted, showPredictions: true });
      editor.copyPrediction('1');
    },
    once,
  );
  bench('update one', () => {
    i += 1;
    annotation.update(`r${i % count}`, { value: { x: i % 80 } });
  });
  bench('update one and undo it', () => {
    i += 1;
    annotation.update(`r${i % count}`, { value: { x: 80 + (i % 10) / 10 } });
    annotation.undo();
  });
  bench('serialise', () => void annotation.serialize(), once);
  bench(
    'delete all and undo it',
    () => {
      annotation.remove(annotation.orderedIds);
      annotation.undo();
    },
    once,
  );
});
