import { applyTo, invert, type Matrix, unionOfBoxes } from '../../../geometry';
import { type LayerScene, paintEnvOf } from '../layerScene';
import { boxToScreen, matrixOf, type View } from '../viewport';
import type { GroupShown } from './groupChange';

/** Strokes reach this far beyond bounds. */
const REACH = 8;
/** Device pixels of the bitmap; larger ones are painted coarser. */
const MOST_PIXELS = 8_000_000;
/** As many as are painted in full without a stall. */
const MOST_FINE = 1000;

const SELECTED = { selected: true, hovered: false } as const;

interface Picture {
  readonly of: GroupShown['regions'];
  readonly canvas: HTMLCanvasElement;
  readonly view: View;
  /** Place and size in screen pixels of that view. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One bitmap of a group, painted once and moved, stretched and turned with it: what ten thousand regions cost in a frame. */
export class GroupPicture {
  #picture: Picture | undefined;

  draw(context: CanvasRenderingContext2D, shown: GroupShown | undefined, scene: LayerScene, view: View): void {
    if (!shown) {
      this.drop();
      return;
    }
    if (this.#picture?.of !== shown.regions) this.#picture = paint(context, shown, scene, view);
    const picture = this.#picture;
    const back = picture && invert(matrixOf(picture.view));
    if (!picture || !back) return;
    const [a, b, c, d, e, f] = chain(matrixOf(view), chain(shown.matrix, back));
    context.save();
    context.transform(a, b, c, d, e, f);
    context.drawImage(picture.canvas, picture.x, picture.y, picture.width, picture.height);
    context.restore();
  }

  drop(): void {
    // Chromium keeps a canvas's memory until it is collected; an empty one costs nothing.
    if (this.#picture) this.#picture.canvas.width = this.#picture.canvas.height = 0;
    this.#picture = undefined;
  }
}

/** One matrix for two: `n` first, then `m`. */
function chain(m: Matrix, n: Matrix): Matrix {
  const origin = applyTo(m, { x: n[4], y: n[5] });
  return [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3], origin.x, origin.y];
}

/** Paints what of a group a gesture may bring into view: up to a surface beyond each side. */
function paint(target: CanvasRenderingContext2D, { regions }: GroupShown, scene: LayerScene, view: View): Picture | undefined {
  const bounds = unionOfBoxes(regions.map((region) => scene.boundsOf(region)));
  if (!bounds) return undefined;
  const on = boxToScreen(view, bounds);
  const [x, y] = [Math.max(on.x - REACH, -view.width), Math.max(on.y - REACH, -view.height)];
  const width = Math.min(on.x + on.width + REACH, 2 * view.width) - x;
  const height = Math.min(on.y + on.height + REACH, 2 * view.height) - y;
  if (width <= 0 || height <= 0) return undefined;
  const device = target.getTransform().a || 1;
  const ratio = Math.min(device, Math.sqrt(MOST_PIXELS / (width * height)));
  const canvas = target.canvas.ownerDocument.createElement('canvas');
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.setTransform(ratio, 0, 0, ratio, -x * ratio, -y * ratio);
  const env = paintEnvOf(view, regions.length > MOST_FINE);
  for (const region of regions) scene.paint(context, region, env, SELECTED);
  return { of: regions, canvas, view, x, y, width: canvas.width / ratio, height: canvas.height / ratio };
}
