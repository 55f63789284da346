import { Dialog } from './Dialog';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  /** What the button says that does it. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone; the harmless button has the focus. */
export function ConfirmDialog({ title, text, action, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <div className="pg-dialog-actions">
        {/* biome-ignore lint/a11y/noAutofocus: in a dialog that opens, the focus has to go somewhere */}
        <button type="button" className="pg-button" autoFocus onClick={onClose}>
          Cancel
        </button>
        <button type="button" className="pg-button pg-button-danger" onClick={onConfirm}>
          {action}
        </button>
      </div>
    </Dialog>
  );
}
