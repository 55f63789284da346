import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { type OwnTask, parseTasks } from './ownTask';
import { DialogActions } from './projects/DialogActions';

interface OwnTaskDialogProps {
  /** What the text areas hold at first. */
  readonly initial: OwnTask;
  readonly onOpen: (own: OwnTask) => void;
  readonly onClose: () => void;
}

/** Config and task to paste. JSON is checked here, everything else is the editor's to report. */
export function OwnTaskDialog({ initial, onOpen, onClose }: OwnTaskDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [config, setConfig] = useState(initial.config);
  const [task, setTask] = useState(initial.task);
  const [error, setError] = useState('');
  const ids = { title: useId(), config: useId(), task: useId(), error: useId() };

  useEffect(() => dialog.current?.showModal(), []);

  const handleSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    try {
      parseTasks(task);
      onOpen({ config, task });
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    }
  };

  return (
    <dialog ref={dialog} className="pg-dialog" aria-labelledby={ids.title} onClose={onClose}>
      <form onSubmit={handleSubmit}>
        <h2 id={ids.title}>Paste your own</h2>
        <label htmlFor={ids.config}>Labeling config (XML)</label>
        <textarea id={ids.config} rows={12} spellCheck={false} value={config} onChange={(event) => setConfig(event.target.value)} />
        <label htmlFor={ids.task}>Task or list of tasks (JSON)</label>
        <textarea
          id={ids.task}
          rows={12}
          spellCheck={false}
          value={task}
          aria-invalid={error !== ''}
          aria-describedby={ids.error}
          onChange={(event) => {
            setTask(event.target.value);
            setError('');
          }}
        />
        <p id={ids.error} className="pg-error" role="alert">
          {error}
        </p>
        <p className="pg-muted">The editor itself says what does not fit. Both texts stay in this tab until it is closed.</p>
        <DialogActions action="Open" onCancel={onClose} />
      </form>
    </dialog>
  );
}
