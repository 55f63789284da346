import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AssistRequest, NewPrompt, Result } from '../core';
import { createStore } from '../createEditor';
import { encodeRle } from '../geometry/masks';
import type { AnnotationStore } from './annotationTypes';
import type { EditorStore } from './editorTypes';
import type { EditorOptions } from './optionTypes';
import { annotatedTask, box, boxesConfig, choice } from './testTasks';

/** A model that answers when the test says so. */
function slowModel() {
  const calls: {
    readonly request: AssistRequest;
    readonly signal: AbortSignal;
    answer(results: unknown): void;
    fail(error: unknown): void;
  }[] = [];
  const onAssist = (request: AssistRequest, signal: AbortSignal) =>
    new Promise<readonly Result[]>((resolve, reject) => {
      calls.push({ request, signal, answer: (results) => resolve(results as readonly Result[]), fail: reject });
    });
  const last = () => {
    const call = calls.at(-1);
    if (!call) throw new Error('the model was not asked');
    return call;
  };
  return { calls, onAssist, last };
}

const bare = { id: 7, data: { image: '/a.jpg' } };
const car: NewPrompt = { control: 'label', value: { x: 1, y: 2, width: 3, height: 4, rotation: 0 }, labels: ['Car'] };
const plane: NewPrompt = { ...car, labels: ['P'] };

const pointsConfig = `<View>
  <Image name="img" value="$image"/>
  <KeyPointLabels name="point" toName="img" smartOnly="true"><Label value="Eye"/></KeyPointLabels>
  <RectangleLabels name="label" toName="img"><Label value="Car"/><Label value="Eye"/></RectangleLabels>
  <BrushLabels name="mask" toName="img" smart="true"><Label value="Sky"/></BrushLabels>
</View>`;

function point(x: number, isPositive = true): NewPrompt {
  return { control: 'point', value: { x, y: 20, width: 0.5 }, labels: ['Eye'], isPositive };
}

const opened: EditorStore[] = [];

afterEach(() => {
  for (const editor of opened.splice(0)) editor.dispose();
  vi.useRealTimers();
});

function open(options: Partial<EditorOptions> = {}, task: unknown = bare) {
  const model = slowModel();
  const editor = createStore({ config: boxesConfig, task, onAssist: model.onAssist, ...options });
  opened.push(editor);
  if (!editor.annotation) throw new Error('no annotation is open');
  return { editor, annotation: editor.annotation as AnnotationStore, assist: editor.assist, model };
}

/** Lets promises that are settled tell. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}

describe('asking', () => {
  it('sends the prompt as results and keeps it out of the annotation', () => {
    const { assist, annotation, model } = open();
    const prompt = assist.ask(car);
    expect(model.last().request).toEqual({
      task: bare,
      annotation: annotation.id,
      control: 'label',
      object: 'img',
      itemIndex: 0,
      labels: ['Car'],
      region: prompt?.results,
      group: prompt?.results,
      reason: 'drawn',
    });
    expect(prompt?.results).toMatchObject([
      { from_name: 'label', to_name: 'img', type: 'rectanglelabels', value: { x: 1, y: 2, width: 3, height: 4, rectanglelabels: ['Car'] } },
    ]);
    expect([annotation.count, annotation.canUndo, annotation.dirty]).toEqual([0, false, false]);
    expect([assist.pending, assist.isOpen, assist.prompts]).toEqual([true, true, [prompt]]);
  });

  it('is JSON', () => {
    const { assist, model } = open();
    assist.ask(car);
    const { request } = model.last();
    expect(JSON.parse(JSON.stringify(request))).toEqual(request);
  });

  it('groups what has the same control, labels, object and page', () => {
    const { assist, model } = open();
    const first = assist.ask(car);
    const other = assist.ask(plane);
    expect(model.last().request.group).toEqual(other?.results);
    const second = assist.ask({ ...car, value: { ...car.value, x: 50 } });
    expect(model.last().request.group).toEqual([...(first?.results ?? []), ...(second?.results ?? [])]);
    const elsewhere = assist.ask({ ...car, itemIndex: 1 });
    expect(model.last().request.group).toEqual(elsewhere?.results);
    expect(model.last().request.itemIndex).toBe(1);
    expect(assist.prompts).toHaveLength(4);
  });

  it('says of points whether they are meant, as Label Studio does', () => {
    const { assist, model } = open({ config: pointsConfig });
    assist.ask(point(10));
    assist.ask(point(30, false));
    expect(model.last().request.group).toMatchObject([
      { type: 'keypointlabels', is_positive: true, value: { x: 10, labels: ['Eye'], keypointlabels: ['Eye'] } },
      { type: 'keypointlabels', is_positive: false, value: { x: 30, labels: ['Eye'], keypointlabels: ['Eye'] } },
    ]);
  });

  it('waits until a brush rests', () => {
    vi.useFakeTimers();
    const { editor, assist, model } = open({ config: pointsConfig });
    editor.setObjectView('img', 0, { width: 4, height: 4, rotation: 0 });
    const dot = { width: 4, height: 4, box: { x: 1, y: 1, width: 1, height: 1 }, alpha: Uint8Array.of(255) };
    const stroke: NewPrompt = { control: 'mask', value: { rle: encodeRle(dot) }, labels: ['Sky'] };
    const drawn = assist.ask(stroke);
    expect(drawn, editor.invalid?.message).toBeDefined();
    expect([assist.pending, model.calls.length]).toEqual([true, 0]);
    vi.advanceTimersByTime(1000);
    assist.ask(stroke);
    vi.advanceTimersByTime(1000);
    expect(model.calls).toHaveLength(0);
    vi.advanceTimersByTime(200);
    expect(model.last().request.group).toHaveLength(2);
  });
});

describe('who asks', () => {
  it('everybody where the config says nothing, unless smart="false"', () => {
    const { assist } = open();
    expect([assist.isOffered, assist.isOn, assist.asks('label'), assist.asks('kind')]).toEqual([true, true, true, false]);
    const off = open({ config: boxesConfig.replace('name="label"', 'name="label" smart="false"') });
    expect([off.assist.isOffered, off.assist.asks('label')]).toEqual([false, false]);
  });

  it('only those that the config marks, where it marks any', () => {
    const { assist } = open({ config: pointsConfig });
    expect(['point', 'label', 'mask'].map((name) => assist.asks(name))).toEqual([true, false, true]);
  });

  it('nobody without a model, while it is switched off, or when nothing may be changed', () => {
    expect(open({ onAssist: undefined }).assist.asks('label')).toBe(false);
    expect(open({ readOnly: true }).assist.asks('label')).toBe(false);
    const { editor, assist } = open();
    editor.setSetting('assist', false);
    expect([assist.isOn, assist.asks('label')]).toEqual([false, false]);
  });

  it.each([
    ['there is no model', { onAssist: undefined }, 'no model is connected'],
    ['it is switched off', { settings: { assist: false } }, 'switched off'],
  ])('a smartOnly control says that %s', (_, options, words) => {
    const { editor, assist, annotation } = open({ config: pointsConfig, ...options });
    expect(assist.asks('point')).toBe(true);
    expect(assist.ask(point(10))).toBeUndefined();
    expect(editor.invalid).toMatchObject({ control: 'point', message: expect.stringContaining(words) });
    expect([annotation.count, assist.isOpen]).toEqual([0, false]);
  });

  it.each([
    ['read-only', car, { readOnly: true }],
    ['an unknown control', { ...car, control: 'nobody' }, {}],
    ['a control that does not draw', { ...car, control: 'kind' }, {}],
    ['no valid shape', { ...car, value: { x: 1, y: 1, width: 0, height: 0, rotation: 0 } }, {}],
    ['an unknown object', { ...car, object: 'nothing' }, {}],
  ])('refuses with words: %s', (_, prompt, options) => {
    const { editor, assist, model } = open(options);
    expect(assist.ask(prompt as NewPrompt)).toBeUndefined();
    expect(editor.invalid?.message).toBeTruthy();
    expect(model.calls).toHaveLength(0);
  });
});

describe('an answer', () => {
  it('is a layer of suggestions that nobody can change', async () => {
    const { assist, annotation, model } = open();
    assist.ask(car);
    model.last().answer([box('a', { score: 0.7 }), box('b')]);
    await settled();
    expect([assist.pending, assist.suggestions?.count, assist.suggestions?.region('a')?.score]).toEqual([false, 2, 0.7]);
    expect(assist.suggestions?.lockReason('a')).toBe('prediction');
    expect(annotation.count).toBe(0);
  });

  it('of the newest request wins; the older one is aborted', async () => {
    const { assist, model } = open();
    assist.ask(car);
    assist.ask({ ...car, value: { ...car.value, x: 40 } });
    const [older, newer] = model.calls;
    expect([older?.signal.aborted, newer?.signal.aborted]).toEqual([true, false]);
    newer?.answer([box('new')]);
    await settled();
    older?.answer([box('old')]);
    await settled();
    expect(assist.suggestions?.orderedIds).toEqual(['new']);
  });

  it('that comes after the older one was late changes nothing', async () => {
    const { assist, model } = open();
    assist.ask(car);
    assist.ask(car);
    model.calls[0]?.answer([box('old')]);
    await settled();
    expect([assist.pending, assist.suggestions]).toEqual([true, undefined]);
    model.calls[0]?.fail(new Error('late'));
    await settled();
    expect(assist.error).toBeUndefined();
  });

  it('replaces the suggestions before', async () => {
    const { assist, model } = open();
    assist.ask(car);
    model.last().answer([box('a')]);
    await settled();
    assist.ask(car);
    model.last().answer([box('b')]);
    await settled();
    expect(assist.suggestions?.orderedIds).toEqual(['b']);
  });

  it('may be nothing', async () => {
    const { assist, model } = open();
    assist.ask(car);
    model.last().answer([]);
    await settled();
    expect([assist.suggestions?.count, assist.error, assist.prompts.length]).toEqual([0, undefined, 1]);
  });

  it('may be a prediction, or come at once', async () => {
    const { assist } = open({ onAssist: (() => ({ result: [box('a')] })) as never });
    assist.ask(car);
    await settled();
    expect(assist.suggestions?.orderedIds).toEqual(['a']);
  });

  it.each([[undefined], [null], ['boxes'], [{ results: [] }], [42], [new Map()]])(
    'that is no list (%o) is an error, and can be asked for again',
    async (garbage) => {
      const { assist, model } = open();
      assist.ask(car);
      model.last().answer(garbage);
      await settled();
      expect(assist.error).toContain('a list of results is needed');
      assist.again();
      expect([assist.error, assist.pending, model.last().request.reason]).toEqual([undefined, true, 'again']);
      model.last().answer([box('a')]);
      await settled();
      expect(assist.suggestions?.count).toBe(1);
    },
  );

  it('with garbage in it reports it and shows the rest', async () => {
    const { editor, assist, model } = open();
    assist.ask(car);
    model
      .last()
      .answer([
        null,
        7,
        { id: 'x' },
        box('bad', { value: { x: 'far', y: null } }),
        box('good'),
        box('strange', { from_name: 'nobody', type: 'hologram' }),
      ]);
    await settled();
    expect(assist.suggestions?.region('good')?.value).toMatchObject({ x: 10 });
    const problems = editor.problems.filter(({ where }) => where.source === 'host');
    expect(problems.map(({ where }) => where.path)).toContain('onAssist.result[3].value.x');
    assist.accept(['good']);
    expect(editor.annotation?.count).toBe(1);
  });

  it('says where it lies by the prompt where it does not say it itself', async () => {
    const { editor, assist, model } = open();
    editor.setObjectView('img', 2, { width: 640, height: 480, rotation: 90 });
    assist.ask({ ...car, itemIndex: 2 });
    const { original_width: _w, original_height: _h, image_rotation: _r, ...short } = box('a');
    model.last().answer([short]);
    await settled();
    assist.accept();
    expect(editor.annotation?.region('a')?.itemIndex).toBe(2);
    expect(editor.annotation?.serialize().result).toMatchObject([
      { id: 'a', original_width: 640, original_height: 480, image_rotation: 90, item_index: 2 },
    ]);
  });
});

describe('errors and cancelling', () => {
  it('shows what the host says, keeps the prompts and can ask again', async () => {
    const { assist, model } = open();
    assist.ask(car);
    model.last().fail(new Error('The GPU is out for lunch.'));
    await settled();
    expect([assist.pending, assist.error, assist.prompts.length]).toEqual([false, 'The GPU is out for lunch.', 1]);
    assist.again();
    model.last().answer([box('a')]);
    await settled();
    expect([assist.error, assist.suggestions?.count]).toEqual([undefined, 1]);
  });

  it('takes a handler that throws, and one that rejects with anything', async () => {
    const { assist } = open({
      onAssist: () => {
        throw new Error('at once');
      },
    });
    assist.ask(car);
    await settled();
    expect(assist.error).toBe('at once');
    const other = open({ onAssist: () => Promise.reject({ toString: 0 }) });
    other.assist.ask(car);
    await settled();
    expect(other.assist.error).toBe('{"toString":0}');
  });

  it('aborts on cancel; the prompts stay and a late answer is dropped', async () => {
    const { assist, model } = open();
    assist.ask(car);
    assist.cancel();
    expect([model.last().signal.aborted, assist.pending, assist.prompts.length]).toEqual([true, false, 1]);
    model.last().answer([box('a')]);
    await settled();
    expect([assist.suggestions, assist.error]).toEqual([undefined, undefined]);
  });

  it('aborts when the editor ends; what comes later does nothing', async () => {
    const { editor, assist, model } = open();
    assist.ask(car);
    editor.dispose();
    expect(model.last().signal.aborted).toBe(true);
    model.last().answer([box('a')]);
    await settled();
    expect(assist.suggestions).toBeUndefined();
    assist.again();
    expect(model.calls).toHaveLength(1);
    opened.length = 0;
  });

  it('aborts when its annotation is deleted', async () => {
    const { editor, annotation, assist, model } = open();
    assist.ask(car);
    await editor.deleteAnnotation(annotation.id);
    expect([model.last().signal.aborted, assist.isOpen]).toEqual([true, false]);
  });
});

describe('accepting', () => {
  async function suggested(options: Partial<EditorOptions> = {}, results: readonly Result[] = [box('a'), box('b')], task: unknown = bare) {
    const session = open(options, task);
    session.assist.ask(car);
    session.model.last().answer(results);
    await settled();
    return session;
  }

  it('all is one step; the prompts are gone; one undo goes back to before the drawing', async () => {
    const changes: string[] = [];
    const { editor, annotation, assist, model } = await suggested({
      onChange: ({ name, ids }) => changes.push(`${name} ${ids.join(' ')}`),
    });
    const before = annotation.serialize();
    expect(assist.accept()).toEqual(['a', 'b']);
    expect(annotation.regions.map(({ id, origin }) => [id, origin])).toEqual([
      ['a', 'prediction'],
      ['b', 'prediction'],
    ]);
    expect([assist.isOpen, assist.prompts, assist.suggestions, changes]).toEqual([false, [], undefined, ['suggestion a b']]);
    expect(annotation.undoName).toBe('suggestion');
    editor.undo();
    expect(annotation.serialize()).toEqual(before);
    expect([annotation.canUndo, assist.isOpen, model.calls.length]).toEqual([false, false, 1]);
    editor.redo();
    expect(annotation.count).toBe(2);
  });

  it('one takes the prompts along and leaves the others to be decided on', async () => {
    const { annotation, assist } = await suggested();
    expect(assist.accept(['b'])).toEqual(['b']);
    expect([annotation.orderedIds, assist.prompts, assist.suggestions?.orderedIds]).toEqual([['b'], [], ['a']]);
    expect(assist.accept(['b', 'nothing'])).toEqual([]);
    expect(annotation.undoName).toBe('suggestion');
    assist.accept();
    expect(annotation.regions.map(({ id, labels }) => [id, labels])).toEqual([
      ['b', ['Car']],
      ['a', ['Car']],
    ]);
  });

  it('gives the labels of the prompts, and the armed ones before them', async () => {
    const { annotation, assist } = await suggested({}, [
      box('a', { value: { x: 1, y: 1, width: 5, height: 5, rotation: 0, rectanglelabels: ['Boat'] } }),
    ]);
    assist.accept();
    expect(annotation.region('a')).toMatchObject({ labels: ['Car'], origin: 'prediction-changed' });
    const other = await suggested();
    other.editor.labeling.pressLabel('label', 'P');
    other.assist.accept(['a']);
    expect(other.annotation.region('a')?.labels).toEqual(['P']);
    expect(other.editor.labeling.armed('label')).toEqual(['P']);
  });

  it('fills in a label of a control for another geometry where the model named none', async () => {
    const { annotation, assist, model } = open({ config: pointsConfig });
    assist.ask(point(10));
    const place = { x: 1, y: 1, width: 5, height: 5, rotation: 0 };
    model.last().answer([box('bare', { value: place }), box('named', { value: { ...place, rectanglelabels: ['Car'] } })]);
    await settled();
    assist.accept();
    expect(annotation.region('bare')).toMatchObject({ labels: ['Eye'], origin: 'prediction' });
    expect(annotation.region('named')).toMatchObject({ labels: ['Car'], origin: 'prediction' });
  });

  it('replaces a region with the same clean id, in its place', async () => {
    const task = annotatedTask([box('a'), box('c')]);
    const { editor, annotation, assist } = await suggested(
      {},
      [box('a#k3x', { value: { x: 60, y: 60, width: 5, height: 5, rotation: 0, rectanglelabels: ['Car'] } })],
      task,
    );
    expect(assist.suggestions?.orderedIds).toEqual(['a']);
    assist.accept();
    expect(annotation.orderedIds).toEqual(['a', 'c']);
    expect(annotation.region('a')?.value).toMatchObject({ x: 60 });
    expect(annotation.serialize().result.map(({ id }) => id)).toEqual(['a', 'c']);
    editor.undo();
    expect(annotation.serialize().result).toEqual([box('a'), box('c')]);
  });

  it('does not touch what is locked: that suggestion stays, with the reason', async () => {
    const task = annotatedTask([box('a', { readonly: true })]);
    const { editor, annotation, assist } = await suggested({}, [box('a'), box('b')], task);
    expect(assist.accept()).toEqual(['b']);
    expect(editor.invalid?.message).toContain('cannot be changed');
    expect(assist.suggestions?.orderedIds).toEqual(['a']);
    expect(annotation.serialize().result[0]).toEqual(box('a', { readonly: true }));
  });

  it('takes relations along when both ends come', async () => {
    const link = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' } as Result;
    const { annotation, assist } = await suggested({}, [box('a'), box('b'), link]);
    assist.accept();
    expect(annotation.relations).toMatchObject([{ fromId: 'a', toId: 'b' }]);
  });

  it('asks nobody', async () => {
    const { assist, model } = await suggested();
    assist.accept();
    expect(model.calls).toHaveLength(1);
  });

  it('gives up a request for more of the same, and no other', async () => {
    const { assist, model } = await suggested();
    assist.ask(car);
    assist.accept();
    expect([model.last().signal.aborted, assist.prompts]).toEqual([true, []]);
    const other = await suggested();
    const prompt = other.assist.ask(plane);
    other.assist.accept();
    expect([other.model.last().signal.aborted, other.assist.prompts]).toEqual([false, [prompt]]);
  });

  it('happens at once where the person wants it so', async () => {
    const { editor, annotation, assist } = await suggested({ settings: { acceptSuggestions: true } });
    expect([annotation.orderedIds, assist.isOpen]).toEqual([['a', 'b'], false]);
    editor.undo();
    expect([annotation.count, annotation.canUndo]).toEqual([0, false]);
  });

  it('happens at once for answers, which replace those before', async () => {
    const task = annotatedTask([choice('Street')]);
    const { editor, annotation, assist, model } = await suggested({}, [choice('Airport', { id: 'other', score: 0.4 }), box('a')], task);
    expect(annotation.answerOf('kind')).toEqual(['Airport']);
    expect(annotation.serialize().result).toMatchObject([{ id: 'c-Street', type: 'choices', score: 0.4, value: { choices: ['Airport'] } }]);
    expect(assist.suggestions?.orderedIds).toEqual(['a']);
    assist.again();
    model.last().answer([choice('Airport')]);
    await settled();
    assist.discard();
    editor.undo();
    expect(annotation.serialize().result).toEqual([choice('Street')]);
    expect(annotation.canUndo).toBe(false);
  });

  it('is refused in an annotation that became read-only', async () => {
    const { editor, annotation, assist } = await suggested();
    editor.setOptions({ readOnly: true });
    expect([assist.accept(), assist.keep(), annotation.count]).toEqual([[], [], 0]);
    expect(assist.prompts).toHaveLength(1);
  });
});

describe('rejecting', () => {
  it('keeps the prompts, so that further ones refine', async () => {
    const { assist, model } = open();
    assist.ask(car);
    model.last().answer([box('a'), box('b')]);
    await settled();
    expect(assist.reject(['a'])).toEqual(['a']);
    expect(assist.suggestions?.orderedIds).toEqual(['b']);
    expect(assist.reject()).toEqual(['b']);
    expect([assist.suggestions, assist.prompts.length, assist.isOpen]).toEqual([undefined, 1, true]);
    assist.ask(car);
    expect(model.last().request.group).toHaveLength(2);
  });

  it('what was drawn can be kept: one step', async () => {
    const { editor, annotation, assist } = open();
    assist.ask(car);
    assist.ask(plane);
    expect(assist.keep().map(({ labels }) => labels)).toEqual([['Car'], ['P']]);
    expect([assist.isOpen, assist.pending, annotation.count]).toEqual([false, false, 2]);
    expect(annotation.serialize().result).toMatchObject([{ origin: 'manual' }, { origin: 'manual' }]);
    editor.undo();
    expect([annotation.count, annotation.canUndo]).toEqual([0, false]);
  });

  it('or dropped', () => {
    const { annotation, assist, model } = open();
    assist.ask(car);
    assist.discard();
    expect([assist.isOpen, assist.pending, model.last().signal.aborted, annotation.dirty]).toEqual([false, false, true, false]);
  });
});

describe('undo', () => {
  it('takes back the last prompt and asks about the rest', async () => {
    const { editor, assist, model } = open();
    const first = assist.ask(car);
    assist.ask(car);
    expect(assist.canUndo).toBe(true);
    editor.undo();
    expect([assist.prompts, model.last().request.reason, model.last().request.group]).toEqual([[first], 'removed', first?.results]);
    model.last().answer([box('a')]);
    await settled();
    editor.undo();
    expect([assist.isOpen, assist.suggestions, assist.canUndo]).toEqual([false, undefined, false]);
    expect(model.calls).toHaveLength(3);
  });

  it('takes back first what was done after the prompt', () => {
    const { editor, annotation, assist } = open();
    assist.ask(car);
    annotation.answer('kind', ['Street']);
    expect(assist.canUndo).toBe(false);
    editor.undo();
    expect([annotation.answerOf('kind'), assist.prompts.length]).toEqual([undefined, 1]);
    editor.undo();
    expect(assist.prompts).toEqual([]);
  });
});

describe('nothing is lost in silence', () => {
  it('saving waits for a decision', async () => {
    const sent: unknown[] = [];
    const { editor, assist } = open({ onSubmit: (json) => void sent.push(json), onSkip: (json) => void sent.push(json) });
    assist.ask(car);
    await editor.submit();
    await editor.skip();
    expect(sent).toEqual([]);
    expect(editor.invalid).toMatchObject({ control: 'label', message: expect.stringContaining('keep what you drew') });
    assist.keep();
    expect(editor.invalid).toBeUndefined();
    await editor.submit();
    expect(sent).toMatchObject([{ result: [{ type: 'rectanglelabels' }] }]);
  });

  it('each annotation keeps its own, also while its answer is on the way', async () => {
    const { editor, annotation, assist, model } = open();
    assist.ask(car);
    editor.addAnnotation();
    expect([assist.isOpen, assist.pending, model.last().signal.aborted]).toEqual([false, false, false]);
    model.last().answer([box('a')]);
    await settled();
    expect(assist.suggestions).toBeUndefined();
    editor.select(annotation.id);
    expect([assist.prompts.length, assist.suggestions?.orderedIds]).toEqual([1, ['a']]);
  });
});
