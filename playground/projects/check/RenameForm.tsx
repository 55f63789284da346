import type { Mapping } from 'label-editor/tasks';
import { type SubmitEvent, useMemo, useState } from 'react';
import { listRenames, type Rename } from './renames';

interface RenameFormProps {
  readonly mapping: Mapping;
  readonly isBusy: boolean;
  readonly onApply: (renames: readonly Rename[]) => void;
}

/** The renames that would mend what does not match, each to be taken or left. */
export function RenameForm({ mapping, isBusy, onApply }: RenameFormProps) {
  const renames = useMemo(() => listRenames(mapping), [mapping]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (renames.length === 0) return null;
  const taken = renames.filter(({ key }) => !left.has(key));

  const toggle = (key: string) => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  const handleSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onApply(taken);
  };

  return (
    <form onSubmit={handleSubmit} className="pg-renames">
      <fieldset>
        <legend>Renames that would mend it</legend>
        {renames.map(({ key, kind, from, to }) => (
          <label key={key} className="pg-checkbox">
            <input type="checkbox" checked={!left.has(key)} onChange={() => toggle(key)} />
            <span>
              {kind}: <code>{from}</code> becomes <code>{to}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="pg-button" disabled={isBusy || taken.length === 0}>
        {isBusy ? 'Renaming …' : 'Rename in all tasks'}
      </button>
    </form>
  );
}
