import { isRecord, type UnknownRecord } from '../../core';
import { intoFrame, scrollAtEdge } from './edgeScroll';
import { type End, endLineOf } from './endLine';
import { grown, type TextRange } from './granularity';
import { caretAt } from './hitTest';
import { blocksOf } from './labelRange';
import type { TextStage } from './TextStage';
import { nextBoundary } from './tokens';

/** What has handles: a region that may be changed, or text that was selected by touch and waits for a label. */
interface Target {
  readonly region: string | undefined;
  readonly units: TextRange;
}

interface Drag {
  readonly end: End;
  readonly region: string | undefined;
  readonly pointer: number;
  /** From where it was grabbed to the middle of the end's line: a finger holds the knob, not the text. */
  readonly dx: number;
  readonly dy: number;
  range: TextRange;
}

const ENDS: readonly End[] = ['start', 'end'];

/** Two handles at the ends of the one selected region, and its resizing by drag and key. They show only what may be changed. */
export class ResizeHandles {
  readonly #stage: TextStage;
  readonly #handles: Readonly<Record<End, HTMLElement>>;
  #drag: Drag | undefined;
  #point: PointerEvent | undefined;
  #frame = 0;

  constructor(stage: TextStage) {
    this.#stage = stage;
    this.#handles = { start: this.#handle('start'), end: this.#handle('end') };
    const { scope, elements } = stage;
    const doc = elements.over.ownerDocument;
    scope.listen(doc, 'pointermove', (event: PointerEvent) => this.#move(event));
    scope.listen(doc, 'pointerup', (event: PointerEvent) => event.pointerId === this.#drag?.pointer && this.#finish(true));
    scope.listen(doc, 'pointercancel', (event: PointerEvent) => event.pointerId === this.#drag?.pointer && this.#finish(false));
    scope.listen(elements.frame, 'keydown', (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !this.#drag) return;
      event.stopPropagation();
      this.#finish(false);
    });
    scope.add(stage.onPaint(() => this.#place()));
    scope.add(() => {
      this.#finish(false);
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

  get #target(): Target | undefined {
    const { pending, elements } = this.#stage;
    if (pending && elements.frame.dataset.touch !== undefined) return { region: undefined, units: pending };
    const { region } = this;
    const units = region === undefined ? undefined : this.#stage.unitsOf(region);
    return units && { region, units };
  }

  #handle(end: End): HTMLElement {
    const { scope, elements } = this.#stage;
    const handle = elements.over.ownerDocument.createElement('div');
    handle.className = 'le-text-handle';
    handle.dataset.end = end;
    handle.hidden = true;
    elements.over.append(handle);
    scope.listen(handle, 'pointerdown', (event: PointerEvent) => this.#start(end, event));
    // Else the browser begins to select text.
    scope.listen(handle, 'mousedown', (event: MouseEvent) => event.preventDefault());
    return handle;
  }

  #start(end: End, event: PointerEvent): void {
    const target = this.#target;
    if (event.button !== 0 || !target || this.#drag) return;
    event.preventDefault();
    const { elements, body } = this.#stage;
    elements.frame.focus({ preventScroll: true });
    // Events that a script makes have no pointer to capture.
    if (event.isTrusted) this.#handles[end].setPointerCapture(event.pointerId);
    const line = endLineOf(body, target.units, end, () => true);
    const half = (line?.length ?? 0) / 2;
    const [x, y] = [(line?.x ?? 0) + (line?.isVertical ? half : 0), (line?.y ?? 0) + (line?.isVertical ? 0 : half)];
    // Grabbed on the line itself, the end goes where the pointer is.
    const isOnLine = !line || (line.isVertical ? Math.abs(event.clientX - x) : Math.abs(event.clientY - y)) <= half;
    const [dx, dy] = isOnLine ? [0, 0] : [x - event.clientX, y - event.clientY];
    this.#drag = { end, region: target.region, pointer: event.pointerId, dx, dy, range: { ...target.units } };
    // The handle lies over the text and would be what is found under the pointer.
    elements.over.classList.add('le-text-dragging');
  }

  get #view(): Window | null {
    return this.#stage.elements.over.ownerDocument.defaultView;
  }

  #move(event: PointerEvent): void {
    if (event.pointerId !== this.#drag?.pointer) return;
    this.#point = event;
    this.#request();
  }

  #request(): void {
    if (this.#frame || !this.#view) return;
    this.#frame = this.#view.requestAnimationFrame(() => {
      this.#frame = 0;
      const point = this.#point;
      if (!this.#drag || !point) return;
      const hasScrolled = scrollAtEdge(this.#stage.elements.frame, point.clientX, point.clientY);
      this.#follow();
      if (hasScrolled) this.#request();
    });
  }

  #follow(): void {
    const { body, text, editor, node, elements } = this.#stage;
    const [drag, point] = [this.#drag, this.#point];
    if (!drag || !point) return;
    const at = intoFrame(elements.frame, elements.body, point.clientX + drag.dx, point.clientY + drag.dy);
    const caret = caretAt(body, at.x, at.y);
    if (caret === undefined) return;
    const offset = this.#snapped(caret, drag, point.altKey);
    const { start, end } = drag.range;
    drag.range =
      drag.end === 'start'
        ? { start: Math.min(offset, nextBoundary(text, end, -1, 'character')), end }
        : { start, end: Math.max(offset, nextBoundary(text, start, 1, 'character')) };
    if (drag.region === undefined) {
      this.#stage.setPending(drag.range);
      return;
    }
    const control = editor.annotation?.peek(drag.region)?.control ?? '';
    const value = this.#valueOf(drag.region, drag.range);
    if (value) editor.annotation?.setDraft({ regionId: drag.region, control, object: node.name, value });
  }

  /** Whole characters; with Alt whole words, as a person who marks words wants. */
  #snapped(caret: number, { end, range }: Drag, byWords: boolean): number {
    const stage = this.#stage;
    const { start: from, end: to } = range;
    const reached = end === 'start' ? { start: Math.min(caret, to - 1), end: to } : { start: from, end: Math.max(caret, from + 1) };
    const whole = grown(stage.text, reached, byWords ? 'word' : 'symbol', { blockAt: blocksOf(stage) });
    return whole?.[end] ?? caret;
  }

  #valueOf(region: string, range: TextRange): UnknownRecord | undefined {
    const { editor, document } = this.#stage;
    const value = editor.annotation?.peek(region)?.value;
    const moved = document.places.moved(value, range);
    return moved && { ...(isRecord(value) && value), ...moved };
  }

  #finish(keep: boolean): void {
    if (!this.#drag) return;
    this.#view?.cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (keep && this.#point) this.#follow();
    const { region, range } = this.#drag;
    this.#drag = undefined;
    this.#point = undefined;
    this.#stage.elements.over.classList.remove('le-text-dragging');
    if (region === undefined) return;
    this.#stage.editor.annotation?.setDraft(undefined);
    if (keep) this.#commit(region, grown(this.#stage.text, range, 'symbol', { trim: this.#stage.editor.settings.trimSpans }) ?? range);
  }

  #commit(region: string, range: TextRange): void {
    const { annotation } = this.#stage.editor;
    const units = this.#stage.active?.index.get(region);
    if (!annotation || !units || (units.start === range.start && units.end === range.end)) return;
    const value = this.#valueOf(region, range);
    if (value) annotation.commit('resize', () => annotation.update(region, { value }));
  }

  /** Moves an end of the selected region by a character or a word; answers whether there was one. What a key adds is never trimmed away again. */
  step(end: End, step: 1 | -1, unit: 'character' | 'word'): boolean {
    const { region } = this;
    const units = region === undefined ? undefined : this.#stage.active?.index.get(region);
    if (region === undefined || !units) return false;
    const { text } = this.#stage;
    const moved = { start: units.start, end: units.end, [end]: nextBoundary(text, units[end], step, unit, blocksOf(this.#stage)) };
    if (moved.start < moved.end) this.#commit(region, moved);
    return true;
  }

  /** Reads both places first, then writes. */
  #place(): void {
    const { body, elements } = this.#stage;
    const units = this.#target?.units;
    if (!units) {
      for (const end of ENDS) this.#handles[end].hidden = this.#drag === undefined;
      return;
    }
    const origin = elements.over.getBoundingClientRect();
    const placed = ENDS.map((end) => ({ end, line: endLineOf(body, units, end, (offset) => this.#stage.isInSight(offset)) }));
    for (const { end, line } of placed) {
      const handle = this.#handles[end];
      // One that is held stays: hidden it would lose the pointer.
      handle.hidden = line === undefined && this.#drag?.end !== end;
      if (!line) continue;
      handle.dataset.vertical = String(line.isVertical);
      handle.style.left = `${line.x - origin.left}px`;
      handle.style.top = `${line.y - origin.top}px`;
      handle.style.width = line.isVertical ? `${line.length}px` : '';
      handle.style.height = line.isVertical ? '' : `${line.length}px`;
    }
  }
}
