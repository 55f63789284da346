import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ConfigNode } from '../../core';
import { useEditor } from '../../ui/kit';
import { isParagraphsValue } from './places.codec';
import type { TurnsDocument } from './turns.document';

type RootSelection = { getSelection?(): Selection | null };

function selectionAround(element: Element): Selection | null {
  const root = element.getRootNode() as (Document | ShadowRoot) & RootSelection;
  return root.getSelection?.() ?? element.ownerDocument.getSelection();
}

/** Which turn is meant: keys are about the one in hand, buttons about the one that is pointed at. */
export interface TurnCursor {
  readonly current: number | undefined;
  readonly pointed: number | undefined;
  /** The turn that shows the buttons. */
  readonly shown: number | undefined;
  /** The element that holds them: it goes from turn to turn. */
  readonly host: HTMLElement | undefined;
  setCurrent(turn: number | undefined): void;
  setPointed(turn: number | undefined): void;
  /** Where the caret is, else the one in hand. */
  inHand(): number | undefined;
  /** Takes the next shown turn in hand, the caret with it, so that Shift with arrows selects from there. Answers it. */
  step(by: 1 | -1): number | undefined;
}

/** An element of its own for the buttons, which goes to the head of the turn they are about. */
function useHost(root: RefObject<HTMLElement | null>, document: TurnsDocument, shown: number | undefined): HTMLElement | undefined {
  const [host, setHost] = useState<HTMLElement>();
  useLayoutEffect(() => {
    const element = root.current?.ownerDocument.createElement('span');
    if (!element) return;
    element.className = 'le-turn-actions';
    setHost(element);
    return () => element.remove();
  }, [root]);
  useLayoutEffect(() => {
    const head = document.elementOf(shown)?.querySelector('.le-turn-head');
    if (!host || !head) return;
    head.append(host);
    return () => host.remove();
  }, [host, document, shown]);
  return host;
}

/** Marks the turn in hand, and knows it. */
export function useTurnCursor(root: RefObject<HTMLElement | null>, document: TurnsDocument): TurnCursor {
  const [current, setCurrent] = useState<number>();
  const [pointed, setPointed] = useState<number>();
  const shown = pointed !== undefined && !document.isHidden(pointed) ? pointed : current;
  const host = useHost(root, document, shown);
  useLayoutEffect(() => {
    const turn = document.elementOf(current);
    if (!turn) return;
    turn.dataset.current = '';
    return () => {
      delete turn.dataset.current;
    };
  }, [document, current]);
  const inHand = (): number | undefined => {
    const caret = root.current && selectionAround(root.current)?.focusNode;
    return (caret && root.current?.contains(caret) ? document.indexOf(caret) : undefined) ?? current;
  };
  const step = (by: 1 | -1): number | undefined => {
    const turn = document.nextShown(inHand() ?? (by === 1 ? -1 : document.dialogue.turns.length), by);
    const element = document.elementOf(turn);
    if (!element) return undefined;
    setPointed(undefined);
    setCurrent(turn);
    element.scrollIntoView({ block: 'nearest' });
    const text = element.querySelector('.le-turn-text');
    if (root.current && text) selectionAround(root.current)?.collapse(text.firstElementChild?.firstChild ?? text.firstChild ?? text, 0);
    return turn;
  };
  return { current, pointed, shown, host, setCurrent, setPointed, inHand, step };
}

/** Tells which turn is meant when a region is asked for. */
export function useRevealed(node: ConfigNode, show: (turn: number) => void): void {
  const { revealed, active } = useEditor();
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    const region = revealed && revealed.layer === active?.id ? active?.peek(revealed.region) : undefined;
    if (region?.object === node.name && isParagraphsValue(region.value)) latest.current(Number(region.value.start));
  }, [revealed, active, node]);
}
