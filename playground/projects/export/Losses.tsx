import type { ExportLoss } from 'label-editor/tasks';

interface LossesProps {
  readonly losses: readonly ExportLoss[] | undefined;
  /** How many tasks there are to export. */
  readonly found: number;
  /** Tasks gone through so far. */
  readonly tasks: number;
}

const NAMES = { error: 'Left out', warning: 'Changed', info: 'Note' } as const;

function summary({ losses, found, tasks }: LossesProps): string {
  if (losses === undefined) return `Looking at what this format can hold … ${tasks.toLocaleString('en')}`;
  if (found === 0) return 'Nobody has labelled a task yet, so there is nothing to export.';
  return losses.length === 0 ? 'This format holds everything that was labelled.' : 'This format does not hold everything:';
}

/** What the chosen format cannot hold. */
export function Losses(props: LossesProps) {
  const { losses } = props;
  return (
    <section className="pg-losses" aria-label="What this format cannot hold">
      <p role="status" aria-label="Check of the export">
        {summary(props)}
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
