import { useId } from 'react';
import { type Sample, samples } from './samples';

interface SampleListProps {
  readonly current: string;
  readonly hasOwn: boolean;
  readonly onPick: (id: string) => void;
  readonly onPaste: () => void;
}

function groupSamples(): readonly (readonly [group: string, members: readonly Sample[]])[] {
  return Array.from(new Set(samples.map(({ group }) => group)), (group) => [group, samples.filter((sample) => sample.group === group)]);
}

/** The samples by group; on a narrow screen one drop-down instead (the style sheet shows one of the two). */
export function SampleList({ current, hasOwn, onPick, onPaste }: SampleListProps) {
  const selectId = useId();
  const groups = groupSamples();
  return (
    <nav className="pg-samples" aria-label="Sample tasks">
      <div className="pg-samples-narrow">
        <label htmlFor={selectId}>Sample</label>
        <select id={selectId} value={current} onChange={(event) => onPick(event.target.value)}>
          {groups.map(([group, members]) => (
            <optgroup key={group} label={group}>
              {members.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
          {hasOwn && <option value="own">Your own task</option>}
        </select>
      </div>
      <div className="pg-samples-wide">
        {groups.map(([group, members]) => (
          <section key={group} aria-label={group}>
            <h2 className="pg-group">{group}</h2>
            <ul>
              {members.map(({ id, title, description }) => (
                <li key={id}>
                  <SampleButton title={title} description={description} isCurrent={id === current} onPick={() => onPick(id)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {hasOwn && (
          <section aria-label="Your own">
            <h2 className="pg-group">Your own</h2>
            <SampleButton
              title="Your own task"
              description="What you pasted; kept until this tab is closed."
              isCurrent={current === 'own'}
              onPick={() => onPick('own')}
            />
          </section>
        )}
      </div>
      <button type="button" className="pg-button pg-paste" onClick={onPaste}>
        Paste your own…
      </button>
    </nav>
  );
}

interface SampleButtonProps {
  readonly title: string;
  readonly description: string;
  readonly isCurrent: boolean;
  readonly onPick: () => void;
}

function SampleButton({ title, description, isCurrent, onPick }: SampleButtonProps) {
  const descriptionId = useId();
  return (
    <div className="pg-sample">
      <button
        type="button"
        title={description}
        aria-describedby={descriptionId}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={onPick}
      >
        {title}
      </button>
      <p id={descriptionId} className="pg-sample-description">
        {description}
      </p>
    </div>
  );
}
