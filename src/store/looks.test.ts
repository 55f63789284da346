import { expect, it } from 'vitest';
import { seededColor, UNLABELLED_COLOR } from '../core';
import { createStore } from '../createEditor';
import type { AnnotationStore } from './annotationTypes';
import type { EditorStore } from './editorTypes';
import { annotatedTask, box, boxesConfig, shapesConfig } from './testTasks';

function annotationOf(editor: EditorStore): AnnotationStore {
  if (!editor.annotation) throw new Error('no annotation is open');
  return editor.annotation;
}

const value = { x: 1, y: 2, width: 3, height: 4, rotation: 0 };

it('colours regions by their first label: its background, else one seeded by its word', () => {
  const labels = [['Car'], ['P', 'Car'], ['Unheard']];
  const results = labels.map((words, i) => box(`r${i}`, { value: { ...value, rectanglelabels: words } }));
  const editor = createStore({ config: boxesConfig, task: annotatedTask(results) });
  const strokes = annotationOf(editor).regions.map((region) => editor.lookOf(region).stroke);
  expect(strokes).toEqual(['blue', seededColor('Plane'), seededColor('Unheard')]);
});

it('takes widths and opacity from the label control where it says so, else from the shape', () => {
  const editor = createStore({ config: shapesConfig, task: annotatedTask([]) });
  const annotation = annotationOf(editor);
  const bare = editor.lookOf(annotation.add({ control: 'rect', value }));
  expect(bare).toMatchObject({ stroke: '#f48a42', fill: '#f48a42', strokeWidth: 3, fillOpacity: 0.2 });
  const named = editor.lookOf(annotation.add({ control: 'rect', value, labels: { tag: ['Hand'] } }));
  // Label Studio gives labels at its template's default green a colour of their own.
  expect(named).toMatchObject({ stroke: seededColor('Hand'), strokeWidth: 3, fillOpacity: 0.5 });
  const points = [
    [1, 1],
    [9, 1],
    [5, 9],
  ];
  expect(editor.lookOf(annotation.add({ control: 'poly', value: { points, closed: true } })).strokeWidth).toBe(2);
});

it('gives equal regions one look, and a changed one another', () => {
  const editor = createStore({ config: boxesConfig, task: annotatedTask([box('a'), box('b')]) });
  const annotation = annotationOf(editor);
  const look = (id: string) => editor.lookOf(annotation.region(id) ?? annotation.add({ control: 'label', value }));
  expect(look('a')).toBe(look('b'));
  annotation.update('b', { labels: ['P'] });
  expect(look('b').key).not.toBe(look('a').key);
});

it('draws what no control explains in grey', () => {
  const strange = { id: 'e', type: 'videorectangle', from_name: 'rect', to_name: 'img', value: { framesCount: 2, sequence: [] } };
  const config = '<View><Image name="img" value="$image"/><VideoRectangle name="rect" toName="img"/></View>';
  const editor = createStore({ config, task: annotatedTask([strange]) });
  expect(annotationOf(editor).regions.map((region) => editor.lookOf(region).stroke)).toEqual([UNLABELLED_COLOR]);
});
