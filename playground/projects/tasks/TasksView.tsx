import { SAMPLING_STRATEGIES, type SamplingStrategy } from 'label-editor/tasks';
import { lazy, Suspense, useId, useState } from 'react';
import type { Dropped } from '../import/dropped';
import { ImportButtons } from '../import/ImportButtons';
import type { LabelContext } from '../label/labelContext';
import { SettingsDialog } from '../SettingsDialog';
import { countRows, type TaskRow } from '../storage/projectStorage';
import { Progress } from './Progress';
import { TaskFilters } from './TaskFilters';
import { TaskList } from './TaskList';
import type { TaskFilter } from './taskFilter';

interface TasksViewProps extends LabelContext {
  /** The rows that the filter lets through. */
  readonly listed: readonly TaskRow[];
  readonly filter: TaskFilter;
  readonly onFilter: (change: Partial<TaskFilter>) => void;
  /** The task that was opened last. */
  readonly last: number | undefined;
  readonly isImportOff: boolean;
  readonly onImport: (dropped: Dropped) => void;
  readonly note: string;
}

const CheckDialog = lazy(async () => ({ default: (await import('../check/CheckDialog')).CheckDialog }));
const ExportDialog = lazy(async () => ({ default: (await import('../export/ExportDialog')).ExportDialog }));

const orders: Readonly<Record<SamplingStrategy, string>> = {
  sequential: 'By ID',
  uniform: 'Shuffled',
  'prediction-score-min': 'Lowest score first',
  'prediction-score-max': 'Highest score first',
};

/** The list of tasks and all that is done with them as a whole. */
export function TasksView(props: TasksViewProps) {
  const { storage, project, goTo, onChange, listed, filter, onFilter, last, isImportOff, onImport, note } = props;
  const { info, rows, isComplete } = project;
  const [asking, setAsking] = useState<'check' | 'export' | 'settings'>();
  const close = () => setAsking(undefined);
  const orderId = useId();
  const counts = countRows(rows);
  const { own } = storage;

  return (
    <main className="pg-page pg-page-tasks" aria-labelledby="pg-project-title">
      <div className="pg-page-head">
        <h2 id="pg-project-title">{info.title}</h2>
        <Progress counts={counts} />
        <span className="pg-spacer" />
        {own && (
          <span className="pg-select">
            <label htmlFor={orderId}>Order</label>
            <select
              id={orderId}
              value={info.sampling}
              onChange={(event) => void onChange({ sampling: event.target.value as SamplingStrategy })}
            >
              {SAMPLING_STRATEGIES.map((strategy) => (
                <option key={strategy} value={strategy}>
                  {orders[strategy]}
                </option>
              ))}
            </select>
          </span>
        )}
        <button
          type="button"
          className="pg-button pg-button-main"
          disabled={rows.length === 0}
          onClick={() => goTo({ view: 'stream', task: undefined })}
        >
          Label tasks
        </button>
      </div>
      <div className="pg-page-head">
        {own && <ImportButtons isOff={isImportOff} onImport={onImport} />}
        <button type="button" className="pg-button" disabled={rows.length === 0} onClick={() => setAsking('check')}>
          Check…
        </button>
        <button type="button" className="pg-button" disabled={rows.length === 0} onClick={() => setAsking('export')}>
          Export…
        </button>
        {own && (
          <button type="button" className="pg-button" onClick={() => setAsking('settings')}>
            Config and settings…
          </button>
        )}
        <span className="pg-muted">{note}</span>
      </div>
      {rows.length > 0 && <TaskFilters filter={filter} counts={counts} shown={listed.length} onChange={onFilter} />}
      {rows.length > 0 ? (
        <TaskList rows={listed} filter={filter} current={last} onFilter={onFilter} onOpen={(task) => goTo({ view: 'quick-view', task })} />
      ) : (
        <p className="pg-empty">
          {isComplete
            ? 'No tasks yet. Drop files or folders anywhere on this page: tasks as JSON, tables, text, pictures, sound, video, PDF, or a zip of these.'
            : 'Reading the tasks …'}
        </p>
      )}
      <Suspense>
        {asking === 'check' && <CheckDialog storage={storage} info={info} setRow={project.setRow} onClose={close} />}
        {asking === 'export' && <ExportDialog storage={storage} info={info} onClose={close} />}
      </Suspense>
      {asking === 'settings' && (
        <SettingsDialog
          info={info}
          onSave={(choices) => {
            close();
            void onChange(choices);
          }}
          onClose={close}
        />
      )}
    </main>
  );
}
