import { describe, expect, it } from 'vitest';
import { createStore } from '../createEditor';
import type { AnnotationStore } from './annotationTypes';
import type { EditorStore } from './editorTypes';
import type { EditorOptions } from './optionTypes';
import { annotatedTask, box, boxesConfig, predictedTask, shapesConfig, textConfig } from './testTasks';

function open(config: string, task: unknown, options: Partial<EditorOptions> = {}): EditorStore {
  return createStore({ config, task, ...options });
}

function annotationOf(editor: EditorStore): AnnotationStore {
  if (!editor.annotation) throw new Error('no annotation is open');
  return editor.annotation;
}

const select = { type: 'select' };
const value = { x: 1, y: 2, width: 3, height: 4, rotation: 0 };

/** Draws as a surface does: with what the labeling says. */
function draw(editor: EditorStore, control: string, object = 'img', at: object = value) {
  const labels = editor.labeling.forNewRegion(object, control);
  if (!labels) throw new Error(`nothing can be drawn with ${control}`);
  return annotationOf(editor).add({ control, object, value: { ...at }, labels });
}

describe('arming', () => {
  it('takes up the tool of the label and puts it down after drawing', () => {
    const editor = open(boxesConfig, annotatedTask([]));
    const { labeling } = editor;
    expect(labeling.forNewRegion('img', 'label')).toBeUndefined();
    labeling.pressLabel('label', 'Car');
    labeling.pressLabel('label', 'P');
    expect([labeling.armed('label'), labeling.tool]).toEqual([['P'], { type: 'draw', control: 'label' }]);
    expect(draw(editor, 'label').labels).toEqual(['P']);
    expect([labeling.anyArmed, labeling.tool]).toEqual([false, select]);
    labeling.pressLabel('label', 'Car');
    labeling.pressLabel('label', 'Car');
    expect([labeling.anyArmed, labeling.tool]).toEqual([false, select]);
  });

  it('keeps the label and selects what was drawn when the person wants that', () => {
    const editor = open(boxesConfig, annotatedTask([]), { settings: { keepLabel: true, selectAfterCreate: true } });
    editor.labeling.pressLabel('label', 'Car');
    const { id } = draw(editor, 'label');
    expect([editor.labeling.armed('label'), annotationOf(editor).selection]).toEqual([['Car'], [id]]);
  });

  it('puts the label down when its tool is put away, but not for panning', () => {
    const { labeling } = open(boxesConfig, annotatedTask([]));
    labeling.pressLabel('label', 'Car');
    labeling.setTool({ type: 'pan' });
    expect(labeling.armed('label')).toEqual(['Car']);
    labeling.pressLabel('label', 'Car');
    expect(labeling.tool).toEqual({ type: 'draw', control: 'label' });
    labeling.setTool({ type: 'select' });
    expect(labeling.anyArmed).toBe(false);
  });

  it('draws with one geometry at a time', () => {
    const config = boxesConfig.replace('<Choices', '<PolygonLabels name="area" toName="img"><Label value="Sea"/></PolygonLabels><Choices');
    const { labeling } = open(config, annotatedTask([]));
    labeling.pressLabel('label', 'Car');
    labeling.pressLabel('area', 'Sea');
    expect([labeling.armed('label'), labeling.armed('area'), labeling.tool]).toEqual([[], ['Sea'], { type: 'draw', control: 'area' }]);
  });

  it('lays labels of their own control on bare shapes, whose tool stays', () => {
    const editor = open(shapesConfig, annotatedTask([]));
    const { labeling } = editor;
    labeling.setTool({ type: 'draw', control: 'rect' });
    expect(labeling.forNewRegion('img', 'rect')).toEqual({});
    labeling.pressLabel('tag', 'Text');
    labeling.pressLabel('tag', 'Hand');
    const region = draw(editor, 'rect');
    expect(region.labels).toEqual(['Text', 'Hand']);
    expect(region.results.map((result) => result.type)).toEqual(['rectangle', 'labels']);
    expect([labeling.anyArmed, labeling.tool]).toEqual([false, { type: 'draw', control: 'rect' }]);
    // There is a question about it: its answer comes next.
    expect(annotationOf(editor).selection).toEqual([region.id]);
  });

  it('lays labels of a brush on what the magic wand makes, in whatever order they are taken', () => {
    const config = `<View><Image name="img" value="$image"/><MagicWand name="wand" toName="img"/>
      <BrushLabels name="mask" toName="img"><Label value="Road"/><Label value="Sky"/></BrushLabels></View>`;
    const { labeling } = open(config, annotatedTask([]));
    const wand = { type: 'draw', control: 'wand', tool: 'wand' } as const;
    labeling.pressLabel('mask', 'Road');
    labeling.setTool(wand);
    expect(labeling.forNewRegion('img', 'wand')).toEqual({ mask: ['Road'] });
    labeling.pressLabel('mask', 'Sky');
    expect([labeling.tool, labeling.forNewRegion('img', 'wand')]).toEqual([wand, { mask: ['Sky'] }]);
    labeling.setTool({ type: 'draw', control: 'wand', tool: 'brush' });
    expect(labeling.anyArmed).toBe(false);
  });

  it('makes spans of selected text with the armed label only', () => {
    const editor = open(textConfig, { data: { text: 'Hello world' } });
    expect(editor.labeling.controlFor('text')).toBeUndefined();
    editor.labeling.pressLabel('ner', 'PER');
    expect([editor.labeling.controlFor('text'), editor.labeling.tool]).toEqual(['ner', select]);
    const span = draw(editor, 'ner', 'text', { start: 0, end: 5 });
    expect([span.labels, editor.labeling.anyArmed]).toEqual([['PER'], false]);
  });

  it('arms what the config selects', () => {
    const config = boxesConfig.replace('<Label value="Plane"', '<Label selected="true" value="Plane"');
    const { labeling } = open(config, annotatedTask([]));
    expect([labeling.armed('label'), labeling.tool]).toEqual([['P'], { type: 'draw', control: 'label' }]);
  });

  it('is no business of regions that a host adds, of predictions and of read-only editors', () => {
    const editor = open(boxesConfig, predictedTask({ annotations: [{ id: 1, result: [] }] }), { showPredictions: true });
    const { labeling } = editor;
    labeling.pressLabel('label', 'Car');
    annotationOf(editor).add({ control: 'label', value, labels: ['P'] });
    // Drawn with the same control while its tool is out: that is what a gesture looks like.
    expect(labeling.anyArmed).toBe(false);
    annotationOf(editor).add({ control: 'label', value, labels: ['P'] });
    expect(annotationOf(editor).selection).toEqual([]);
    editor.select('12');
    labeling.pressLabel('label', 'Car');
    expect(labeling.anyArmed).toBe(false);
    editor.select('1');
    editor.setOptions({ readOnly: true });
    labeling.pressLabel('label', 'Car');
    expect([labeling.anyArmed, labeling.forNewRegion('img', 'label')]).toEqual([false, undefined]);
  });
});

describe('relabelling what is selected', () => {
  it('is one step for all that can be changed', () => {
    const editor = open(boxesConfig, annotatedTask([box('a'), box('b'), box('c', { readonly: true })]));
    const annotation = annotationOf(editor);
    annotation.selectRegions(['a', 'b', 'c']);
    editor.labeling.pressLabel('label', 'P');
    expect(annotation.regions.map((region) => region.labels[0])).toEqual(['P', 'P', 'Car']);
    expect([annotation.undoName, editor.labeling.anyArmed]).toEqual(['relabel', false]);
    annotation.undo();
    expect(annotation.dirty).toBe(false);
    editor.labeling.pressLabel('label', 'Car');
    expect([annotation.canUndo, annotation.regions.map((region) => region.labels.length)]).toEqual([false, [1, 1, 1]]);
  });

  it('toggles where several labels are allowed, and leaves the last one', () => {
    const editor = open(shapesConfig, annotatedTask([]));
    const annotation = annotationOf(editor);
    const { id } = annotation.add({ control: 'rect', value });
    annotation.selectRegions([id]);
    const press = (label: string): readonly string[] | undefined => {
      editor.labeling.pressLabel('tag', label);
      return annotation.region(id)?.labels;
    };
    expect(press('Text')).toEqual(['Text']);
    expect(press('Hand')).toEqual(['Text', 'Hand']);
    expect(press('Text')).toEqual(['Hand']);
    expect(press('Hand')).toEqual(['Hand']);
  });

  it('takes the last label away where that is allowed', () => {
    const config = boxesConfig.replace('name="label"', 'name="label" allowEmpty="true"');
    const editor = open(config, annotatedTask([box('a')]));
    annotationOf(editor).selectRegions(['a']);
    editor.labeling.pressLabel('label', 'Car');
    expect(annotationOf(editor).serialize().result[0]?.value?.rectanglelabels).toEqual([]);
    expect(editor.labeling.forNewRegion('img', 'label')).toEqual({});
  });

  it('arms when the label does not fit what is selected', () => {
    const config = boxesConfig.replace('<Choices', '<PolygonLabels name="area" toName="img"><Label value="Sea"/></PolygonLabels><Choices');
    const editor = open(config, annotatedTask([box('a')]));
    annotationOf(editor).selectRegions(['a']);
    editor.labeling.pressLabel('area', 'Sea');
    expect([annotationOf(editor).canUndo, editor.labeling.armed('area')]).toEqual([false, ['Sea']]);
  });
});

describe('limits of use', () => {
  const boat = { x: 1, y: 1, width: 5, height: 5, rotation: 0, rectanglelabels: ['Boat'] };

  it('refuses a label that is used up, and says so', () => {
    const editor = open(boxesConfig, annotatedTask([box('a', { value: boat }), box('b')]));
    const annotation = annotationOf(editor);
    expect([editor.labeling.isUsedUp('label', 'Boat'), editor.labeling.isUsedUp('label', 'Car')]).toEqual([true, false]);
    editor.labeling.pressLabel('label', 'Boat');
    expect([editor.labeling.anyArmed, editor.invalid?.message]).toEqual([false, "You can't use Boat more than 1 time(s)"]);
    annotation.selectRegions(['b']);
    editor.labeling.pressLabel('label', 'Boat');
    expect(annotation.region('b')?.labels).toEqual(['Car']);
    annotation.update('a', { labels: ['Car'] });
    expect(editor.labeling.isUsedUp('label', 'Boat')).toBe(false);
    editor.labeling.pressLabel('label', 'Boat');
    expect([annotation.region('b')?.labels, editor.labeling.isUsedUp('label', 'Boat')]).toEqual([['Boat'], true]);
    annotation.remove(['b']);
    expect(editor.labeling.isUsedUp('label', 'Boat')).toBe(false);
    annotation.undo();
    expect(editor.labeling.isUsedUp('label', 'Boat')).toBe(true);
  });

  it('does not draw with a label that is used up meanwhile', () => {
    const editor = open(boxesConfig, annotatedTask([]), { settings: { keepLabel: true } });
    editor.labeling.pressLabel('label', 'Boat');
    draw(editor, 'label');
    expect(editor.labeling.forNewRegion('img', 'label')).toBeUndefined();
  });
});
