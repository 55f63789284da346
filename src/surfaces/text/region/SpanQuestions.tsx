import { observer } from 'mobx-react-lite';
import { useCallback, useLayoutEffect, useRef } from 'react';
import type { ConfigNode, Region } from '../../../core';
import { firstFieldOf, questionsBeside, RegionForm, useMessages } from '../../../ui/kit';
import type { TextStage } from '../TextStage';

/** Pixels between a span (with its handles) and its questions. */
const GAP = 12;

/** Questions about the selected span, asked beside it. */
export const SpanQuestions = observer(function SpanQuestions({ stage }: { readonly stage: TextStage }) {
  const { editor, node } = stage;
  const region = editor.active?.selectedRegion;
  if (region?.object !== node.name) return null;
  const nodes = questionsBeside(editor, region);
  return nodes.length === 0 ? null : <Form key={region.id} stage={stage} region={region} nodes={nodes} />;
});

interface FormProps {
  readonly stage: TextStage;
  readonly region: Region;
  readonly nodes: readonly ConfigNode[];
}

const Form = observer(function Form({ stage, region, nodes }: FormProps) {
  const t = useMessages();
  const ref = useRef<HTMLElement>(null);
  const { frame } = stage.elements;
  const isAway = stage.editor.annotation?.draft !== undefined;
  const put = useCallback(() => ref.current && place(ref.current, stage, region.id), [stage, region.id]);
  useLayoutEffect(() => {
    put();
  });
  useLayoutEffect(() => {
    const { ResizeObserver } = frame.ownerDocument.defaultView as Window & typeof globalThis;
    // What is typed makes it higher, and above the span it must grow upwards.
    const size = new ResizeObserver(put);
    if (ref.current) size.observe(ref.current);
    frame.addEventListener('scroll', put, { passive: true });
    const forget = stage.onPaint(put);
    return () => {
      size.disconnect();
      frame.removeEventListener('scroll', put);
      forget();
    };
  }, [stage, frame, put]);
  useLayoutEffect(() => {
    if (stage.fresh !== region.id) return;
    stage.fresh = undefined;
    (firstFieldOf(ref.current) ?? frame).focus({ preventScroll: true });
  }, [stage, frame, region.id]);
  const stepTo = (step: 1 | -1): boolean => {
    const isThere = stage.selectNextByPlace(step);
    if (isThere) stage.fresh = stage.editor.active?.selectedRegion?.id;
    return isThere;
  };
  return (
    <RegionForm
      ref={ref}
      region={region}
      nodes={nodes}
      label={t('image.questions')}
      className="le-text-questions"
      isAway={isAway}
      onStep={stepTo}
      onLeave={() => frame.focus({ preventScroll: true })}
    />
  );
});

/** Below the span, above it where there is more room, never over it; out of sight with it unless somebody is typing. */
function place(form: HTMLElement, stage: TextStage, id: string): void {
  const { frame, over } = stage.elements;
  const units = stage.unitsOf(id);
  const surface = form.parentElement;
  if (!units || !surface || stage.editor.annotation?.draft) return;
  const range = frame.ownerDocument.createRange();
  const view = frame.getBoundingClientRect();
  const rects = [...stage.body.place(range, units.start, units.end).getClientRects()].filter(
    ({ width, height }) => width > 0 && height > 0,
  );
  const seen = rects.filter((rect) => rect.bottom > view.top && rect.top < view.bottom && rect.right > view.left && rect.left < view.right);
  form.hidden = seen.length === 0 && !form.matches(':focus-within');
  const first = seen[0] ?? rects[0];
  const last = seen.at(-1) ?? rects.at(-1);
  if (form.hidden || !first || !last) return;
  const { offsetWidth: width, offsetHeight: height } = form;
  const origin = surface.getBoundingClientRect();
  const below = Math.min(last.bottom, view.bottom) + GAP;
  const above = Math.max(first.top, view.top) - GAP - height;
  const room = frame.ownerDocument.documentElement.clientHeight;
  const top = below + height <= room || above < 0 ? below : above;
  const isRtl = over.matches(':dir(rtl)');
  const start = isRtl ? last.right - width : last.left;
  const left = Math.max(view.left, Math.min(start, view.right - width));
  form.style.left = `${left - origin.left}px`;
  form.style.top = `${top - origin.top}px`;
}
