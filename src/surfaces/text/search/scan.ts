import { type Hits, MOST_HITS } from './hits';

/** How far a scan goes before it looks at the clock, in UTF-16 units. */
const SLICE = 1 << 18;

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/**
 * Finds everything in a text a slice at a time: each step goes on from where the last one stopped, and yields. A hit never crosses the end of a
 * slice unseen: slices overlap by what a hit can be long (`length`) and the characters around it that decide whether it is a word. An expression
 * (`length` undefined) is searched for in the text as a whole, and yields after each hit only.
 */
export function* scan(text: string, regex: RegExp, length: number | undefined, hits: Hits): Generator<void, void> {
  if (length === undefined) yield* scanWhole(text, regex, hits);
  else yield* scanSlices(text, regex, length, hits);
}

function* scanSlices(text: string, regex: RegExp, length: number, hits: Hits): Generator<void, void> {
  // Two units on either side: a word's neighbour may be a pair of surrogates.
  let from = 0;
  for (let at = 0; at < text.length; at += SLICE) {
    const begin = Math.max(0, Math.min(at, from) - 2);
    const base = begin > 0 && isLowSurrogate(text.charCodeAt(begin)) ? begin - 1 : begin;
    const stop = at + SLICE;
    const part = text.slice(base, stop + length + 2);
    regex.lastIndex = Math.max(at, from) - base;
    for (let match = regex.exec(part); match; match = regex.exec(part)) {
      const start = base + match.index;
      // It begins in the next slice, which sees what stands around it.
      if (start >= stop) break;
      from = start + match[0].length;
      hits.add(start, from);
      if (hits.length >= MOST_HITS) return;
    }
    yield;
  }
}

/** Hits between two looks at the clock. */
const BURST = 500;

function* scanWhole(text: string, regex: RegExp, hits: Hits): Generator<void, void> {
  regex.lastIndex = 0;
  let count = 0;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    const [found] = match;
    // Nothing at a place is no place that could be labelled.
    if (found === '') regex.lastIndex += regex.unicode && (text.codePointAt(regex.lastIndex) ?? 0) > 0xffff ? 2 : 1;
    else hits.add(match.index, match.index + found.length);
    if (hits.length >= MOST_HITS) return;
    if (++count % BURST === 0) yield;
  }
}
