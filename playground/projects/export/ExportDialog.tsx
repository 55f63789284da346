import { EXPORT_FORMATS, type ExportFormat } from 'label-editor/tasks';
import { useEffect, useId, useState } from 'react';
import { Dialog } from '../Dialog';
import type { ProjectInfo, ProjectStorage } from '../storage/projectStorage';
import { FORMAT_NAMES } from './formats';
import { Losses } from './Losses';
import type { ExportChoices } from './makeExport';
import { useExport } from './useExport';

interface ExportDialogProps {
  readonly storage: ProjectStorage;
  readonly info: ProjectInfo;
  readonly onClose: () => void;
}

const FIRST: ExportChoices = { format: 'JSON', annotations: 'all', withUnlabelled: false, withMedia: false };

/** Format and choices; what would be lost is told before anything is downloaded. */
export function ExportDialog({ storage, info, onClose }: ExportDialogProps) {
  const [choices, setChoices] = useState(FIRST);
  const [mediaCount, setMediaCount] = useState(0);
  const { state, write } = useExport(storage, info, choices);
  const ids = { format: useId(), use: useId(), annotations: useId() };
  const change = (part: Partial<ExportChoices>) => setChoices((before) => ({ ...before, ...part }));

  useEffect(() => {
    storage.own?.mediaPaths().then(
      (paths) => setMediaCount(paths.length),
      () => setMediaCount(0),
    );
  }, [storage]);

  return (
    <Dialog title="Export" onClose={onClose}>
      <div className="pg-form">
        <span className="pg-select">
          <label htmlFor={ids.format}>Format</label>
          <select
            id={ids.format}
            value={choices.format}
            aria-describedby={ids.use}
            onChange={(event) => change({ format: event.target.value as ExportFormat })}
          >
            {EXPORT_FORMATS.map((format) => (
              <option key={format} value={format}>
                {FORMAT_NAMES[format][0]}
              </option>
            ))}
          </select>
        </span>
        <p id={ids.use} className="pg-muted">
          {FORMAT_NAMES[choices.format][1]}
        </p>
        <span className="pg-select">
          <label htmlFor={ids.annotations}>Of each task</label>
          <select
            id={ids.annotations}
            value={choices.annotations}
            onChange={(event) => change({ annotations: event.target.value as ExportChoices['annotations'] })}
          >
            <option value="all">every annotation that was not skipped</option>
            <option value="latest">the annotation that was saved last</option>
          </select>
        </span>
        <label className="pg-checkbox">
          <input type="checkbox" checked={choices.withUnlabelled} onChange={(event) => change({ withUnlabelled: event.target.checked })} />
          <span>Also tasks nobody has labelled</span>
        </label>
        {mediaCount > 0 && (
          <label className="pg-checkbox">
            <input type="checkbox" checked={choices.withMedia} onChange={(event) => change({ withMedia: event.target.checked })} />
            <span>
              Also the project’s {mediaCount.toLocaleString('en')} {mediaCount === 1 ? 'file' : 'files'}, in a zip
            </span>
          </label>
        )}
        <Losses losses={state.losses} found={state.found} tasks={state.tasks} />
        <p className="pg-error" role="alert">
          {state.error}
        </p>
        <div className="pg-dialog-actions">
          <button type="button" className="pg-button" onClick={onClose}>
            Close
          </button>
          <button
            type="button"
            className="pg-button pg-button-main"
            disabled={state.losses === undefined || state.found === 0 || state.isWriting}
            onClick={() => void write()}
          >
            {state.isWriting ? `Writing … ${state.tasks.toLocaleString('en')}` : 'Download'}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
