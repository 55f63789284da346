import { RefusedRows } from './RefusedRows';
import { describeImport, type Importing } from './useImport';

/** How the import stands: progress and a way to stop it, then what came of it. */
export function ImportStatus({ importing }: { readonly importing: Importing }) {
  const { report, cancel, undo, dismiss } = importing;
  if (!report) return null;
  const { status, progress, ids, refused, refusedCount } = report;
  const isRunning = status === 'running';
  const total = progress?.totalBytes;
  return (
    <section className="pg-import" data-status={status} aria-label="Import">
      <div className="pg-import-line">
        {isRunning && <progress aria-label="Read so far" {...(total ? { max: total, value: Math.min(progress.bytes, total) } : {})} />}
        <p role={status === 'failed' ? 'alert' : undefined} className={status === 'failed' ? 'pg-error' : undefined}>
          {describeImport(report)}
        </p>
        <span className="pg-spacer" />
        {isRunning ? (
          <button type="button" className="pg-button" onClick={cancel}>
            Stop the import
          </button>
        ) : (
          <>
            {ids.length > 0 && (
              <button type="button" className="pg-button" onClick={() => void undo()}>
                Take these tasks away again
              </button>
            )}
            <button type="button" className="pg-button" onClick={dismiss}>
              Close
            </button>
          </>
        )}
      </div>
      <RefusedRows rows={refused} count={refusedCount} />
    </section>
  );
}
