import { useCallback, useEffect, useState } from 'react';
import { formatPlace, type ProjectsPlace, parsePlace } from './projectsUrl';

export type GoTo = (change: Partial<ProjectsPlace>) => void;

/** Where in the projects the person is. Another page is a step of the browser's history; another task in the same view or theme is not. */
export function useProjectsPlace(): readonly [ProjectsPlace, GoTo] {
  const [place, setPlace] = useState(() => parsePlace(window.location.search));

  useEffect(() => {
    const handlePopState = () => setPlace(parsePlace(window.location.search));
    window.addEventListener('popstate', handlePopState);
    return () => window.removeEventListener('popstate', handlePopState);
  }, []);

  const goTo = useCallback<GoTo>((change) => {
    const before = parsePlace(window.location.search);
    const after = { ...before, ...change };
    const isStep = after.project !== before.project || after.view !== before.view;
    window.history[isStep ? 'pushState' : 'replaceState'](null, '', formatPlace(after));
    setPlace(after);
  }, []);

  return [place, goTo];
}
