import type { CreateExporter } from './exported';
import { turnedBoxOf } from './imageBoxes';
import { createYoloDataset, sharesOf } from './yoloDataset';

/**
 * YOLO OBB: a row `class x1 y1 x2 y2 x3 y3 x4 y4` a region, the corners of its turned box clockwise from its own top left, as shares of the image's width
 * and height. Of a shape that is no box, the box that is turned as it says it is, else the smallest.
 */
export const createYoloObbExporter: CreateExporter = (context) =>
  createYoloDataset(context, { name: 'YOLO OBB', hint: 'Export as COCO to keep their shape.' }, (region, size, format, lose) => {
    const corners = turnedBoxOf(region, size, format, lose);
    return corners && sharesOf(corners, size);
  });
