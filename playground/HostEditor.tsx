import { type AnnotationJson, type AssistHandler, type Editor, type EditorChange, LabelEditor, type Problem } from 'label-editor';
import 'label-editor/style.css';
import { reaction } from 'mobx';
import { useEffect, useState } from 'react';
import type { SamplePrediction, SampleTask } from './samples';
import type { PlaygroundState } from './urlState';

/** What the result panel needs of the layer on screen. */
export interface ShownLayer {
  readonly name: string;
  readonly serialize: () => unknown;
}

/** What happened in the editor, in words and with the payload that a host gets. */
export interface HostCall {
  readonly name: string;
  readonly note: string;
  readonly payload: unknown;
}

export interface HostActions {
  readonly save: (annotation: SamplePrediction, extra?: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly remove: (annotation: SamplePrediction) => Promise<unknown>;
}

interface HostEditorProps {
  readonly config: string;
  readonly task: SampleTask;
  readonly state: PlaygroundState;
  readonly actions: HostActions;
  readonly onAssist: AssistHandler | undefined;
  readonly onCall: (call: HostCall) => void;
  /** The layer on screen is another one, or has changed. */
  readonly onShown: (layer: ShownLayer | undefined) => void;
}

const user = { id: 1, name: 'You' };

const countOf = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
const resultCount = ({ result }: AnnotationJson) => countOf(result.length, 'result');

function describeProblems(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'no problems';
  const codes = new Map<string, number>();
  for (const { code } of problems) codes.set(code, (codes.get(code) ?? 0) + 1);
  return Array.from(codes, ([code, count]) => (count > 1 ? `${code} ×${count}` : code)).join(', ');
}

/** A picture of the samples lies beside the page, wherever the page is hosted. */
function resolveUrl(url: string): string {
  return url.startsWith('/samples/') ? new URL(`.${url}`, document.baseURI).href : url;
}

function describeShown(editor: Editor): ShownLayer | undefined {
  const { active } = editor;
  if (!active) return undefined;
  const name = active.type === 'prediction' ? `Prediction ${active.modelVersion ?? active.id}` : `Annotation ${active.id}`;
  return { name, serialize: () => active.serialize() };
}

/** The one place where the playground meets the editor's API. */
export function HostEditor({ config, task, state, actions, onAssist, onCall, onShown }: HostEditorProps) {
  const [editor, setEditor] = useState<Editor>();

  useEffect(() => {
    if (!editor) return undefined;
    // Reads of an editor are observable: tabs and copies change `active` without a change of any annotation.
    return reaction(
      () => editor.active,
      () => onShown(describeShown(editor)),
      { fireImmediately: true },
    );
  }, [editor, onShown]);

  const handle = (name: string, run: (annotation: SamplePrediction) => Promise<unknown>) => async (annotation: AnnotationJson) => {
    onCall({ name, note: resultCount(annotation), payload: annotation });
    const answer = await run(annotation as unknown as SamplePrediction);
    if (editor) onShown(describeShown(editor));
    // The editor takes the id that the answer gives a new annotation, so the next save is an update.
    return answer;
  };

  const { save, remove } = actions;
  const author = { completed_by: user.id };
  return (
    <LabelEditor
      config={config}
      task={task}
      mode={state.mode}
      showPredictions={state.predictions}
      modelVersion={state.model || undefined}
      readOnly={state.readOnly}
      theme={state.theme}
      user={user}
      resolveUrl={resolveUrl}
      onReady={(opened) => {
        setEditor(opened);
        onCall({
          name: 'onReady',
          note: `${countOf(opened.annotations.length, 'annotation')}, ${countOf(opened.predictions.length, 'prediction')}`,
          payload: { annotations: opened.annotations.map(({ id }) => id), predictions: opened.predictions.map(({ id }) => id) },
        });
      }}
      onChange={({ name, ids }: EditorChange) => {
        onCall({
          name: 'onChange',
          note: `${name} ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ` and ${ids.length - 3} more` : ''}`,
          payload: { name, ids },
        });
        if (editor) onShown(describeShown(editor));
      }}
      onProblems={(problems) => onCall({ name: 'onProblems', note: describeProblems(problems), payload: problems })}
      onSubmit={handle('onSubmit', (annotation) => save(annotation, author))}
      onUpdate={handle('onUpdate', (annotation) => save(annotation))}
      onSkip={handle('onSkip', (annotation) => save(annotation, { ...author, was_cancelled: true }))}
      onUnskip={handle('onUnskip', (annotation) => save(annotation, { was_cancelled: false }))}
      onDelete={handle('onDelete', remove)}
      onAssist={
        onAssist &&
        ((request, signal) => {
          onCall({ name: 'onAssist', note: `${request.reason} ${countOf(request.group.length, 'result')}`, payload: request });
          return onAssist(request, signal);
        })
      }
    />
  );
}
