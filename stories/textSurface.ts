import { expect, fireEvent, waitFor } from 'storybook/test';

/** A part of the text as a DOM range: the n-th occurrence of `phrase`. */
function rangeOf(surface: Element, phrase: string, nth: number): Range {
  const doc = surface.ownerDocument;
  const nodes: Text[] = [];
  const walk = doc.createTreeWalker(surface.querySelector('.le-text-body') ?? surface, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) nodes.push(node as Text);
  const all = nodes.map(({ data }) => data).join('');
  let start = -1;
  for (let i = 0; i < nth; i++) start = all.indexOf(phrase, start + 1);
  if (start < 0) throw new Error(`the text shown does not hold "${phrase}" ${nth} time(s)`);
  const end = start + phrase.length;
  const range = doc.createRange();
  let at = 0;
  for (const node of nodes) {
    if (start >= at && start < at + node.length) range.setStart(node, start - at);
    if (end > at && end <= at + node.length) range.setEnd(node, end - at);
    at += node.length;
  }
  return range;
}

async function rectsOf(surface: Element, phrase: string, nth: number): Promise<{ range: Range; first: DOMRect; last: DOMRect }> {
  const range = await waitFor(() => rangeOf(surface, phrase, nth));
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
  expect(rects.length).toBeGreaterThan(0);
  return { range, first: rects[0]!, last: rects.at(-1)! };
}

/** Drags the mouse over a phrase. A script's mouse does not select, so the selection that the browser would make is set. */
export async function dragOver(surface: Element, phrase: string, nth = 1): Promise<void> {
  const { range, first, last } = await rectsOf(surface, phrase, nth);
  const rtl = getComputedStyle(range.startContainer.parentElement!).direction === 'rtl';
  const from = { button: 0, clientX: rtl ? first.right - 1 : first.left + 1, clientY: first.top + first.height / 2 };
  const to = { button: 0, clientX: rtl ? last.left + 1 : last.right - 1, clientY: last.top + last.height / 2 };
  const block = range.startContainer.parentElement!;
  fireEvent.mouseDown(block, { ...from, buttons: 1, detail: 1 });
  const root = surface.getRootNode() as Document;
  root.getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  fireEvent.mouseMove(block, { ...to, buttons: 1 });
  fireEvent.mouseUp(range.endContainer.parentElement!, { ...to, detail: 1 });
}

/** Clicks the middle of a phrase. */
export async function clickOn(surface: Element, phrase: string, nth = 1): Promise<void> {
  const { range, first } = await rectsOf(surface, phrase, nth);
  const at = { button: 0, clientX: first.left + first.width / 2, clientY: first.top + first.height / 2, detail: 1 };
  const block = range.startContainer.parentElement!;
  fireEvent.mouseDown(block, { ...at, buttons: 1 });
  fireEvent.mouseUp(block, at);
  fireEvent.click(block, at);
}

/** The phrases that highlights of the page cover, in document order. */
export function highlighted(surface: Element): string[] {
  const phrases: { readonly at: AbstractRange; readonly text: string }[] = [];
  for (const highlight of CSS.highlights.values()) {
    for (const range of highlight) {
      if (!surface.contains(range.startContainer)) continue;
      const live = surface.ownerDocument.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      phrases.push({ at: live, text: live.toString() });
    }
  }
  const unique = new Map(phrases.map((phrase) => [phrase.text, phrase]));
  return [...unique.keys()];
}
