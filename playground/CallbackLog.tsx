import { useState } from 'react';
import type { LogEntry } from './callbackLog';
import { cutText } from './resultText';

interface CallbackLogProps {
  readonly log: readonly LogEntry[];
  readonly onClear: () => void;
}

/** What the editor told its host, newest first; each entry opens to show what came with it. */
export function CallbackLog({ log, onClear }: CallbackLogProps) {
  return (
    <section className="pg-log" aria-labelledby="pg-log-title">
      <div className="pg-panel-head">
        <h2 id="pg-log-title">Callbacks</h2>
        <span className="pg-spacer" />
        <button type="button" className="pg-button" onClick={onClear} disabled={log.length === 0}>
          Clear
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="pg-log-scroll" aria-label="Log of callbacks" tabIndex={0}>
        <ol className="pg-log-list">
          {log.map((entry) => (
            <li key={entry.key}>
              <Entry entry={entry} />
            </li>
          ))}
        </ol>
        {log.length === 0 && <p className="pg-muted">Nothing yet.</p>}
      </section>
    </section>
  );
}

function Entry({ entry }: { readonly entry: LogEntry }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="pg-entry" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="pg-entry-name">{entry.name}</span>
        {entry.count > 1 && <span className="pg-entry-count">×{entry.count}</span>}
        <span className="pg-entry-note">{entry.note}</span>
        <time className="pg-muted">{entry.time}</time>
      </summary>
      {/* Only an open entry is serialised: a payload can be megabytes. */}
      {isOpen && <pre className="pg-entry-payload">{cutText(JSON.stringify(entry.payload, null, 2) ?? 'nothing', 20_000).head}</pre>}
    </details>
  );
}
