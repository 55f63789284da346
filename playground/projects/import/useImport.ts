import { useCallback, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../Announcer';
import type { OwnProject } from '../storage/projectStorage';
import { describeStorageError } from '../storage/projectsDatabase';
import type { OpenProject } from '../useProject';
import type { Dropped } from './dropped';
import { type ImportReport, NO_IMPORT, runImport } from './runImport';

export interface Importing {
  readonly report: ImportReport | undefined;
  readonly start: (dropped: Dropped) => void;
  readonly cancel: () => void;
  /** What was left out of the last import, until it is dismissed. */
  readonly refused: Pick<ImportReport, 'refused' | 'refusedCount'>;
  readonly canDismiss: boolean;
  /** Takes away what the last import brought. */
  readonly undo: () => Promise<void>;
  readonly dismiss: () => void;
}

const plural = (count: number, noun: string) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** What an import came to, in a sentence. */
export function describeImport({ status, ids, attached, refusedCount, error }: ImportReport): string {
  const stored = `${plural(ids.length, 'task')} ${status === 'running' ? 'so far' : 'imported'}`;
  const files = attached > 0 && status !== 'running' ? ` with ${plural(attached, 'file')} that they name` : '';
  const left = refusedCount > 0 ? `, ${plural(refusedCount, 'finding')} about rows and files` : '';
  if (status === 'failed') return `The import stopped: ${error} ${stored}${files}${left}.`;
  return `${status === 'cancelled' ? 'Cancelled: ' : ''}${stored}${files}${left}.`;
}

/** One import at a time; it goes on while other pages of the project are shown. */
export function useImport(own: OwnProject | undefined, project: OpenProject): Importing {
  const announce = useAnnounce();
  const [report, setReport] = useState<ImportReport>();
  const running = useRef<AbortController>(undefined);
  const { info, addRows, removeRows, setInfo } = project;
  const config = info?.config;

  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    (dropped: Dropped) => {
      if (!own || config === undefined || running.current) return;
      const ending = new AbortController();
      running.current = ending;
      setReport(NO_IMPORT);
      announce(`Importing ${dropped.name}.`);
      const run = async () => {
        const ended = await runImport({ own, input: dropped.input, config, signal: ending.signal, onRows: addRows, onReport: setReport });
        announce(describeImport(ended));
        setInfo(await own.change({}));
      };
      run()
        .catch((error) => setReport((before) => ({ ...(before ?? NO_IMPORT), status: 'failed', error: describeStorageError(error) })))
        .finally(() => {
          running.current = undefined;
        });
    },
    [own, config, addRows, setInfo, announce],
  );

  const undo = async () => {
    if (!own || !report) return;
    try {
      await own.remove(report.ids);
      removeRows(report.ids);
      setReport(undefined);
      announce(`${plural(report.ids.length, 'task')} taken away again.`);
    } catch (error) {
      setReport({ ...report, status: 'failed', error: describeStorageError(error) });
    }
  };

  const dismiss = () => {
    setReport(undefined);
    own?.change({ refused: [], refusedCount: 0 }).then(setInfo, () => undefined);
  };

  return {
    report,
    refused: report ?? info ?? NO_IMPORT,
    canDismiss: own !== undefined,
    start,
    cancel: () => running.current?.abort(),
    undo,
    dismiss,
  };
}
