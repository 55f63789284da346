import { type SubmitEvent, useId, useState } from 'react';
import { Dialog } from '../Dialog';
import { DialogActions } from '../DialogActions';

interface RenameDialogProps {
  readonly title: string;
  readonly onRename: (title: string) => void;
  readonly onClose: () => void;
}

export function RenameDialog({ title, onRename, onClose }: RenameDialogProps) {
  const [name, setName] = useState(title);
  const id = useId();
  const handleSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() !== '') onRename(name.trim());
  };
  return (
    <Dialog title="Rename the project" onClose={onClose}>
      <form onSubmit={handleSubmit}>
        <label htmlFor={id}>Name</label>
        <input id={id} type="text" className="pg-text-field" required value={name} onChange={(event) => setName(event.target.value)} />
        <DialogActions action="Rename" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
