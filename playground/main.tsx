import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { VersionNotice } from './offline/VersionNotice';
import { isProjectsUrl } from './projects/projectsUrl';
import './playground.css';

const ProjectsApp = lazy(async () => ({ default: (await import('./projects/ProjectsApp')).ProjectsApp }));

const container = document.getElementById('playground');
if (!container) throw new Error('Playground: index.html has no element with id "playground"; nothing can be shown.');
createRoot(container).render(
  <StrictMode>
    <Suspense>{isProjectsUrl(window.location.search) ? <ProjectsApp /> : <App />}</Suspense>
    <VersionNotice />
  </StrictMode>,
);
