import { type SubmitEvent, useId, useState } from 'react';
import { Dialog } from '../Dialog';
import { DialogActions } from '../DialogActions';
import { type Dropped, droppedText } from './dropped';

interface PasteDialogProps {
  readonly onImport: (dropped: Dropped) => void;
  readonly onClose: () => void;
}

/** Tasks to paste as text. */
export function PasteDialog({ onImport, onClose }: PasteDialogProps) {
  const [text, setText] = useState('');
  const ids = { text: useId(), note: useId() };
  const handleSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (text.trim() !== '') onImport(droppedText(text));
  };
  return (
    <Dialog title="Paste tasks" onClose={onClose}>
      <form onSubmit={handleSubmit}>
        <label htmlFor={ids.text}>Tasks as JSON, a table (CSV, TSV), or plain text with one task a line</label>
        <textarea
          id={ids.text}
          rows={14}
          required
          spellCheck={false}
          aria-describedby={ids.note}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={ids.note} className="pg-muted">
          On the list of tasks, Ctrl+V imports what is on the clipboard without this dialog: text, files and pictures.
        </p>
        <DialogActions action="Import" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
