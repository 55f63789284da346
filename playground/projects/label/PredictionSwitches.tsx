import type { Task } from 'label-editor';
import { useId } from 'react';
import type { ProjectChoices, ProjectInfo } from '../storage/projectStorage';
import { modelsOf } from '../storage/taskBatch';

interface PredictionSwitchesProps {
  readonly info: ProjectInfo;
  /** The task in the editor: its models may be asked for, too. */
  readonly task: Task | undefined;
  readonly onChange: (change: Partial<ProjectChoices>) => void;
}

/** Whether models' predictions are shown, and whose is copied first. */
export function PredictionSwitches({ info, task, onChange }: PredictionSwitchesProps) {
  const id = useId();
  const { showPredictions, modelVersion } = info;
  const models = [...new Set([...info.models, ...modelsOf(task ? [task] : []), ...(modelVersion ? [modelVersion] : [])])];
  return (
    <>
      <label className="pg-checkbox">
        <input type="checkbox" checked={showPredictions} onChange={(event) => onChange({ showPredictions: event.target.checked })} />
        <span>Show predictions</span>
      </label>
      {models.length > 1 && (
        <span className="pg-select">
          <label htmlFor={id}>Model</label>
          <select
            id={id}
            value={modelVersion}
            disabled={!showPredictions}
            onChange={(event) => onChange({ modelVersion: event.target.value })}
          >
            <option value="">First there is</option>
            {models.map((model) => (
              <option key={model} value={model}>
                {model}
              </option>
            ))}
          </select>
        </span>
      )}
    </>
  );
}
