import { observer } from 'mobx-react-lite';
import { useLayoutEffect, useRef } from 'react';
import type { Box, ConfigNode, Region } from '../../core';
import { firstFieldOf, questionsBeside, RegionForm, useMessages } from '../../ui/kit';
import type { ImageController } from './imageController';
import { boxToScreen } from './viewport';

/** Pixels between a region and its questions. */
const GAP = 6;

/** Questions about the selected region, asked beside it: a transcription is typed where the eye is. */
export const RegionQuestions = observer(function RegionQuestions({ controller }: { readonly controller: ImageController }) {
  const { editor, settled } = controller;
  if (!settled) return null;
  const nodes = questionsBeside(editor, settled);
  if (nodes.length === 0) return null;
  return <Form key={settled.id} controller={controller} region={settled} nodes={nodes} />;
});

interface FormProps {
  readonly controller: ImageController;
  readonly region: Region;
  readonly nodes: readonly ConfigNode[];
}

const Form = observer(function Form({ controller, region, nodes }: FormProps) {
  const t = useMessages();
  const ref = useRef<HTMLElement>(null);
  const { viewport, regions, drafts, runner } = controller;
  const { view } = viewport;
  const box = regions.active && boxToScreen(view, regions.active.boundsOf(region));
  // Where it was would lie about what is being moved, and it must not lie in the way.
  const isAway = drafts.size > 0 || runner.isBusy || runner.preview !== undefined;
  useLayoutEffect(() => {
    const form = ref.current;
    if (form && box) place(form, box, view);
  });
  useLayoutEffect(() => {
    if (!controller.fresh.take(region.id)) return;
    const field = firstFieldOf(ref.current) ?? surfaceOf(ref.current);
    field?.focus({ preventScroll: true });
  }, [controller, region.id]);
  return (
    <RegionForm
      ref={ref}
      region={region}
      nodes={nodes}
      label={t('image.questions')}
      className="le-image-questions"
      isAway={isAway}
      onStep={(step) => selectNext(controller, region, step)}
      onLeave={() => surfaceOf(ref.current)?.focus()}
    />
  );
});

function surfaceOf(form: HTMLElement | null): HTMLElement | null {
  return form?.parentElement?.querySelector<HTMLElement>('.le-image-surface') ?? null;
}

/** Below the region, above it where there is no room, and never out of the frame. */
function place(form: HTMLElement, box: Box, view: { readonly width: number; readonly height: number }): void {
  const { offsetWidth: width, offsetHeight: height } = form;
  const below = box.y + box.height + GAP;
  const above = box.y - GAP - height;
  const top = below + height <= view.height ? below : above >= 0 ? above : view.height - height;
  form.style.left = `${Math.max(0, Math.min(box.x, view.width - width))}px`;
  form.style.top = `${Math.max(0, Math.min(top, view.height - height))}px`;
}

/** Selects the next region of this page that lies further on in reading order, and shows it. */
function selectNext(controller: ImageController, from: Region, step: 1 | -1): boolean {
  const { layer, regions, editor } = controller;
  const scene = regions.active;
  if (!layer || !scene) return false;
  const placed = scene.index.all().flatMap((region) => (layer.isHidden(region.id) ? [] : [{ id: region.id, box: scene.boundsOf(region) }]));
  const order = inReadingOrder(placed);
  const next = order[order.findIndex(({ id }) => id === from.id) + step];
  if (!next) return false;
  layer.selectRegions([next.id]);
  editor.reveal(next.id);
  controller.fresh.ask(next.id);
  return true;
}

interface Placed {
  readonly id: string;
  readonly box: Box;
}

/** Line by line, each from left to right: what shares more than half its height with the first of a line belongs to it. */
function inReadingOrder(placed: readonly Placed[]): readonly Placed[] {
  const lines: Placed[][] = [];
  for (const one of placed.toSorted((a, b) => a.box.y - b.box.y)) {
    const line = lines.at(-1);
    const first = line?.[0]?.box;
    const shared = first ? Math.min(first.y + first.height, one.box.y + one.box.height) - Math.max(first.y, one.box.y) : 0;
    if (line && first && shared > Math.min(first.height, one.box.height) / 2) line.push(one);
    else lines.push([one]);
  }
  return lines.flatMap((line) => line.toSorted((a, b) => a.box.x - b.box.x));
}
