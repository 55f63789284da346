import { observer } from 'mobx-react-lite';
import {
  type KeyboardEvent,
  type MouseEvent,
  type SyntheticEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import type { ConfigNode } from '../../core';
import { TextSurface } from '../../surfaces/text';
import { useEditor, useHotkey, useMessages, VisuallyHidden } from '../../ui/kit';
import { AuthorFilter } from './AuthorFilter';
import { FollowToggle, PlayerBar } from './PlayerBar';
import { isParagraphsValue } from './places.codec';
import { labelTurn, TurnActions } from './TurnActions';
import type { TurnPlayer } from './TurnPlayer';
import type { Dialogue } from './turns.codec';
import { TurnsDocument } from './turns.document';

const NOBODY: ReadonlySet<string> = new Set();

/** Longest part of a turn that is read out when it is reached by key. */
const SPOKEN = 200;

/** Controls among the text keep presses to themselves: the surface would take them for a click into the text. */
const CONTROLS = '.le-turn-actions, .le-turn-time';

type RootSelection = { getSelection?(): Selection | null };

function selectionAround(element: Element): Selection | null {
  const root = element.getRootNode() as (Document | ShadowRoot) & RootSelection;
  return root.getSelection?.() ?? element.ownerDocument.getSelection();
}

/** Scrolls the frame, and never the page, until the turn stands in its upper third. */
function follow(turn: HTMLElement): void {
  const frame = turn.closest<HTMLElement>('.le-text');
  if (!frame) return;
  const view = frame.getBoundingClientRect();
  const box = turn.getBoundingClientRect();
  frame.scrollTop += box.top - view.top - view.height / 3;
}

/** Marks the turn that is heard, without a render for it. */
function usePlayback(
  player: TurnPlayer | undefined,
  document: TurnsDocument,
  options: { readonly line: boolean; readonly follows: boolean },
) {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    if (!player) return;
    let heard: HTMLElement | undefined;
    player.onProgress = (index, part) => {
      const element = document.elementOf(index);
      if (element !== heard) {
        delete heard?.dataset.playing;
        heard?.style.removeProperty('--le-turn-part');
        heard = element;
        if (element) element.dataset.playing = '';
        if (element && latest.current.follows) follow(element);
      }
      if (latest.current.line) element?.style.setProperty('--le-turn-part', part.toFixed(3));
    };
    return () => {
      player.onProgress = undefined;
      delete heard?.dataset.playing;
    };
  }, [player, document]);
}

/** A region that is asked for is shown, whoever was filtered out. */
function useReveal(node: ConfigNode, document: TurnsDocument, show: (turn: number) => void): void {
  const editor = useEditor();
  const { revealed, active } = editor;
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    const region = revealed && revealed.layer === active?.id ? active?.peek(revealed.region) : undefined;
    if (region?.object !== node.name || !isParagraphsValue(region.value)) return;
    latest.current(Number(region.value.start));
  }, [revealed, active, node]);
}

/** The control bar over a dialogue. */
interface BarProps {
  readonly node: ConfigNode;
  readonly document: TurnsDocument;
  readonly player: TurnPlayer | undefined;
  readonly hidden: ReadonlySet<string>;
  readonly onHidden: (hidden: ReadonlySet<string>) => void;
  readonly follows: boolean;
  readonly onFollows: (follows: boolean) => void;
}

function Bar({ node, document, player, hidden, onHidden, follows, onFollows }: BarProps) {
  return (
    <div className="le-turn-bar">
      {player && node.attrs.showPlayer === true && <PlayerBar player={player} />}
      {player && node.attrs.contextScroll === true && <FollowToggle on={follows} onChange={onFollows} />}
      <AuthorFilter dialogue={document.dialogue} colored={node.attrs.layout === 'dialogue'} hidden={hidden} onChange={onHidden} />
    </div>
  );
}

/** Props of `DialogueSurface`. */
export interface DialogueSurfaceProps {
  readonly node: ConfigNode;
  readonly dialogue: Dialogue;
  /** Plays its recording; undefined where there is none. */
  readonly player: TurnPlayer | undefined;
}

/** A dialogue with its regions, its authors' filter and its player. */
export const DialogueSurface = observer(function DialogueSurface({ node, dialogue, player }: DialogueSurfaceProps) {
  const editor = useEditor();
  const t = useMessages();
  const plays = node.attrs.audioUrl !== undefined;
  const colored = node.attrs.layout === 'dialogue';
  // The texts of buttons are made with the turns: another language does not make them anew, which would lose the selection.
  const words = useRef(t);
  const document = useMemo(
    () => new TurnsDocument(dialogue, { colored, plays, playLabel: (time) => words.current('dialogue.playFrom', { time }) }),
    [dialogue, colored, plays],
  );
  const root = useRef<HTMLDivElement>(null);
  const [host, setHost] = useState<HTMLElement>();
  const [hidden, setHidden] = useState(NOBODY);
  const [current, setCurrent] = useState<number>();
  const [pointed, setPointed] = useState<number>();
  const [said, setSaid] = useState({ text: '', count: 0 });
  const [follows, setFollows] = useState(true);
  const inHand = pointed !== undefined && !document.isHidden(pointed) ? pointed : current;
  const say = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), []);

  useLayoutEffect(() => {
    const element = root.current?.ownerDocument.createElement('span');
    if (!element) return;
    element.className = 'le-turn-actions';
    setHost(element);
    return () => element.remove();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `node` makes the surface build anew
  useLayoutEffect(() => document.setHidden(hidden), [document, hidden, node]);
  useLayoutEffect(() => {
    const head = document.elementOf(inHand)?.querySelector('.le-turn-head');
    if (!host || !head) return;
    head.append(host);
    return () => host.remove();
  }, [host, document, inHand]);
  useLayoutEffect(() => {
    const turn = document.elementOf(current);
    if (!turn) return;
    turn.dataset.current = '';
    return () => {
      delete turn.dataset.current;
    };
  }, [document, current]);

  const filter = (authors: ReadonlySet<string>): void => {
    setHidden(authors);
    const shown = dialogue.turns.reduce((count, { author }) => count + (authors.has(author) ? 0 : 1), 0);
    say(t('dialogue.shown', { shown, total: dialogue.turns.length }));
  };
  useReveal(node, document, (turn) => {
    const author = dialogue.turns[turn]?.author;
    if (author !== undefined && hidden.has(author)) {
      const others = new Set(hidden);
      others.delete(author);
      filter(others);
      document.setHidden(others);
      document.elementOf(turn)?.scrollIntoView({ block: 'nearest' });
    }
    setCurrent(turn);
  });
  usePlayback(player, document, { line: node.attrs.contextScroll === true, follows: node.attrs.contextScroll === true && follows });

  /** The turn that keys are about: where the caret is, else the one in hand. */
  const turnInHand = (): number | undefined => {
    const selection = root.current && selectionAround(root.current);
    const node = selection?.focusNode;
    const atCaret = node && root.current?.contains(node) ? document.indexOf(node) : undefined;
    return atCaret ?? current;
  };
  const label = (turn: number): void => {
    setCurrent(turn);
    say(t(labelTurn(editor, node, document, turn)));
  };
  const go = (step: 1 | -1): unknown => {
    const turn = document.nextShown(turnInHand() ?? (step === 1 ? -1 : dialogue.turns.length), step);
    const element = document.elementOf(turn);
    if (turn === undefined || !element) return undefined;
    setPointed(undefined);
    setCurrent(turn);
    element.scrollIntoView({ block: 'nearest' });
    const text = element.querySelector('.le-turn-text');
    // The caret goes along, so that Shift with arrows selects from here.
    if (root.current && text) selectionAround(root.current)?.collapse(text.firstElementChild?.firstChild ?? text.firstChild ?? text, 0);
    const { author = '', text: words = '' } = dialogue.turns[turn] ?? {};
    say(t('dialogue.at', { number: turn + 1, total: dialogue.turns.length, author, text: words.slice(0, SPOKEN) }));
    return undefined;
  };
  const isOurs = (event: globalThis.KeyboardEvent): boolean => {
    const dialogueOfKey = (event.composedPath()[0] as Element | undefined)?.closest?.('.le-dialogue') ?? null;
    return dialogueOfKey === null || dialogueOfKey === root.current;
  };
  const play = (): unknown => {
    const turn = turnInHand() ?? pointed;
    if (!player) return false;
    return void (turn !== undefined && player.hasTime(turn) ? player.playTurn(turn) : player.toggle());
  };
  useHotkey('ctrl+down', (event) => (isOurs(event) ? go(1) : false), t('keys.dialogue.next'), { action: 'phrases:next-phrase' });
  useHotkey('ctrl+up', (event) => (isOurs(event) ? go(-1) : false), t('keys.dialogue.previous'), { action: 'phrases:previous-phrase' });
  const labelInHand = (event: globalThis.KeyboardEvent): unknown => {
    const turn = turnInHand() ?? pointed;
    return turn === undefined || !isOurs(event) ? false : label(turn);
  };
  useHotkey('ctrl+shift+a', labelInHand, t('keys.dialogue.label'), { action: 'phrases:select_all_annotate' });
  // Space scrolls the page and clicks on images: it plays only where the dialogue has the focus.
  const isHere = (event: globalThis.KeyboardEvent): boolean => root.current?.contains(event.composedPath()[0] as Node) === true;
  useHotkey('space', (event) => (isHere(event) ? play() : false), t('keys.dialogue.play'), { enabled: plays });
  useHotkey('ctrl+alt+space', (event) => (isOurs(event) ? play() : false), t('keys.dialogue.play'), {
    enabled: plays,
    action: 'media:playpause',
  });

  const keepPress = (event: SyntheticEvent): void => {
    const turn = document.indexOf(event.target as Node);
    if (turn !== undefined) setCurrent(turn);
    if (!(event.target as Element).closest(CONTROLS)) return;
    event.stopPropagation();
    // The focus and what is selected stay where they are.
    if (event.type === 'mousedown') event.preventDefault();
  };
  const keepKey = (event: KeyboardEvent): void => {
    if ((event.key === 'Enter' || event.key === ' ') && (event.target as Element).closest(CONTROLS)) event.stopPropagation();
  };
  const point = (event: MouseEvent): void => {
    const active = host?.matches(':focus-within') === true;
    if (event.buttons === 0 && !active) setPointed(document.indexOf(event.target as Node));
  };
  const followCaret = (): void => {
    const turn = turnInHand();
    if (turn !== undefined) setCurrent(turn);
  };
  const press = (event: MouseEvent): void => {
    const turn = (event.target as Element).closest('.le-turn-time') ? document.indexOf(event.target as Node) : undefined;
    if (turn !== undefined) void player?.playFrom(turn);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is in it is heard by it: one listener for all turns
    // biome-ignore lint/a11y/useKeyWithClickEvents: the times that are clicked here have keys of their own
    // biome-ignore lint/a11y/useKeyWithMouseEvents: keys move the turn in hand
    <div
      ref={root}
      className="le-dialogue"
      data-layout={node.attrs.layout === 'dialogue' ? 'dialogue' : 'list'}
      onPointerDownCapture={keepPress}
      onMouseDownCapture={keepPress}
      onKeyDownCapture={keepKey}
      onKeyUp={followCaret}
      onMouseOver={point}
      onMouseLeave={() => setPointed(undefined)}
      onClick={press}
      onWheel={() => player?.state().isPlaying && setFollows(false)}
    >
      <Bar node={node} document={document} player={player} hidden={hidden} onHidden={filter} follows={follows} onFollows={setFollows} />
      <TextSurface node={node} document={document} />
      <div role="status" className="le-turn-status">
        <VisuallyHidden>
          <span key={said.count}>{said.text}</span>
        </VisuallyHidden>
      </div>
      {host && inHand !== undefined && createPortal(<TurnActions turn={inHand} player={player} onLabel={label} />, host)}
    </div>
  );
});
