/** Steps that an expression may take on the page, where nothing can stop it. */
const MOST_STEPS = 1e9;

/** What can match a line break, so that a line is no border for it. */
const CROSSES_LINES = /\\[sWDSnrpPux]|\[\^/;

/** The parts of an expression without what stands in classes and escapes, where a `*` is a character. */
function bare(source: string): string {
  return source.replace(/\\[\s\S]/g, 'x').replace(/\[[^\]]*\]/g, 'x');
}

/** A repeated group that repeats something itself, or offers a choice: `(a+)+`, `(a|ab)*` may take for ever. */
function repeatsRepetition(shape: string): boolean {
  const inside: number[] = [];
  for (let i = 0; i < shape.length; i++) {
    const char = shape[i];
    if (char === '(') inside.push(0);
    else if (/[*+{|]/.test(char ?? '') && inside.length > 0) inside[inside.length - 1] = 1;
    if (char !== ')') continue;
    const isDeep = (inside.pop() ?? 0) === 1;
    if (isDeep && /[*+{]/.test(shape[i + 1] ?? '')) return true;
    if (isDeep && inside.length > 0) inside[inside.length - 1] = 1;
  }
  return false;
}

function longestLine(text: string): number {
  let longest = 0;
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    if (end < 0) return Math.max(longest, text.length - start);
    longest = Math.max(longest, end - start);
    start = end + 1;
  }
  return longest;
}

/** Whether an expression is sure to end soon on this text. What is not is refused where it could not be stopped: no workers are allowed there. */
export function endsSoon(source: string, text: string): boolean {
  const shape = bare(source);
  if (/\\[1-9k]/.test(source) || repeatsRepetition(shape)) return false;
  const open = shape.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  if (open === 0) return true;
  const reach = CROSSES_LINES.test(source) ? text.length : longestLine(text);
  return text.length * reach ** open <= MOST_STEPS;
}
