import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { DropArea } from './import/DropArea';
import type { Dropped } from './import/dropped';
import { ImportStatus } from './import/ImportStatus';
import { useImport } from './import/useImport';
import { usePaste } from './import/usePaste';
import type { LabelContext } from './label/labelContext';
import { QuickView } from './label/QuickView';
import { StreamView } from './label/StreamView';
import { storageNote, usePersistence } from './persistence';
import type { ProjectsPlace } from './projectsUrl';
import type { ProjectChoices, ProjectStorage } from './storage/projectStorage';
import { describeStorageError } from './storage/projectsDatabase';
import { TasksView } from './tasks/TasksView';
import { EVERY_TASK, filterTasks, type TaskFilter } from './tasks/taskFilter';
import { useProject } from './useProject';
import type { GoTo } from './useProjectsPlace';

interface ProjectPageProps {
  readonly storage: ProjectStorage;
  readonly place: ProjectsPlace;
  readonly goTo: GoTo;
  /** What came with a new project. */
  readonly dropped: Dropped | undefined;
  readonly onTitle: (title: string) => void;
}

/** One project: its list of tasks, or one of them in the editor. An import goes on whatever is shown. */
export function ProjectPage({ storage, place, goTo, dropped, onTitle }: ProjectPageProps) {
  const project = useProject(storage);
  const importing = useImport(storage.own, project);
  const [error, setError] = useState('');
  const [filter, setFilter] = useState<TaskFilter>(EVERY_TASK);
  // The task that was opened last, to come back to in the list.
  const [last, setLast] = useState(place.task);
  const { info, rows, isComplete } = project;
  const changeFilter = (change: Partial<TaskFilter>) => setFilter((before) => ({ ...before, ...change }));
  const wanted = useDeferredValue(filter);
  // Nobody sees the list while tasks stream: 100,000 are not put in order with each save.
  const isListed = place.view !== 'stream';
  const listed = useMemo(() => (isListed ? filterTasks(rows, wanted) : []), [rows, wanted, isListed]);
  usePersistence(storage, rows);

  const title = info?.title;
  useEffect(() => {
    if (title === undefined) return;
    onTitle(title);
    document.title = `${title} – Label Editor`;
  }, [title, onTitle]);
  useEffect(() => {
    if (place.task !== undefined) setLast(place.task);
  }, [place.task]);

  const isImporting = importing.report?.status === 'running';
  const isOff = !storage.own || !isComplete || isImporting;
  usePaste(isOff || place.view !== 'tasks', importing.start);
  const { start } = importing;
  useEffect(() => {
    if (dropped && isComplete) start(dropped);
  }, [dropped, isComplete, start]);

  if (!info) {
    return (
      <main className="pg-page" aria-label="Project">
        {project.error ? (
          <p className="pg-error" role="alert">
            {project.error}
          </p>
        ) : (
          <p className="pg-muted">Opening the project …</p>
        )}
      </main>
    );
  }
  const change = async (choices: Partial<ProjectChoices>) => {
    try {
      project.setInfo(storage.own ? await storage.own.change(choices) : { ...info, ...choices });
    } catch (problem) {
      setError(describeStorageError(problem));
    }
  };
  const context: LabelContext = { storage, project: { ...project, info }, goTo, onChange: change, onError: setError };
  return (
    <DropArea label="Drop to import into this project" isOff={isOff} onDrop={importing.start}>
      {(error || project.error) && (
        <p className="pg-error pg-alert" role="alert">
          {error || project.error}
          {error && (
            <button type="button" className="pg-button" onClick={() => setError('')}>
              Close
            </button>
          )}
        </p>
      )}
      {/* Where one labels, a finished import is no news. */}
      {(place.view === 'tasks' || isImporting) && <ImportStatus importing={importing} />}
      {place.view === 'stream' && <StreamView {...context} place={place} />}
      {place.view === 'quick-view' && <QuickView {...context} place={place} listed={listed} filter={filter} onFilter={changeFilter} />}
      {place.view === 'tasks' && (
        <TasksView
          {...context}
          listed={listed}
          filter={filter}
          onFilter={changeFilter}
          last={last}
          isImportOff={isOff}
          onImport={importing.start}
          note={storageNote(storage)}
        />
      )}
    </DropArea>
  );
}
