import { useEffect, useState } from 'react';
import { describeStorageError, openProjects, type ProjectsDatabase } from './storage/projectsDatabase';

export interface Opening {
  readonly database: ProjectsDatabase | undefined;
  /** Why there is none, or why it can no longer be used. */
  readonly error: string;
}

/** This browser's projects, opened once the page wants them. */
export function useDatabase(isWanted: boolean): Opening {
  const [opening, setOpening] = useState<Opening>({ database: undefined, error: '' });
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOver = false;
    const fail = (error: string) => setOpening((before) => (isOver ? before : { ...before, error }));
    const opened = openProjects(fail);
    opened.then(
      (database) => {
        if (!isOver) setOpening({ database, error: '' });
      },
      (error) =>
        fail(
          `The projects of this browser cannot be opened: ${describeStorageError(error)} Private windows and blocked site data keep pages from storing.`,
        ),
    );
    return () => {
      isOver = true;
      void opened.then(
        (database) => database.close(),
        () => undefined,
      );
    };
  }, [isWanted]);
  return opening;
}
