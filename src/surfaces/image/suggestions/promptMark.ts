import type { Box, PaintEnv, Region } from '../../../core';

const RADIUS = 8;
/** How far a mark reaches beyond the middle of a prompt, in screen pixels. */
export const MARK_REACH = RADIUS + 4;

const YES = '#1a7f37';
const NO = '#b42318';

/** What a prompt says: `true` this is meant, `false` this is not; undefined for shapes that say neither. */
function signOf(region: Region): boolean | undefined {
  const sign = region.results[0]?.is_positive;
  return typeof sign === 'boolean' ? sign : undefined;
}

/**
 * Marks a prompt that says yes or no, over its middle: a disc with a plus, or a diamond with a minus. The shapes tell them apart where colours
 * do not.
 */
export function paintPromptMark(context: CanvasRenderingContext2D, region: Region, bounds: Box, { matrix }: PaintEnv): void {
  const sign = signOf(region);
  if (sign === undefined) return;
  const [a, b, c, d, e, f] = matrix;
  const [px, py] = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2];
  const [x, y] = [a * px + c * py + e, b * px + d * py + f];
  context.beginPath();
  if (sign) context.arc(x, y, RADIUS, 0, 2 * Math.PI);
  else {
    context.moveTo(x, y - RADIUS - 2);
    context.lineTo(x + RADIUS + 2, y);
    context.lineTo(x, y + RADIUS + 2);
    context.lineTo(x - RADIUS - 2, y);
    context.closePath();
  }
  context.fillStyle = sign ? YES : NO;
  context.strokeStyle = '#ffffff';
  context.lineWidth = 1.5;
  context.fill();
  context.stroke();
  context.beginPath();
  context.moveTo(x - 4, y);
  context.lineTo(x + 4, y);
  if (sign) {
    context.moveTo(x, y - 4);
    context.lineTo(x, y + 4);
  }
  context.lineWidth = 2;
  context.stroke();
}
