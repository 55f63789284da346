import { sizeOnScreen, toScreen, type View } from './viewport';

/** What is drawn over the picture and under its regions. */
export interface GridOptions {
  readonly smoothing: boolean;
  readonly grid: { readonly size: number; readonly color: string } | undefined;
  /** The scale it opened with: the grid's cells are so large then. */
  readonly openScale: number;
}

/** Zoomed in this far without smoothing, the pixels are told apart by lines. */
const PIXEL_GRID_SCALE = 12;

/** Draws the tag's grid, and the pixels' own where they are large. */
export function paintGrid(context: CanvasRenderingContext2D, view: View, { smoothing, grid, openScale }: GridOptions): void {
  if (grid) paintLines(context, view, grid.size * (view.scale / openScale), grid.color, 0.15);
  if (!smoothing && view.scale >= PIXEL_GRID_SCALE) paintLines(context, view, view.scale, '#808080', 0.35);
}

/** Lines over the image every `step` screen pixels from its corner, as far as they can be seen. */
function paintLines(context: CanvasRenderingContext2D, view: View, step: number, color: string, alpha: number): void {
  if (!(step >= 2)) return;
  const { width, height } = sizeOnScreen(view);
  const [left, top] = [view.x - width / 2, view.y - height / 2];
  const corner = toScreen(view, { x: 0, y: 0 });
  const [x0, x1] = [Math.max(0, left), Math.min(view.width, left + width)];
  const [y0, y1] = [Math.max(0, top), Math.min(view.height, top + height)];
  context.save();
  context.globalAlpha = alpha;
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.beginPath();
  for (let x = corner.x + Math.ceil((x0 - corner.x) / step) * step; x <= x1 + 0.01; x += step) {
    context.moveTo(x, y0);
    context.lineTo(x, y1);
  }
  for (let y = corner.y + Math.ceil((y0 - corner.y) / step) * step; y <= y1 + 0.01; y += step) {
    context.moveTo(x0, y);
    context.lineTo(x1, y);
  }
  context.stroke();
  context.restore();
}
