import { asText, isRecord } from '../../core';
import { type MaskPlane, wholeOf } from '../../geometry/masks';
import type { ExportContext, Exporter, ExportFile, ExportTask } from './exported';
import { safeFileName, UniqueNames } from './fileNames';
import { planeOf } from './imageBoxes';
import { createImageClasses } from './imageClasses';
import { shapeNotInFormat } from './imageLosses';
import { ImageReader, type ImageRegion, tellOfAnswers } from './imageReader';

/** One kind of file for masks. */
export interface MaskFileFormat {
  readonly name: string;
  /** With its dot. */
  readonly extension: string;
  readonly type: string;
  /** The file of one mask: coverage 0..255 of every pixel, row by row. */
  encode(coverage: Uint8Array, plane: MaskPlane): Uint8Array<ArrayBuffer>;
}

/** Letters of a name before its number. */
const LONGEST = 72;

const OTHERS = 'Export as COCO, which holds them, or as JSON.';

/** Who made an annotation, in the letters that Label Studio's converter leaves of an address. */
function authorOf({ annotation }: ImageRegion): string {
  const by = annotation.json.completed_by;
  const text = isRecord(by) ? asText(by.email ?? by.id) : asText(by);
  return text.replace(/[^\p{L}\p{N}@.]/gu, '');
}

/**
 * The exporter of masks, a file each: `task-1-annotation-2-by-3-tag-Label-0.png`, the name that Label Studio's converter gives, made safe for every file
 * system. `tag` is the control, and the number at the end counts the masks of the same name. A pixel is as strongly covered as it was painted, 0 to 255;
 * masks that lie over each other stay apart. Only the mask being written is unpacked.
 */
export function createMaskFiles(context: ExportContext, format: MaskFileFormat): Exporter {
  const { lose, isPreview } = context;
  const reader = new ImageReader(context, { name: format.name, mixesAnnotations: false });
  const classes = createImageClasses(context);
  const names = new UniqueNames();
  const files: ExportFile[] = [];
  const counts = new Map<string, number>();

  function nameOf(region: ImageRegion, task: ExportTask): string {
    const labels = classes.labelsOf(region.region);
    if (labels.length === 0) classes.indexOf(labels, task);
    const control = labels[0]?.control ?? region.region.control;
    const words = labels.length > 0 ? labels.map(({ name }) => name).join('-') : 'no_label';
    const name = `task-${task.id}-annotation-${region.annotation.id}-by-${authorOf(region)}-${control}-${words}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    // Cut before the number, which is what tells masks of one label apart.
    return names.take(`${safeFileName([...name].slice(0, LONGEST).join(''))}-${count}`, `mask-${count}`);
  }

  function addMask(region: ImageRegion, task: ExportTask): void {
    const { shape } = region;
    tellOfAnswers(region, format.name, (loss) => lose(loss, task));
    if (shape.form !== 'mask') {
      lose(shapeNotInFormat(region.region.kind, format.name, OTHERS), task);
      return;
    }
    const plane = planeOf(shape, region.region, (loss) => lose(loss, task));
    if (!plane) return;
    const name = nameOf(region, task);
    if (isPreview) return;
    const bytes = format.encode(wholeOf(plane), plane);
    files.push({ path: `${name}${format.extension}`, blob: new Blob([bytes], { type: format.type }) });
  }

  return {
    async add(task) {
      for (const { regions } of await reader.read(task)) for (const region of regions) addMask(region, task);
    },
    finish: () => files,
  };
}
