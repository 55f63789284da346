import { isVertical } from './endLine';
import type { TextBody } from './TextBody';

/** Rows have air between them: a point this near to a character across its row still means it, in screen pixels. */
const AIR = 4;

interface CaretPoint {
  readonly node: Node;
  readonly offset: number;
}

/** `caretPositionFromPoint` where there is one, WebKit's `caretRangeFromPoint` elsewhere. */
function caretPoint(body: TextBody, x: number, y: number): CaretPoint | undefined {
  const doc: Document = body.element.ownerDocument;
  const root = body.element.getRootNode();
  const inShadow = root !== doc;
  if (typeof doc.caretPositionFromPoint === 'function') {
    const position = doc.caretPositionFromPoint(x, y, inShadow ? { shadowRoots: [root as ShadowRoot] } : {});
    return position ? { node: position.offsetNode, offset: position.offset } : undefined;
  }
  const range = doc.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

/** The offset nearest to a point in client pixels, for dragging; undefined when the point is not on the text. */
export function caretAt(body: TextBody, x: number, y: number): number | undefined {
  const point = caretPoint(body, x, y);
  return point && body.element.contains(point.node) ? body.offsetOf(point.node, point.offset) : undefined;
}

/** Offset of the character under a point in client pixels; undefined beside the text. */
export function charAt(body: TextBody, x: number, y: number): number | undefined {
  const caret = caretAt(body, x, y);
  if (caret === undefined) return undefined;
  const range = body.element.ownerDocument.createRange();
  const [airX, airY] = isVertical(body) ? [AIR, 0] : [0, AIR];
  // The caret is on the nearer side of the character, so the point is in the one before or behind it.
  for (const offset of [caret, caret - 1, caret - 2]) {
    const code = body.text.codePointAt(offset);
    if (offset < 0 || code === undefined) continue;
    for (const rect of body.place(range, offset, offset + (code > 0xffff ? 2 : 1)).getClientRects()) {
      if (x >= rect.left - airX && x < rect.right + airX && y >= rect.top - airY && y < rect.bottom + airY) return offset;
    }
  }
  return undefined;
}
