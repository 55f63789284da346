// Small readers of what the exports of images write, made after the formats' own descriptions and sharing no code with the exporters.

export type Row = readonly number[];

/** A mask as rows of booleans laid one after the other. */
export interface ReadMask {
  readonly width: number;
  readonly height: number;
  readonly pixels: readonly boolean[];
}

/** Letters of a packed COCO mask as run lengths (`rleFrString` of the COCO API). */
export function readPackedRuns(text: string): number[] {
  const runs: number[] = [];
  let at = 0;
  while (at < text.length) {
    let value = 0;
    let letters = 0;
    for (;;) {
      const letter = text.charCodeAt(at++) - 48;
      value += (letter & 31) * 32 ** letters++;
      if ((letter & 32) !== 0) continue;
      if ((letter & 16) !== 0) value -= 32 ** letters;
      break;
    }
    runs.push(runs.length > 2 ? value + (runs.at(-2) ?? 0) : value);
  }
  return runs;
}

/** A COCO mask, runs of unpainted and painted pixels by turns down the columns. */
export function readCocoMask({
  counts,
  size: [height, width],
}: {
  counts: readonly number[] | string;
  size: readonly [number, number];
}): ReadMask {
  const runs = typeof counts === 'string' ? readPackedRuns(counts) : counts;
  if (runs.some((run, i) => !Number.isInteger(run) || run < (i === 0 ? 0 : 1))) throw new Error(`wrong runs ${runs.join(' ')}`);
  const columns = runs.flatMap((run, i) => Array.from({ length: run }, () => i % 2 === 1));
  if (columns.length !== width * height) throw new Error(`${columns.length} pixels of ${width * height}`);
  return {
    width,
    height,
    pixels: Array.from({ length: width * height }, (_, p) => columns[(p % width) * height + Math.floor(p / width)] === true),
  };
}

/** An array of a NumPy file of unsigned bytes. */
export function readNpy(bytes: Uint8Array): { shape: readonly number[]; data: Uint8Array } {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 6) !== '\x93NUMPY' || bytes[6] !== 1 || bytes[7] !== 0) throw new Error('no NumPy file of version 1.0');
  const end = 10 + (bytes[8] ?? 0) + 256 * (bytes[9] ?? 0);
  if (end % 64 !== 0) throw new Error(`the data begin at ${end}`);
  const header = text(10, end);
  const match = /^\{'descr': '\|u1', 'fortran_order': False, 'shape': \((\d+), (\d+)\), \} *\n$/.exec(header);
  if (!match) throw new Error(`wrong header ${JSON.stringify(header)}`);
  const shape = [Number(match[1]), Number(match[2])];
  const data = bytes.subarray(end);
  if (data.length !== (shape[0] ?? 0) * (shape[1] ?? 0)) throw new Error(`${data.length} bytes`);
  return { shape, data };
}

export interface CocoAnnotation {
  readonly id: number;
  readonly image_id: number;
  readonly category_id: number;
  readonly bbox: readonly [number, number, number, number];
  readonly area: number;
  readonly iscrowd: 0 | 1;
  readonly segmentation:
    | readonly (readonly number[])[]
    | { readonly counts: readonly number[] | string; readonly size: readonly [number, number] };
  readonly keypoints?: readonly number[];
  readonly num_keypoints?: number;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

export interface CocoFile {
  readonly images: readonly {
    readonly id: number;
    readonly file_name: string;
    readonly width: number;
    readonly height: number;
    readonly coco_url?: string;
  }[];
  readonly annotations: readonly CocoAnnotation[];
  readonly categories: readonly {
    readonly id: number;
    readonly name: string;
    readonly keypoints?: readonly string[];
    readonly skeleton?: readonly (readonly [number, number])[];
  }[];
}

function need(isRight: boolean, what: string): void {
  if (!isRight) throw new Error(what);
}

function checkAnnotation(annotation: CocoAnnotation, { images, categories }: CocoFile): void {
  const { id, bbox, area, segmentation, keypoints } = annotation;
  const image = images.find((one) => one.id === annotation.image_id);
  const category = categories.find((one) => one.id === annotation.category_id);
  need(image !== undefined && category !== undefined, `annotation ${id} names an image or a category that is not there`);
  need(bbox.length === 4 && bbox.every(Number.isFinite) && Number.isFinite(area), `annotation ${id} has a wrong bbox or area`);
  if (Array.isArray(segmentation)) {
    for (const ring of segmentation as readonly (readonly number[])[])
      need(ring.length >= 6 && ring.length % 2 === 0 && ring.every(Number.isFinite), `annotation ${id} has a ring of ${ring.length}`);
  } else {
    const mask = readCocoMask(segmentation as Parameters<typeof readCocoMask>[0]);
    need(mask.width === image?.width && mask.height === image.height, `the mask of annotation ${id} is of another size`);
    need(mask.pixels.filter(Boolean).length === area, `the area of annotation ${id} is not that of its mask`);
  }
  need((keypoints === undefined) === (category?.keypoints === undefined), `annotation ${id} and its category disagree on key points`);
  if (!keypoints) return;
  need(keypoints.length === 3 * (category?.keypoints?.length ?? 0), `annotation ${id} has ${keypoints.length} numbers of key points`);
  need(
    keypoints.filter((value, i) => i % 3 === 2 && value > 0).length === annotation.num_keypoints,
    `annotation ${id} counts its key points wrongly`,
  );
}

/** A COCO file, checked as far as its readers rely on it. */
export function readCoco(text: string): CocoFile {
  const file = JSON.parse(text) as CocoFile;
  for (const list of [file.images, file.annotations, file.categories]) {
    const ids = list.map(({ id }) => id);
    need(new Set(ids).size === ids.length && ids.every(Number.isInteger), `ids are not unique: ${ids.join(' ')}`);
  }
  need(
    file.annotations.every(({ id }) => id > 0),
    'pycocotools takes an annotation 0 for none',
  );
  need(
    file.images.every(({ width, height }) => width > 0 && height > 0),
    'an image has no size',
  );
  for (const { name, keypoints, skeleton } of file.categories)
    for (const bone of skeleton ?? [])
      need(
        bone.every((place) => place >= 1 && place <= (keypoints?.length ?? 0)),
        `a bone of ${name} leads nowhere`,
      );
  for (const annotation of file.annotations) checkAnnotation(annotation, file);
  return file;
}

/** The rows of a file of labels as Ultralytics' reader takes them: numbers from 0 to 1 after the class. */
export function readYoloRows(text: string, classes: number): readonly { readonly number: number; readonly shares: Row }[] {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last row does not end');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const words = line.split(' ');
      need(
        words.every((word) => /^\d+(?:\.\d+)?$/.test(word)),
        `no plain numbers: ${line}`,
      );
      const [number = -1, ...shares] = words.map(Number);
      need(Number.isInteger(number) && number < classes, `no class: ${line}`);
      need(
        shares.every((share) => share >= 0 && share <= 1),
        `outside the image: ${line}`,
      );
      need(shares.length === 4 || (shares.length >= 6 && shares.length % 2 === 0), `a row of ${shares.length}: ${line}`);
      return { number, shares };
    });
}
