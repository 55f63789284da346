import { useId } from 'react';
import type { ProjectsPlace } from './projectsUrl';

interface ProjectsHeadProps {
  readonly place: ProjectsPlace;
  /** Of the project that is open. */
  readonly title: string;
  readonly onProjects: () => void;
  readonly onTheme: (theme: ProjectsPlace['theme']) => void;
}

/** The head of every page of the projects: where one is, and the way to the other pages. */
export function ProjectsHead({ place, title, onProjects, onTheme }: ProjectsHeadProps) {
  const themeId = useId();
  const theme = place.theme === 'system' ? '' : `?theme=${place.theme}`;
  return (
    <header className="pg-head">
      <h1>Label Editor</h1>
      <nav className="pg-nav" aria-label="Pages">
        {place.project !== 'served' && (
          <>
            <a href={`./${theme}`}>Samples</a>
            <button type="button" className="pg-link" aria-current={place.project === undefined ? 'page' : undefined} onClick={onProjects}>
              Projects
            </button>
          </>
        )}
        {title && <span className="pg-muted pg-nav-title">{title}</span>}
      </nav>
      <span className="pg-spacer" />
      <span className="pg-select">
        <label htmlFor={themeId}>Theme</label>
        <select
          id={themeId}
          aria-label="Theme"
          value={place.theme}
          onChange={(event) => onTheme(event.target.value as ProjectsPlace['theme'])}
        >
          <option value="system">System</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </select>
      </span>
    </header>
  );
}
