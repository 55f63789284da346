import type { JsonFault } from './jsonProblems';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS: ReadonlyMap<string, JsonFault | undefined> = new Map([
  ['true', undefined],
  ['false', undefined],
  ['null', undefined],
  ['NaN', 'json-nan'],
  ['Infinity', 'json-nan'],
  ['-Infinity', 'json-nan'],
  ['True', 'json-python'],
  ['False', 'json-python'],
  ['None', 'json-python'],
]);

/** What is wrong with a word or number that stands without quotation marks where a value should; undefined: nothing. */
export function faultOfLiteral(text: string): JsonFault | undefined {
  if (WORDS.has(text)) return WORDS.get(text);
  if (NUMBER.test(text)) {
    if (text.length < 16 && !/[eE]/.test(text)) return undefined;
    const value = Number(text);
    const isWhole = !/[.eE]/.test(text);
    return (isWhole && !Number.isSafeInteger(value)) || !Number.isFinite(value) ? 'json-number-precision' : undefined;
  }
  return /^[-+.\d]/.test(text) ? 'json-number' : 'json-unquoted';
}
