import { describe, expect, it } from 'vitest';
import type { AnnotationJson } from '../core';
import { createStore } from '../createEditor';
import type { AnnotationStore } from './annotationTypes';
import type { EditorStore } from './editorTypes';
import type { ActionContext, EditorOptions } from './optionTypes';
import { annotatedTask, box, boxesConfig, choice, shapesConfig } from './testTasks';

function open(task: unknown, options: Partial<EditorOptions> = {}): EditorStore {
  return createStore({ config: boxesConfig, task, ...options });
}

function annotationOf(editor: EditorStore): AnnotationStore {
  if (!editor.annotation) throw new Error('no annotation is open');
  return editor.annotation;
}

const bare = { id: 7, data: { image: '/a.jpg' } };

/** A host that answers when the test says so. */
function slowHost() {
  const calls: {
    readonly json: AnnotationJson;
    readonly context: ActionContext;
    finish(answer?: unknown): void;
    fail(error: unknown): void;
  }[] = [];
  const handler = (json: AnnotationJson, context: ActionContext) =>
    new Promise<unknown>((finish, fail) => {
      calls.push({ json, context, finish, fail });
    });
  return { calls, handler };
}

describe('submit and update', () => {
  it('hands over the annotation and stores what the host answers', async () => {
    const { calls, handler } = slowHost();
    const editor = open(bare, { onSubmit: handler, onUpdate: handler });
    const annotation = annotationOf(editor);
    annotation.answer('kind', ['Street']);
    const done = editor.submit();
    expect(editor.action).toEqual({ name: 'submit', state: 'busy' });
    expect(calls[0]?.json).toEqual({ result: annotation.serialize().result, lead_time: expect.any(Number) });
    expect(calls[0]?.context).toMatchObject({ editor, task: bare, leadTime: calls[0]?.json.lead_time });
    expect(Date.parse(calls[0]?.context.startedAt ?? '')).toBeLessThanOrEqual(Date.now());
    await editor.submit();
    await editor.skip();
    expect([calls.length, annotation.storedId]).toEqual([1, undefined]);
    annotation.answer('kind', ['Airport']);
    calls[0]?.finish({ id: 99 });
    await done;
    expect([editor.action, annotation.saved, annotation.serialize().id]).toEqual([undefined, true, 99]);
    expect(annotation.storedId).toBe('99');
    expect(annotation.dirty).toBe(true);
    annotation.undo();
    expect(annotation.dirty).toBe(false);
    const update = editor.submit();
    expect([editor.action?.name, calls[1]?.json.id]).toEqual(['update', 99]);
    calls[1]?.finish();
    await update;
  });

  it('adds this session to the time spent before', async () => {
    const { calls, handler } = slowHost();
    const editor = open(annotatedTask([]), { onUpdate: handler });
    const done = editor.update();
    expect(calls[0]?.json.lead_time).toBeGreaterThanOrEqual(4);
    expect(calls[0]?.json.lead_time).toBeLessThan(64);
    calls[0]?.finish();
    await done;
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('HTTP 500'))],
    [
      'throws',
      () => {
        throw new Error('HTTP 500');
      },
    ],
  ])('keeps everything when the host %s', async (_how, onUpdate) => {
    const editor = open(annotatedTask([box('a')]), { onUpdate });
    const annotation = annotationOf(editor);
    annotation.update('a', { value: { x: 1 } });
    await editor.update();
    expect(editor.action).toEqual({ name: 'update', state: 'failed', error: 'HTTP 500' });
    expect([annotation.dirty, annotation.region('a')?.value]).toMatchObject([true, { x: 1 }]);
    editor.dismissError();
    expect(editor.action).toBeUndefined();
  });

  it('does nothing without a handler, on predictions and while read-only', async () => {
    let calls = 0;
    const onSubmit = () => {
      calls += 1;
    };
    await open(bare).submit();
    await open(bare, { onSubmit, readOnly: true }).submit();
    const predictions = [{ id: 1, result: [] }];
    await open({ ...bare, predictions }, { onSubmit, showPredictions: true }).submit();
    expect(calls).toBe(0);
  });

  it('lets forms keep what is typed first, and says why they are asked', async () => {
    const sent: AnnotationJson[] = [];
    const editor = open(bare, { onSubmit: (json) => void sent.push(json) });
    const reasons: string[] = [];
    editor.onFlush((reason) => {
      reasons.push(reason);
      annotationOf(editor).answer('kind', ['Airport']);
    });
    await editor.submit();
    expect([reasons, sent[0]?.result[0]?.value]).toEqual([['save'], { choices: ['Airport'] }]);
  });

  it('ends quietly when the editor is gone before the host answers', async () => {
    const { calls, handler } = slowHost();
    const editor = open(bare, { onSubmit: handler });
    const annotation = annotationOf(editor);
    const done = editor.submit();
    editor.dispose();
    calls[0]?.finish({ id: 1 });
    await done;
    expect(annotation.saved).toBe(false);
  });
});

describe('skipping', () => {
  it('marks the annotation as cancelled, and takes that back', async () => {
    const sent: (boolean | undefined)[] = [];
    const take = (json: AnnotationJson) => void sent.push(json.was_cancelled);
    const editor = open(bare, { onSkip: take, onUnskip: take, onUpdate: take });
    await editor.skip();
    expect([annotationOf(editor).skipped, annotationOf(editor).saved]).toEqual([true, true]);
    await editor.unskip();
    expect(annotationOf(editor).skipped).toBe(false);
    await editor.skip();
    await editor.update();
    expect(sent).toEqual([true, false, true, false]);
  });

  it('asks for nothing that is required', async () => {
    const skipped: unknown[] = [];
    const config = boxesConfig.replace('name="kind"', 'name="kind" required="true"');
    const editor = open(bare, { config, onSkip: (json) => void skipped.push(json.result) });
    await editor.skip();
    expect(skipped).toEqual([[]]);
  });
});

describe('deleting', () => {
  it('asks the host about what it has stored and shows the neighbour', async () => {
    const deleted: unknown[] = [];
    const annotations = [1, 2, 3].map((id) => ({ id, result: [] }));
    const editor = open({ ...bare, annotations }, { onDelete: (json) => void deleted.push(json.id) });
    editor.select('2');
    await editor.deleteAnnotation('2');
    expect([editor.annotations.map(({ id }) => id), editor.active?.id, deleted]).toEqual([['1', '3'], '3', [2]]);
    editor.addAnnotation();
    await editor.deleteAnnotation(editor.active?.id ?? '');
    expect([editor.active?.id, deleted]).toEqual(['3', [2]]);
    await editor.deleteAnnotation('1');
    expect(editor.active?.id).toBe('3');
    await editor.deleteAnnotation('3');
    expect([editor.annotations.length, editor.annotation?.saved]).toEqual([1, false]);
  });

  it('keeps it when the host fails', async () => {
    const editor = open(annotatedTask([]), { onDelete: () => Promise.reject(new Error('no')) });
    await editor.deleteAnnotation('21');
    expect([editor.annotations.length, editor.action?.error]).toEqual([1, 'no']);
  });
});

describe('validation', () => {
  const texts = boxesConfig
    .replace('name="kind"', 'name="kind" required="true"')
    .replace('</View>', '<TextArea name="note" toName="img" required="true" requiredMessage="Say something"/></View>');

  it('stops at the first answer that is missing, with the words of Label Studio', async () => {
    const submitted: unknown[] = [];
    const editor = open(bare, { config: texts, onSubmit: (json) => void submitted.push(json) });
    await editor.submit();
    expect(editor.invalid).toEqual({ control: 'kind', region: undefined, itemIndex: undefined, message: 'Checkbox "kind" is required.' });
    annotationOf(editor).answer('kind', ['Airport']);
    expect(editor.invalid).toBeUndefined();
    await editor.submit();
    expect([editor.invalid?.message, submitted]).toEqual(['Say something', []]);
    annotationOf(editor).answer('note', ['x']);
    await editor.submit();
    expect(submitted).toHaveLength(1);
  });

  it('leads to the first region that lacks an answer it is asked for', async () => {
    const shape = (id: string, type: string, from: string, value: object) => ({
      id,
      type,
      from_name: from,
      to_name: 'img',
      value: { x: 1, y: 1, width: 5, height: 5, rotation: 0, ...value },
    });
    const result = ['a', 'b', 'c'].flatMap((id) => [
      shape(id, 'rectangle', 'rect', {}),
      shape(id, 'labels', 'tag', { labels: [id === 'a' ? 'Hand' : 'Text'] }),
    ]);
    const editor = open(annotatedTask(result), { config: shapesConfig, onUpdate: () => undefined });
    const annotation = annotationOf(editor);
    annotation.update('b', { answers: { words: ['ok'] } });
    await editor.update();
    expect(editor.invalid).toMatchObject({ control: 'words', region: 'c', message: 'Input for the textarea "words" is required.' });
    expect([annotation.selection, editor.revealed?.region]).toEqual([['c'], 'c']);
    annotation.update('c', { labels: { control: 'tag', labels: ['Hand'] } });
    expect(editor.validate()).toBeUndefined();
  });

  it('refuses two choices where one is allowed, and empty annotations when told to', async () => {
    const two = { ...choice('Airport'), value: { choices: ['Airport', 'Street'] } };
    expect(open(annotatedTask([two])).validate()?.control).toBe('kind');
    const editor = open(bare, { features: { denyEmpty: true } });
    expect(editor.validate()?.message).toBe('Empty annotations denied in this project');
    annotationOf(editor).answer('kind', ['Street']);
    expect(editor.validate()).toBeUndefined();
  });

  it('leads to a label that imported work uses too often', () => {
    const boat = { x: 1, y: 1, width: 5, height: 5, rotation: 0, rectanglelabels: ['Boat'] };
    const editor = open(annotatedTask([box('a', { value: boat }), box('b'), box('c', { value: boat })]));
    expect(editor.validate()).toMatchObject({ control: 'label', region: 'c', message: "You can't use Boat more than 1 time(s)" });
    annotationOf(editor).remove(['a']);
    expect(editor.validate()).toBeUndefined();
  });

  it('asks nothing of hidden controls', () => {
    const config = texts.replace('<Choices', '<View visibleWhen="region-selected"><Choices').replace('</Choices>', '</Choices></View>');
    const editor = open(annotatedTask([box('a')]), { config });
    expect(editor.validate()?.control).toBe('note');
    annotationOf(editor).selectRegions(['a']);
    expect(editor.validate()?.control).toBe('kind');
  });
});
