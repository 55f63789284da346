import { type Finding, quotedText, storedTextDiffers } from '../../core';
import type { GlobalOffsets } from './hypertext.kind';
import type { PageTree } from './tree.codec';

/** A stored text is looked for this far around its place: a search of megabytes for each of 10,000 results would freeze the page. */
const REACH = 50_000;

/** The letters of a page that are shown, without white space: what is shown of that depends on the browser and its style sheets. */
interface Letters {
  readonly text: string;
  /** Offsets of the letters in the page's text. */
  readonly units: Uint32Array;
}

const letters = new WeakMap<PageTree, Letters>();

function lower(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}

/** Line breaks may be stored as the two characters `\n`. */
function lettersIn(stored: string): string {
  return lower(stored.replace(/\\[nr]|\s/g, ''));
}

function lettersOf(page: PageTree): Letters {
  const known = letters.get(page);
  if (known) return known;
  const units = new Uint32Array(page.text.length);
  const parts: string[] = [];
  let count = 0;
  for (const { start, end, traits } of page.texts) {
    if (traits.isHidden) continue;
    for (const { 0: word, index } of page.text.slice(start, end).matchAll(/\S+/g)) {
      parts.push(word);
      for (let i = 0; i < word.length; i++) units[count++] = start + index + i;
    }
  }
  const made = { text: lower(parts.join('')), units: units.subarray(0, count) };
  letters.set(page, made);
  return made;
}

/** How many letters stand before an offset. */
function lettersBefore({ units }: Letters, unit: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle] ?? 0) < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The labelled text as a person reads it: white space as the page shows it, lines where blocks end, nothing that is hidden. Offsets are UTF-16 units. */
export function shownText({ text, texts, breaks }: PageTree, start: number, end: number): string {
  let shown = '';
  let seen = start;
  let at = texts.findIndex((node) => node.end > start);
  let nextBreak = breaks.findIndex((place) => place > start);
  for (; at >= 0 && at < texts.length; at++) {
    const node = texts[at];
    if (!node || node.start >= end) break;
    if (node.traits.isHidden) continue;
    const part = text.slice(Math.max(node.start, start), Math.min(node.end, end));
    let isBroken = false;
    for (; nextBreak >= 0 && (breaks[nextBreak] ?? Number.POSITIVE_INFINITY) <= node.start; nextBreak++) isBroken ||= seen > start;
    if (isBroken && shown && !shown.endsWith('\n')) shown = `${shown.trimEnd()}\n`;
    shown += node.traits.keepsSpace ? part : part.replace(/ *\n */g, '\n').replace(/ {2,}/g, ' ');
    seen = Math.min(node.end, end);
  }
  return shown.replace(/\n{2,}/g, '\n');
}

function isQuoted(stored: string, page: PageTree, start: number, end: number): boolean {
  const exact = page.text.slice(start, end);
  if (stored === exact) return true;
  const wanted = lettersIn(stored);
  if (wanted === lettersIn(exact)) return true;
  const all = lettersOf(page);
  return wanted === all.text.slice(lettersBefore(all, start), lettersBefore(all, end));
}

/** Where a stored text is, nearest to an offset; in code points. */
export function placeOfQuote(stored: string, near: number, page: PageTree): GlobalOffsets | undefined {
  const wanted = lettersIn(stored);
  if (!wanted) return undefined;
  const all = lettersOf(page);
  const at = lettersBefore(all, near);
  const from = Math.max(0, at - REACH);
  const window = all.text.slice(from, at + REACH);
  const after = window.indexOf(wanted, at - from);
  const before = window.lastIndexOf(wanted, at - from);
  if (after < 0 && before < 0) return undefined;
  const found = from + (before < 0 || (after >= 0 && after - (at - from) < at - from - before) ? after : before);
  const start = all.units[found] ?? 0;
  const end = (all.units[found + wanted.length - 1] ?? 0) + 1;
  return { start: page.points.toCodePoint(start), end: page.points.toCodePoint(end) };
}

/** What is wrong when `stored` is not the text at its place; offsets are code points. */
export function mismatchOf(stored: string, { start, end }: GlobalOffsets, page: PageTree): Finding | undefined {
  const from = page.points.toUnit(start);
  const to = page.points.toUnit(end);
  if (isQuoted(stored, page, from, to)) return undefined;
  const place = placeOfQuote(stored, from, page);
  const mend = place
    ? `${quotedText(stored)} is at ${place.start}–${place.end}. Correct the XPaths and globalOffsets.`
    : `${quotedText(stored)} is not near there. Check that the task holds the page which was labelled.`;
  return storedTextDiffers(stored, shownText(page, from, to), `from ${start} to ${end}`, mend);
}
