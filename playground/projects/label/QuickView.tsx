import { useEffect, useRef, useState } from 'react';
import type { ProjectsPlace } from '../projectsUrl';
import type { ProjectChoices, TaskRow } from '../storage/projectStorage';
import { describeStorageError } from '../storage/projectsDatabase';
import { TaskList } from '../tasks/TaskList';
import type { TaskFilter } from '../tasks/taskFilter';
import type { DraftSaver } from './draftSaver';
import type { LabelContext } from './labelContext';
import { Placeholder } from './Placeholder';
import { PredictionSwitches } from './PredictionSwitches';
import { type OpenTask, ProjectEditor } from './ProjectEditor';
import { readTask } from './useTaskQueue';

interface QuickViewProps extends LabelContext {
  readonly place: ProjectsPlace;
  /** The rows that the filter lets through. */
  readonly listed: readonly TaskRow[];
  readonly filter: TaskFilter;
  readonly onFilter: (change: Partial<TaskFilter>) => void;
}

/** The list beside the editor: any task, to look at and to correct. */
export function QuickView({ storage, project, place, goTo, onChange, onError, listed, filter, onFilter }: QuickViewProps) {
  const { info, setRow } = project;
  const saver = useRef<DraftSaver>(undefined);
  const id = place.task ?? listed[0]?.id;
  const { open, error, reload } = useOpened(storage, id, saver);
  const at = listed.findIndex((row) => row.id === id);
  const isWaiting = open !== undefined && open.id !== id;
  const change = async (choices: Partial<ProjectChoices>) => {
    await saver.current?.settle();
    await onChange(choices);
    reload();
  };
  const step = (by: 1 | -1) => goTo({ task: listed[at + by]?.id ?? id });

  return (
    <>
      <section className="pg-bar" aria-label="Quick view">
        <button type="button" className="pg-button" onClick={() => goTo({ view: 'tasks', task: undefined })}>
          All tasks
        </button>
        <h2 className="pg-bar-title">{id === undefined ? '' : `Task ${id}`}</h2>
        <span className="pg-spacer" />
        <PredictionSwitches info={info} task={open?.task} onChange={(choices) => void change(choices)} />
        <button type="button" className="pg-button" disabled={at <= 0} onClick={() => step(-1)}>
          Previous
        </button>
        <button type="button" className="pg-button" disabled={at < 0 || at >= listed.length - 1} onClick={() => step(1)}>
          Next
        </button>
      </section>
      <div className="pg-quick">
        <section className="pg-quick-list" aria-label="List of tasks">
          <TaskList rows={listed} filter={filter} isNarrow current={id} onFilter={onFilter} onOpen={(task) => goTo({ task })} />
        </section>
        <main className="pg-editor-box" aria-label={id === undefined ? 'No task' : `Task ${id}`} inert={isWaiting} aria-busy={isWaiting}>
          {error ? (
            <Placeholder text={error} action="To the list of tasks" onAction={() => goTo({ view: 'tasks', task: undefined })} />
          ) : (
            open && (
              <ProjectEditor
                key={`${info.showPredictions} ${info.modelVersion}`}
                storage={storage}
                info={info}
                open={open}
                mode="quick-view"
                theme={place.theme}
                saver={saver}
                onRow={setRow}
                onError={onError}
              />
            )
          )}
        </main>
      </div>
    </>
  );
}

/** The task of that id as it is stored now; the one before until it is there. */
function useOpened(storage: LabelContext['storage'], id: number | undefined, saver: { current: DraftSaver | undefined }) {
  const [state, setState] = useState<{ readonly open?: OpenTask; readonly error: string }>({ error: '' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round reads the task anew
  useEffect(() => {
    let isOver = false;
    const load = async () => {
      if (id === undefined) return;
      // Work on the task before, which may be this very one, is stored first.
      await saver.current?.settle();
      const open = await readTask(storage, id);
      if (!isOver) setState({ open, error: '' });
    };
    load().catch((error) => {
      if (!isOver) setState({ error: describeStorageError(error) });
    });
    return () => {
      isOver = true;
    };
  }, [storage, id, saver, round]);
  return { ...state, reload: () => setRound((before) => before + 1) };
}
