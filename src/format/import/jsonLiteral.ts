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

/** Whether a number in JavaScript has all digits of a whole number; fractions are near enough, and other readers round them too. */
function isKept(text: string): boolean {
  const isWhole = !/[.eE]/.test(text);
  if (isWhole && text.length < 16) return true;
  const value = Number(text);
  if (!isWhole) return Number.isFinite(value);
  return String(value) === text || (Number.isFinite(value) && BigInt(text) === BigInt(value));
}

/** What is wrong with a word or number that stands without quotation marks where a value should; undefined: nothing. */
export function faultOfLiteral(text: string): JsonFault | undefined {
  if (WORDS.has(text)) return WORDS.get(text);
  if (NUMBER.test(text)) return isKept(text) ? undefined : 'json-number-precision';
  return /^[-+.\d]/.test(text) ? 'json-number' : 'json-unquoted';
}
