import { useCallback, useEffect, useMemo, useState } from 'react';
import { Announcer } from './Announcer';
import type { Dropped } from './import/dropped';
import { ProjectPage } from './ProjectPage';
import { ProjectsHead } from './ProjectsHead';
import { ProjectListPage } from './shelf/ProjectListPage';
import { ownStorage } from './storage/ownStorage';
import { servedStorage } from './storage/servedStorage';
import { useDatabase } from './useDatabase';
import { useProjectsPlace } from './useProjectsPlace';
import './projects.css';

/** The playground as a small product: projects in this browser, or the one that the command line serves. */
export function ProjectsApp() {
  const [place, goTo] = useProjectsPlace();
  const { project } = place;
  const isServed = project === 'served';
  const { database, error } = useDatabase(!isServed);
  const [brought, setBrought] = useState<{ readonly project: string; readonly dropped: Dropped | undefined }>();
  const [title, setTitle] = useState('');

  useEffect(() => {
    document.documentElement.dataset.pgTheme = place.theme;
  }, [place.theme]);

  const storage = useMemo(() => {
    if (project === undefined) return undefined;
    return isServed ? servedStorage() : database && ownStorage(database, project);
  }, [database, project, isServed]);

  const open = useCallback(
    (id: string, dropped?: Dropped) => {
      setBrought({ project: id, dropped });
      goTo({ project: id, view: 'tasks', task: undefined });
    },
    [goTo],
  );

  return (
    <Announcer>
      <div className="pg-app pg-projects">
        <ProjectsHead
          place={place}
          title={project === undefined ? '' : title}
          onProjects={() => goTo({ project: undefined, view: 'tasks', task: undefined })}
          onTheme={(theme) => goTo({ theme })}
        />
        {error && (
          <p className="pg-error pg-alert" role="alert">
            {error}
          </p>
        )}
        {project === undefined && database && <ProjectListPage database={database} onOpen={open} />}
        {storage && (
          <ProjectPage
            key={project}
            storage={storage}
            place={place}
            goTo={goTo}
            dropped={brought?.project === project ? brought?.dropped : undefined}
            onTitle={setTitle}
          />
        )}
      </div>
    </Announcer>
  );
}
