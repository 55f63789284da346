import type { RefObject } from 'react';
import { useHotkey, useMessages } from '../../ui/kit';
import type { TurnCursor } from './TurnCursor';
import type { TurnPlayer } from './TurnPlayer';
import type { TurnsDocument } from './turns.document';

/** Longest part of a turn that is read out when it is reached by key. */
const SPOKEN = 200;

/** Props of `DialogueKeys`. */
export interface DialogueKeysProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly document: TurnsDocument;
  readonly cursor: TurnCursor;
  readonly player: TurnPlayer | undefined;
  readonly say: (text: string) => void;
  readonly onLabel: (turn: number) => void;
}

/** Binds the keys of a dialogue. Renders nothing. */
export function DialogueKeys({ root, document, cursor, player, say, onLabel }: DialogueKeysProps) {
  const t = useMessages();
  /** Of several dialogues the one that has the focus; any where none has. */
  const isOurs = (event: KeyboardEvent): boolean => {
    const focused = (event.composedPath()[0] as Element | undefined)?.closest?.('.le-dialogue') ?? null;
    return focused === null || focused === root.current;
  };
  const go = (by: 1 | -1) => (event: KeyboardEvent) => {
    if (!isOurs(event)) return false;
    const turn = cursor.step(by);
    const said = turn === undefined ? undefined : document.dialogue.turns[turn];
    if (turn === undefined || !said) return undefined;
    const author = said.author || t('dialogue.nobody');
    say(t('dialogue.at', { number: turn + 1, total: document.dialogue.turns.length, author, text: said.text.slice(0, SPOKEN) }));
    return undefined;
  };
  const label = (event: KeyboardEvent): unknown => {
    const turn = cursor.inHand() ?? cursor.pointed;
    return turn === undefined || !isOurs(event) ? false : onLabel(turn);
  };
  const play = (): unknown => {
    const turn = cursor.inHand() ?? cursor.pointed;
    if (!player) return false;
    return void (turn !== undefined && player.hasTime(turn) ? player.playTurn(turn) : player.toggle());
  };
  useHotkey('ctrl+down', go(1), t('keys.dialogue.next'), { action: 'phrases:next-phrase' });
  useHotkey('ctrl+up', go(-1), t('keys.dialogue.previous'), { action: 'phrases:previous-phrase' });
  useHotkey('ctrl+shift+a', label, t('keys.dialogue.label'), { action: 'phrases:select_all_annotate' });
  // Space scrolls the page and clicks on images: it plays only where the dialogue has the focus.
  const isHere = (event: KeyboardEvent): boolean => root.current?.contains(event.composedPath()[0] as Node) === true;
  useHotkey('space', (event) => (isHere(event) ? play() : false), t('keys.dialogue.play'), { enabled: player !== undefined });
  useHotkey('ctrl+alt+space', (event) => (isOurs(event) ? play() : false), t('keys.dialogue.play'), {
    enabled: player !== undefined,
    action: 'media:playpause',
  });
  return null;
}
