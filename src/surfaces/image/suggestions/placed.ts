import type { Box, Region } from '../../../core';
import type { EditorStore, LayerStore } from '../../../store';
import { LayerScene } from '../layerScene';
import { boxToScreen, type View } from '../viewport';

/** More pills than this hide the picture; all suggestions can still be decided on at once, or singly further in. */
const MOST_PILLS = 60;
/** Size of a pill in screen pixels, with its gap: it stays on the surface as a whole. */
const PILL = { width: 68, height: 34 } as const;

/** Regions of a passing layer with where they lie: pills are placed by it. */
export interface Placed {
  readonly region: Region;
  /** In percent of the image. */
  readonly bounds: Box;
}

/** Where the regions of a layer lie on one page. Those whose geometry is not loaded are left out. */
export function placedOn(
  editor: EditorStore,
  layer: LayerStore | undefined,
  place: { readonly object: string; readonly itemIndex: number; readonly extent: { readonly width: number; readonly height: number } },
): readonly Placed[] {
  if (!layer) return [];
  const scene = new LayerScene(editor, layer, { ...place, overlay: true });
  return layer.regions.flatMap((region) => (scene.isHere(region) ? { region, bounds: scene.boundsOf(region) } : []));
}

/** Those in view, as many as there may be. */
export function inView(placed: readonly Placed[], view: View): readonly Placed[] {
  const seen: Placed[] = [];
  for (const one of placed) {
    const { x, y, width, height } = boxToScreen(view, one.bounds);
    if (x > view.width || y > view.height || x + width < 0 || y + height < 0) continue;
    seen.push(one);
    if (seen.length >= MOST_PILLS) break;
  }
  return seen;
}

/** CSS transform that puts a pill below the middle of a box, kept on the surface. */
export function pillTransform(bounds: Box, view: View): string {
  const { x, y, width, height } = boxToScreen(view, bounds);
  const keep = (at: number, room: number, size: number): number => Math.round(Math.max(0, Math.min(at, room - size)));
  return `translate(${keep(x + width / 2 - PILL.width / 2, view.width, PILL.width)}px, ${keep(y + height + 4, view.height, PILL.height)}px)`;
}
