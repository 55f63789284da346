import { configure, render } from '@testing-library/react';
import { type AnnotationJson, createRegistry, type Result, type TagDefinition } from '../core';
import { createEditorStore, type EditorOptions, type EditorStore } from '../store';
import { builtinTags } from '../tags/builtin';
import { EditorShell, type EditorShellProps } from '.';
import 'label-editor/style.css';

// The page as text in each message hides the message.
configure({ getElementError: (message) => new Error(message ?? 'not found') });

/** Text with labels, a required choice and a text per region in the list. */
export const CONFIG = `<View>
  <Labels name="label" toName="text"><Label value="Person"/><Label value="Place" background="gold"/></Labels>
  <Text name="text" value="$text"/>
  <TextArea name="entity" toName="text" perRegion="true" displayMode="region-list"/>
  <Choices name="mood" toName="text"><Choice value="Good"/><Choice value="Bad"/></Choices>
</View>`;

export const TEXT = 'Ada met Charles in London, and Mary wrote about it in Paris.';

export function span(id: string, start: number, end: number, label = 'Person', more: Partial<Result> = {}): Result {
  const value = { start, end, text: TEXT.slice(start, end), labels: [label] };
  return { id, from_name: 'label', to_name: 'text', type: 'labels', value, ...more };
}

/** An annotation with as many spans as asked for. */
export function manySpans(count: number): AnnotationJson {
  return { id: 1, result: Array.from({ length: count }, (_, i) => span(`r${i}`, i % 50, (i % 50) + 3, i % 2 ? 'Place' : 'Person')) };
}

/** Two models' predictions of the same text. */
export const PREDICTIONS = [
  { id: 11, model_version: 'one', score: 0.876, result: [span('p1', 0, 3), span('p2', 19, 25, 'Place', { score: 0.5 })] },
  { id: 12, model_version: 'two', score: 0.4, result: [span('q1', 31, 35)] },
];

/** What a test opens: options of the editor and props of the shell. */
export interface Opened extends Partial<EditorOptions> {
  readonly annotations?: readonly AnnotationJson[];
  readonly predictions?: readonly unknown[];
  readonly tags?: readonly TagDefinition[];
  readonly shell?: Partial<EditorShellProps>;
  readonly height?: number;
}

/** An editor on the page, as a host would have it. */
export function openShell({ annotations = [], predictions = [], tags = builtinTags, shell, height = 600, ...options }: Opened = {}): {
  readonly editor: EditorStore;
  readonly root: HTMLElement;
} {
  const task = { id: 1, data: { text: TEXT }, annotations, predictions };
  const editor = createEditorStore({ registry: createRegistry(tags), config: CONFIG, task, ...options });
  const { container } = render(
    <div style={{ height, width: 1200 }}>
      <EditorShell editor={editor} theme="light" {...shell} />
    </div>,
  );
  const root = container.querySelector<HTMLElement>('.le-root');
  if (!root) throw new Error('the shell has no root');
  return { editor, root };
}
