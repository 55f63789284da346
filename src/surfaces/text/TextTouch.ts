import { intoFrame, scrollAtEdge } from './edgeScroll';
import type { TextRange } from './granularity';
import { caretAt, charAt } from './hitTest';
import { armedFor, blocksOf, labelRange, regionsAt, spanOf } from './labelRange';
import type { TextStage } from './TextStage';
import { unitAt } from './tokens';

/** A finger that rests as long means the word below it. */
const LONG_PRESS_MS = 500;
/** Screen pixels that a resting finger rolls. */
const REST_SLACK = 8;

/**
 * Fingers on the text: a long press takes a word, dragging on without lifting takes more of them, the label in hand makes a region of it; without one it
 * waits with a handle at each end for a label to be tapped. A long press on a selected region opens its menu. Taps and scrolling are the browser's.
 */
export class TextTouch {
  readonly #stage: TextStage;
  #down: PointerEvent | undefined;
  #last: PointerEvent | undefined;
  #cancelTimer: (() => void) | undefined;
  /** The word that a long press took; a drag adds to it. */
  #held: TextRange | undefined;
  #isUsed = false;
  #frame = 0;

  constructor(stage: TextStage) {
    this.#stage = stage;
    const { scope, elements } = stage;
    const { body } = elements;
    const doc = body.ownerDocument;
    scope.listen(elements.frame, 'pointerdown', (event: PointerEvent) => this.#note(event), { capture: true });
    scope.listen(body, 'pointerdown', (event: PointerEvent) => this.#press(event));
    scope.listen(doc, 'pointermove', (event: PointerEvent) => this.#move(event));
    scope.listen(doc, 'pointerup', (event: PointerEvent) => this.#end(event, true));
    scope.listen(doc, 'pointercancel', (event: PointerEvent) => this.#end(event, false));
    // Once the word is taken the finger selects and does not scroll; and lifting it is no click.
    const keep = (event: TouchEvent): void => {
      if (this.#isUsed && event.cancelable) event.preventDefault();
    };
    scope.listen(body, 'touchmove', keep, { passive: false });
    scope.listen(body, 'touchend', keep, { passive: false });
    scope.listen(body, 'contextmenu', (event: PointerEvent) => {
      if (event.pointerType === 'touch') event.preventDefault();
    });
    // The browser's own selecting would fight ours. (`user-select: none` would do it as well, but then no place of the text is found under a point.)
    scope.listen(body, 'selectstart', (event: Event) => {
      if (elements.frame.dataset.touch !== undefined) event.preventDefault();
    });
    scope.add(() => this.#stop());
  }

  /** Handles are as large as what they are grabbed with, and the browser's own selecting would fight ours. */
  #note({ pointerType }: PointerEvent): void {
    const { dataset } = this.#stage.elements.frame;
    if (pointerType === 'touch') dataset.touch = '';
    else delete dataset.touch;
  }

  #press(event: PointerEvent): void {
    if (event.pointerType !== 'touch') return;
    this.#stop();
    this.#isUsed = false;
    // A second finger zooms or scrolls.
    if (!event.isPrimary) return;
    this.#down = event;
    this.#last = event;
    this.#cancelTimer = this.#stage.scope.after(LONG_PRESS_MS, () => this.#hold(event));
  }

  #hold({ clientX, clientY }: PointerEvent): void {
    const stage = this.#stage;
    this.#cancelTimer = undefined;
    const offset = charAt(stage.body, clientX, clientY);
    if (offset === undefined) return;
    this.#isUsed = true;
    const layer = stage.active?.layer;
    const here = regionsAt(stage, offset);
    if (here.some((id) => layer?.isSelected(id))) {
      stage.menu.open({ x: clientX, y: clientY }, here[0]);
      return;
    }
    this.#held = unitAt(stage.text, offset, 'word', blocksOf(stage)) ?? { start: offset, end: offset + 1 };
    layer?.clearSelection();
    stage.setPending(spanOf(stage, this.#held));
  }

  #move(event: PointerEvent): void {
    if (event.pointerId !== this.#down?.pointerId) return;
    this.#last = event;
    const isFar = Math.hypot(event.clientX - this.#down.clientX, event.clientY - this.#down.clientY) > REST_SLACK;
    if (this.#held) this.#request();
    else if (isFar) this.#stop();
  }

  #request(): void {
    const { frame } = this.#stage.elements;
    const view = frame.ownerDocument.defaultView;
    if (this.#frame || !view) return;
    this.#frame = view.requestAnimationFrame(() => {
      this.#frame = 0;
      const last = this.#last;
      if (!this.#held || !last) return;
      const hasScrolled = scrollAtEdge(frame, last.clientX, last.clientY);
      this.#extend(this.#held, last);
      if (hasScrolled) this.#request();
    });
  }

  #extend(held: TextRange, { clientX, clientY }: PointerEvent): void {
    const stage = this.#stage;
    const at = intoFrame(stage.elements.frame, stage.elements.body, clientX, clientY);
    const offset = caretAt(stage.body, at.x, at.y);
    if (offset === undefined) return;
    const reached = { start: Math.min(held.start, offset), end: Math.max(held.end, offset) };
    stage.setPending(spanOf(stage, reached, { atLeast: 'word' }));
  }

  #end(event: PointerEvent, keep: boolean): void {
    if (event.pointerId !== this.#down?.pointerId) return;
    const stage = this.#stage;
    const { pending } = stage;
    const isHeld = this.#held !== undefined;
    this.#stop();
    if (!isHeld || !keep || !pending || !armedFor(stage.editor, stage.node.name)) return;
    stage.setPending(undefined);
    const regions = labelRange(stage, pending) ?? [];
    // Its handles let a finger correct it.
    if (regions.length > 0) stage.editor.annotation?.selectRegions(regions.map(({ id }) => id));
  }

  #stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#stage.elements.frame.ownerDocument.defaultView?.cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#down = undefined;
    this.#held = undefined;
  }
}
