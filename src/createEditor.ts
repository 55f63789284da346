import { createRegistry, type Editor, type TagDefinition } from './core';
import { createEditorStore, type EditorOptions, type EditorStore } from './store';
import { builtinTags } from './tags/builtin';

/** What `createEditor` takes: config and task, and the choices that `<LabelEditor>` has as props. */
export interface CreateEditorOptions extends Omit<EditorOptions, 'registry'> {
  /** Tags that the config may use. @defaultValue builtinTags */
  readonly tags?: readonly TagDefinition[] | undefined;
}

/** The store of an editor, for the rooms that show it. */
export function createStore({ tags = builtinTags, ...options }: CreateEditorOptions): EditorStore {
  return createEditorStore({ ...options, registry: createRegistry(tags) });
}

/**
 * An editor without a page: opens a task, copies predictions, edits, undoes and serialises. Needs no React and no DOM, runs in Node.
 * Bad configs and tasks never throw: see `editor.problems`. Throws a `TagDefinitionError` when `tags` contradict each other.
 * @example
 * const editor = createEditor({ config, task, showPredictions: true });
 * const annotation = editor.copyPrediction(editor.predictions[0].id);
 * annotation.update('r1', { value: { x: 10 } });
 * save(annotation.serialize());
 * editor.dispose();
 */
export function createEditor(options: CreateEditorOptions): Editor {
  return createStore(options);
}
