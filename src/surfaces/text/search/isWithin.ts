import type { TextStage } from '../TextStage';

/** Whether something happened in the surface of this text. */
export function isWithin({ elements }: TextStage, event: Event): boolean {
  return event.composedPath().includes(elements.frame.closest('.le-text-surface') ?? elements.frame);
}
