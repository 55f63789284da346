import type { RefusedRow } from '../storage/projectStorage';

interface RefusedRowsProps {
  readonly rows: readonly RefusedRow[];
  /** How many there were; only the first are kept. */
  readonly count: number;
}

const SHOWN = 200;

/** What an import left out or read otherwise than written: where, why, and how to mend it. */
export function RefusedRows({ rows, count }: RefusedRowsProps) {
  if (count === 0) return null;
  return (
    <details className="pg-refused">
      <summary>
        {count === 1
          ? 'What was not imported as it stands'
          : `${count.toLocaleString('en')} rows and files that were not imported as they stand`}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="pg-refused-scroll" aria-label="Rows and files not imported as they stand" tabIndex={0}>
        <table className="pg-table">
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">What and why</th>
              <th scope="col">How to mend it</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map(({ place, code, message, hint, severity }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a finding has no identity but its place in the list, which only grows
              <tr key={at} data-severity={severity}>
                <th scope="row" title={code}>
                  {place}
                </th>
                <td>{message}</td>
                <td>{hint}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {count > SHOWN && <p className="pg-muted">These are the first {Math.min(SHOWN, rows.length)}.</p>}
      </section>
    </details>
  );
}
