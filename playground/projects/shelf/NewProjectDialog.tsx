import { type SubmitEvent, useId, useState } from 'react';
import { ConfigField } from '../ConfigField';
import { Dialog } from '../Dialog';
import { DialogActions } from '../DialogActions';
import { type Dropped, droppedFiles } from '../import/dropped';
import { describeStorageError } from '../storage/projectsDatabase';
import { templates } from '../templates';

interface NewProjectDialogProps {
  /** What was dropped on the list. */
  readonly dropped: Dropped | undefined;
  readonly onCreate: (choices: { readonly title: string; readonly config: string }, dropped: Dropped | undefined) => Promise<void>;
  readonly onClose: () => void;
}

/** Name, config and, if they are at hand, the first files of a project. */
export function NewProjectDialog({ dropped: first, onCreate, onClose }: NewProjectDialogProps) {
  const [title, setTitle] = useState('');
  const [config, setConfig] = useState(templates[0]?.config ?? '');
  const [dropped, setDropped] = useState(first);
  const [error, setError] = useState('');
  const ids = { title: useId(), files: useId() };

  const handleSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    try {
      await onCreate({ title: title.trim() || 'Untitled project', config }, dropped);
    } catch (problem) {
      setError(describeStorageError(problem));
    }
  };

  return (
    <Dialog title="New project" onClose={onClose}>
      <form onSubmit={(event) => void handleSubmit(event)}>
        <label htmlFor={ids.title}>Name</label>
        <input
          id={ids.title}
          type="text"
          className="pg-text-field"
          value={title}
          placeholder="Untitled project"
          onChange={(event) => setTitle(event.target.value)}
        />
        <ConfigField config={config} onChange={setConfig} />
        <label htmlFor={ids.files}>Files to import now (you can drop more later)</label>
        <input
          id={ids.files}
          type="file"
          multiple
          onChange={(event) => setDropped(event.target.files?.length ? droppedFiles([...event.target.files]) : first)}
        />
        {dropped && <p className="pg-muted">{dropped.name} will be imported.</p>}
        <p className="pg-error" role="alert">
          {error}
        </p>
        <DialogActions action="Create" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
