import type { Box, Look, PaintEnv, Region } from '../../core';

/** Screen pixels: how far captions reach beyond a region's bounds; repainting a part must know. */
export const CAPTION_HEIGHT = 18;
export const CAPTION_WIDTH = 220;

const FONT = '12px system-ui, sans-serif';
const PADDING = 4;

/** The words of a caption: labels, and the score where a model gave one. */
function captionOf(region: Region): string {
  const score = region.score === undefined ? '' : region.score.toFixed(2);
  return [region.labels.join(', '), score].filter(Boolean).join(' · ');
}

function shorten(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let kept = text.length;
  while (kept > 1 && context.measureText(`${text.slice(0, kept)}…`).width > room) kept = Math.floor(kept * 0.85);
  return `${text.slice(0, kept)}…`;
}

/** Writes the labels above the top left corner of a region's box on the screen. */
export function paintCaption(context: CanvasRenderingContext2D, region: Region, look: Look, bounds: Box, env: PaintEnv): void {
  const words = captionOf(region);
  if (!words) return;
  const [ax, bx, cx, dx, ex, fx] = env.matrix;
  const xs = [bounds.x, bounds.x + bounds.width].flatMap((x) => [bounds.y, bounds.y + bounds.height].map((y) => ax * x + cx * y + ex));
  const ys = [bounds.x, bounds.x + bounds.width].flatMap((x) => [bounds.y, bounds.y + bounds.height].map((y) => bx * x + dx * y + fx));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  context.save();
  context.font = FONT;
  context.textBaseline = 'middle';
  const text = shorten(context, words, CAPTION_WIDTH - 2 * PADDING);
  const width = context.measureText(text).width + 2 * PADDING;
  context.fillStyle = look.stroke;
  context.fillRect(left, top - CAPTION_HEIGHT, width, CAPTION_HEIGHT);
  context.fillStyle = '#fff';
  context.fillText(text, left + PADDING, top - CAPTION_HEIGHT / 2);
  context.restore();
}
