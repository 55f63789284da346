import { type Annotation, createEditor } from 'label-editor';
import { afterEach, expect, test } from 'vitest';
import type { DraftJson } from '../storage/projectStorage';
import { DraftSaver } from './draftSaver';

const config =
  '<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Good"/><Choice value="Bad"/></Choices></View>';

/** A store whose calls are answered when the test says so. */
function createStore() {
  const calls: (readonly [name: 'save' | 'remove', what: DraftJson | string, done: () => void])[] = [];
  const call = (name: 'save' | 'remove') => (what: DraftJson | string) => new Promise<void>((done) => calls.push([name, what, done]));
  const saver = new DraftSaver({
    save: call('save'),
    remove: call('remove'),
    onError: (error) => {
      throw error;
    },
  });
  return { calls, saver };
}

const editors: { dispose(): void }[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.dispose();
});

function openAnnotation(): Annotation {
  const editor = createEditor({ config, task: { id: 1, data: { text: 'hi' } } });
  editors.push(editor);
  return editor.active as Annotation;
}

const said = (call: readonly unknown[] | undefined) =>
  ((call?.[1] ?? { result: [] }) as DraftJson).result.map(({ value }) => value?.choices);

test('the first change is saved at once; what comes while it is being saved is saved once, as it is then', async () => {
  const { calls, saver } = createStore();
  const annotation = openAnnotation();
  annotation.answer('mood', ['Good']);
  saver.change(annotation);
  expect(calls.map(said)).toEqual([[['Good']]]);
  annotation.answer('mood', undefined);
  saver.change(annotation);
  annotation.answer('mood', ['Bad']);
  saver.change(annotation);
  expect(calls).toHaveLength(1);
  calls[0]?.[2]();
  await expect.poll(() => calls.length).toBe(2);
  expect(said(calls[1])).toEqual([['Bad']]);
  calls[1]?.[2]();
  await saver.settle();
  expect(calls).toHaveLength(2);
});

test('what is undone has no draft', () => {
  const { calls, saver } = createStore();
  const annotation = openAnnotation() as Annotation & { undo(): void };
  annotation.answer('mood', ['Good']);
  annotation.undo();
  saver.change(annotation);
  expect(calls.map(([name, what]) => [name, what])).toEqual([['remove', `new ${annotation.id}`]]);
});

test('a draft never comes after the annotation that it became', async () => {
  const { calls, saver } = createStore();
  const annotation = openAnnotation();
  annotation.answer('mood', ['Good']);
  saver.change(annotation);
  let handedIn = '';
  const handing = saver.handIn(annotation, async (draft) => {
    handedIn = draft;
  });
  annotation.answer('mood', ['Bad']);
  saver.change(annotation);
  await Promise.resolve();
  expect([handedIn, calls.length]).toEqual(['', 1]);
  calls[0]?.[2]();
  await handing;
  expect([handedIn, calls.length]).toEqual([`new ${annotation.id}`, 1]);
  // Changed meanwhile: a draft of what was saved, once the editor knows that it was.
  await expect.poll(() => calls.length).toBe(2);
  expect(said(calls[1])).toEqual([['Bad']]);
});
