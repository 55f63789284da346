import type { Box, Extent } from '../../../core';
import { type PictureLook, placePlane, type ShownPicture, styleOf } from '../picture';
import { boxToPct, type View } from '../viewport';
import { baseLevel, boxOfTile, type Cut, keyOfTile, levelFor, sizeOfLevel, type Tile, tilesIn, USUAL_CUT } from './levels';
import type { Piece } from './messages';
import { type Opened, TileMaker } from './TileMaker';

/** Bytes of tiles that are kept; those on the screen come first. */
const MOST_BYTES = 128e6;
/** While zooming, tiles are asked for when the view has rested so long: a wheel passes many levels that nobody looks at. */
const REST_MS = 80;

interface Kept {
  readonly tile: Tile;
  readonly canvas: HTMLCanvasElement;
  readonly bytes: number;
}

/** What tests change. */
export interface BigPictureOptions extends Partial<Pick<Cut, 'tile' | 'most'>> {
  readonly bytes?: number;
}

/** Percent of the picture in its pixels. */
function boxInPixels({ width, height }: Extent, pct: Box): Box {
  return {
    x: (pct.x * width) / 100,
    y: (pct.y * height) / 100,
    width: (pct.width * width) / 100,
    height: (pct.height * height) / 100,
  };
}

/**
 * A picture too large to be one element: shown whole from a smaller copy, and where that is too coarse by tiles of what is in view. All are
 * elements moved by one transform, so a frame of a zoom or a pan costs what it costs with a small picture; decoding and scaling happen in a
 * worker. Tiles lie over the smaller copy: what has not come yet is seen coarse.
 */
export class BigPicture implements ShownPicture {
  readonly element: HTMLElement;
  readonly #cut: Cut;
  readonly #bytes: number;
  readonly #maker: TileMaker;
  readonly #isOpaque: boolean;
  readonly #plane: HTMLElement;
  readonly #base: HTMLCanvasElement;
  /** By key, the least recently shown first. */
  readonly #tiles = new Map<string, Kept>();
  #shown: ReadonlySet<string> = new Set();
  #wanted: readonly Tile[] = [];
  #level = 0;
  #asking: ReturnType<typeof setTimeout> | undefined;

  /**
   * Decodes `file`, a picture of `extent` pixels. Rejects where there are no workers or the decoder gives up.
   * `signal` ends what is on its way.
   */
  static async open(
    document: Document,
    file: Blob,
    extent: Extent,
    signal: AbortSignal,
    options: BigPictureOptions = {},
  ): Promise<BigPicture> {
    const cut: Cut = { ...USUAL_CUT, ...options, width: extent.width, height: extent.height };
    const maker = new TileMaker();
    const stop = (): void => maker.dispose();
    signal.addEventListener('abort', stop);
    try {
      const opened = await maker.open(file, sizeOfLevel(extent, baseLevel(cut)));
      return new BigPicture(document, maker, cut, opened, options.bytes ?? MOST_BYTES);
    } catch (error) {
      maker.dispose();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  private constructor(document: Document, maker: TileMaker, cut: Cut, { base, isOpaque }: Opened, bytes: number) {
    this.#cut = cut;
    this.#bytes = bytes;
    this.#maker = maker;
    this.#isOpaque = isOpaque;
    this.element = document.createElement('div');
    this.#plane = document.createElement('div');
    this.element.append(this.#plane);
    this.#base = this.#canvasOf(base, { x: 0, y: 0, width: cut.width, height: cut.height });
    this.#plane.append(this.#base);
    maker.onPiece = (key, bitmap) => this.#take(key, bitmap);
  }

  /** Everything in view is as sharp as it gets. */
  get isSharp(): boolean {
    return this.#asking === undefined && this.#wanted.every((tile) => this.#tiles.has(keyOfTile(tile)));
  }

  /** What tests count: tiles on the page, tiles kept, their bytes. */
  get counts(): { readonly shown: number; readonly kept: number; readonly bytes: number } {
    return { shown: this.#shown.size, kept: this.#tiles.size, bytes: this.#bytesKept() };
  }

  place(view: View, look: PictureLook, ratio: number): void {
    const { style } = this.element;
    // The filter is on the frame of the surface: on the plane it would be worked out for all of the picture.
    Object.assign(style, { position: 'absolute', inset: '0', overflow: 'hidden', pointerEvents: 'none', ...styleOf(look) });
    placePlane(this.#plane.style, view);
    this.#look(view, ratio);
  }

  dispose(): void {
    clearTimeout(this.#asking);
    this.#asking = undefined;
    this.#maker.dispose();
    for (const { canvas } of this.#tiles.values()) free(canvas);
    this.#tiles.clear();
    this.#wanted = [];
    this.#shown = new Set();
    free(this.#base);
    this.element.remove();
  }

  /** Finds out what is to be seen, shows what is there and asks for the rest. */
  #look(view: View, ratio: number): void {
    const level = levelFor(this.#cut, view.scale * ratio);
    const inView = boxInPixels(this.#cut, boxToPct(view, { x: 0, y: 0, width: view.width, height: view.height }));
    const isCoarse = level >= baseLevel(this.#cut);
    this.#wanted = isCoarse ? [] : tilesIn(this.#cut, level, inView);
    const isZooming = level !== this.#level;
    this.#level = level;
    this.#show();
    if (this.#wanted.every((tile) => this.#tiles.has(keyOfTile(tile)))) return;
    // Panning asks at once, and does not put off what a zoom has put off.
    if (!isZooming && this.#asking === undefined) this.#ask();
    else if (isZooming) this.#askLater();
  }

  #askLater(): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => {
      this.#asking = undefined;
      this.#ask();
    }, REST_MS);
  }

  #ask(): void {
    const missing = this.#wanted.filter((tile) => !this.#tiles.has(keyOfTile(tile)));
    this.#maker.want(missing.map((tile) => this.#pieceOf(tile)));
  }

  #pieceOf(tile: Tile): Piece {
    const box = this.#boxOf(tile);
    const k = 2 ** tile.level;
    return {
      key: keyOfTile(tile),
      box,
      size: { width: Math.max(1, Math.round(box.width / k)), height: Math.max(1, Math.round(box.height / k)) },
    };
  }

  /** A pixel of overlap hides the seams that edges between device pixels would show. */
  #boxOf(tile: Tile): Box {
    return boxOfTile(this.#cut, tile, 1);
  }

  #take(key: string, bitmap: ImageBitmap): void {
    const tile = this.#wanted.find((one) => keyOfTile(one) === key);
    if (!tile || this.#tiles.has(key)) {
      bitmap.close();
      return;
    }
    const bytes = bitmap.width * bitmap.height * 4;
    this.#tiles.set(key, { tile, canvas: this.#canvasOf(bitmap, this.#boxOf(tile)), bytes });
    this.#show();
  }

  /** Puts on the page what is wanted and there; tiles of another level stay under it until all has come. */
  #show(): void {
    const there = this.#wanted.flatMap((tile) => this.#tiles.get(keyOfTile(tile)) ?? []);
    const isWhole = there.length === this.#wanted.length;
    const next = new Set(there.map(({ tile }) => keyOfTile(tile)));
    for (const { tile, canvas } of there) {
      const key = keyOfTile(tile);
      // The order of use: what was shown last goes last.
      const kept = this.#tiles.get(key);
      this.#tiles.delete(key);
      if (kept) this.#tiles.set(key, kept);
      canvas.style.zIndex = '1';
      if (canvas.parentNode !== this.#plane) this.#plane.append(canvas);
    }
    const left = [...this.#shown].filter((key) => !next.has(key));
    for (const key of left) {
      const old = this.#tiles.get(key);
      if (!old) continue;
      if (isWhole || old.tile.level === this.#level) old.canvas.remove();
      else {
        old.canvas.style.zIndex = '0';
        next.add(key);
      }
    }
    this.#shown = next;
    // Seen through, the smaller copy would be seen beside the tiles.
    this.#base.style.visibility = !this.#isOpaque && isWhole && there.length > 0 ? 'hidden' : '';
    this.#evict();
  }

  #bytesKept(): number {
    let sum = 0;
    for (const { bytes } of this.#tiles.values()) sum += bytes;
    return sum;
  }

  #evict(): void {
    let bytes = this.#bytesKept();
    for (const [key, kept] of this.#tiles) {
      if (bytes <= this.#bytes) return;
      if (this.#shown.has(key)) continue;
      this.#tiles.delete(key);
      free(kept.canvas);
      bytes -= kept.bytes;
    }
  }

  #canvasOf(bitmap: ImageBitmap, box: Box): HTMLCanvasElement {
    const canvas = this.element.ownerDocument.createElement('canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    // Takes the bitmap as it is: nothing is copied, and no canvas is painted. What hides all below need not be blended with it.
    canvas.getContext('bitmaprenderer', { alpha: !this.#isOpaque })?.transferFromImageBitmap(bitmap);
    Object.assign(canvas.style, {
      position: 'absolute',
      left: `${box.x}px`,
      top: `${box.y}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
      maxWidth: 'none',
      maxHeight: 'none',
      margin: '0',
      imageRendering: 'inherit',
    });
    return canvas;
  }
}

/** Chromium keeps a canvas's memory until it is collected; an empty one costs nothing. */
function free(canvas: HTMLCanvasElement): void {
  canvas.remove();
  canvas.width = canvas.height = 0;
}
