import type { SampleResult } from './sample';

/** Offsets of a phrase in Unicode code points, as Label Studio counts them; `nth` picks a later occurrence. */
export function findCodePoints(text: string, phrase: string, nth = 1): { readonly start: number; readonly end: number } {
  let at = -1;
  for (let i = 0; i < nth; i++) at = text.indexOf(phrase, at + 1);
  if (at < 0) throw new Error(`the sample's text does not hold "${phrase}" ${nth} time(s)`);
  const start = Array.from(text.slice(0, at)).length;
  return { start, end: start + Array.from(phrase).length };
}

/** A labelled span of the control `label` on the object `text`. */
export function describeSpan(
  text: string,
  phrase: string,
  label: string,
  options: { id: string; score?: number; nth?: number },
): SampleResult {
  const { start, end } = findCodePoints(text, phrase, options.nth);
  return {
    id: options.id,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    ...(options.score !== undefined && { score: options.score }),
    value: { start, end, text: phrase, labels: [label] },
  };
}
