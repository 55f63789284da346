import type { TextRange } from './granularity';
import type { TextStage } from './TextStage';

/** Looks at the place so often: text that was never shown has a guessed height, so what lies above may still grow. */
const LOOKS = 4;

/** Brings a part of the text into view: a third down where it was out of sight, untouched where it is in view. */
export function revealRange(stage: TextStage, { start, end }: TextRange): void {
  const { frame, body } = stage.elements;
  const view = body.ownerDocument.defaultView;
  const range = body.ownerDocument.createRange();
  const scroll = (looks: number): void => {
    const rect = [...stage.body.place(range, start, end).getClientRects()].find(({ width }) => width > 0);
    const seen = frame.getBoundingClientRect();
    if (rect && (rect.top < seen.top || rect.bottom > seen.bottom)) frame.scrollTop += rect.top - seen.top - seen.height / 3;
    if (rect && (rect.left < seen.left || rect.right > seen.right)) frame.scrollLeft += rect.left - seen.left - seen.width / 3;
    if (looks <= 1 || !view || stage.scope.disposed) return;
    view.requestAnimationFrame(() => !stage.scope.disposed && scroll(looks - 1));
  };
  stage.body.blockAt(start)?.scrollIntoView({ block: 'nearest' });
  scroll(LOOKS);
}
