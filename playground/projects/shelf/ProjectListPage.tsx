import { useCallback, useEffect, useState } from 'react';
import { useAnnounce } from '../Announcer';
import { ConfirmDialog } from '../ConfirmDialog';
import { DropArea } from '../import/DropArea';
import type { Dropped } from '../import/dropped';
import { forgetQueue } from '../label/queueState';
import { createProject, deleteProject, duplicateProject, listProjects, renameProject } from '../storage/projectShelf';
import { countAll } from '../storage/projectStorage';
import { describeStorageError, type ProjectRecord, type ProjectsDatabase } from '../storage/projectsDatabase';
import { NewProjectDialog } from './NewProjectDialog';
import { ProjectCard } from './ProjectCard';
import { RenameDialog } from './RenameDialog';

interface ProjectListPageProps {
  readonly database: ProjectsDatabase;
  /** Opens a project and imports what was dropped for it. */
  readonly onOpen: (id: string, dropped?: Dropped) => void;
}

type Asking =
  | { readonly about: 'new'; readonly dropped?: Dropped | undefined }
  | { readonly about: 'rename' | 'delete'; readonly project: ProjectRecord };

/** The projects of this browser. */
export function ProjectListPage({ database, onOpen }: ProjectListPageProps) {
  const announce = useAnnounce();
  const [projects, setProjects] = useState<readonly ProjectRecord[]>();
  const [asking, setAsking] = useState<Asking>();
  const [error, setError] = useState('');

  const reload = useCallback(
    () => listProjects(database).then(setProjects, (problem) => setError(describeStorageError(problem))),
    [database],
  );
  useEffect(() => void reload(), [reload]);
  useEffect(() => {
    document.title = 'Projects – Label Editor';
  }, []);

  const run = async (work: Promise<unknown>, done: string) => {
    setAsking(undefined);
    try {
      await work;
      announce(done);
    } catch (problem) {
      setError(describeStorageError(problem));
    }
    await reload();
  };

  return (
    <DropArea label="Drop files to make a project of them" onDrop={(dropped) => setAsking({ about: 'new', dropped })}>
      <main className="pg-page" aria-labelledby="pg-projects-title">
        <div className="pg-page-head">
          <h2 id="pg-projects-title">Projects</h2>
          <span className="pg-spacer" />
          <button type="button" className="pg-button pg-button-main" onClick={() => setAsking({ about: 'new' })}>
            New project…
          </button>
        </div>
        <p className="pg-muted">Kept in this browser, sent nowhere. Drop files or folders here to make a project of them.</p>
        {error && (
          <p className="pg-error" role="alert">
            {error}
          </p>
        )}
        {projects?.length === 0 && <p className="pg-empty">There are no projects yet.</p>}
        <ul className="pg-cards" aria-label="Projects">
          {projects?.map((project) => (
            <ProjectCard
              key={project.id}
              project={project}
              onOpen={() => onOpen(project.id)}
              onRename={() => setAsking({ about: 'rename', project })}
              onDuplicate={() => void run(duplicateProject(database, project), `${project.title} was copied, without its tasks.`)}
              onDelete={() => setAsking({ about: 'delete', project })}
            />
          ))}
        </ul>
      </main>
      {asking?.about === 'new' && (
        <NewProjectDialog
          dropped={asking.dropped}
          onCreate={async (choices, dropped) => {
            const { id } = await createProject(database, choices);
            onOpen(id, dropped);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking?.about === 'rename' && (
        <RenameDialog
          title={asking.project.title}
          onRename={(title) => void run(renameProject(database, asking.project.id, title), `The project is now called ${title}.`)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking?.about === 'delete' && (
        <ConfirmDialog
          title={`Delete ${asking.project.title}?`}
          text={`${countAll(asking.project.counts).toLocaleString('en')} tasks, the work on them and all files of the project are deleted from this browser. This cannot be undone: export first what you want to keep.`}
          action="Delete the project"
          onConfirm={() => {
            forgetQueue(asking.project.id);
            void run(deleteProject(database, asking.project.id), `${asking.project.title} was deleted.`);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </DropArea>
  );
}
