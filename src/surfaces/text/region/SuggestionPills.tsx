import { Check, X } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Region } from '../../../core';
import { IconButton, useMessages } from '../../../ui/kit';
import type { TextStage } from '../TextStage';

/** More buttons than this would hide the text; all suggestions can still be decided on at once. */
const MOST = 60;

interface Placed {
  readonly region: Region;
  /** Pixels of the content. */
  readonly x: number;
  readonly y: number;
}

function placedIn(stage: TextStage): readonly Placed[] {
  const { suggestions } = stage.editor.assist;
  const origin = stage.elements.over.getBoundingClientRect();
  const range = stage.elements.over.ownerDocument.createRange();
  return stage.shownInSight().flatMap(({ spans, region, start, end }, i): Placed[] => {
    if (spans.layer !== suggestions || i >= MOST) return [];
    const rects = stage.body.place(range, start, end).getClientRects();
    const rect = rects[rects.length - 1];
    return rect ? [{ region, x: Math.round(rect.left - origin.left), y: Math.round(rect.bottom - origin.top) }] : [];
  });
}

function isSame(a: readonly Placed[], b: readonly Placed[]): boolean {
  return a.length === b.length && a.every((one, i) => one.region === b[i]?.region && one.x === b[i]?.x && one.y === b[i]?.y);
}

/** A button to accept and one to reject at each suggestion in sight. They scroll with the text. */
export const SuggestionPills = observer(function SuggestionPills({ stage }: { readonly stage: TextStage }) {
  const t = useMessages();
  const root = useRef<HTMLDivElement>(null);
  const [placed, setPlaced] = useState<readonly Placed[]>([]);
  const { assist } = stage.editor;
  const layer = assist.suggestions;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer has other places
  useEffect(() => {
    const place = (): void => setPlaced((before) => keep(before, placedIn(stage)));
    place();
    return stage.onPaint(place);
  }, [stage, layer]);
  const decide = (decision: 'accept' | 'reject', { region }: Placed, at: number): void => {
    if (assist[decision]([region.id]).length === 0) return;
    const buttons = root.current?.querySelectorAll<HTMLElement>(`.le-pill-${decision}`) ?? [];
    (buttons[at + 1] ?? stage.elements.frame).focus({ preventScroll: true });
  };
  const content = stage.elements.over.parentElement;
  if (!content || placed.length === 0) return null;
  return createPortal(
    // biome-ignore lint/a11y/useSemanticElements: no form's fields
    <div ref={root} role="group" aria-label={t('assist.suggestions', { count: layer?.count ?? 0 })} className="le-text-pills">
      {placed.map((one, i) => {
        const vars = { name: one.region.labels.join(', ') || t('regions.noLabel'), index: i + 1, count: placed.length };
        return (
          // biome-ignore lint/a11y/useSemanticElements: no form's fields
          <div
            key={one.region.id}
            className="le-text-pill"
            role="group"
            aria-label={t('assist.pill', vars)}
            data-suggestion={one.region.id}
            style={{ left: one.x, top: one.y }}
          >
            <IconButton
              className="le-pill-accept"
              icon={<Check size={14} />}
              label={t('assist.accept', vars)}
              onClick={() => decide('accept', one, i)}
            />
            <IconButton
              className="le-pill-reject"
              icon={<X size={14} />}
              label={t('assist.reject', vars)}
              onClick={() => decide('reject', one, i)}
            />
          </div>
        );
      })}
    </div>,
    content,
  );
});

function keep(before: readonly Placed[], after: readonly Placed[]): readonly Placed[] {
  return isSame(before, after) ? before : after;
}
