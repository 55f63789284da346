import { type CSSProperties, type KeyboardEvent, useMemo, useState } from 'react';
import { seededColor } from '../../core';
import { Button, TextField, useMessages } from '../../ui/kit';
import type { Dialogue } from './turns.codec';

/** So many names are looked through; more are searched. */
const MANY = 12;

/** Props of `AuthorFilter`. */
export interface AuthorFilterProps {
  readonly dialogue: Dialogue;
  readonly colored: boolean;
  /** Authors whose turns are not shown. */
  readonly hidden: ReadonlySet<string>;
  readonly onChange: (hidden: ReadonlySet<string>) => void;
}

function countTurns({ turns }: Dialogue): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { author } of turns) counts.set(author, (counts.get(author) ?? 0) + 1);
  return counts;
}

/** Arrow keys walk the buttons, as in any toolbar. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = buttons.indexOf(event.target as HTMLElement);
  const rtl = event.currentTarget.matches(':dir(rtl)') ? -1 : 1;
  const steps: Readonly<Record<string, number>> = { ArrowRight: at + rtl, ArrowLeft: at - rtl, Home: 0, End: buttons.length - 1 };
  const to = steps[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  buttons.at(to % buttons.length)?.focus();
}

/** Chooses whose turns are shown. */
export function AuthorFilter({ dialogue, colored, hidden, onChange }: AuthorFilterProps) {
  const t = useMessages();
  const counts = useMemo(() => countTurns(dialogue), [dialogue]);
  const [query, setQuery] = useState('');
  if (counts.size < 2) return null;
  const wanted = query.trim().toLowerCase();
  const offered = [...counts].filter(([author]) => author.toLowerCase().includes(wanted));
  const toggle = (author: string): void => {
    const next = new Set(hidden);
    if (!next.delete(author)) next.add(author);
    onChange(next);
  };
  return (
    <>
      {counts.size > MANY && (
        <TextField
          className="le-turn-find"
          label={t('dialogue.find')}
          hideLabel
          placeholder={t('dialogue.find')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <div className="le-turn-filter" role="toolbar" aria-label={t('dialogue.authors')} onKeyDown={walk}>
        <Button
          size="small"
          variant="quiet"
          aria-pressed={hidden.size === 0}
          onClick={() => onChange(new Set(hidden.size === 0 ? counts.keys() : []))}
        >
          {t('dialogue.all')}
        </Button>
        {offered.map(([author, count]) => (
          <button
            key={author}
            type="button"
            className="le-turn-author"
            style={(colored && author ? { '--le-turn-color': seededColor(author) } : {}) as CSSProperties}
            aria-pressed={!hidden.has(author)}
            onClick={() => toggle(author)}
          >
            <span className="le-turn-dot" aria-hidden="true" />
            <span className="le-turn-name">{author || t('dialogue.nobody')}</span>
            <span className="le-turn-count">{count}</span>
          </button>
        ))}
      </div>
    </>
  );
}
