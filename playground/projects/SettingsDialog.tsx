import { type SubmitEvent, useId, useState } from 'react';
import { ConfigField } from './ConfigField';
import { Dialog } from './Dialog';
import { DialogActions } from './DialogActions';
import type { ProjectChoices, ProjectInfo } from './storage/projectStorage';

interface SettingsDialogProps {
  readonly info: ProjectInfo;
  readonly onSave: (choices: Partial<ProjectChoices>) => void;
  readonly onClose: () => void;
}

/** Name, config, and what annotators see of predictions. */
export function SettingsDialog({ info, onSave, onClose }: SettingsDialogProps) {
  const [title, setTitle] = useState(info.title);
  const [config, setConfig] = useState(info.config);
  const [showPredictions, setShowPredictions] = useState(info.showPredictions);
  const [modelVersion, setModelVersion] = useState(info.modelVersion);
  const ids = { title: useId(), model: useId() };
  const models = [...new Set([...info.models, ...(modelVersion ? [modelVersion] : [])])];

  const handleSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave({ title: title.trim() || info.title, config, showPredictions, modelVersion });
  };

  return (
    <Dialog title="Config and settings" onClose={onClose}>
      <form onSubmit={handleSubmit}>
        <label htmlFor={ids.title}>Name</label>
        <input
          id={ids.title}
          type="text"
          className="pg-text-field"
          required
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <ConfigField config={config} onChange={setConfig} />
        <label className="pg-checkbox">
          <input type="checkbox" checked={showPredictions} onChange={(event) => setShowPredictions(event.target.checked)} />
          <span>Show predictions to annotators</span>
        </label>
        <span className="pg-select">
          <label htmlFor={ids.model}>Model version that is copied first</label>
          <select id={ids.model} value={modelVersion} disabled={!showPredictions} onChange={(event) => setModelVersion(event.target.value)}>
            <option value="">First there is</option>
            {models.map((model) => (
              <option key={model} value={model}>
                {model}
              </option>
            ))}
          </select>
        </span>
        <DialogActions action="Save" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
