import { selectedRange, selectionOf, selectRange } from './domSelection';
import { endLineOf, isVertical } from './endLine';
import type { TextRange } from './granularity';
import { armedFor, labelRange, pressAt } from './labelRange';
import type { TextStage } from './TextStage';

type Step = readonly ['left' | 'right' | 'forward' | 'backward', 'character' | 'word' | 'line' | 'lineboundary' | 'documentboundary'];

type Flow = 'horizontal-tb' | 'vertical-rl' | 'vertical-lr';

/** The same where rows run from top to bottom: up and down are along the row, left and right across. */
function verticalStep(key: string, far: boolean, flow: Flow): Step | undefined {
  if (key === 'ArrowUp' || key === 'ArrowDown') return far ? undefined : [key === 'ArrowUp' ? 'backward' : 'forward', 'character'];
  const isOn = (key === 'ArrowLeft') === (flow === 'vertical-rl');
  return [isOn ? 'forward' : 'backward', far ? 'word' : 'line'];
}

/** How far a key moves the caret, as in any text field. */
function stepOf({ key, ctrlKey, metaKey }: KeyboardEvent, flow: Flow): Step | undefined {
  const far = ctrlKey || metaKey;
  if (flow !== 'horizontal-tb' && key.startsWith('Arrow')) return verticalStep(key, far, flow);
  switch (key) {
    case 'ArrowLeft':
      return ['left', far ? 'word' : 'character'];
    case 'ArrowRight':
      return ['right', far ? 'word' : 'character'];
    // With Control they belong to the object: the next turn of a dialogue.
    case 'ArrowUp':
      return far ? undefined : ['backward', 'line'];
    case 'ArrowDown':
      return far ? undefined : ['forward', 'line'];
    case 'Home':
      return ['backward', far ? 'documentboundary' : 'lineboundary'];
    case 'End':
      return ['forward', far ? 'documentboundary' : 'lineboundary'];
    default:
      return undefined;
  }
}

/**
 * The keyboard on the text: arrows move a caret, with Shift they select; Enter labels what is selected with the armed label, or selects
 * the region at the caret; a label's own key labels what is selected (see `TextStage.pending`); Escape drops the selection.
 */
export class TextKeys {
  readonly #stage: TextStage;
  readonly #caret: HTMLElement;

  constructor(stage: TextStage) {
    this.#stage = stage;
    const { scope, elements } = stage;
    this.#caret = elements.over.ownerDocument.createElement('div');
    this.#caret.className = 'le-text-caret';
    this.#caret.hidden = true;
    elements.over.append(this.#caret);
    scope.add(() => this.#caret.remove());
    scope.listen(elements.frame, 'keydown', (event: KeyboardEvent) => this.#press(event));
    scope.listen(elements.frame, 'blur', () => this.#hide());
    scope.listen(elements.body, 'mousedown', () => this.#hide());
    scope.add(stage.onPaint(() => this.#place()));
  }

  /** Where the caret is. */
  get focus(): number {
    return this.#stage.readingAt;
  }

  /** Selects a part of the text, which waits for a label then, and shows it. */
  select(range: TextRange): void {
    this.#stage.body.openAt(range.start, range.end);
    selectRange(this.#stage.body, range);
    this.#show(range, range.end);
  }

  #show(range: TextRange, focus: number): void {
    this.#stage.readingAt = focus;
    this.#stage.setPending(range);
    this.#caret.hidden = false;
    this.#place();
    this.#caret.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const { body } = this.#stage.elements;
    const { writingMode } = body.ownerDocument.defaultView?.getComputedStyle(body) ?? {};
    const step = stepOf(event, (writingMode ?? 'horizontal-tb') as Flow);
    const isUsed = step ? this.#move(step, event.shiftKey) : this.#act(event);
    if (!isUsed) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #act({ key }: KeyboardEvent): boolean {
    if (key === 'Enter') return this.#enter();
    if (key !== 'Escape' || (this.#caret.hidden && !this.#stage.pending)) return false;
    this.#stage.setPending(undefined);
    selectRange(this.#stage.body, undefined);
    this.#hide();
    return true;
  }

  #move([direction, unit]: Step, extend: boolean): boolean {
    const { body } = this.#stage;
    const selection = selectionOf(body);
    if (!selection) return false;
    const before = selectedRange(body);
    if (!before) selectRange(body, { start: this.focus, end: this.focus });
    selection.modify(extend ? 'extend' : 'move', direction, unit);
    const range = selectedRange(body);
    const { focusNode, focusOffset } = selection;
    if (!range || !focusNode || !body.element.contains(focusNode)) {
      selectRange(body, before ?? { start: this.focus, end: this.focus });
      return true;
    }
    this.#show(range, body.offsetOf(focusNode, focusOffset));
    return true;
  }

  #enter(): boolean {
    const stage = this.#stage;
    const range = selectedRange(stage.body);
    if (!range) return false;
    if (range.start === range.end) {
      if (this.#caret.hidden) return false;
      pressAt(stage, range.start, false);
      return true;
    }
    if (!armedFor(stage.editor, stage.node.name)) return false;
    stage.setPending(undefined);
    labelRange(stage, range);
    selectRange(stage.body, { start: this.focus, end: this.focus });
    return true;
  }

  #hide(): void {
    this.#caret.hidden = true;
  }

  #place(): void {
    if (this.#caret.hidden) return;
    const { body, elements, text } = this.#stage;
    const range = elements.over.ownerDocument.createRange();
    const origin = elements.over.getBoundingClientRect();
    // At the end of the text there is no character to stand before: behind the last one.
    const isBehind = this.focus >= text.length;
    const offset = isBehind ? Math.max(0, text.length - 1) : this.focus;
    const line = endLineOf(body, { start: offset, end: offset + 1 }, isBehind ? 'end' : 'start', () => true);
    const rect = line ?? body.place(range, offset, offset + 1).getBoundingClientRect();
    const lies = line?.isVertical ?? isVertical(body);
    this.#caret.style.left = `${rect.x - origin.left}px`;
    this.#caret.style.top = `${rect.y - origin.top}px`;
    this.#caret.style.blockSize = `${'length' in rect ? rect.length : lies ? rect.width : rect.height}px`;
  }
}
