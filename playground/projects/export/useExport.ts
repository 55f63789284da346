import type { ExportLoss } from 'label-editor/tasks';
import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../Announcer';
import type { ProjectInfo, ProjectStorage } from '../storage/projectStorage';
import { describeStorageError } from '../storage/projectsDatabase';
import { downloadBlob } from './download';
import { type ExportChoices, makeExport, previewLosses } from './makeExport';

export interface ExportState {
  /** Undefined while they are being looked for. */
  readonly losses: readonly ExportLoss[] | undefined;
  /** How many tasks there are to export, once that is known. */
  readonly found: number;
  /** Tasks gone through so far. */
  readonly tasks: number;
  readonly isWriting: boolean;
  readonly error: string;
}

const LOOKING: ExportState = { losses: undefined, found: 0, tasks: 0, isWriting: false, error: '' };

/** Looks for what an export would lose, anew for each choice, and makes it. */
export function useExport(storage: ProjectStorage, info: ProjectInfo, choices: ExportChoices) {
  const announce = useAnnounce();
  const [state, setState] = useState(LOOKING);
  const writing = useRef<AbortController>(undefined);
  const { format, annotations, withUnlabelled } = choices;

  useEffect(() => {
    const ending = new AbortController();
    const change = (part: Partial<ExportState>) => setState((before) => (ending.signal.aborted ? before : { ...before, ...part }));
    const tell = everyHundred((tasks) => change({ tasks }));
    let found = 0;
    setState(LOOKING);
    previewLosses({
      storage,
      info,
      choices: { format, annotations, withUnlabelled, withMedia: false },
      signal: ending.signal,
      onProgress: (tasks) => {
        found = tasks;
        tell(tasks);
      },
    }).then(
      (losses) => change({ losses, found }),
      (error) => change({ error: describeStorageError(error) }),
    );
    return () => ending.abort();
  }, [storage, info, format, annotations, withUnlabelled]);

  useEffect(() => () => writing.current?.abort(), []);

  const write = async () => {
    const ending = new AbortController();
    writing.current = ending;
    setState((before) => ({ ...before, isWriting: true, error: '', tasks: 0 }));
    const onProgress = everyHundred((tasks) => setState((before) => ({ ...before, tasks })));
    try {
      const { blob, name } = await makeExport({ storage, info, choices, signal: ending.signal, onProgress });
      downloadBlob(blob, name);
      announce(`${name} is downloaded.`);
      setState((before) => ({ ...before, isWriting: false }));
    } catch (error) {
      if (!ending.signal.aborted) setState((before) => ({ ...before, isWriting: false, error: describeStorageError(error) }));
    }
  };

  return { state, write };
}

/** A page that draws itself for each of 100,000 tasks is slower than the export. */
function everyHundred(tell: (tasks: number) => void): (tasks: number) => void {
  return (tasks) => {
    if (tasks % 100 === 0) tell(tasks);
  };
}
