import { selectedRange } from './domSelection';
import type { TextRange } from './granularity';
import { blocksOf } from './labelRange';
import type { TextKeys } from './TextKeys';
import type { TextStage } from './TextStage';
import { nextUnit, type ReadingUnit } from './tokens';

interface ReaderStep {
  readonly unit: ReadingUnit;
  readonly step: 1 | -1;
}

/** By the character, so that they are where a keyboard says they are. */
const STEPS: Readonly<Record<string, ReaderStep>> = {
  '.': { unit: 'word', step: 1 },
  ',': { unit: 'word', step: -1 },
  ']': { unit: 'sentence', step: 1 },
  '[': { unit: 'sentence', step: -1 },
};
/** The same keys with Shift, whatever character a keyboard makes of that. */
const CODES: Readonly<Record<string, string>> = { Period: '.', Comma: ',', BracketRight: ']', BracketLeft: '[' };

function keyOf({ key, code, shiftKey }: KeyboardEvent): string | undefined {
  if (STEPS[key]) return key;
  return shiftKey && !/[\p{L}\p{N}]/u.test(key) ? CODES[code] : undefined;
}

/**
 * Keys of a reader whose hands stay on the keyboard: `.` and `,` take the next and the previous word as a whole, `]` and `[` sentences; with Shift what is
 * selected grows by one at its end or its start. A label's key, or Enter, labels it.
 */
export class ReaderKeys {
  readonly #stage: TextStage;
  readonly #keys: TextKeys;

  constructor(stage: TextStage, keys: TextKeys) {
    this.#stage = stage;
    this.#keys = keys;
    stage.scope.listen(stage.elements.frame, 'keydown', (event: KeyboardEvent) => this.#press(event));
  }

  #press(event: KeyboardEvent): void {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (event.defaultPrevented || event.isComposing || (!isPlain && !event.getModifierState('AltGraph'))) return;
    const key = keyOf(event);
    const step = key === undefined ? undefined : STEPS[key];
    if (!step) return;
    this.#take(step, event.shiftKey);
    event.preventDefault();
    event.stopPropagation();
  }

  /** What is selected, else the selected region, else the caret. */
  get #from(): TextRange {
    const stage = this.#stage;
    const [region] = stage.active?.layer.selection ?? [];
    const selected = selectedRange(stage.body);
    const isCaret = selected === undefined || selected.start === selected.end;
    const units = isCaret && region !== undefined ? stage.unitsOf(region) : undefined;
    return units ?? stage.pending ?? selected ?? { start: this.#keys.focus, end: this.#keys.focus };
  }

  #take({ unit, step }: ReaderStep, extend: boolean): void {
    const stage = this.#stage;
    const from = this.#from;
    const found = nextUnit(stage.text, step === 1 ? from.end : from.start, step, unit, blocksOf(stage));
    if (!found) return;
    stage.active?.layer.clearSelection();
    this.#keys.select(extend ? { start: Math.min(from.start, found.start), end: Math.max(from.end, found.end) } : found);
  }
}
