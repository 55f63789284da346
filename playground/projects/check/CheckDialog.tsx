import { useCallback } from 'react';
import { Dialog } from '../Dialog';
import type { ProjectInfo, ProjectStorage, TaskRow } from '../storage/projectStorage';
import { ControlTable } from './ControlTable';
import { FindingList } from './FindingList';
import { KeyTable } from './KeyTable';
import { RenameForm } from './RenameForm';
import { useCheck } from './useCheck';

interface CheckDialogProps {
  readonly storage: ProjectStorage;
  readonly info: ProjectInfo;
  readonly setRow: (row: TaskRow) => void;
  readonly onClose: () => void;
}

const count = (number: number, noun: string) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

/** Whether tasks and config fit each other, before anybody labels: what matches, what does not, what was probably meant. */
export function CheckDialog({ storage, info, setRow, onClose }: CheckDialogProps) {
  const handleRows = useCallback(
    (rows: readonly TaskRow[]) => {
      for (const row of rows) setRow(row);
    },
    [setRow],
  );
  const { report, error, isApplying, apply } = useCheck(storage, info, handleRows);
  return (
    <Dialog title="Check of tasks and config" onClose={onClose}>
      <div className="pg-form">
        {error && (
          <p className="pg-error" role="alert">
            {error}
          </p>
        )}
        {!report && !error && <p className="pg-muted">Going through the tasks …</p>}
        {report && (
          <>
            <p className={report.ok ? 'pg-good' : 'pg-error'}>
              {report.ok ? 'No errors' : count(report.errors, 'error')}, {count(report.warnings, 'warning')} in{' '}
              {count(report.tasks, 'task')} with {count(report.annotations, 'annotation')} and {count(report.predictions, 'prediction')} (
              {count(report.results, 'result')}).
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
            <section className="pg-table-scroll" aria-label="Results by control and key" tabIndex={0}>
              <ControlTable controls={report.controls} />
              <KeyTable objects={report.objects} />
            </section>
            {storage.own && <RenameForm mapping={report.mapping} isBusy={isApplying} onApply={(renames) => void apply(renames)} />}
            <FindingList report={report} />
          </>
        )}
        <div className="pg-dialog-actions">
          {/* biome-ignore lint/a11y/noAutofocus: in a dialog that opens, the focus has to go somewhere */}
          <button type="button" className="pg-button" autoFocus onClick={onClose}>
            Close
          </button>
        </div>
      </div>
    </Dialog>
  );
}
