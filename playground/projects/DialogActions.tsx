interface DialogActionsProps {
  /** What the button says that submits the form. */
  readonly action: string;
  readonly onCancel: () => void;
}

/** The end of a dialog's form: leave, or do it. */
export function DialogActions({ action, onCancel }: DialogActionsProps) {
  return (
    <div className="pg-dialog-actions">
      <button type="button" className="pg-button" onClick={onCancel}>
        Cancel
      </button>
      <button type="submit" className="pg-button pg-button-main">
        {action}
      </button>
    </div>
  );
}
