import type { TextStage } from '../TextStage';

/** Pieces whose place is asked for: more would not be seen on a ruler. */
const SAMPLES = 400;

/**
 * Where offsets lie on a ruler of a height. Asks some pieces for their places, which are guesses where they were never laid out (nothing is laid out for
 * it), and takes what lies between for even.
 */
export function placesByOffset({ body, elements, text }: TextStage, height: number): (offset: number) => number {
  const { frame } = elements;
  const { top } = frame.getBoundingClientRect();
  const scale = height / Math.max(1, frame.scrollHeight);
  const offsets: number[] = [0];
  const rows: number[] = [0];
  const { pieces } = body;
  const step = Math.max(1, Math.floor(pieces.length / SAMPLES));
  for (let i = 0; i < pieces.length; i += step) {
    const piece = pieces[i];
    const rect = piece?.element.getBoundingClientRect();
    // What is filtered away has no place.
    if (!piece || !rect || rect.height === 0) continue;
    offsets.push(piece.start, piece.end);
    rows.push((rect.top - top + frame.scrollTop) * scale, (rect.bottom - top + frame.scrollTop) * scale);
  }
  offsets.push(text.length);
  rows.push(height);
  let at = 0;
  return (offset) => {
    // Offsets are asked for in order as a rule.
    if ((offsets[at] ?? 0) > offset) at = 0;
    while (at < offsets.length - 2 && (offsets[at + 1] ?? 0) <= offset) at++;
    const [from = 0, to = 0] = [offsets[at], offsets[at + 1]];
    const [first = 0, last = 0] = [rows[at], rows[at + 1]];
    return to > from ? first + ((last - first) * (offset - from)) / (to - from) : first;
  };
}
