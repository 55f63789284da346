import type { TextRange } from './granularity';
import { selectionIn } from './rootSelection';
import type { TextBody } from './TextBody';

/** The selection as seen from the text's own root. */
export function selectionOf(body: TextBody): Selection | null {
  return selectionIn(body.element);
}

interface Ends {
  readonly startContainer: Node;
  readonly startOffset: number;
  readonly endContainer: Node;
  readonly endOffset: number;
}

function endsOf(body: TextBody): Ends | undefined {
  const selection = selectionOf(body);
  if (!selection || selection.rangeCount === 0) return undefined;
  const root = body.element.getRootNode();
  const range = selection.getRangeAt(0);
  if (root === body.element.ownerDocument || root.contains(range.startContainer)) return range;
  // Browsers without ShadowRoot.getSelection answer composed ranges instead.
  return selection.getComposedRanges?.({ shadowRoots: [root as ShadowRoot] })[0];
}

/** The selected part of the text, clipped to it; undefined when nothing of it is selected. An empty range is a caret. */
export function selectedRange(body: TextBody): TextRange | undefined {
  const ends = endsOf(body);
  if (!ends) return undefined;
  const holdsStart = body.element.contains(ends.startContainer);
  const holdsEnd = body.element.contains(ends.endContainer);
  const isCaret = ends.startContainer === ends.endContainer && ends.startOffset === ends.endOffset;
  // Firefox leaves a caret round what was taken out of the page.
  if (isCaret && !holdsStart) return undefined;
  if (!holdsStart && !holdsEnd && !(ends.startContainer.contains(body.element) && ends.endContainer.contains(body.element))) {
    const range = body.element.ownerDocument.createRange();
    range.setStart(ends.startContainer, ends.startOffset);
    range.setEnd(ends.endContainer, ends.endOffset);
    if (!range.intersectsNode(body.element)) return undefined;
  }
  const start = body.offsetOf(ends.startContainer, ends.startOffset);
  let end = body.offsetOf(ends.endContainer, ends.endOffset);
  // A triple click selects up to the start of the next line; the line break in between was not meant.
  const reachesNextLine = end > start && end === body.text.length ? !holdsEnd : ends.endOffset === 0 && end > start;
  if (reachesNextLine) while (end > start && /[\r\n]/.test(body.text.charAt(end - 1))) end--;
  return start <= end ? { start, end } : { start: end, end: start };
}

/** Selects a part of the text, or drops the selection when it lies in the text. */
export function selectRange(body: TextBody, range: TextRange | undefined): void {
  const selection = selectionOf(body);
  if (!selection) return;
  if (!range) {
    if (selectedRange(body)) selection.removeAllRanges();
    return;
  }
  const from = body.pointAt(range.start, 'start');
  const to = body.pointAt(range.end, range.start === range.end ? 'start' : 'end');
  if (from && to) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}
