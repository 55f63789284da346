import { isRecord, type UnknownRecord } from '../../core';
import type { TextRange } from './granularity';
import { caretAt } from './hitTest';
import type { TextStage } from './TextStage';
import { nextBoundary } from './tokens';

type End = 'start' | 'end';

/** The first or last character of a range that has a place on the screen: a line break has none. */
function shownChar(text: string, { start, end }: TextRange, side: End): TextRange | undefined {
  const isBreak = (offset: number): boolean => /[\r\n]/.test(text.charAt(offset));
  let from = start;
  let to = end;
  while (from < to && isBreak(from)) from++;
  while (to > from && isBreak(to - 1)) to--;
  if (from === to) return undefined;
  return side === 'start'
    ? { start: from, end: nextBoundary(text, from, 1, 'character') }
    : { start: nextBoundary(text, to, -1, 'character'), end: to };
}

/** Two handles at the ends of the one selected region, and its resizing by drag and key. They show only what may be changed. */
export class ResizeHandles {
  readonly #stage: TextStage;
  readonly #handles: Readonly<Record<End, HTMLElement>>;
  #drag: { readonly end: End; readonly region: string; range: TextRange } | undefined;
  #point: PointerEvent | undefined;
  #frame = 0;

  constructor(stage: TextStage) {
    this.#stage = stage;
    this.#handles = { start: this.#handle('start'), end: this.#handle('end') };
    const { scope, elements } = stage;
    const doc = elements.over.ownerDocument;
    scope.listen(doc, 'pointermove', (event: PointerEvent) => this.#move(event));
    scope.listen(doc, 'pointerup', () => this.#finish(true));
    scope.listen(doc, 'pointercancel', () => this.#finish(false));
    scope.listen(elements.frame, 'keydown', (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !this.#drag) return;
      event.stopPropagation();
      this.#finish(false);
    });
    scope.add(stage.onPaint(() => this.#place()));
    scope.add(() => {
      this.#finish(false);
      doc.defaultView?.cancelAnimationFrame(this.#frame);
      for (const handle of Object.values(this.#handles)) handle.remove();
    });
  }

  /** The one region that can be resized now. */
  get region(): string | undefined {
    const { editor, node, active } = this.#stage;
    const { annotation } = editor;
    const [id, ...others] = annotation?.selection ?? [];
    if (!annotation || id === undefined || others.length > 0 || !active || active.layer !== annotation) return undefined;
    const isHere = annotation.peek(id)?.object === node.name && active.index.get(id) !== undefined;
    return isHere && !annotation.isHidden(id) && annotation.lockReason(id) === undefined ? id : undefined;
  }

  #handle(end: End): HTMLElement {
    const { over } = this.#stage.elements;
    const handle = over.ownerDocument.createElement('div');
    handle.className = 'le-text-handle';
    handle.dataset.end = end;
    handle.hidden = true;
    over.append(handle);
    const { scope } = this.#stage;
    scope.listen(handle, 'pointerdown', (event: PointerEvent) => this.#start(end, event));
    // Else the browser begins to select text.
    scope.listen(handle, 'mousedown', (event: MouseEvent) => event.preventDefault());
    return handle;
  }

  #start(end: End, event: PointerEvent): void {
    const { region } = this;
    const range = region === undefined ? undefined : this.#stage.active?.index.get(region);
    if (event.button !== 0 || region === undefined || !range) return;
    event.preventDefault();
    this.#stage.elements.frame.focus({ preventScroll: true });
    this.#drag = { end, region, range: { start: range.start, end: range.end } };
    // The handle lies over the text and would be what is found under the pointer.
    this.#stage.elements.over.classList.add('le-text-dragging');
  }

  #move(event: PointerEvent): void {
    if (!this.#drag) return;
    this.#point = event;
    const view = this.#stage.elements.over.ownerDocument.defaultView;
    if (!this.#frame && view) this.#frame = view.requestAnimationFrame(() => this.#follow());
  }

  #follow(): void {
    this.#frame = 0;
    const { body, text, editor, node } = this.#stage;
    const [drag, point] = [this.#drag, this.#point];
    if (!drag || !point) return;
    const offset = caretAt(body, point.clientX, point.clientY);
    if (offset === undefined) return;
    const { start, end } = drag.range;
    drag.range =
      drag.end === 'start'
        ? { start: Math.min(offset, nextBoundary(text, end, -1, 'character')), end }
        : { start, end: Math.max(offset, nextBoundary(text, start, 1, 'character')) };
    const control = editor.annotation?.peek(drag.region)?.control ?? '';
    const value = this.#valueOf(drag.region, drag.range);
    if (value) editor.annotation?.setDraft({ regionId: drag.region, control, object: node.name, value });
  }

  #valueOf(region: string, range: TextRange): UnknownRecord | undefined {
    const { editor, document } = this.#stage;
    const value = editor.annotation?.peek(region)?.value;
    const moved = document.places.moved(value, range);
    return moved && { ...(isRecord(value) && value), ...moved };
  }

  #finish(keep: boolean): void {
    if (!this.#drag) return;
    if (keep && this.#point) this.#follow();
    const { region, range } = this.#drag;
    this.#drag = undefined;
    this.#point = undefined;
    this.#stage.elements.over.classList.remove('le-text-dragging');
    this.#stage.editor.annotation?.setDraft(undefined);
    if (keep) this.#commit(region, range);
  }

  #commit(region: string, range: TextRange): void {
    const { annotation } = this.#stage.editor;
    const units = this.#stage.active?.index.get(region);
    if (!annotation || !units || (units.start === range.start && units.end === range.end)) return;
    const value = this.#valueOf(region, range);
    if (value) annotation.commit('resize', () => annotation.update(region, { value }));
  }

  /** Moves an end of the selected region by a character or a word; answers whether there was one. */
  step(end: End, step: 1 | -1, unit: 'character' | 'word'): boolean {
    const { region } = this;
    const units = region === undefined ? undefined : this.#stage.active?.index.get(region);
    if (region === undefined || !units) return false;
    const { text } = this.#stage;
    const moved = { start: units.start, end: units.end, [end]: nextBoundary(text, units[end], step, unit) };
    if (moved.start < moved.end) this.#commit(region, moved);
    return true;
  }

  /** Reads both places first, then writes. */
  #place(): void {
    const { body, elements } = this.#stage;
    const { region } = this;
    const units = region === undefined ? undefined : this.#stage.unitsOf(region);
    const range = elements.over.ownerDocument.createRange();
    const origin = elements.over.getBoundingClientRect();
    const placed = (['start', 'end'] as const).map((end) => {
      const shown = units && shownChar(this.#stage.text, units, end);
      if (!shown || !this.#stage.isInSight(shown.start)) return { end, rect: undefined, rtl: false };
      const rects = body.place(range, shown.start, shown.end).getClientRects();
      const rtl = body.blockAt(shown.start)?.matches(':dir(rtl)') === true;
      return { end, rect: end === 'start' ? rects[0] : rects[rects.length - 1], rtl };
    });
    for (const { end, rect, rtl } of placed) {
      const handle = this.#handles[end];
      handle.hidden = rect === undefined;
      if (!rect) continue;
      const x = (end === 'start') === rtl ? rect.right : rect.left;
      handle.style.left = `${x - origin.left}px`;
      handle.style.top = `${rect.top - origin.top}px`;
      handle.style.height = `${rect.height}px`;
    }
  }
}
