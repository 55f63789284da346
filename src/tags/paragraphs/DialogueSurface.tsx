import { observer } from 'mobx-react-lite';
import { type KeyboardEvent, type MouseEvent, type SyntheticEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ConfigNode } from '../../core';
import { TextSurface } from '../../surfaces/text';
import { useEditor, useMessages } from '../../ui/kit';
import { AuthorFilter } from './AuthorFilter';
import { DialogueKeys } from './DialogueKeys';
import { FollowToggle, PlayerBar, usePlayback } from './PlayerBar';
import { labelTurn, TurnActions } from './TurnActions';
import { type TurnCursor, useRevealed, useTurnCursor } from './TurnCursor';
import type { TurnPlayer } from './TurnPlayer';
import type { Dialogue } from './turns.codec';
import { TurnsDocument } from './turns.document';

const NOBODY: ReadonlySet<string> = new Set();

/** Controls among the text keep presses to themselves: the surface would take them for a click into the text. */
const CONTROLS = '.le-turn-actions, .le-turn-time';

/** Props of `DialogueSurface`. */
export interface DialogueSurfaceProps {
  readonly node: ConfigNode;
  readonly dialogue: Dialogue;
  /** Plays its recording; undefined where there is none. */
  readonly player: TurnPlayer | undefined;
}

/** The dialogue as the surface shows it, as long as it is the same. */
function useTurnsDocument({ attrs }: ConfigNode, dialogue: Dialogue): TurnsDocument {
  const t = useMessages();
  // Names of buttons are made with the turns: other messages do not make them anew, which would lose the selection.
  const words = useRef(t);
  const plays = attrs.audioUrl !== undefined && attrs.audioUrl !== null;
  const colored = attrs.layout === 'dialogue';
  return useMemo(
    () => new TurnsDocument(dialogue, { colored, plays, playLabel: (time) => words.current('dialogue.playFrom', { time }) }),
    [dialogue, colored, plays],
  );
}

/** What is told: shown and read out; each time anew, also when it is the same. */
function useSaid() {
  const [said, setSaid] = useState({ text: '', count: 0, isShown: false });
  const say = useCallback((text: string, isShown = false) => setSaid(({ count }) => ({ text, count: count + 1, isShown })), []);
  return [said, say] as const;
}

/** Listeners of the whole dialogue: none of a turn's own. */
function listenersOf(document: TurnsDocument, cursor: TurnCursor, player: TurnPlayer | undefined) {
  const control = (event: SyntheticEvent): Element | null => (event.target as Element).closest(CONTROLS);
  const keepPress = (event: SyntheticEvent): void => {
    const turn = document.indexOf(event.target as Node);
    if (turn !== undefined) cursor.setCurrent(turn);
    if (!control(event)) return;
    event.stopPropagation();
    // The focus and what is selected stay where they are.
    if (event.type === 'mousedown') event.preventDefault();
  };
  return {
    onPointerDownCapture: keepPress,
    onMouseDownCapture: keepPress,
    onKeyDownCapture: (event: KeyboardEvent) => {
      if ((event.key === 'Enter' || event.key === ' ') && control(event)) event.stopPropagation();
    },
    onKeyUp: () => {
      const turn = cursor.inHand();
      if (turn !== undefined) cursor.setCurrent(turn);
    },
    onMouseOver: (event: MouseEvent) => {
      const isUsed = cursor.host?.matches(':focus-within') === true;
      if (event.buttons === 0 && !isUsed) cursor.setPointed(document.indexOf(event.target as Node));
    },
    onMouseLeave: () => cursor.setPointed(undefined),
    onClick: (event: MouseEvent) => {
      const turn = (event.target as Element).closest('.le-turn-time') ? document.indexOf(event.target as Node) : undefined;
      if (turn !== undefined) void player?.playFrom(turn);
    },
  };
}

/** A dialogue with its regions, its authors' filter and its player. */
export const DialogueSurface = observer(function DialogueSurface({ node, dialogue, player }: DialogueSurfaceProps) {
  const editor = useEditor();
  const t = useMessages();
  const document = useTurnsDocument(node, dialogue);
  const root = useRef<HTMLDivElement>(null);
  const cursor = useTurnCursor(root, document);
  const [hidden, setHidden] = useState(NOBODY);
  const [said, say] = useSaid();
  const [follows, setFollows] = useState(true);
  const scrolls = node.attrs.contextScroll === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `node` makes the surface build anew
  useLayoutEffect(() => document.setHidden(hidden), [document, hidden, node]);
  usePlayback(player, document, { line: scrolls, follows: scrolls && follows });

  const filter = (authors: ReadonlySet<string>): void => {
    setHidden(authors);
    const shown = dialogue.turns.reduce((count, { author }) => count + (authors.has(author) ? 0 : 1), 0);
    say(t('dialogue.shown', { shown, total: dialogue.turns.length }));
  };
  useRevealed(node, (turn) => {
    cursor.setCurrent(turn);
    if (!document.isHidden(turn)) return;
    // What is asked for is shown, whoever was filtered out.
    const others = new Set(hidden);
    others.delete(dialogue.turns[turn]?.author ?? '');
    filter(others);
    document.setHidden(others);
    document.elementOf(turn)?.scrollIntoView({ block: 'nearest' });
  });
  const label = (turn: number): void => {
    cursor.setCurrent(turn);
    const told = labelTurn(editor, node, document, turn);
    say(t(told), told !== 'dialogue.labelled');
  };

  const colored = node.attrs.layout === 'dialogue';
  return (
    <div
      ref={root}
      className="le-dialogue"
      data-layout={colored ? 'dialogue' : 'list'}
      {...listenersOf(document, cursor, player)}
      // What is hidden is not copied: the browser's own copy leaves it out, the surface's has the whole text.
      onCopyCapture={(event) => hidden.size > 0 && event.stopPropagation()}
      onWheel={() => player?.state().isPlaying && setFollows(false)}
    >
      <div className="le-turn-bar">
        {player && node.attrs.showPlayer === true && <PlayerBar player={player} />}
        {player && scrolls && <FollowToggle on={follows} onChange={setFollows} />}
        <AuthorFilter dialogue={dialogue} colored={colored} hidden={hidden} onChange={filter} />
      </div>
      <TextSurface node={node} document={document} />
      <div role="status" className={said.isShown ? 'le-turn-status' : 'le-visually-hidden'}>
        <span key={said.count}>{said.text}</span>
      </div>
      <DialogueKeys root={root} document={document} cursor={cursor} player={player} say={say} onLabel={label} />
      {cursor.host &&
        cursor.shown !== undefined &&
        createPortal(<TurnActions turn={cursor.shown} player={player} onLabel={label} />, cursor.host)}
    </div>
  );
});
