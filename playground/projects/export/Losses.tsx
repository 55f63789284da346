import type { ExportLoss } from 'label-editor/tasks';

interface LossesProps {
  readonly losses: readonly ExportLoss[] | undefined;
  /** Tasks gone through so far. */
  readonly tasks: number;
}

const NAMES = { error: 'Left out', warning: 'Changed', info: 'Note' } as const;

/** What the chosen format cannot hold. */
export function Losses({ losses, tasks }: LossesProps) {
  return (
    <section className="pg-losses" aria-label="What this format cannot hold">
      <p role="status" aria-label="Check of the export">
        {losses === undefined
          ? `Looking at what this format can hold … ${tasks.toLocaleString('en')}`
          : losses.length === 0
            ? 'This format holds everything that was labelled.'
            : 'This format does not hold everything:'}
      </p>
      {losses !== undefined && losses.length > 0 && (
        <ul>
          {losses.map(({ code, severity, message, hint, count, tasks: about }) => (
            <li key={`${code} ${message}`} data-severity={severity}>
              <strong>
                {NAMES[severity]}, {count.toLocaleString('en')}×:
              </strong>{' '}
              {message} {hint} {about.length > 0 && <span className="pg-muted">Tasks {about.join(', ')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
