import { selectedRange, selectRange } from './domSelection';
import { charAt } from './hitTest';
import { armedFor, labelRange, pressAt, regionsAt, selectInside } from './labelRange';
import type { TextStage } from './TextStage';

/** Nearer than this it was a click, in screen pixels. */
const SLIP = 3;

function isToggle(event: MouseEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

/** The mouse on the text: select to label, click to select, hover. The browser does the selecting, so its own habits hold. */
export class TextPointer {
  readonly #stage: TextStage;
  #down: { readonly x: number; readonly y: number } | undefined;
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
  }

  #press(event: MouseEvent): void {
    if (event.button !== 0) return;
    this.#down = { x: event.clientX, y: event.clientY };
    this.#stage.setPending(undefined);
    // Handles and badges in the way would stop the browser's selecting.
    this.#stage.elements.over.classList.add('le-text-selecting');
    // Selected text would be dragged away instead of selected anew.
    if (!event.shiftKey) selectRange(this.#stage.body, undefined);
  }

  #release(event: MouseEvent): void {
    const down = this.#down;
    if (!down || event.button !== 0) return;
    this.#down = undefined;
    const stage = this.#stage;
    stage.elements.over.classList.remove('le-text-selecting');
    const moved = Math.hypot(event.clientX - down.x, event.clientY - down.y) > SLIP;
    // The second click of a double click has selected a word, as a shift-click has selected up to its place.
    const range = moved || event.detail > 1 || event.shiftKey ? selectedRange(stage.body) : undefined;
    if (range && range.start < range.end) {
      this.#selected(range, isToggle(event));
      return;
    }
    pressAt(stage, charAt(stage.body, event.clientX, event.clientY), isToggle(event));
  }

  #selected(range: { readonly start: number; readonly end: number }, toggle: boolean): void {
    const stage = this.#stage;
    if (toggle || !armedFor(stage.editor, stage.node.name)) {
      selectInside(stage, range, toggle);
      // Kept for copying, and for the label that may be chosen now.
      if (!toggle) stage.setPending(range);
      return;
    }
    labelRange(stage, range);
    selectRange(stage.body, undefined);
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
