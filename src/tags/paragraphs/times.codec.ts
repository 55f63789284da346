import type { Dialogue } from './turns.codec';

/** When a turn is heard. */
export interface TimedTurn {
  readonly index: number;
  readonly startSec: number;
  /** Undefined = up to the media's end. */
  readonly endSec: number | undefined;
}

/** Turns with a time in order of start. One without an end lasts until the next one starts. */
export function timedTurns({ turns }: Dialogue): readonly TimedTurn[] {
  const timed = turns.flatMap(({ startSec, endSec }, index) => (startSec === undefined ? [] : [{ index, startSec, endSec }]));
  timed.sort((a, b) => a.startSec - b.startSec);
  return timed.map((turn, i) => {
    if (turn.endSec !== undefined) return turn;
    let next = i + 1;
    while (timed[next]?.startSec === turn.startSec) next++;
    return { ...turn, endSec: timed[next]?.startSec };
  });
}

/** The turn that is heard at a time: of several the one that began last. */
export function turnAtTime(timed: readonly TimedTurn[], sec: number): TimedTurn | undefined {
  let low = 0;
  let high = timed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timed[middle]?.startSec ?? 0) <= sec) low = middle + 1;
    else high = middle;
  }
  // An interjection may be over while the turn it fell into goes on.
  for (let i = low - 1; i >= 0 && i > low - 50; i--) {
    const turn = timed[i];
    if (turn && (turn.endSec === undefined || sec < turn.endSec)) return turn;
  }
  return undefined;
}
