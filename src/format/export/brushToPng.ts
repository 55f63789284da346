import { encode } from 'fast-png';
import type { CreateExporter } from './exported';
import { createMaskFiles } from './maskFiles';

/** Brush masks as PNG: a grey picture of eight bits and the image's size for each mask, black where nothing is painted, white where it is. */
export const createBrushToPngExporter: CreateExporter = (context) =>
  createMaskFiles(context, {
    name: 'Brush PNG',
    extension: '.png',
    type: 'image/png',
    encode: (data, { width, height }) => Uint8Array.from(encode({ width, height, data, channels: 1, depth: 8 })),
  });
