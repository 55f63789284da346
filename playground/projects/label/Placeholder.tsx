interface PlaceholderProps {
  readonly text: string;
  readonly action: string;
  readonly onAction: () => void;
}

/** What stands where the editor would. */
export function Placeholder({ text, action, onAction }: PlaceholderProps) {
  return (
    <div className="pg-placeholder">
      <p role="alert">{text}</p>
      {/* biome-ignore lint/a11y/noAutofocus: what had the focus is gone with the task before */}
      <button type="button" className="pg-button pg-button-main" autoFocus onClick={onAction}>
        {action}
      </button>
    </div>
  );
}
