import { CaseSensitive, Regex, WholeWord, X } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, Checkbox, IconButton, Select, Spinner, TextField, type Translate, useMessages } from '../../../ui/kit';
import type { TextStage } from '../TextStage';
import { LikeThis, type LikeThisState, type LikeThisWish, startLikeThis } from './LikeThis';
import { PlaceList } from './PlaceList';
import type { SearchQuery } from './query';
import type { FoundPlaces } from './TextSearch';

/** Typing waits a little: each search also asks which places are labelled already. */
const TYPING_WAIT_MS = 150;

/** Props of `LikeThisPanel`. */
export interface LikeThisPanelProps {
  readonly stage: TextStage;
  readonly places: FoundPlaces;
  /** What was searched for, where it comes from the find bar. */
  readonly searched: SearchQuery | undefined;
  readonly onClose: () => void;
}

const SWITCHES = [
  { key: 'matchCase', icon: <CaseSensitive size={16} /> },
  { key: 'wholeWords', icon: <WholeWord size={16} /> },
  { key: 'isRegex', icon: <Regex size={16} /> },
] as const;

function saidOf({ failure, hits, skipped, applied }: LikeThisState, mode: LikeThisWish['mode'], t: Translate): string {
  if (failure) return t(`find.failed.${failure.reason}`, { detail: failure.detail });
  if (applied) {
    const done = t(`likeThis.done.${applied.mode}`, { count: applied.done });
    return applied.left > 0 ? `${done} ${t('likeThis.left', { count: applied.left })}` : done;
  }
  const count = t('likeThis.count', { count: hits.length });
  return mode === 'add' && skipped > 0 ? `${count} ${t('likeThis.skipped', { count: skipped })}` : count;
}

/** Labels every place like the one that was selected, or takes labels away from them: the places with what is around them, to choose from. */
export const LikeThisPanel = observer(function LikeThisPanel({ stage, places, searched, onClose }: LikeThisPanelProps) {
  const t = useMessages();
  const [start] = useState(() => startLikeThis(stage, searched));
  const [model] = useState(() => new LikeThis(stage, places, start.choices));
  const [wish, setWish] = useState<LikeThisWish>({ query: start.query, mode: 'add', choice: start.choice, skipsLabelled: true });
  const root = useRef<HTMLElement>(null);
  useEffect(() => () => model.dispose(), [model]);
  useEffect(() => {
    const timer = setTimeout(() => void model.find(wish), TYPING_WAIT_MS);
    return () => clearTimeout(timer);
  }, [model, wish]);
  useEffect(() => root.current?.querySelector('input')?.focus(), []);

  const { state } = model;
  const { query, mode } = wish;
  const setQuery = (change: Partial<SearchQuery>): void => setWish({ ...wish, query: { ...query, ...change } });
  const close = (): void => {
    onClose();
    stage.elements.frame.focus({ preventScroll: true });
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const isLocked = stage.editor.annotation?.editable !== true;
  return (
    <section ref={root} className="le-like" aria-label={t('likeThis.label')} onKeyDown={handleKey}>
      <div className="le-find">
        <TextField
          className="le-find-input"
          label={t('likeThis.field')}
          hideLabel
          value={query.text}
          spellCheck={false}
          aria-invalid={state.failure !== undefined}
          onChange={(event) => setQuery({ text: event.target.value })}
        />
        {SWITCHES.map(({ key, icon }) => (
          <IconButton
            key={key}
            size="small"
            icon={icon}
            label={t(`find.${key}`)}
            pressed={query[key]}
            onClick={() => setQuery({ [key]: !query[key] })}
          />
        ))}
        <Select
          label={t('likeThis.mode')}
          hideLabel
          value={mode}
          options={(['add', 'remove'] as const).map((value) => ({ value, label: t(`likeThis.mode.${value}`) }))}
          onChange={(event) => setWish({ ...wish, mode: event.target.value as LikeThisWish['mode'] })}
        />
        <Select
          label={t('likeThis.choice')}
          hideLabel
          value={wish.choice}
          options={model.choices.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(event) => setWish({ ...wish, choice: event.target.value })}
        />
        <IconButton className="le-find-tools" size="small" icon={<X size={16} />} label={t('common.close')} onClick={close} />
      </div>
      <div className="le-find">
        <span className="le-find-said" role="status" data-failed={state.failure !== undefined}>
          {saidOf(state, mode, t)}
        </span>
        {state.isBusy && <Spinner />}
        {mode === 'add' && (
          <Checkbox
            label={t('likeThis.skip')}
            checked={wish.skipsLabelled}
            onChange={(skipsLabelled) => setWish({ ...wish, skipsLabelled })}
          />
        )}
        <span className="le-find-tools">
          <Button size="small" onClick={() => model.chooseAll(true)}>
            {t('likeThis.all')}
          </Button>
          <Button size="small" onClick={() => model.chooseAll(false)}>
            {t('likeThis.none')}
          </Button>
          <Button
            size="small"
            variant="primary"
            disabled={isLocked || model.chosen === 0}
            tip={isLocked ? t('likeThis.locked') : undefined}
            busy={state.isBusy && state.hits.length > 0}
            onClick={() => void model.apply()}
          >
            {t(`likeThis.apply.${mode}`, { count: model.chosen })}
          </Button>
        </span>
      </div>
      <PlaceList model={model} />
    </section>
  );
});
