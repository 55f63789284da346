import type { Box } from '../../../core';
import type { SurfacePlaces } from '../../../store';
import { excerptOf } from '../../panels/regionTexts';
import { type ChipWish, type LinesIn, placeChips } from './chips';
import type { DrawnArrow } from './drawnArrows';
import { CHIP_HEIGHT, chipText, chipWidth, type Standing } from './paintArrows';
import type { Route } from './route';

/** An arrow that may have a label. */
export interface Labelled {
  readonly arrow: DrawnArrow;
  readonly route: Route;
  readonly standing: Standing;
}

/** A label with its place. */
export interface PlacedLabel<T extends Labelled> {
  readonly of: T;
  readonly text: string;
  readonly box: Box;
}

/** More labels at once than this hide what they label: they show for what is pointed at or selected. */
const MOST_CHIPS = 40;
/** Measured texts that are kept; labels are few, excerpts are not. */
const MOST_KNOWN = 500;
const ROW_PX = 32;

/** The lines of text in a view, by height on the page: asked for some places of each label, in each frame. */
function linesOn(surfaces: Iterable<SurfacePlaces>, view: Box): LinesIn {
  const rows = new Map<number, Box[]>();
  for (const surface of surfaces) {
    for (const line of surface.linesIn?.(view) ?? []) {
      for (let row = Math.floor(line.y / ROW_PX); row <= Math.floor((line.y + line.height) / ROW_PX); row++) {
        const found = rows.get(row);
        if (found) found.push(line);
        else rows.set(row, [line]);
      }
    }
  }
  return ({ x, y, width, height }) => {
    const found: Box[] = [];
    for (let row = Math.floor(y / ROW_PX); row <= Math.floor((y + height) / ROW_PX); row++) {
      for (const line of rows.get(row) ?? [])
        if (line.x < x + width && line.x + line.width > x && line.y < y + height && line.y + line.height > y) found.push(line);
    }
    return found;
  };
}

/** Chooses what labels say and where they stand. A label at rest covers no word and no control; the colour of its line says the same. */
export class ArrowLabels {
  readonly #known = new Map<string, { readonly text: string; readonly width: number }>();

  /** `taken` are controls, in client pixels. The labels that stand out come first. */
  place<T extends Labelled>(
    context: CanvasRenderingContext2D,
    all: readonly T[],
    { surfaces, view, taken }: { readonly surfaces: Iterable<SurfacePlaces>; readonly view: Box; readonly taken: readonly Box[] },
  ): readonly PlacedLabel<T>[] {
    const strong = all.filter(({ standing }) => standing === 'strong');
    const named = all.filter(({ arrow, standing }) => arrow.label !== '' && standing !== 'strong');
    const texts = [...strong, ...(named.length > MOST_CHIPS ? [] : named)]
      .map((of) => ({ of, ...this.#wordsOf(context, of) }))
      .filter(({ text }) => text !== '');
    if (texts.length === 0) return [];
    const wishes = texts.map(
      ({ of: { route, standing }, width }): ChipWish => ({ route, width, height: CHIP_HEIGHT, isUrgent: standing === 'strong' }),
    );
    const boxes = placeChips(wishes, view, linesOn(surfaces, view), taken);
    return texts.flatMap(({ of, text }, i) => {
      const box = boxes[i];
      return box ? [{ of, text, box }] : [];
    });
  }

  /** Its labels; of one that stands out and leaves the frame, also what it leads to. */
  #wordsOf(context: CanvasRenderingContext2D, { arrow, standing }: Labelled): { readonly text: string; readonly width: number } {
    const { from, to } = arrow.ends;
    const beyond = from.beyond ?? to.beyond;
    const far = beyond && standing === 'strong' ? arrow.layer.peek(from.beyond ? arrow.relation.fromId : arrow.relation.toId) : undefined;
    const where = far ? excerptOf(far) : '';
    const key = `${arrow.label}|${where}|${beyond ?? ''}`;
    let known = this.#known.get(key);
    if (!known) {
      const text = chipText(context, [arrow.label, where && `“${where}”`].filter(Boolean).join(' '), beyond);
      known = { text, width: chipWidth(context, text) };
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(key, known);
    }
    return known;
  }
}
