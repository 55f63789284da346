import { asText, type ConfigNode, isRecord, type Kind, type Region, type Result, shapeOf, type UnknownRecord } from '../../core';
import type { Size } from '../../geometry';
import { answerOf, decodeLayer, type FormatEnv } from '../index';
import type { ExportAnnotation, ExportContext, ExportTask, Loss } from './exported';
import type { NameParts } from './fileNames';
import {
  annotationsTogether,
  answersLost,
  imageRenamed,
  noSize,
  notPlaced,
  notReadable,
  regionAnswersLost,
  relationsLost,
  shapeNotInFormat,
  viewTurned,
} from './imageLosses';
import { ImageNames } from './imageNames';
import { type ImageShape, shapeOfRegion, sizeIn } from './imageShape';
import { dataOfObject, objectsOf } from './objectData';

/** What somebody answered about a region: `{ control: 'colour', value: ['red'] }`. */
export interface RegionAnswer {
  readonly control: string;
  readonly value: unknown;
}

/** A region as formats of images take it. */
export interface ImageRegion {
  readonly region: Region;
  readonly shape: ImageShape;
  readonly answers: readonly RegionAnswer[];
  /** What somebody noted on it. */
  readonly note: string | undefined;
  readonly annotation: ExportAnnotation;
}

/** Tells what of a region a format without answers leaves out. */
export function tellOfAnswers({ answers, note }: ImageRegion, format: string, lose: (loss: Loss) => void): void {
  if (answers.length === 0 && note === undefined) return;
  const controls = answers.map(({ control }) => control);
  for (const loss of regionAnswersLost(controls, note !== undefined, format)) lose(loss);
}

/** An image with what one task's annotations say about it. */
export interface LabelledImage {
  /** The same for every task that shows the same address, and for no other image. */
  readonly name: NameParts;
  /** The image's address in the task; undefined where it has none. */
  readonly address: string | undefined;
  /** Undefined only for images without regions. */
  readonly size: Size | undefined;
  readonly regions: readonly ImageRegion[];
}

/** What a format makes of images, for the words of losses. */
export interface ImageFormat {
  readonly name: string;
  /** Regions of several annotations of one image would lie over each other in it. */
  readonly mixesAnnotations: boolean;
}

interface FoundRegion {
  readonly region: Region;
  readonly annotation: ExportAnnotation;
}

/** An image of a task while its regions are gathered. */
interface FoundImage {
  /** Name of its object tag. */
  readonly object: string;
  readonly page: number;
  readonly regions: FoundRegion[];
}

const ELSEWHERE = 'Export as JSON to keep them.';

function isTurnedView({ results }: Region): boolean {
  return results.some(({ image_rotation: turn }) => typeof turn === 'number' && turn % 360 !== 0);
}

/** Label Studio keeps notes as `meta: { text: ['…'] }`. */
function noteOf({ results }: Region): string | undefined {
  for (const { meta } of results) {
    const text = isRecord(meta) ? meta.text : undefined;
    const note = Array.isArray(text) ? text.map(asText).join('\n') : asText(text);
    if (note !== '') return note;
  }
  return undefined;
}

function resultsOf(layer: unknown): readonly unknown[] {
  return isRecord(layer) && Array.isArray(layer.result) ? layer.result : [];
}

/** The size that any result about an image says, of annotations and predictions; else that of the task's data, where it shows one image. */
function sizeOfImage({ regions, object, page }: FoundImage, { task, data }: ExportTask, isOnly: boolean): Size | undefined {
  const isHere = (result: unknown): result is Result =>
    isRecord(result) && result.to_name === object && (typeof result.item_index === 'number' ? result.item_index : 0) === page;
  const layers = [task.annotations, task.completions, task.predictions].flatMap((list): unknown[] => (Array.isArray(list) ? list : []));
  for (const { region } of regions) {
    const size = region.results.map((result) => sizeIn(result)).find((found) => found);
    if (size) return size;
  }
  for (const layer of layers) {
    for (const result of resultsOf(layer)) {
      const size = isHere(result) ? sizeIn(result) : undefined;
      if (size) return size;
    }
  }
  return isOnly ? (sizeIn(data) ?? sizeIn(data, 'width', 'height')) : undefined;
}

function pagesOf(object: ConfigNode, data: UnknownRecord): number {
  const shown = dataOfObject(object, data);
  return Array.isArray(shown) ? shown.length : shown === undefined || shown === '' ? 0 : 1;
}

/** Reads what tasks say about images, and tells what every format of images loses. */
export class ImageReader {
  readonly #context: ExportContext;
  readonly #format: ImageFormat;
  readonly #env: FormatEnv;
  readonly #names = new ImageNames();
  /** Object tags that show images. */
  readonly #objects: readonly ConfigNode[];
  /** Controls that ask about each region. */
  readonly #asking: readonly ConfigNode[];
  /** Kinds whose geometry is loaded; undefined for what no tag of the registry draws. */
  readonly #kinds = new Map<string, Kind<unknown> | undefined>();
  /** Names of images that have regions. */
  readonly #labelled = new Set<string>();

  constructor(context: ExportContext, format: ImageFormat) {
    const { config, registry } = context;
    this.#context = context;
    this.#format = format;
    this.#env = { tree: config, registry };
    this.#objects = objectsOf(config, 'Image');
    this.#asking = config.controls.filter(({ definition, attrs }) => definition?.answer && attrs.perRegion === true);
  }

  /** The images of a task in the order of the config and their pages, those without regions too. */
  async read(task: ExportTask): Promise<readonly LabelledImage[]> {
    const found = this.#gather(task);
    await this.#loadKinds(found);
    const images = found.filter((image) => this.#showsImage(image, task));
    return images.flatMap((image) => this.#readImage(image, images.length === 1, task) ?? []);
  }

  #gather(task: ExportTask): readonly FoundImage[] {
    const { config, lose } = this.#context;
    const images = new Map<string, FoundImage>();
    const at = (object: string, page: number): FoundImage => {
      const key = `${page} ${object}`;
      const found = images.get(key) ?? { object, page, regions: [] };
      images.set(key, found);
      return found;
    };
    for (const object of this.#objects) {
      const pages = pagesOf(object, task.data);
      for (let page = 0; page < pages; page++) at(object.name, page);
    }
    for (const annotation of task.annotations) {
      const layer = decodeLayer(annotation.results, { ...this.#env, path: '$', layer: annotation.id, origin: 'manual' });
      if (layer.unknown.length > 0) lose(notPlaced(layer.unknown.length), task);
      if (layer.relations.length > 0) lose(relationsLost(layer.relations.length, this.#format.name), task);
      for (const { control, object } of layer.answers) {
        const asked = config.byName.get(object);
        if (!asked || this.#objects.includes(asked)) lose(answersLost(control, this.#format.name), task);
      }
      for (const region of layer.regions) at(region.object, region.itemIndex).regions.push({ region, annotation });
    }
    return [...images.values()];
  }

  async #loadKinds(images: readonly FoundImage[]): Promise<void> {
    for (const name of new Set(images.flatMap(({ regions }) => regions.map(({ region }) => region.kind)))) {
      if (this.#kinds.has(name)) continue;
      const definition = this.#context.registry.byKind(name);
      await definition?.shape?.preload();
      this.#kinds.set(name, definition && shapeOf(definition)?.kind);
    }
  }

  /** Whether an object is an image: by its tag, or for tags of a host because something with an outline lies on it. What lies on no image is told. */
  #showsImage({ object, regions }: FoundImage, task: ExportTask): boolean {
    if (this.#objects.some(({ name }) => name === object)) return true;
    const isOutlined = ({ region }: FoundRegion): boolean => this.#kinds.get(region.kind)?.outline !== undefined;
    if (regions.some(isOutlined)) return true;
    for (const { region } of regions) this.#context.lose(shapeNotInFormat(region.kind, this.#format.name, ELSEWHERE), task);
    return false;
  }

  #readImage(image: FoundImage, isOnly: boolean, task: ExportTask): LabelledImage | undefined {
    const { config, lose } = this.#context;
    const { object, page, regions } = image;
    const size = sizeOfImage(image, task, isOnly);
    if (!size && regions.length > 0) {
      lose(noSize(regions.length), task);
      return undefined;
    }
    const node = config.byName.get(object);
    const address = asText(node && dataOfObject(node, task.data, page)) || undefined;
    const { name, isRenamed } = this.#names.nameOf(address, `task-${task.id}${isOnly ? '' : `-${object}-${page + 1}`}`);
    if (isRenamed) lose(imageRenamed(), task);
    this.#tellOfMixing(regions, name.stem, task);
    const read = size ? regions.flatMap(({ region, annotation }) => this.#readRegion(region, annotation, size, task) ?? []) : [];
    return { name, address, size, regions: read };
  }

  #tellOfMixing(regions: readonly FoundRegion[], name: string, task: ExportTask): void {
    if (regions.length === 0) return;
    const count = new Set(regions.map(({ annotation }) => annotation)).size + (this.#labelled.has(name) ? 1 : 0);
    this.#labelled.add(name);
    if (this.#format.mixesAnnotations && count > 1) this.#context.lose(annotationsTogether(count - 1), task);
  }

  #readRegion(region: Region, annotation: ExportAnnotation, size: Size, task: ExportTask): ImageRegion | undefined {
    const { lose } = this.#context;
    const kind = this.#kinds.get(region.kind);
    const shape = shapeOfRegion(region, kind, size);
    if (!shape) {
      lose(kind?.outline ? notReadable(region.kind) : shapeNotInFormat(region.kind, this.#format.name, ELSEWHERE), task);
      return undefined;
    }
    if (isTurnedView(region)) lose(viewTurned(), task);
    return { region, shape, answers: this.#answersOf(region), note: noteOf(region), annotation };
  }

  #answersOf(region: Region): readonly RegionAnswer[] {
    if (region.results.length < 2) return [];
    return this.#asking.flatMap((control) => {
      const value = answerOf(region, control, this.#env);
      return value === undefined ? [] : [{ control: control.name, value }];
    });
  }
}
