import type { CreateExporter } from './exported';
import { createMaskFiles } from './maskFiles';
import { npyOfBytes } from './npy';

/** Brush masks as NumPy arrays: `uint8`, of the image's height and width, a file for each mask; `numpy.load` reads them. */
export const createBrushToNumpyExporter: CreateExporter = (context) =>
  createMaskFiles(context, {
    name: 'Brush NumPy',
    extension: '.npy',
    type: 'application/octet-stream',
    encode: (data, { width, height }) => npyOfBytes(data, height, width),
  });
