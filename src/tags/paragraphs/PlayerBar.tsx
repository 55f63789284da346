import { Pause, Play } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button, IconButton, Select, Slider, useMessages } from '../../ui/kit';
import { type TurnPlayer, usePlayerState } from './TurnPlayer';
import { clock, type TurnsDocument } from './turns.document';

const RATES = ['0.5', '0.75', '1', '1.25', '1.5', '2'];

/** Play, place and speed of the recording. */
export function PlayerBar({ player }: { readonly player: TurnPlayer }) {
  const t = useMessages();
  const { isPlaying, timeSec, durationSec, rate } = usePlayerState(player);
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset: these are no answers
    <div className="le-turn-player" role="group" aria-label={t('dialogue.player')}>
      <IconButton
        icon={isPlaying ? <Pause size={16} /> : <Play size={16} />}
        label={t(isPlaying ? 'dialogue.pause' : 'dialogue.play')}
        onClick={() => void player.toggle()}
      />
      <Slider
        label={t('dialogue.seek')}
        min={0}
        max={durationSec || 1}
        step={0.1}
        value={Math.min(timeSec, durationSec || 1)}
        aria-valuetext={clock(timeSec)}
        onChange={(sec) => void player.seek(sec)}
      />
      <span className="le-turn-clock">
        {clock(timeSec)} / {clock(durationSec)}
      </span>
      <Select
        label={t('dialogue.speed')}
        hideLabel
        value={String(rate)}
        options={RATES.map((value) => ({ value, label: `${value}×` }))}
        onChange={(event) => player.setRate(Number(event.target.value))}
      />
    </div>
  );
}

/** Whether the text follows the playback. */
export function FollowToggle({ on, onChange }: { readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  const t = useMessages();
  return (
    <Button size="small" variant="quiet" aria-pressed={on} className="le-turn-follow" onClick={() => onChange(!on)}>
      {t('dialogue.follow')}
    </Button>
  );
}

/** Scrolls the frame, and never the page, until the turn stands in its upper third. */
function follow(turn: HTMLElement): void {
  const frame = turn.closest<HTMLElement>('.le-text');
  if (!frame) return;
  const view = frame.getBoundingClientRect();
  frame.scrollTop += turn.getBoundingClientRect().top - view.top - view.height / 3;
}

/** How playback is seen in the text. */
export interface PlaybackOptions {
  /** A line that shows how much of the turn is over. */
  readonly line: boolean;
  /** The turn that is heard is scrolled to. */
  readonly follows: boolean;
}

/** Marks the turn that is heard, without a render for it. */
export function usePlayback(player: TurnPlayer | undefined, document: TurnsDocument, options: PlaybackOptions): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    if (!player) return;
    let heard: HTMLElement | undefined;
    const mark = (element: HTMLElement | undefined): void => {
      delete heard?.dataset.playing;
      heard?.style.removeProperty('--le-turn-part');
      heard = element;
      if (element) element.dataset.playing = '';
      if (element && latest.current.follows) follow(element);
    };
    player.onProgress = (index, part) => {
      const element = document.elementOf(index);
      if (element !== heard) mark(element);
      if (latest.current.line) element?.style.setProperty('--le-turn-part', part.toFixed(3));
    };
    return () => {
      player.onProgress = undefined;
      mark(undefined);
    };
  }, [player, document]);
}
