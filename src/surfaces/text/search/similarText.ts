import type { TextRange } from '../granularity';

/** How far around its place a text is looked for, in UTF-16 units: the comparison costs the product of both lengths. */
const REACH = 8000;
/** Longer texts are not compared. */
const LONGEST = 400;
/** What may differ: a third of the letters. */
const MOST_DIFFERENT = 1 / 3;

function isInsidePair(text: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
}

/**
 * The part of a text that is most like `stored`, nearest to `at` where several are: by edit distance, at most a third of it. Undefined when nothing near is.
 * Sellers, "The theory and computation of evolutionary distances" (1980): one column of the table at a time, which knows where its match began.
 */
export function findSimilar(stored: string, at: number, text: string): TextRange | undefined {
  const wanted = stored.replace(/\\n/g, '\n');
  const { length } = wanted;
  if (length < 3 || length > LONGEST) return undefined;
  const from = Math.max(0, at - REACH);
  const near = text.slice(from, at + REACH);
  let costs = Int32Array.from({ length: length + 1 }, (_, i) => i);
  let starts = new Int32Array(length + 1);
  let best: { readonly cost: number; readonly start: number; readonly end: number } | undefined;
  for (let j = 0; j < near.length; j++) {
    const next = new Int32Array(length + 1);
    const began = new Int32Array(length + 1);
    began[0] = j + 1;
    for (let i = 1; i <= length; i++) {
      const swap = (costs[i - 1] ?? 0) + (wanted[i - 1] === near[j] ? 0 : 1);
      const more = (costs[i] ?? 0) + 1;
      const less = (next[i - 1] ?? 0) + 1;
      const cost = Math.min(swap, more, less);
      next[i] = cost;
      began[i] = (cost === swap ? starts[i - 1] : cost === more ? starts[i] : began[i - 1]) ?? 0;
    }
    costs = next;
    starts = began;
    const cost = costs[length] ?? length;
    const start = from + (starts[length] ?? 0);
    const isNearer = best !== undefined && cost === best.cost && Math.abs(start - at) < Math.abs(best.start - at);
    if (best === undefined || cost < best.cost || isNearer) best = { cost, start, end: from + j + 1 };
  }
  if (!best || best.cost > length * MOST_DIFFERENT || best.end <= best.start) return undefined;
  const { start, end } = best;
  return isInsidePair(text, start) || isInsidePair(text, end) ? undefined : { start, end };
}
