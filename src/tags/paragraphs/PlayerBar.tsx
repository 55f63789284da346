import { Pause, Play } from 'lucide-react';
import { Button, IconButton, Select, Slider, useMessages } from '../../ui/kit';
import { type TurnPlayer, usePlayerState } from './TurnPlayer';
import { clock } from './turns.document';

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
