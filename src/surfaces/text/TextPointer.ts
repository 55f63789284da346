import { reaction } from 'mobx';
import type { Region } from '../../core';
import { selectedRange, selectRange } from './domSelection';
import type { Granularity, TextRange } from './granularity';
import { charAt } from './hitTest';
import { type Armed, armedFor, labelRange, pressAt, regionsAt, selectInside, spanOf } from './labelRange';
import type { TextStage } from './TextStage';

/** Nearer than this it was a click, in screen pixels. */
const SLIP = 3;

/** What a click on is about this thing and no text: a double click on a picture of an HTML page selects text around it. */
const NO_TEXT = 'img, picture, svg, svg *, canvas, video, audio, object, embed, iframe, input, button, select, textarea, summary';

function isToggle(event: MouseEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

function isNoText(event: MouseEvent): boolean {
  const [target] = event.composedPath();
  return (target as Element | undefined)?.matches?.(NO_TEXT) === true;
}

/** What a double and a triple click take, wherever the browser sees the ends of words and lines. */
function unitOf({ detail }: MouseEvent): Granularity {
  return detail > 2 ? 'paragraph' : detail === 2 ? 'word' : 'symbol';
}

/** The mouse on the text: select to label, click to select, hover. The browser does the selecting, so its own habits hold. */
export class TextPointer {
  readonly #stage: TextStage;
  #down: { readonly x: number; readonly y: number } | undefined;
  /** What the click before this one made: the third click takes the line instead of its word. */
  #made: { readonly regions: readonly Region[]; readonly armed: Armed } | undefined;
  #hover: MouseEvent | undefined;
  #frame = 0;

  constructor(stage: TextStage) {
    this.#stage = stage;
    const { scope, elements } = stage;
    const { body } = elements;
    const doc = body.ownerDocument;
    scope.listen(body, 'mousedown', (event: MouseEvent) => this.#press(event));
    // The button may be let go anywhere on the page.
    scope.listen(doc, 'mouseup', (event: MouseEvent) => this.#release(event));
    scope.listen(body, 'mousemove', (event: MouseEvent) => this.#move(event));
    scope.listen(body, 'mouseleave', () => this.#leave());
    scope.listen(elements.frame, 'copy', (event: ClipboardEvent) => this.#copy(event));
    scope.add(() => doc.defaultView?.cancelAnimationFrame(this.#frame));
    scope.add(() => this.#leave());
    this.#waitForLabel();
  }

  /** A label chosen after the text: what waits becomes a region. */
  #waitForLabel(): void {
    const stage = this.#stage;
    const { editor, node } = stage;
    stage.scope.add(
      reaction(
        () => JSON.stringify(armedFor(editor, node.name)),
        (armed) => {
          const { pending } = stage;
          if (!armed || !pending) return;
          stage.setPending(undefined);
          const regions = labelRange(stage, pending);
          if (!regions) return;
          selectRange(stage.body, undefined);
          // Its handles let a finger correct it.
          if (stage.elements.frame.dataset.touch !== undefined) editor.annotation?.selectRegions(regions.map(({ id }) => id));
        },
      ),
    );
  }

  #press(event: MouseEvent): void {
    if (event.button !== 0) return;
    this.#down = { x: event.clientX, y: event.clientY };
    this.#stage.setPending(undefined);
    // Handles and badges in the way would stop the browser's selecting.
    this.#stage.elements.over.classList.add('le-text-selecting');
    // Selected text would be dragged away instead of selected anew.
    if (!event.shiftKey && event.detail < 2) selectRange(this.#stage.body, undefined);
  }

  #release(event: MouseEvent): void {
    const down = this.#down;
    if (!down || event.button !== 0) return;
    this.#down = undefined;
    const stage = this.#stage;
    stage.elements.over.classList.remove('le-text-selecting');
    const moved = Math.hypot(event.clientX - down.x, event.clientY - down.y) > SLIP;
    // The second click of a double click has selected a word, as a shift-click has selected up to its place.
    const isMany = event.detail > 1 && !(isNoText(event) && !moved);
    const range = moved || isMany || event.shiftKey ? selectedRange(stage.body) : undefined;
    if (range && range.start < range.end) {
      this.#selected(range, event);
      return;
    }
    this.#made = undefined;
    if (isNoText(event)) selectRange(stage.body, undefined);
    pressAt(stage, charAt(stage.body, event.clientX, event.clientY), isToggle(event));
  }

  #selected(range: TextRange, event: MouseEvent): void {
    const stage = this.#stage;
    const toggle = isToggle(event);
    const atLeast = unitOf(event);
    const made = event.detail > 2 ? this.#takeBack() : undefined;
    const armed = made?.armed ?? armedFor(stage.editor, stage.node.name);
    this.#made = undefined;
    if (toggle || !armed) {
      const whole = spanOf(stage, range, { atLeast });
      if (!whole) return;
      selectInside(stage, whole, toggle);
      if (toggle) return;
      // Kept for copying, and for the label that may be chosen now.
      if (atLeast !== 'symbol') selectRange(stage.body, whole);
      stage.setPending(whole);
      return;
    }
    const regions = labelRange(stage, range, { armed, atLeast });
    if (regions && atLeast === 'word') this.#made = { regions, armed };
    if (regions && made?.wasSelected) stage.editor.annotation?.selectRegions(regions.map(({ id }) => id));
    selectRange(stage.body, undefined);
  }

  /** The labels of the word that the second click of a triple click made: undone, unless something happened since. */
  #takeBack(): { readonly armed: Armed; readonly wasSelected: boolean } | undefined {
    const { annotation } = this.#stage.editor;
    const { regions = [], armed } = this.#made ?? {};
    const last = regions.at(-1);
    if (!armed || !annotation || !last || annotation.peek(last.id) !== last || annotation.undoName !== 'add') return undefined;
    const wasSelected = annotation.isSelected(last.id);
    annotation.undo();
    return { armed, wasSelected };
  }

  #move(event: MouseEvent): void {
    this.#hover = event;
    const view = this.#stage.elements.body.ownerDocument.defaultView;
    // A hit test lays the page out: once a frame at most.
    if (!this.#frame && view) this.#frame = view.requestAnimationFrame(() => this.#settle());
  }

  #settle(): void {
    this.#frame = 0;
    const event = this.#hover;
    const { body, active, elements } = this.#stage;
    if (event?.buttons !== 0 || !active) return;
    const offset = charAt(body, event.clientX, event.clientY);
    const [id] = offset === undefined ? [] : regionsAt(this.#stage, offset);
    active.layer.setHovered(id);
    elements.body.classList.toggle('le-text-over', id !== undefined);
  }

  #leave(): void {
    this.#hover = undefined;
    const { active, elements } = this.#stage;
    elements.body.classList.remove('le-text-over');
    if (active?.layer.hovered !== undefined && active.index.get(active.layer.hovered)) active.layer.setHovered(undefined);
  }

  /** The exact characters: the browser would put a line break of its own between blocks. */
  #copy(event: ClipboardEvent): void {
    const range = selectedRange(this.#stage.body);
    if (!range || range.start === range.end || !event.clipboardData) return;
    event.clipboardData.setData('text/plain', this.#stage.text.slice(range.start, range.end));
    event.preventDefault();
  }
}
