import { applyMapping, type CheckReport, checkTasks } from 'label-editor/tasks';
import { useCallback, useEffect, useState } from 'react';
import { useAnnounce } from '../Announcer';
import type { ProjectInfo, ProjectStorage, TaskRow } from '../storage/projectStorage';
import { describeStorageError } from '../storage/projectsDatabase';
import { joinRenames, type Rename } from './renames';

export interface Check {
  /** Undefined while tasks are gone through. */
  readonly report: CheckReport | undefined;
  readonly error: string;
  readonly isApplying: boolean;
  /** Renames in all tasks, and checks again. */
  readonly apply: (renames: readonly Rename[]) => Promise<void>;
}

/** Checks all tasks of a project against its config. */
export function useCheck(storage: ProjectStorage, info: ProjectInfo, onRows: (rows: readonly TaskRow[]) => void): Check {
  const announce = useAnnounce();
  const [state, setState] = useState<Omit<Check, 'apply'>>({ report: undefined, error: '', isApplying: false });
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round checks what was renamed
  useEffect(() => {
    const ending = new AbortController();
    setState({ report: undefined, error: '', isApplying: false });
    checkTasks(info.config, storage.tasks(ending.signal)).then(
      (report) => {
        if (ending.signal.aborted) return;
        setState({ report, error: '', isApplying: false });
        announce(report.ok ? 'Checked: no errors.' : `Checked: ${report.errors} errors.`);
      },
      (error) => {
        if (!ending.signal.aborted) setState({ report: undefined, error: describeStorageError(error), isApplying: false });
      },
    );
    return () => ending.abort();
  }, [storage, info.config, round, announce]);

  const apply = useCallback(
    async (renames: readonly Rename[]) => {
      if (!storage.own) return;
      setState((before) => ({ ...before, isApplying: true }));
      const mapping = joinRenames(renames);
      try {
        onRows(await storage.own.rewrite((task) => applyMapping(task, mapping), new AbortController().signal));
        setRound((before) => before + 1);
      } catch (error) {
        setState((before) => ({ ...before, isApplying: false, error: describeStorageError(error) }));
      }
    },
    [storage, onRows],
  );

  return { ...state, apply };
}
