import { useCallback, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../Announcer';
import type { ProjectsPlace } from '../projectsUrl';
import { countRows, type ProjectChoices, type TaskRow } from '../storage/projectStorage';
import { describeStorageError } from '../storage/projectsDatabase';
import type { DraftSaver } from './draftSaver';
import type { LabelContext } from './labelContext';
import { Placeholder } from './Placeholder';
import { PredictionSwitches } from './PredictionSwitches';
import { type OpenTask, ProjectEditor } from './ProjectEditor';
import { StreamBar } from './StreamBar';
import { useStreamKeys } from './useStreamKeys';
import { useTaskQueue } from './useTaskQueue';

interface StreamViewProps extends LabelContext {
  readonly place: ProjectsPlace;
}

/** Task after task in the order of the sampling: handing one in leads to the next. */
export function StreamView({ storage, project, place, goTo, onChange, onError }: StreamViewProps) {
  const announce = useAnnounce();
  const { info, rows, isComplete, removals, setRow } = project;
  const { queue, snapshot } = useTaskQueue({ storage, info, rows, isComplete, removals, task: place.task });
  const saver = useRef<DraftSaver>(undefined);
  const shown = useShown(snapshot.task);
  const { id } = snapshot;

  useEffect(() => {
    if (queue && id !== place.task) goTo({ task: id === undefined ? undefined : Number(id) });
  }, [queue, id, place.task, goTo]);
  useEffect(() => {
    if (queue && id !== undefined) announce(`Task ${id}.`);
  }, [queue, id, announce]);

  // Newer than what was rendered: the queue asks them whether a task is done.
  const changed = useRef(new Map<number, TaskRow>());
  const handleRow = useCallback(
    (row: TaskRow) => {
      changed.current.set(row.id, row);
      setRow(row);
    },
    [setRow],
  );
  const move = useCallback(
    async (how: 'next' | 'previous' | 'postpone') => {
      if (!queue) return;
      const left = queue.current;
      await saver.current?.settle();
      if (queue.current !== left) return;
      queue[how]();
      // What was done on it is read anew when it comes again.
      const row = changed.current.get(Number(left));
      if (row && queue.current !== left) queue.update(row.id, row);
    },
    [queue],
  );
  const goOn = (done: number) => {
    queue?.complete(done);
    if (queue?.current === done) void move('next');
  };
  // They decide how a task opens, so it is opened anew, with the work on it.
  const change = async (choices: Partial<ProjectChoices>) => {
    await saver.current?.settle();
    await onChange(choices);
    queue?.reload();
  };
  useStreamKeys((how) => void move(how));

  const isWaiting = shown !== undefined && shown.id !== id;
  return (
    <>
      <StreamBar
        title={id === undefined ? '' : `Task ${id}`}
        snapshot={snapshot}
        counts={countRows(rows)}
        onMove={(how) => void move(how)}
        onList={() => goTo({ view: 'tasks', task: undefined })}
      >
        <PredictionSwitches info={info} task={shown?.task} onChange={(choices) => void change(choices)} />
      </StreamBar>
      <main className="pg-editor-box" aria-label={id === undefined ? 'No task' : `Task ${id}`} inert={isWaiting} aria-busy={isWaiting}>
        {snapshot.status === 'failed' ? (
          <Placeholder
            text={`Task ${id} could not be opened: ${describeStorageError(snapshot.error)}`}
            action="Try again"
            onAction={() => queue?.reload()}
          />
        ) : queue && id === undefined ? (
          <Placeholder
            text={rows.length === 0 ? 'There are no tasks yet: go to the list and import some.' : 'Every task is done or skipped.'}
            action="To the list of tasks"
            onAction={() => goTo({ view: 'tasks', task: undefined })}
          />
        ) : (
          shown && (
            <ProjectEditor
              key={`${info.showPredictions} ${info.modelVersion}`}
              storage={storage}
              info={info}
              open={shown}
              mode="stream"
              theme={place.theme}
              saver={saver}
              onRow={handleRow}
              onError={onError}
              onDone={goOn}
              onReopened={(reopened) => queue?.reopen(reopened)}
            />
          )
        )}
      </main>
    </>
  );
}

/** The task in the editor: the last one stays, out of reach, until the next is there, so that tool and zoom are taken along. */
function useShown(task: OpenTask | undefined): OpenTask | undefined {
  const [shown, setShown] = useState(task);
  if (task && task !== shown) setShown(task);
  return task ?? shown;
}
