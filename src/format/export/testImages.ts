import { parseConfig } from '../../config';
import type { Registry, Result, Task } from '../../core';
import { encodeRle, fillPaths, type MaskPlane, tightPlane } from '../../geometry/masks';
import { exportAnnotations, previewExport } from './exportAnnotations';
import type { ExportLoss } from './exported';
import type { ExportFormat } from './exportFormat';
import type { FormatOptions } from './formatOptions';

/** A config with every control that draws on an image. */
export const IMAGE_CONFIG = `<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="box" toName="image"><Label value="Car"/><Label value="Person" groupCanContain="nose,eye"/></RectangleLabels>
  <PolygonLabels name="polygon" toName="image"><Label value="Roof"/></PolygonLabels>
  <EllipseLabels name="ellipse" toName="image"><Label value="Wheel"/></EllipseLabels>
  <KeyPointLabels name="point" toName="image"><Label value="eye" model_index="1"/><Label value="nose" model_index="0"/><Label value="tail"/></KeyPointLabels>
  <BrushLabels name="brush" toName="image"><Label value="Sky"/></BrushLabels>
  <BitmaskLabels name="bitmask" toName="image"><Label value="Cell"/></BitmaskLabels>
  <VectorLabels name="vector" toName="image"><Label value="Road"/></VectorLabels>
  <Choices name="colour" toName="image" perRegion="true" choice="multiple"><Choice value="red"/><Choice value="blue"/></Choices>
  <TextArea name="plate" toName="image" perRegion="true"/>
</View>`;

export const SIZE = { width: 640, height: 480 };

/** A mask of coverages 0..255 or of booleans, row by row. */
export function planeOf(mask: readonly (number | boolean)[], { width, height }: typeof SIZE): MaskPlane {
  const coverage = Uint8Array.from(mask, (value) => (typeof value === 'boolean' ? Number(value) * 255 : value));
  return tightPlane({ width, height }, { x: 0, y: 0, width, height }, coverage);
}

/** A mask as brushes write it. */
export function rleOf(mask: readonly (number | boolean)[], size: typeof SIZE): number[] {
  return encodeRle(planeOf(mask, size));
}

/** What lies in an odd number of rings of pixels, as brushes write it. */
export function rleOfRings(...rings: readonly (readonly (readonly [number, number])[])[]): number[] {
  const paths = rings.map((ring) => ({ points: ring.map(([x, y]) => ({ x, y })), closed: true }));
  return encodeRle(fillPaths(paths, SIZE, { antialias: false }));
}

/** A result on an image of `SIZE`; its `from_name` is its type without `labels`, as in `IMAGE_CONFIG`. */
export function onImage(id: string, type: string, value: Record<string, unknown>, more: Partial<Result> = {}): Result {
  const names: Readonly<Record<string, string>> = { rectanglelabels: 'box', keypointlabels: 'point' };
  const { width: original_width, height: original_height } = SIZE;
  return {
    id,
    type,
    from_name: names[type] ?? type.replace(/labels$/, ''),
    to_name: 'image',
    value,
    original_width,
    original_height,
    image_rotation: 0,
    ...more,
  };
}

export function box(
  id: string,
  label: string,
  x: number,
  y: number,
  width: number,
  height: number,
  rotation = 0,
  more: Partial<Result> = {},
): Result {
  return onImage(id, 'rectanglelabels', { x, y, width, height, rotation, rectanglelabels: [label] }, more);
}

export function taskOf(results: readonly Result[], more: Partial<Task> = {}): Task {
  return {
    id: 1,
    data: { image: 'https://example.com/photos/street.jpg' },
    annotations: [{ id: 7, completed_by: 3, result: results }],
    ...more,
  };
}

/** An export, its files as bytes by path. */
export interface ReadExport {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly losses: readonly ExportLoss[];
  text(path: string): string;
  /** Codes of losses with their counts. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Exports tasks and reads the files back. Throws where the preview tells other losses than the export. */
export async function exportImages(
  registry: Registry,
  tasks: readonly Task[],
  format: ExportFormat,
  options: FormatOptions & { readonly config?: string; readonly annotations?: 'all' | 'latest' } = {},
): Promise<ReadExport> {
  const { config = IMAGE_CONFIG, ...rest } = options;
  const settings = { format, config: parseConfig(config, registry), registry, ...rest };
  const { files, losses } = await exportAnnotations(tasks, settings);
  const preview = await previewExport(tasks, settings);
  if (JSON.stringify(preview) !== JSON.stringify(losses))
    throw new Error(`the preview tells ${JSON.stringify(preview)}, the export ${JSON.stringify(losses)}`);
  const read = new Map<string, Uint8Array>();
  for (const { path, blob } of files) {
    if (read.has(path)) throw new Error(`${path} is written twice`);
    read.set(path, new Uint8Array(await blob.arrayBuffer()));
  }
  const counts = new Map<string, number>();
  for (const { code, count } of losses) counts.set(code, (counts.get(code) ?? 0) + count);
  return {
    files: read,
    losses,
    counts: Object.fromEntries(counts),
    text(path) {
      const bytes = read.get(path);
      if (!bytes) throw new Error(`there is no ${path}, but ${[...read.keys()].join(', ')}`);
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    },
  };
}
