import type { CreateExporter } from './exported';
import { ringOf, uprightBoxOf } from './imageBoxes';
import { createYoloDataset, sharesOf, type YoloRow } from './yoloDataset';

/** `cx cy w h` of the upright box. */
const boxRow: YoloRow = (region, size, format, lose) => {
  const box = uprightBoxOf(region, size, format, lose);
  if (!box) return undefined;
  const { x, y, width, height } = box;
  return [(x + width / 2) / size.width, (y + height / 2) / size.height, width / size.width, height / size.height];
};

/** `x1 y1 x2 y2 …` of one ring, of boxes too: a file with any row of a polygon is read as polygons throughout. */
const segmentRow: YoloRow = (region, size, format, lose) => {
  const ring = ringOf(region, size, format, lose);
  return ring && sharesOf(ring, size);
};

/**
 * YOLO: a row `class cx cy w h` a region, as shares of the image's width and height, inside it. With `segments` a row `class x1 y1 x2 y2 …` a region, its
 * outline. Classes are numbered from 0 in the config's order, or as `category` of its labels says.
 */
export const createYoloExporter: CreateExporter = (context) =>
  context.options.segments
    ? createYoloDataset(context, { name: 'YOLO', hint: 'Export as COCO to keep their shape.' }, segmentRow)
    : createYoloDataset(context, { name: 'YOLO', hint: 'Export with segments: true, or as COCO, to keep their shape.' }, boxRow);
