/** What of the projects is on screen, kept in the URL so that a reload comes back to it. */
export interface ProjectsPlace {
  /** Id of a project, `served` for the one of the command line; undefined = the list of projects. */
  readonly project: string | undefined;
  readonly view: 'tasks' | 'stream' | 'quick-view';
  /** Id of the task in the editor. */
  readonly task: number | undefined;
  readonly theme: 'system' | 'light' | 'dark';
}

const views = ['tasks', 'stream', 'quick-view'] as const;
const themes = ['system', 'light', 'dark'] as const;

/** Whether an address is one of the projects, and not of the samples. */
export function isProjectsUrl(search: string): boolean {
  const query = new URLSearchParams(search);
  return query.has('projects') || query.has('project');
}

/** Reads a query string; what is missing or makes no sense is the default. */
export function parsePlace(search: string): ProjectsPlace {
  const query = new URLSearchParams(search);
  const task = Number(query.get('task'));
  return {
    project: query.get('project') || undefined,
    view: views.find((view) => view === query.get('view')) ?? 'tasks',
    task: Number.isSafeInteger(task) && task > 0 ? task : undefined,
    theme: themes.find((theme) => theme === query.get('theme')) ?? 'system',
  };
}

export function formatPlace({ project, view, task, theme }: ProjectsPlace): string {
  const query = new URLSearchParams();
  if (project === undefined) query.set('projects', '');
  else {
    query.set('project', project);
    if (view !== 'tasks') query.set('view', view);
    if (view !== 'tasks' && task !== undefined) query.set('task', String(task));
  }
  if (theme !== 'system') query.set('theme', theme);
  return `?${String(query).replace('projects=', 'projects')}`;
}
