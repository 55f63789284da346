import { autorun } from 'mobx';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../core';
import { createStore } from '../createEditor';
import type { AnnotationStore } from './annotationTypes';
import type { EditorStore } from './editorTypes';
import type { EditorOptions } from './optionTypes';
import { annotatedTask, box, boxesConfig, choice, manyBoxes, predictedTask, textConfig } from './testTasks';

function open(task: unknown, options: Partial<EditorOptions> = {}): EditorStore {
  return createStore({ config: boxesConfig, task, ...options });
}

function annotationOf(editor: EditorStore): AnnotationStore {
  if (!editor.annotation) throw new Error('no annotation is open');
  return editor.annotation;
}

const withPredictions = { showPredictions: true } as const;

describe('opening', () => {
  it('neither shows nor copies predictions unless it is told to', () => {
    for (const mode of ['stream', 'quick-view'] as const) {
      const editor = open(predictedTask(), { mode });
      expect(editor.predictions).toEqual([]);
      expect(editor.overlays).toEqual([]);
      expect(editor.annotations).toHaveLength(1);
      expect(annotationOf(editor).serialize()).toEqual({ result: [] });
      expect(() => editor.copyPrediction('11')).toThrow(expect.objectContaining({ code: 'predictions-off' }));
    }
  });

  it('opens a stream in a copy of the model version asked for, else the first', () => {
    const second = open(predictedTask(), { ...withPredictions, mode: 'stream', modelVersion: 'two' });
    expect(annotationOf(second).parentPrediction).toBe('12');
    for (const modelVersion of [undefined, 'three']) {
      const first = open(predictedTask(), { ...withPredictions, mode: 'stream', modelVersion });
      expect([first.annotations.length, annotationOf(first).parentPrediction]).toEqual([1, '11']);
    }
  });

  it('opens a stream in what the person has already', () => {
    const own = [
      { id: 1, completed_by: { id: 9 }, result: [] },
      { id: 2, completed_by: 5, result: [box('mine')] },
    ];
    const stream = { ...withPredictions, mode: 'stream', user: { id: 5 } } as const;
    expect(open(predictedTask({ annotations: own }), stream).active?.id).toBe('2');
    const foreign = open(predictedTask({ annotations: own.slice(0, 1) }), stream);
    expect(annotationOf(foreign).parentPrediction).toBe('11');
    const drafts = [{ id: 4, user: 'me@example.org', annotation: null, lead_time: 3, result: [box('draft')] }];
    const drafted = annotationOf(open(predictedTask({ drafts }), stream));
    expect([drafted.orderedIds, drafted.saved, drafted.dirty]).toEqual([['draft'], false, true]);
    expect(drafted.serialize()).toEqual({ draft_id: 4, lead_time: 3, result: [box('draft')] });
  });

  it('shows a draft in place of the annotation it was saved over', () => {
    const task = { ...annotatedTask([box('old')]), drafts: [{ id: 4, annotation: 21, result: [box('new')] }] };
    const annotation = annotationOf(open(task));
    expect([annotation.id, annotation.orderedIds, annotation.saved, annotation.dirty]).toEqual(['21', ['new'], true, true]);
    expect(annotation.serialize()).toEqual({ id: 21, completed_by: 3, lead_time: 4, result: [box('new')] });
  });

  it('opens quick view in the first annotation, else the prediction, else a new annotation', () => {
    const annotated = open(predictedTask({ annotations: [{ id: 1, result: [] }] }), withPredictions);
    expect([annotated.active?.id, annotated.predictions.length]).toEqual(['1', 2]);
    const predicted = open(predictedTask(), { ...withPredictions, modelVersion: 'two' });
    expect([predicted.active?.id, predicted.annotations.length, predicted.annotation]).toEqual(['12', 0, undefined]);
    const empty = open({ data: { image: '/a.jpg' } }, withPredictions);
    expect(empty.active).toBe(empty.annotations[0]);
  });

  it('preselects choices in new annotations only', () => {
    const config = boxesConfig.replace('<Choice value="Street"/>', '<Choice value="Street" selected="true"/>');
    const fresh = annotationOf(open({ data: {} }, { config }));
    expect([fresh.answerOf('kind'), fresh.canUndo, fresh.dirty]).toEqual([['Street'], false, false]);
    const copied = open(predictedTask(), { config, ...withPredictions }).copyPrediction('12');
    expect(copied.answers).toEqual([]);
    const stored = annotationOf(open(annotatedTask([]), { config }));
    expect(stored.answers).toEqual([]);
  });

  it('opens bad input with problems instead of throwing, and tells them once', () => {
    const told: (readonly Problem[])[] = [];
    const editor = createStore({
      config: '<View><Nonsense/><Text name="t" value="$missing"/>',
      task: [1],
      onProblems: (problems) => told.push(problems),
    });
    expect(told).toEqual([editor.problems]);
    expect(editor.problems.length).toBeGreaterThan(1);
    const late: Problem = { code: 'image-failed', severity: 'error', message: 'No image.', hint: 'Give one.', where: { source: 'host' } };
    editor.reportProblems('image', [late]);
    editor.reportProblems('image', [late]);
    expect(told).toHaveLength(2);
    expect(told[1]?.at(-1)).toBe(late);
    editor.reportProblems('image', []);
    expect(editor.problems).toEqual(told[0]);
  });
});

describe('predictions', () => {
  it('serialise to what came in, and have nothing that changes them', () => {
    const task = predictedTask();
    const editor = open(task, withPredictions);
    expect(editor.predictions.map((prediction) => prediction.serialize())).toEqual(task.predictions);
    const [prediction] = editor.predictions;
    expect([prediction?.modelVersion, prediction?.score, prediction?.regions.length]).toEqual(['one', 0.5, 2]);
    expect([prediction?.lockReason('a'), prediction?.answerLock('kind')]).toEqual(['prediction', 'prediction']);
    expect(prediction && 'update' in prediction).toBe(false);
    prediction?.selectRegions(['a']);
    prediction?.setHidden('all', true);
    expect([prediction?.selectedRegion?.id, prediction?.allHidden]).toEqual(['a', true]);
    expect(prediction?.answerOf('kind')).toEqual(['Airport']);
  });

  it('lie over the active layer when they are told to', () => {
    const editor = open(predictedTask(), withPredictions);
    expect(editor.overlays.map(({ layer, visible }) => [layer.id, visible])).toEqual([['12', false]]);
    editor.addAnnotation();
    editor.setOverlay('12', { visible: true, color: 'red', opacity: 0.5 });
    expect(editor.overlays).toMatchObject([
      { layer: { id: '11' }, visible: false },
      { layer: { id: '12' }, visible: true, color: 'red', opacity: 0.5 },
    ]);
  });
});

describe('copying', () => {
  it('keeps ids, scores, readonly and hidden, and notes where it came from', () => {
    const changes: string[] = [];
    const editor = open(predictedTask(), { ...withPredictions, onChange: ({ name, ids }) => changes.push(`${name} ${ids.join()}`) });
    const copy = editor.copyPrediction('11');
    expect(editor.active).toBe(copy);
    expect(changes).toEqual(['copy a,b,c-Airport']);
    expect(copy.serialize()).toEqual({
      parent_prediction: 11,
      result: [box('a', { score: 0.9 }), box('b', { score: 0.2 }), choice('Airport')].map((result) => ({
        ...result,
        origin: 'prediction',
      })),
    });
    const second = annotationOf(editor.copyPrediction('12') && editor);
    expect([second.lockReason('c'), second.isHidden('d'), second.region('d')?.origin]).toEqual(['region-readonly', true, 'prediction']);
    second.update('d', { value: { x: 1 } });
    expect(second.serialize().result.map((result) => result.origin)).toEqual(['prediction', 'prediction-changed']);
    second.undo();
    expect(second.region('d')?.origin).toBe('prediction');
  });

  it('is where undo ends and reset leads', () => {
    const editor = open(predictedTask(), { ...withPredictions, mode: 'stream' });
    const copy = annotationOf(editor);
    const start = copy.serialize();
    expect([copy.canUndo, copy.dirty, copy.saved]).toEqual([false, false, false]);
    copy.remove(['a', 'b']);
    copy.reset();
    expect(copy.serialize()).toEqual(start);
  });

  it('takes what is asked for', () => {
    const editor = open(predictedTask(), withPredictions);
    expect(
      editor
        .copyPrediction('11', { regions: ['b'] })
        .serialize()
        .result.map((result) => result.id),
    ).toEqual(['b']);
    expect(editor.copyPrediction('11', { minScore: 0.5 }).regions.map((region) => region.id)).toEqual(['a']);
    expect(() => editor.copyPrediction('99')).toThrow(expect.objectContaining({ code: 'prediction-not-found' }));
  });

  it('names the parent as the wire did, or not at all', () => {
    const predictions = [{ id: 'x1', result: [] }, { result: [] }];
    const editor = open({ data: {}, predictions }, withPredictions);
    const parents = editor.predictions.map(({ id }) => editor.copyPrediction(id).serialize());
    expect(parents).toEqual([{ parent_prediction: 'x1', result: [] }, { result: [] }]);
  });
});

describe('layers', () => {
  it('shows what is selected: an annotation, a prediction, a region', () => {
    const editor = open(predictedTask({ annotations: [{ id: 11, result: [box('z')] }] }), withPredictions);
    const [first] = editor.predictions;
    editor.select(first?.id ?? '');
    expect(editor.active).toBe(first);
    editor.select('a');
    expect([first?.selection, editor.revealed]).toEqual([['a'], { layer: first?.id, region: 'a' }]);
    editor.select('11');
    expect(editor.active?.type).toBe('annotation');
    expect(() => editor.select('nobody')).toThrow(expect.objectContaining({ code: 'not-found' }));
    // The wire numbers annotations and predictions apart; a host copies by the number it knows.
    expect(editor.copyPrediction('11').serialize().parent_prediction).toBe(11);
  });

  it('lets forms keep what is typed before another layer is shown and before undo', () => {
    const editor = open(predictedTask({ annotations: [{ id: 1, result: [] }] }), withPredictions);
    const reasons: string[] = [];
    const stop = editor.onFlush((reason) => reasons.push(`${reason} ${editor.active?.id}`));
    editor.select('12');
    editor.select('1');
    editor.undo();
    stop();
    editor.select('12');
    expect(reasons).toEqual(['leave 1', 'leave 12', 'leave 1']);
  });

  it('shows another layer when predictions are switched off', () => {
    const editor = open(predictedTask(), withPredictions);
    editor.setOptions({ showPredictions: false });
    expect([editor.predictions, editor.active?.type]).toEqual([[], 'annotation']);
    editor.setOptions({ showPredictions: true });
    expect(editor.predictions).toHaveLength(2);
  });

  it('reads predictions when they are first shown, and reports them then', () => {
    const predictions = [{ id: 1, result: [box('a', { from_name: 'labl' })] }];
    const editor = open({ data: { image: 'x' }, predictions });
    expect(editor.problems).toEqual([]);
    editor.setOptions({ showPredictions: true });
    expect(editor.problems.map(({ code }) => code)).toEqual(['control-not-found']);
  });

  it('does not disturb observers when a host renders again with the same options', () => {
    const editor = open(annotatedTask([box('a')]), { readOnly: false });
    let runs = 0;
    const stop = autorun(() => {
      runs += 1;
      void [editor.features, editor.readOnly, editor.mode, editor.predictions, editor.user, editor.annotation?.editable];
    });
    for (let i = 0; i < 3; i++) editor.setOptions({ readOnly: false, mode: undefined, user: undefined, onChange: () => undefined });
    expect(runs).toBe(1);
    editor.setOptions({ onSubmit: () => undefined });
    expect([runs, editor.features.submit]).toEqual([2, true]);
    stop();
  });
});

it('takes the first settings from the host and the rest from the person', () => {
  const editor = open({ data: {} }, { settings: { keepLabel: true } });
  editor.setSetting('showLabels', true);
  editor.setOptions({ mode: 'stream' });
  expect(editor.settings).toMatchObject({ keepLabel: true, showLabels: true, enableHotkeys: true });
});

it('asks the host for URLs', async () => {
  const editor = open({ data: {} }, { resolveUrl: (url, use) => `https://cdn/${use.tag}${url}` });
  expect(await editor.resolveUrl('/a.jpg', { tag: 'Image', attribute: 'value' })).toBe('https://cdn/Image/a.jpg');
  expect(await open({ data: {} }).resolveUrl('/a.jpg', { tag: 'Image', attribute: 'value' })).toBe('/a.jpg');
});

it('shares nothing between two editors of one task', () => {
  const task = annotatedTask([box('a')]);
  const [one, two] = [open(task), open(task)];
  annotationOf(one).update('a', { value: { x: 1 } });
  one.setSetting('keepLabel', true);
  one.labeling.pressLabel('label', 'Car');
  one.reportProblems('x', [{ code: 'x', severity: 'info', message: '', hint: '', where: { source: 'host' } }]);
  one.dispose();
  expect(annotationOf(two).region('a')?.value).toMatchObject({ x: 10 });
  expect([annotationOf(two).dirty, two.settings.keepLabel, two.labeling.anyArmed, two.problems]).toEqual([false, false, false, []]);
  expect(one.uid).not.toBe(two.uid);
  annotationOf(two).update('a', { value: { x: 2 } });
  expect(annotationOf(two).undoName).toBe('reshape');
});

it('opens a text task the same way', () => {
  const span = { id: 's', from_name: 'ner', to_name: 'text', type: 'labels', value: { start: 0, end: 5, text: 'Hello', labels: ['PER'] } };
  const editor = createStore({ config: textConfig, task: { data: { text: 'Hello world' }, annotations: [{ result: [span] }] } });
  const annotation = annotationOf(editor);
  annotation.update('s', { labels: ['ORG'] });
  expect(annotation.serialize().result).toEqual([{ ...span, value: { ...span.value, labels: ['ORG'] } }]);
  expect(editor.lookOf(annotation.regions[0] ?? annotation.add({ control: 'ner', value: {} }))).toMatchObject({ fillOpacity: 0.2 });
});

it('ends nothing twice', () => {
  const editor = open(annotatedTask(manyBoxes(3)));
  editor.dispose();
  editor.dispose();
  expect(editor.surfaces.size).toBe(0);
});
