import { Pause, Play, Tag } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import type { ConfigNode } from '../../core';
import { IconButton, useEditor, useMessages } from '../../ui/kit';
import { type TurnPlayer, usePlayerState } from './TurnPlayer';
import type { TurnsDocument } from './turns.document';

type EditorOfView = ReturnType<typeof useEditor>;

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry) => b.includes(entry));
}

/** Labels a whole turn with the armed labels. Answers the key of a message that says what happened. */
export function labelTurn(editor: EditorOfView, node: ConfigNode, document: TurnsDocument, index: number): string {
  const { annotation, labeling } = editor;
  if (!annotation?.editable) return 'dialogue.readOnly';
  const control = labeling.controlFor(node.name);
  const labels = control === undefined ? undefined : labeling.forNewRegion(node.name, control);
  if (control === undefined || !labels) return 'dialogue.needsLabel';
  const [value] = document.places.valuesOf(document.rangeOf(index));
  if (!value) return 'dialogue.empty';
  const words = Object.values(labels).flat();
  const isThere = annotation.orderedRegions.some((region) => {
    if (region.object !== node.name || !isSameSet(region.labels, words)) return false;
    const units = document.places.unitsOf(region.value);
    const range = document.rangeOf(index);
    return units?.start === range.start && units.end === range.end;
  });
  if (isThere) return 'dialogue.duplicate';
  annotation.add({ control, labels, object: node.name, value });
  return 'dialogue.labelled';
}

function PlayButton({ player, turn }: { readonly player: TurnPlayer; readonly turn: number }) {
  const t = useMessages();
  const state = usePlayerState(player);
  const isPlaying = state.isPlaying && state.turn === turn;
  return (
    <IconButton
      size="small"
      icon={isPlaying ? <Pause size={14} /> : <Play size={14} />}
      label={t(isPlaying ? 'dialogue.pause' : 'dialogue.playTurn')}
      onClick={() => void player.playTurn(turn)}
    />
  );
}

/** Props of `TurnActions`. */
export interface TurnActionsProps {
  readonly turn: number;
  readonly player: TurnPlayer | undefined;
  readonly onLabel: (turn: number) => void;
}

/** What can be done to the turn that is pointed at or in hand. There is one of it, wherever that turn is. */
export const TurnActions = observer(function TurnActions({ turn, player, onLabel }: TurnActionsProps) {
  const editor = useEditor();
  const t = useMessages();
  return (
    <>
      {player?.hasTime(turn) && <PlayButton player={player} turn={turn} />}
      {editor.annotation?.editable && (
        <IconButton size="small" icon={<Tag size={14} />} label={t('dialogue.labelTurn')} onClick={() => onLabel(turn)} />
      )}
    </>
  );
});
