import type { Box, ConfigNode, Point } from '../../core';
import type { EditorStore, LayerStore } from '../../store';
import { type NewPlace, previewRegion } from './commits';
import { type Front, paintFront } from './frontPainter';
import { paintGrid } from './gridPainter';
import type { Hand } from './hand';
import type { ImageAttrs } from './imageAttrs';
import type { ImagePages } from './imagePages';
import type { KeyCursor } from './keyCursor';
import type { ShownPicture } from './picture';
import type { RegionsPainter } from './regionsPainter';
import type { Snapper } from './snap/Snapper';
import type { ToolRunner } from './toolRunner';
import type { GroupChange } from './transform/groupChange';
import { GroupPicture } from './transform/groupPicture';
import type { Viewport } from './viewport';

/** What is painted, and where. */
export interface PaintGround {
  readonly editor: EditorStore;
  readonly node: ConfigNode;
  readonly attrs: ImageAttrs;
  readonly viewport: Viewport;
  readonly pages: ImagePages;
  readonly regions: RegionsPainter;
  readonly runner: ToolRunner;
  readonly hand: Hand;
  readonly group: GroupChange;
  readonly snapper: Snapper;
  readonly cursor: KeyCursor;
  readonly layer: LayerStore | undefined;
  readonly drafts: ReadonlyMap<string, unknown>;
  readonly band: Box | undefined;
  /** The mouse over the image, in percent. */
  readonly pointer: Point | undefined;
  /** The page of a new region. */
  readonly place: NewPlace;
}

/** Paints the two canvases of an image: regions at rest on their picture, and in front of them what is being done. */
export class ImagePainting {
  readonly #ground: PaintGround;
  readonly #exactPixels: boolean;
  readonly #groupPicture = new GroupPicture();
  #placed: ShownPicture | undefined;

  constructor(ground: PaintGround) {
    this.#ground = ground;
    const { editor, node } = ground;
    this.#exactPixels = editor.config.controls.some(
      ({ definition, toNames }) => toNames.includes(node.name) && definition?.kind?.exactPixels === true,
    );
  }

  /** The picture that the last frame has put in its place. */
  get placed(): ShownPicture | undefined {
    return this.#placed;
  }

  get smoothing(): boolean {
    const { attrs, editor } = this.#ground;
    return attrs.smoothing ?? (!this.#exactPixels && editor.settings.smoothing);
  }

  get #showsRegions(): boolean {
    return this.#ground.pages.isPlaced && this.#ground.viewport.isReady;
  }

  paintRegions(context: CanvasRenderingContext2D, pixelRatio: number): void {
    if (!this.#showsRegions) return;
    const { pages, viewport, regions, group, attrs } = this.#ground;
    const { state, view: light } = pages;
    // In the frame that paints the regions, so that the two never part.
    if (state.status === 'ready') {
      state.picture.place(viewport.view, { ...light, smoothing: this.smoothing }, pixelRatio);
      this.#placed = state.picture;
    }
    const { grid, gridSize, gridColor } = attrs;
    paintGrid(context, viewport.view, {
      smoothing: this.smoothing,
      grid: grid ? { size: gridSize, color: gridColor } : undefined,
      openScale: viewport.defaultScale,
    });
    regions.draw(context, viewport.view, pixelRatio);
    if (regions.isSettled) group.settle();
  }

  paintFront(context: CanvasRenderingContext2D): void {
    if (this.#showsRegions) paintFront(context, this.front(), this.#ground.viewport.view, this.#groupPicture);
  }

  /** What is painted in front. Observable. */
  front(): Front {
    const { runner, layer, regions, drafts, band, attrs, pointer, group, snapper, cursor, editor, place } = this.#ground;
    const { preview } = runner;
    const drawnOn = preview?.regionId === undefined ? undefined : layer?.peek(preview.regionId);
    return {
      scene: regions.active,
      hovered: layer?.hovered,
      selection: layer?.selection ?? [],
      drafts,
      preview,
      previewRegion: preview && (drawnOn ?? previewRegion(editor, preview, place)),
      band,
      crosshair: attrs.crosshair ? pointer : undefined,
      brush: pointer && this.#brushAt(pointer),
      group: group.many,
      marks: snapper.marks,
      cursor: cursor.at,
    };
  }

  /** Regions that are painted in front, and so not at rest. Observable. */
  get inFront(): ReadonlySet<string> {
    const { group, runner } = this.#ground;
    if (group.lifted.size > 0) return group.lifted;
    const ids = new Set(this.#ground.drafts.keys());
    const drawnOn = runner.preview?.regionId;
    if (drawnOn !== undefined) ids.add(drawnOn);
    return ids;
  }

  drop(): void {
    this.#groupPicture.drop();
    this.#placed = undefined;
  }

  /** The circle of the brush in hand. */
  #brushAt(at: Point): Front['brush'] {
    const { radius } = this.#ground.hand;
    return radius === undefined ? undefined : { at, radius };
  }
}
