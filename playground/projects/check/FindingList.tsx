import type { CheckReport } from 'label-editor/tasks';

const SHOWN = 50;

/** Everything that was found, the worst first. */
export function FindingList({ report: { config, findings } }: { readonly report: CheckReport }) {
  if (config.length + findings.length === 0) return null;
  return (
    <ul className="pg-findings" aria-label="Findings">
      {config.map(({ code, severity, message, hint, line, column }) => (
        <li key={`${code} ${line} ${column} ${message}`} data-severity={severity}>
          <strong>
            Config {line}:{column}
          </strong>{' '}
          {message} {hint}
        </li>
      ))}
      {findings.slice(0, SHOWN).map(({ code, severity, message, hint, word, about, count, tasks, places }) => (
        <li key={`${code} ${word} ${about} ${message}`} data-severity={severity}>
          <strong>
            {count.toLocaleString('en')}× in {tasks.toLocaleString('en')} {tasks === 1 ? 'task' : 'tasks'}
          </strong>{' '}
          {message} {hint}{' '}
          {places[0] && (
            <span className="pg-muted">
              First in task {places[0].id ?? places[0].task + 1}: {places[0].path}
            </span>
          )}
        </li>
      ))}
      {findings.length > SHOWN && <li className="pg-muted">… and {findings.length - SHOWN} more kinds of findings</li>}
    </ul>
  );
}
