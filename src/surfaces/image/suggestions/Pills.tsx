import { Check, X } from 'lucide-react';
import { compareStructural, computed, reaction } from 'mobx';
import { observer } from 'mobx-react-lite';
import { type ReactNode, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { IconButton, Spinner, useMessages } from '../../../ui/kit';
import type { ImageController } from '../imageController';
import { inView, type Placed, pillTransform, placedOn } from './placed';

interface PillsProps {
  readonly controller: ImageController;
}

type Decision = 'accept' | 'reject';

/** What lies on the page shown, of one of the passing layers. Observable. */
function placedHere({ editor, object, pages, shapesLoaded }: ImageController, of: 'suggestions' | 'promptLayer'): readonly Placed[] {
  // Geometry may still be on its way.
  void shapesLoaded;
  return placedOn(editor, editor.assist[of], { object, itemIndex: pages.index, extent: pages.extent });
}

/** Follows the view without rendering: a pan with sixty pills is sixty transforms. */
function usePlaces(controller: ImageController, root: RefObject<HTMLElement | null>, placed: readonly Placed[]): void {
  useLayoutEffect(
    () =>
      reaction(
        () => controller.viewport.view,
        (view) => {
          const pills = root.current?.children ?? [];
          placed.forEach(({ bounds }, i) => {
            const pill = pills[i] as HTMLElement | undefined;
            if (pill) pill.style.transform = pillTransform(bounds, view);
          });
        },
        { fireImmediately: true },
      ),
    [controller, root, placed],
  );
}

/** A button to accept and one to reject below each suggestion in view, and where the model is being waited for, a button to wait no longer. */
export const Pills = observer(function Pills({ controller }: PillsProps): ReactNode {
  const { assist } = controller.editor;
  return (
    <>
      {assist.suggestions && <SuggestionPills controller={controller} />}
      {assist.pending && <WaitingPill controller={controller} />}
    </>
  );
});

const SuggestionPills = observer(function SuggestionPills({ controller }: PillsProps) {
  const t = useMessages();
  const root = useRef<HTMLDivElement>(null);
  const { assist } = controller.editor;
  const here = useMemo(() => computed(() => placedHere(controller, 'suggestions')), [controller]);
  // Renders when others come into view, not with each move of it.
  const seen = useMemo(() => {
    const ids = computed(() => inView(here.get(), controller.viewport.view).map(({ region }) => region.id), { equals: compareStructural });
    return computed(() => {
      const names = new Set(ids.get());
      return here.get().filter(({ region }) => names.has(region.id));
    });
  }, [controller, here]);
  const placed = seen.get();
  usePlaces(controller, root, placed);
  const focusNext = useFocusNext(root);
  const decide = (decision: Decision, { region }: Placed, at: number): void => {
    const done = decision === 'accept' ? assist.accept([region.id]) : assist.reject([region.id]);
    if (done.length > 0) focusNext(decision, at);
  };
  const count = assist.suggestions?.count ?? 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form's fields
    <div className="le-pills" ref={root} role="group" aria-label={t('assist.suggestions', { count })}>
      {placed.map((one, i) => {
        const name = one.region.labels.join(', ') || t('regions.noLabel');
        const vars = { name, index: i + 1, count: placed.length };
        return (
          // biome-ignore lint/a11y/useSemanticElements: no form's fields
          <div key={one.region.id} className="le-pill" role="group" aria-label={t('assist.pill', vars)} data-suggestion={one.region.id}>
            <IconButton
              className="le-pill-accept"
              icon={<Check size={15} />}
              label={t('assist.accept', vars)}
              onClick={() => decide('accept', one, i)}
            />
            <IconButton
              className="le-pill-reject"
              icon={<X size={15} />}
              label={t('assist.reject', vars)}
              onClick={() => decide('reject', one, i)}
            />
          </div>
        );
      })}
    </div>
  );
});

/** After a decision by keyboard the focus goes to the same button of the next suggestion, from the last one to the image. */
function useFocusNext(root: RefObject<HTMLElement | null>): (decision: Decision, at: number) => void {
  const wanted = useRef<{ readonly decision: Decision; readonly at: number; readonly frame: Element | null }>(undefined);
  const focus = useCallback((): void => {
    const next = wanted.current;
    if (!next) return;
    wanted.current = undefined;
    const buttons = root.current?.querySelectorAll<HTMLElement>(`.le-pill-${next.decision}`) ?? [];
    const target = buttons[Math.min(next.at, buttons.length - 1)] ?? next.frame?.querySelector<HTMLElement>('.le-image-surface');
    target?.focus({ preventScroll: true });
  }, [root]);
  useEffect(() => focus());
  // The last decision takes the pills away, and their effects with them.
  useEffect(() => focus, [focus]);
  return (decision, at) => {
    wanted.current = { decision, at, frame: root.current?.closest('.le-image-frame') ?? null };
  };
}

const WaitingPill = observer(function WaitingPill({ controller }: PillsProps) {
  const t = useMessages();
  const root = useRef<HTMLDivElement>(null);
  const last = useMemo(() => computed(() => placedHere(controller, 'promptLayer').slice(-1)), [controller]).get();
  usePlaces(controller, root, last);
  if (last.length === 0) return null;
  return (
    <div className="le-pills" ref={root}>
      <div className="le-pill" data-waiting="true">
        <Spinner />
        <IconButton icon={<X size={15} />} label={t('assist.cancel')} onClick={() => controller.editor.assist.cancel()} />
      </div>
    </div>
  );
});
