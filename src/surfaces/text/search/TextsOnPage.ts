import { isStoredText, type UnknownRecord } from '../../../core';
import type { SurfaceTexts } from '../../../store';
import { revealRange } from '../revealRange';
import type { TextStage } from '../TextStage';
import { findSimilar } from './similarText';
import { CURRENT_STYLE } from './styles';

/** Places of a text that are no region's: shown, and looked for. */
export class TextsOnPage implements SurfaceTexts {
  readonly #stage: TextStage;

  constructor(stage: TextStage) {
    this.#stage = stage;
  }

  textAt(value: unknown): string | undefined {
    const range = this.#stage.document.places.unitsOf(value);
    return range && this.#stage.text.slice(range.start, range.end);
  }

  show(value: unknown): void {
    const stage = this.#stage;
    if (stage.scope.disposed) return;
    const range = value === undefined ? undefined : stage.document.places.unitsOf(value);
    stage.setMarks('place', range && (() => [{ ...range, style: CURRENT_STYLE }]));
    if (range) revealRange(stage, range);
  }

  similar(value: unknown, stored: string): { readonly value: UnknownRecord; readonly text: string } | undefined {
    const { document, text } = this.#stage;
    const at = document.places.unitsOf(value);
    const found = findSimilar(stored, at?.start ?? 0, text);
    const moved = found && document.places.moved(value, found);
    if (!found || !moved) return undefined;
    const there = text.slice(found.start, found.end);
    // The place it has is no other place.
    if (at && at.start === found.start && at.end === found.end) return undefined;
    return isStoredText(stored, there) ? undefined : { value: moved, text: there };
  }
}
