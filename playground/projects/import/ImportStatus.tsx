import { RefusedRows } from './RefusedRows';
import type { ImportReport } from './runImport';
import { describeImport, type Importing } from './useImport';

/** How the import stands: progress and a way to stop it, then what came of it; what was left out also after a reload. */
export function ImportStatus({ importing }: { readonly importing: Importing }) {
  const { report, refused, canDismiss, cancel, undo, dismiss } = importing;
  if (!report && refused.refusedCount === 0) return null;
  const isRunning = report?.status === 'running';
  return (
    <section className="pg-import" data-status={report?.status} aria-label="Import">
      <div className="pg-import-line">
        {report ? <Line report={report} /> : <p>The last import</p>}
        <span className="pg-spacer" />
        {isRunning && (
          <button type="button" className="pg-button" onClick={cancel}>
            Stop the import
          </button>
        )}
        {report && !isRunning && report.ids.length > 0 && (
          <button type="button" className="pg-button" onClick={() => void undo()}>
            Take these tasks away again
          </button>
        )}
        {!isRunning && canDismiss && (
          <button type="button" className="pg-button" onClick={dismiss}>
            Close
          </button>
        )}
      </div>
      <RefusedRows rows={refused.refused} count={refused.refusedCount} />
    </section>
  );
}

function Line({ report }: { readonly report: ImportReport }) {
  const { status, progress } = report;
  const total = progress?.totalBytes;
  const hasFailed = status === 'failed';
  return (
    <>
      {status === 'running' && (
        <progress
          className="pg-progress-bar"
          aria-label="Read so far"
          {...(total ? { max: total, value: Math.min(progress.bytes, total) } : {})}
        />
      )}
      <p role={hasFailed ? 'alert' : undefined} className={hasFailed ? 'pg-error' : undefined}>
        {describeImport(report)}
      </p>
    </>
  );
}
