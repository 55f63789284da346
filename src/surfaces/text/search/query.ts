/** What is searched for, as it was typed. */
export interface SearchQuery {
  readonly text: string;
  readonly isRegex: boolean;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

/** A query as regular expressions, or why there are none. */
export type CompiledQuery =
  | {
      /** Finds hits: flags `g`, `m`, and `u` where the expression allows it. Its `lastIndex` is the reader's own. */
      readonly regex: RegExp;
      /** What it finds has this length at most; undefined where an expression says nothing of it. */
      readonly length: number | undefined;
      readonly error?: undefined;
    }
  | { readonly error: string; readonly regex?: undefined; readonly length?: undefined };

/** What words are made of, in any script. */
const WORD = '[\\p{L}\\p{N}\\p{M}_]';

/** Not within a word: what stands outside of the match, or its own first or last character, is no part of one. */
const WORD_START = `(?:(?<!${WORD})|(?!${WORD}))`;
const WORD_END = `(?:(?!${WORD})|(?<!${WORD}))`;

/** Text as an expression that finds it. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function plainWords(error: unknown): string {
  // `Invalid regular expression: /a(/gmu: Unterminated group` says what was typed once more.
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Invalid regular expression:\s*(?:\/.*\/\w*:\s*)?/s, '');
}

/** With `u` an astral character is one; expressions that are not strict enough for it (`\-`) are taken as they always were. */
function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, `${flags}u`);
  } catch (error) {
    try {
      return new RegExp(source, flags);
    } catch {
      throw error;
    }
  }
}

/**
 * What a query means. Letters are compared by Unicode's simple case folding, one for one, never by the lower-cased text: `İ` and `ẞ` change their
 * length there, and every offset behind them would be wrong.
 */
export function compileQuery({ text, isRegex, matchCase, wholeWords }: SearchQuery): CompiledQuery {
  if (text === '') return { error: '' };
  const flags = matchCase ? 'gm' : 'gim';
  const words = (source: string): string => (wholeWords ? `${WORD_START}(?:${source})${WORD_END}` : source);
  try {
    if (!isRegex) return { regex: new RegExp(words(escaped(text)), `${flags}u`), length: text.length };
    // By itself first: what closes a bracket too early would else be mended by ours.
    const own = compile(text, flags);
    return { regex: wholeWords ? new RegExp(words(text), own.flags) : own, length: undefined };
  } catch (error) {
    return { error: plainWords(error) };
  }
}
