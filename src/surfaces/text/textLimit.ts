import type { Finding } from '../../core';

/**
 * Longer texts are not put on the page. Browsers end an element at 17 million pixels (Firefox) or 33 (Chromium), about 600,000 rows: what lies behind
 * could be neither seen nor reached, and a text as long as this takes 100 MB and more of memory before its first region.
 */
const MOST_UNITS = 20_000_000;
const MOST_LINES = 500_000;

/** A file that is surely longer than `MOST_UNITS`: a character takes four bytes at most. */
export const MOST_BYTES = 4 * MOST_UNITS;

function countLines(text: string, most: number): number {
  const lineBreak = text.includes('\n') ? '\n' : '\r';
  let count = 0;
  for (let at = text.indexOf(lineBreak); at >= 0 && count <= most; at = text.indexOf(lineBreak, at + 1)) count++;
  return count;
}

/** What is said of a text that is too long; `size` is what is known of it. */
export function tooLong(size: string): Finding {
  return {
    code: 'text-too-long',
    severity: 'error',
    message: `The text is too long to be shown (${size}), so it cannot be labelled here; its regions are listed and kept as they are.`,
    hint: `Split it into tasks of at most ${MOST_UNITS / 1e6} million characters and ${MOST_LINES / 1000} thousand lines.`,
  };
}

/** A finding for a text that browsers cannot show to its end. */
export function tooLongFinding(text: string): Finding | undefined {
  if (text.length > MOST_UNITS) return tooLong(`${Math.round(text.length / 1e6)} million characters`);
  // Every line is a character at least.
  return text.length > MOST_LINES && countLines(text, MOST_LINES) > MOST_LINES ? tooLong(`more than ${MOST_LINES} lines`) : undefined;
}
