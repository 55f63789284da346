const key = (project: string) => `label-editor-playground:queue:${project}`;

/** Where the person was in a project's stream, so that a reload goes on there. */
export function recallQueue(project: string): unknown {
  try {
    return JSON.parse(window.localStorage.getItem(key(project)) ?? 'null');
  } catch {
    // Storage that is blocked, or a text that is none of ours: the stream begins anew.
    return null;
  }
}

export function rememberQueue(project: string, state: unknown): void {
  try {
    window.localStorage.setItem(key(project), JSON.stringify(state));
  } catch {
    // A convenience only: the work itself lies in the database.
  }
}

export function forgetQueue(project: string): void {
  try {
    window.localStorage.removeItem(key(project));
  } catch {
    // Nothing is kept where nothing can be.
  }
}
