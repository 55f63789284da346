import { useId } from 'react';
import { countAll, type TaskCounts, type TaskState } from '../storage/projectStorage';
import { STATE_NAMES, type TaskFilter } from './taskFilter';

interface TaskFiltersProps {
  readonly filter: TaskFilter;
  readonly counts: TaskCounts;
  readonly shown: number;
  readonly onChange: (change: Partial<TaskFilter>) => void;
}

const states: readonly (TaskState | 'all')[] = ['all', 'todo', 'draft', 'done', 'skipped'];

/** Which tasks are listed. */
export function TaskFilters({ filter, counts, shown, onChange }: TaskFiltersProps) {
  const name = useId();
  const all = countAll(counts);
  return (
    <div className="pg-filters">
      <fieldset className="pg-radios">
        <legend className="pg-visually-hidden">State</legend>
        {states.map((state) => (
          <label key={state} className="pg-radio">
            <input type="radio" name={name} value={state} checked={filter.state === state} onChange={() => onChange({ state })} />
            <span>
              {state === 'all' ? 'All' : STATE_NAMES[state]} {(state === 'all' ? all : counts[state]).toLocaleString('en')}
            </span>
          </label>
        ))}
      </fieldset>
      <input
        type="search"
        className="pg-text-field pg-search"
        aria-label="Search tasks"
        placeholder="Search tasks"
        value={filter.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <span className="pg-muted" role="status" aria-label="Tasks shown">
        {shown === all ? '' : `${shown.toLocaleString('en')} shown`}
      </span>
    </div>
  );
}
