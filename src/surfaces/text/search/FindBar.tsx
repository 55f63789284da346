import { CaseSensitive, ChevronDown, ChevronUp, ListChecks, Regex, WholeWord, X } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { IconButton, Spinner, type Translate, useHotkey, useMessages } from '../../../ui/kit';
import { selectRange } from '../domSelection';
import type { TextStage } from '../TextStage';
import { MOST_HITS } from './hits';
import { isWithin } from './isWithin';
import type { SearchQuery } from './query';
import { type FoundPlaces, type SearchState, TextSearch } from './TextSearch';

/** An expression may be costly: it is not searched for at every key. */
const EXPRESSION_WAIT_MS = 150;

/** Props of `FindBar`. */
export interface FindBarProps {
  readonly stage: TextStage;
  readonly places: FoundPlaces;
  /** What it opens with. */
  readonly query: SearchQuery;
  /** Grows with each wish to search while it is open: the field has the focus again. */
  readonly wish: number;
  readonly onQuery: (query: SearchQuery) => void;
  readonly onLikeThis: (query: SearchQuery) => void;
  readonly onClose: () => void;
}

/** Where the search begins: at what is selected, else at the top of what is in view. */
function anchorOf({ pending, active, body, elements }: TextStage): number {
  if (pending) return pending.start;
  const selected = active?.layer.selectedRegion;
  const units = selected && active?.index.get(selected.id);
  if (units) return units.start;
  const { top } = elements.frame.getBoundingClientRect();
  return body.pieces.find(({ element }) => element.getBoundingClientRect().bottom > top)?.start ?? 0;
}

/** The state of a search in words. */
function saidOf({ query, failure, hits, current }: SearchState, t: Translate): string {
  if (failure) return t(`find.failed.${failure.reason}`, { detail: failure.detail });
  if (query.text === '') return '';
  if (hits.length === 0) return t('find.none');
  const count = hits.length >= MOST_HITS ? `${MOST_HITS}+` : hits.length;
  return t('find.count', { number: current + 1, count });
}

const SWITCHES = [
  { key: 'matchCase', icon: <CaseSensitive size={16} /> },
  { key: 'wholeWords', icon: <WholeWord size={16} /> },
  { key: 'isRegex', icon: <Regex size={16} /> },
] as const;

/** Where one types what is searched for: above the text, so that it covers nothing of it. */
export const FindBar = observer(function FindBar({ stage, places, query: first, wish, onQuery, onLikeThis, onClose }: FindBarProps) {
  const t = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(first);
  const [search] = useState(() => new TextSearch(stage, places, anchorOf(stage)));
  // A search ends with the bar; React's StrictMode ends it once too often, and the next query starts it anew.
  useEffect(() => () => search.dispose(), [search]);
  useEffect(() => {
    onQuery(query);
    if (!query.isRegex) {
      void search.find(query);
      return;
    }
    const timer = setTimeout(() => void search.find(query), EXPRESSION_WAIT_MS);
    return () => clearTimeout(timer);
  }, [search, query, onQuery]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish focuses the field
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [wish]);

  /** Closes; the hit that is looked at waits for a label. */
  const close = (): void => {
    const hit = search.current;
    onClose();
    stage.elements.frame.focus({ preventScroll: true });
    if (!hit) return;
    selectRange(stage.body, hit);
    stage.setPending(hit);
  };
  const step = (by: 1 | -1) => () => search.step(by);
  const within = (run: () => void) => (event: globalThis.KeyboardEvent) => (isWithin(stage, event) ? run() : false);
  useHotkey('f3', within(step(1)), t('find.next'), { inInputs: true });
  useHotkey('shift+f3', within(step(-1)), t('find.previous'), { inInputs: true });
  useHotkey('escape', within(close), t('find.close'), { inInputs: true, priority: 1 });
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    search.step(event.shiftKey ? -1 : 1);
  };

  const { state } = search;
  const said = saidOf(state, t);
  return (
    <search className="le-find" aria-label={t('find.label')}>
      <input
        ref={input}
        type="search"
        className="le-input le-find-input"
        aria-label={t('find.field')}
        placeholder={t('find.field')}
        aria-invalid={state.failure !== undefined}
        value={query.text}
        spellCheck={false}
        autoComplete="off"
        onKeyDown={handleKey}
        onChange={(event) => setQuery({ ...query, text: event.target.value })}
      />
      <span className="le-find-said" role="status" data-failed={state.failure !== undefined}>
        {said}
      </span>
      {state.isBusy && <Spinner />}
      <span className="le-find-tools">
        <IconButton size="small" icon={<ChevronUp size={16} />} label={t('find.previous')} onClick={step(-1)} />
        <IconButton size="small" icon={<ChevronDown size={16} />} label={t('find.next')} onClick={step(1)} />
        {SWITCHES.map(({ key, icon }) => (
          <IconButton
            key={key}
            size="small"
            icon={icon}
            label={t(`find.${key}`)}
            pressed={query[key]}
            onClick={() => setQuery({ ...query, [key]: !query[key] })}
          />
        ))}
        <IconButton
          size="small"
          icon={<ListChecks size={16} />}
          label={t('likeThis.open')}
          disabled={state.hits.length === 0}
          onClick={() => onLikeThis(query)}
        />
        <IconButton size="small" icon={<X size={16} />} label={t('find.close')} onClick={close} />
      </span>
    </search>
  );
});
