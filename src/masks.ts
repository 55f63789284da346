// The public entry `label-editor/masks`: what the brush functions of Label Studio's Python converter do, for browsers and Node.
import type { Extent, Result } from './core';
import {
  coverageOf,
  decodeRle,
  encodeRle,
  fillPaths,
  fromDataUrl,
  isEmptyPlane,
  MaskError,
  type MaskErrorCode,
  type MaskPlane,
  type Picture,
  type PictureChannel,
  planeToPng,
  readColor,
  readPng,
  tightPlane,
  wholeOf,
} from './geometry/masks';

export { MaskError, type MaskErrorCode, type PictureChannel };

/** Natural size of an image in pixels. */
export interface MaskSize {
  readonly width: number;
  readonly height: number;
}

/** Decoded pixels: red, green, blue, alpha 0..255, row by row, as `ImageData` of a canvas holds them. */
export interface MaskPixels extends MaskSize {
  readonly data: ArrayLike<number>;
}

/** A picture: its pixels, or the bytes of a PNG, or a `data:image/png;base64,…` URL of one. */
export type MaskImage = MaskPixels | Uint8Array | ArrayBuffer | string;

/** How a picture is read as a mask. */
export interface ImageToRleOptions {
  /**
   * What says how much a pixel is painted: `alpha`, `brightness` (white is painted), or `auto`: alpha where anything is transparent.
   * @defaultValue 'auto'
   */
  readonly channel?: PictureChannel;
  /**
   * Pixels above this (0..255) are painted, the others are not; `null` keeps soft edges as they are.
   * @defaultValue 128
   */
  readonly threshold?: number | null;
}

/** What `imageToAnnotation` must know of the labeling config, and how it reads the picture. */
export interface ImageToAnnotationOptions extends ImageToRleOptions {
  /** `name` of the control tag. */
  readonly fromName: string;
  /** `name` of the `<Image>`. */
  readonly toName: string;
  /** The label of everything painted. Without `label` and `labels` the result is for a tag without labels (`<Brush>`, `<Bitmask>`). */
  readonly label?: string;
  /** Labels by colour (`#rrggbb`) or by grey value (`1`): one result for each colour that the picture has, pixels of other colours are left out. */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * `brush` for `<BrushLabels>`, `bitmask` for `<BitmaskLabels>`.
   * @defaultValue 'brush'
   */
  readonly tool?: 'brush' | 'bitmask';
  /** Makes the item a prediction of this model. */
  readonly modelVersion?: string;
  /** Score of the prediction, 0..1. */
  readonly score?: number;
  /**
   * Whether the annotation is ground truth; not for predictions.
   * @defaultValue false
   */
  readonly groundTruth?: boolean;
  /** Page of a multi-page image, from 0. */
  readonly itemIndex?: number;
}

/** An item for a task's `annotations`, or for `predictions` when it has a `model_version`. */
export interface MaskAnnotation {
  readonly result: readonly Result[];
  readonly model_version?: string;
  readonly score?: number;
  readonly ground_truth?: boolean;
}

function checkedSize({ width, height }: MaskSize): Extent {
  if (Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0) return { width, height };
  throw new MaskError(
    'mask-length',
    `A mask of ${width} × ${height} pixels cannot be: its rle could not be read by anybody.`,
    'Hand over the natural width and height of the image, whole numbers above 0.',
  );
}

/** Coverage of every pixel as a plane. */
function planeOf(size: Extent, coverage: Uint8Array): MaskPlane {
  return tightPlane(size, { x: 0, y: 0, ...size }, coverage);
}

/**
 * Packs a mask as the `rle` of a brush result, byte for byte as Label Studio's editor does.
 * @param mask one value a pixel, row by row from the top left (`height * width` values): coverage 0..255; or 0..1 where no value is larger
 * than 1; or booleans
 * @param size natural width and height of the image in pixels
 * @returns bytes for `value.rle`, beside `value.format: 'rle'`
 * @throws MaskError `mask-length` when the number of values is not `width * height`, `mask-values` for values that are no coverage,
 * `mask-too-large` above 2³⁰ pixels
 * @example
 * maskToRle([1, 0, 0, 1], { width: 2, height: 2 }); // → [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254]
 */
export function maskToRle(mask: ArrayLike<number | boolean>, size: MaskSize): number[] {
  const extent = checkedSize(size);
  const pixels = extent.width * extent.height;
  if (mask.length !== pixels) {
    throw new MaskError(
      'mask-length',
      `The mask has ${mask.length} values, but ${extent.width} × ${extent.height} pixels need ${pixels}: its rows would not fit.`,
      'Hand over one value a pixel, row by row, and the size of the mask itself.',
    );
  }
  let most = 0;
  for (let i = 0; i < pixels; i += 1) {
    const value = Number(mask[i]);
    if (!(value >= 0 && value <= 255)) {
      throw new MaskError(
        'mask-values',
        `Value ${i} of the mask is ${String(mask[i])}, which is no coverage.`,
        'Values are 0 to 255, 0 to 1, or booleans.',
      );
    }
    if (value > most) most = value;
  }
  const scale = most <= 1 ? 255 : 1;
  return encodeRle(
    planeOf(
      extent,
      Uint8Array.from({ length: pixels }, (_, i) => Math.round(Number(mask[i]) * scale)),
    ),
  );
}

/**
 * Unpacks the `rle` of a brush result, from Label Studio's editor or from its Python converter.
 * @param rle `value.rle`
 * @param size natural width and height of the image in pixels (`original_width`, `original_height` of the result)
 * @returns coverage 0..255 of every pixel, row by row; Label Studio counts all above 0 as painted
 * @throws MaskError `rle-not-bytes`, `rle-version`, `rle-length` when it is of another size, `rle-truncated`, `mask-too-large`
 * @example
 * Array.from(rleToMask([0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254], { width: 2, height: 2 })); // → [255, 0, 0, 255]
 */
export function rleToMask(rle: ArrayLike<number>, size: MaskSize): Uint8Array {
  return wholeOf(decodeRle(rle, checkedSize(size)));
}

type Pairs = readonly (readonly [x: number, y: number])[];

/** Whether a contour is a list of rings. */
function hasRings(contour: Pairs | readonly Pairs[]): contour is readonly Pairs[] {
  return Array.isArray(contour[0]?.[0]);
}

/**
 * Fills a contour, or several (what lies in an odd number of them is painted, so an inner ring is a hole), and packs it as `maskToRle` does.
 * @param contour points `[x, y]` in pixels of the image, or a list of such rings; closed by itself
 * @param size natural width and height of the image in pixels
 * @param options.antialias soft edges; without, a pixel is painted when its middle is inside
 * @throws MaskError `mask-length` for a size that cannot be, `mask-values` for points that are no numbers, `mask-too-large`
 * @example
 * contourToRle([[0, 0], [2, 0], [2, 1], [0, 1]], { width: 2, height: 2 }); // → [0, 0, 0, 16, 57, 27, 252, 255, 243, 128, 0]
 */
export function contourToRle(
  contour: Pairs | readonly Pairs[],
  size: MaskSize,
  { antialias = false }: { readonly antialias?: boolean } = {},
): number[] {
  const extent = checkedSize(size);
  const rings = hasRings(contour) ? contour : [contour];
  const paths = rings.map((ring, i) => {
    const points = ring.map(([x, y]) => ({ x, y }));
    if (points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))) return { points, closed: true };
    throw new MaskError('mask-values', `Contour ${i} has a point that is no pair of numbers.`, 'Points are [x, y] in pixels of the image.');
  });
  return encodeRle(fillPaths(paths, extent, { antialias }));
}

/** The pixels of a picture, whatever it came as. */
function pictureOf(image: MaskImage): Picture {
  if (typeof image === 'string') return readPng(fromDataUrl(image));
  if (image instanceof Uint8Array) return readPng(image);
  if (image instanceof ArrayBuffer) return readPng(new Uint8Array(image));
  const { width, height, data } = image;
  checkedSize(image);
  if (data.length === width * height * 4) return { width, height, data, hasAlpha: true };
  throw new MaskError(
    'image-broken',
    `The picture has ${data.length} values, but ${width} × ${height} pixels need ${width * height * 4} (red, green, blue, alpha).`,
    'Hand over ImageData of a canvas, or the bytes of a PNG.',
  );
}

function planeOfPicture(picture: Picture, { channel = 'auto', threshold = 128 }: ImageToRleOptions): MaskPlane {
  const coverage = coverageOf(picture, channel);
  return planeOf(picture, threshold === null ? coverage : coverage.map((value) => (value > threshold ? 255 : 0)));
}

/**
 * Reads a picture of a mask (white or opaque is painted) and packs it as `maskToRle` does.
 * @param image decoded pixels (`ImageData`), the bytes of a PNG or a data URL of one; decode other formats first
 * @throws MaskError `png-broken`, `data-url-broken`, `image-broken`, `mask-length`, `mask-too-large`
 * @example
 * imageToRle({ width: 1, height: 1, data: [255, 255, 255, 255] }); // → [0, 0, 0, 4, 57, 27, 252, 127, 224]
 */
export function imageToRle(image: MaskImage, options: ImageToRleOptions = {}): number[] {
  return encodeRle(planeOfPicture(pictureOf(image), options));
}

/** The pixels of each colour that has a label, as planes in the order of the labels. */
function planesByColor({ width, height, data }: Picture, labels: Readonly<Record<string, string>>): { label: string; plane: MaskPlane }[] {
  const keyAt = (i: number) => ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
  const present = new Set<number>();
  for (let i = 0; i < data.length; i += 4) if ((data[i + 3] ?? 0) > 0) present.add(keyAt(i));
  return Object.entries(labels)
    .map(([color, label]) => ({ key: readColor(color), label }))
    .filter(({ key }) => present.has(key))
    .map(({ key, label }) => {
      const coverage = Uint8Array.from({ length: width * height }, (_, p) =>
        (data[p * 4 + 3] ?? 0) > 0 && keyAt(p * 4) === key ? 255 : 0,
      );
      return { label, plane: planeOf({ width, height }, coverage) };
    });
}

/** An id such as the editor gives; `crypto.randomUUID` is missing on pages without https. */
function createId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function resultOf(plane: MaskPlane, label: string | undefined, options: ImageToAnnotationOptions): Result {
  const { tool = 'brush', fromName, toName, itemIndex } = options;
  const type = label === undefined ? tool : `${tool}labels`;
  return {
    id: createId(),
    type,
    value: {
      ...(tool === 'bitmask' ? { imageDataURL: planeToPng(plane) } : { format: 'rle', rle: encodeRle(plane) }),
      ...(label !== undefined && { [type]: [label] }),
    },
    origin: options.modelVersion === undefined ? 'manual' : 'prediction',
    from_name: fromName,
    to_name: toName,
    image_rotation: 0,
    original_width: plane.width,
    original_height: plane.height,
    ...(itemIndex !== undefined && { item_index: itemIndex }),
  };
}

/**
 * Reads a picture of a mask and makes the item that a Label Studio task takes in `predictions` (with `modelVersion`) or `annotations`.
 * Nothing painted = no result.
 * @param image decoded pixels (`ImageData`), the bytes of a PNG or a data URL of one; decode other formats first
 * @throws MaskError `png-broken`, `data-url-broken`, `image-broken`, `mask-length`, `mask-too-large`, `color-unknown` for a key of `labels`
 * that is no colour
 * @example
 * const image = { width: 1, height: 1, data: [255, 0, 0, 255] };
 * const item = imageToAnnotation(image, { labels: { '#ff0000': 'Car' }, fromName: 'tag', toName: 'image', modelVersion: 'v1' });
 * item.result[0].value; // → { "format": "rle", "rle": [0, 0, 0, 4, 57, 27, 252, 127, 224], "brushlabels": ["Car"] }
 */
export function imageToAnnotation(image: MaskImage, options: ImageToAnnotationOptions): MaskAnnotation {
  const picture = pictureOf(image);
  const { label, labels, modelVersion, score, groundTruth = false } = options;
  const masks = labels ? planesByColor(picture, labels) : [{ label, plane: planeOfPicture(picture, options) }];
  const result = masks.filter(({ plane }) => !isEmptyPlane(plane)).map((mask) => resultOf(mask.plane, mask.label, options));
  if (modelVersion === undefined) return { result, ground_truth: groundTruth };
  return { result, model_version: modelVersion, ...(score !== undefined && { score }) };
}
