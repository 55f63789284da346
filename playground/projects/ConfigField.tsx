import type { Problem } from 'label-editor';
import { useDeferredValue, useId, useMemo } from 'react';
import { checkConfig } from './configCheck';
import { templates } from './templates';

interface ConfigFieldProps {
  readonly config: string;
  readonly onChange: (config: string) => void;
}

const SHOWN = 5;

/** A labeling config to write, checked while it is typed. */
export function ConfigField({ config, onChange }: ConfigFieldProps) {
  const ids = { template: useId(), config: useId(), check: useId() };
  const settled = useDeferredValue(config);
  const problems = useMemo(() => checkConfig(settled), [settled]);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <>
      <span className="pg-select">
        <label htmlFor={ids.template}>Start from</label>
        <select
          id={ids.template}
          value={templates.find((template) => template.config === config)?.id ?? ''}
          onChange={(event) => onChange(templates.find(({ id }) => id === event.target.value)?.config ?? config)}
        >
          <option value="">A config of your own</option>
          {templates.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </span>
      <label htmlFor={ids.config}>Labeling config (XML)</label>
      <textarea
        id={ids.config}
        rows={12}
        spellCheck={false}
        value={config}
        aria-invalid={errors > 0}
        aria-describedby={ids.check}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={ids.check} className="pg-config-check" role="status" aria-label="Check of the config">
        {problems.length === 0 ? (
          <p className="pg-good">Every tag and attribute is understood.</p>
        ) : (
          <ul>
            {problems.slice(0, SHOWN).map((problem) => (
              <ProblemLine key={`${problem.code} ${problem.where.line} ${problem.where.column} ${problem.message}`} problem={problem} />
            ))}
            {problems.length > SHOWN && <li className="pg-muted">… and {problems.length - SHOWN} more</li>}
          </ul>
        )}
      </div>
    </>
  );
}

function ProblemLine({ problem: { severity, message, hint, where } }: { readonly problem: Problem }) {
  return (
    <li className={severity === 'error' ? 'pg-error' : undefined}>
      {where.line !== undefined && (
        <strong>
          Line {where.line}, column {where.column ?? 1}:{' '}
        </strong>
      )}
      {message} {hint}
    </li>
  );
}
