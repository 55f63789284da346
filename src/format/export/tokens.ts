/** A token of a text, in UTF-16 units, the end exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
}

/** Scripts that put no spaces between words: each letter is a token, as readers of such languages expect. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}](?:[\\p{M}\\u30fc]|(?!\\ufeff)\\p{Cf})*';
const LETTER =
  '(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}])[\\p{L}\\p{M}_]';
/** Letters and digits, with an apostrophe between letters (`don't`) or a dot or comma between digits (`1,000.5`). */
const WORD = `(?:(?:${LETTER}|\\p{N})(?:(?!\\ufeff)\\p{Cf}|['’](?=\\p{L})|(?<=\\p{N})[.,](?=\\p{N}))*)+`;
const EMOJI =
  '\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]*(?:\\u200d\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]*)*|\\p{Regional_Indicator}{2}';
/** White space of both JavaScript and Python, control and format characters: no token begins with one, since column formats split at them. */
const BLANK = '\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}';
const WORDS = new RegExp(`${UNSPACED}|${WORD}|${EMOJI}|[^${BLANK}]\\p{M}*`, 'gu');
const CHUNKS = /[^\s\p{Cc}\p{Zl}\p{Zp}\ufeff]+/gu;

/** How a text is cut into tokens: words and single signs of punctuation, or whatever stands between white space. */
export type TokenRule = 'words' | 'whitespace';

/** The tokens of a text in order. None is empty or holds white space. */
export function tokensOf(text: string, rule: TokenRule): readonly Token[] {
  return Array.from(text.matchAll(rule === 'words' ? WORDS : CHUNKS), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

/** How many tokens end at an offset or before it. */
export function countEndingBy(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const UNSPACED_LETTER = new RegExp(`^${UNSPACED}`, 'u');
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]/u;

/** The character that ends at an offset. */
function charBefore(text: string, offset: number): string {
  return [...text.slice(Math.max(0, offset - 2), offset)].at(-1) ?? '';
}

/** Whether an offset lies between two letters or digits of one word; never in scripts that put no spaces between words. */
export function cutsWord(text: string, offset: number): boolean {
  const around = [charBefore(text, offset), text.slice(offset, offset + 2)];
  return around.every((part) => LETTER_OR_DIGIT.test(part) && !UNSPACED_LETTER.test(part));
}
