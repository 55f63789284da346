import { type Annotation, type AnnotationJson, type Editor, LabelEditor, type Task } from 'label-editor';
import 'label-editor/style.css';
import { useEffect, useMemo } from 'react';
import { useAnnounce } from '../Announcer';
import type { ProjectInfo, ProjectStorage, TaskRow } from '../storage/projectStorage';
import { describeStorageError } from '../storage/projectsDatabase';
import { DraftSaver } from './draftSaver';
import { MediaUrls } from './mediaUrls';

/** A task as it was read, for the editor to open. */
export interface OpenTask {
  readonly id: number;
  readonly task: Task;
}

interface ProjectEditorProps {
  readonly storage: ProjectStorage;
  readonly info: ProjectInfo;
  readonly open: OpenTask;
  readonly mode: 'stream' | 'quick-view';
  readonly theme: 'system' | 'light' | 'dark';
  readonly onRow: (row: TaskRow) => void;
  readonly onError: (message: string) => void;
  /** Handed in or skipped: a stream goes on. */
  readonly onDone?: ((id: number) => void) | undefined;
  readonly onReopened?: ((id: number) => void) | undefined;
  /** Told what saves the drafts of this task, for whoever leaves it. */
  readonly saver: { current: DraftSaver | undefined };
}

const user = { id: 1, name: 'You' };

function activeAnnotation(editor: Editor): Annotation | undefined {
  return editor.active?.type === 'annotation' ? editor.active : undefined;
}

/** The editor on a task of a project: everything that is done is stored, unsent work with each step. */
export function ProjectEditor({ storage, info, open, mode, theme, saver, onRow, onError, onDone, onReopened }: ProjectEditorProps) {
  const announce = useAnnounce();
  const { id, task } = open;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening of a task has its own files and drafts
  const media = useMemo(() => new MediaUrls(storage), [storage, open]);
  const drafts = useMemo(
    () =>
      new DraftSaver({
        save: async (draft) => onRow(await storage.saveDraft(id, draft)),
        remove: async (draft) => onRow(await storage.removeDraft(id, draft)),
        onError: (error) => onError(`Your unsent work could not be stored: ${describeStorageError(error)}`),
      }),
    [storage, id, onRow, onError],
  );

  useEffect(() => () => media.revoke(), [media]);
  useEffect(() => {
    saver.current = drafts;
    const flush = () => drafts.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      drafts.flush();
    };
  }, [drafts, saver]);

  const save =
    (said: string, isOver: boolean) =>
    async (json: AnnotationJson, { editor }: { editor: Editor }) => {
      const annotation = activeAnnotation(editor);
      if (!annotation) return undefined;
      const { annotation: stored, row } = await drafts.handIn(annotation, (draft) => storage.saveAnnotation(id, json, draft));
      onRow(row);
      announce(`Task ${id}: ${said}.`);
      // The editor first learns that it went well.
      if (isOver) setTimeout(() => onDone?.(id));
      else if (row.state === 'todo' || row.state === 'draft') onReopened?.(id);
      return stored;
    };

  const remove = async (json: AnnotationJson) => {
    if (json.id === undefined) return;
    const row = await storage.removeAnnotation(id, json.id);
    onRow(row);
    announce(`Task ${id}: annotation deleted.`);
    if (row.annotations === 0) onReopened?.(id);
  };

  return (
    <LabelEditor
      config={info.config}
      task={task}
      mode={mode}
      showPredictions={info.showPredictions}
      modelVersion={info.modelVersion || undefined}
      theme={theme}
      user={user}
      autoFocus={mode === 'stream'}
      resolveUrl={(url) => media.resolve(url)}
      onChange={({ annotation }) => drafts.change(annotation)}
      onSubmit={save('submitted', true)}
      onUpdate={save('updated', false)}
      onSkip={save('skipped', true)}
      onUnskip={save('taken up again', false)}
      onDelete={remove}
    />
  );
}
