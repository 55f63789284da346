import type { Pair, Size } from '../../geometry';
import { type ClassNumbers, sparseNumbers } from './classNumbers';
import { type Bone, CategoryPoints, pointNames, skeletonOf } from './cocoKeypoints';
import { type CocoGeometry, cocoGeometryOf, cocoGeometryOfPoints } from './cocoShape';
import type { CreateExporter, ExportContext, Exporter, ExportFile, ExportTask } from './exported';
import type { LoseOfRegion } from './imageBoxes';
import { createImageClasses, type ImageClasses, type RegionLabel } from './imageClasses';
import { categoryIgnored, imageNoSize, lineAsPoints, pointAnswersLost, pointsAlone, pointTwice, severalLabels } from './imageLosses';
import { ImageReader, type ImageRegion, type LabelledImage } from './imageReader';
import { rounded } from './rounded';
import { createTextFile, type TextFile } from './textFile';

const NAME = 'COCO';
/** Decimals of pixels. */
const PLACES = 6;

/** An annotation as far as it is known while tasks come: how many key points its category has is known at the end. */
interface CocoAnnotation {
  /** Its JSON without the closing brace. */
  readonly json: string;
  /** Place in the catalogue. */
  readonly category: number;
  readonly points: Map<string, Pair> | undefined;
}

/** A region that has an annotation, so points below it can join it. */
interface Owner {
  readonly region: ImageRegion;
  readonly labels: readonly RegionLabel[];
  readonly category: number;
  readonly points: Map<string, Pair>;
}

function isPoint({ shape }: ImageRegion): boolean {
  return shape.form === 'outline' && shape.rings.length + shape.lines.length === 0 && shape.points.length > 0;
}

/** One value of a list of one, so that `choices: ['red']` is `"red"`. */
function plain(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** What COCO has no key for, under `attributes` as CVAT and Datumaro write it; undefined for nothing. */
function attributesOf({ region, answers, note }: ImageRegion, labels: readonly RegionLabel[]): Record<string, unknown> | undefined {
  const entries: [string, unknown][] = [];
  if (labels.length > 1) entries.push(['labels', labels.map(({ name }) => name)]);
  if (note !== undefined) entries.push(['note', note]);
  if (region.score !== undefined) entries.push(['score', region.score]);
  for (const { control, value } of answers) entries.push([control, plain(value)]);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

class CocoExporter implements Exporter {
  readonly #context: ExportContext;
  readonly #reader: ImageReader;
  readonly #classes: ImageClasses;
  readonly #numbers: ClassNumbers;
  readonly #images: TextFile;
  readonly #imageIds = new Map<string, number>();
  readonly #annotations: CocoAnnotation[] = [];
  /** Key points by place in the catalogue. */
  readonly #points = new Map<number, CategoryPoints>();
  #nextId = 1;
  #isFirst = true;

  constructor(context: ExportContext) {
    this.#context = context;
    this.#reader = new ImageReader(context, { name: NAME, mixesAnnotations: true });
    this.#classes = createImageClasses(context);
    this.#numbers = sparseNumbers(this.#classes.catalogue);
    this.#images = createTextFile('images', 'application/json', context);
  }

  async add(task: ExportTask): Promise<void> {
    if (this.#isFirst && this.#numbers.isIgnored) this.#context.lose(categoryIgnored(NAME), task);
    this.#isFirst = false;
    for (const image of await this.#reader.read(task)) {
      if (image.size) this.#addRegions(image.regions, this.#idOfImage(image, image.size), image.size, task);
      else this.#context.lose(imageNoSize(NAME), task);
    }
  }

  #idOfImage({ name: { stem, extension }, address }: LabelledImage, { width, height }: Size): number {
    const known = this.#imageIds.get(stem);
    if (known !== undefined) return known;
    const id = this.#imageIds.size + 1;
    this.#imageIds.set(stem, id);
    const isOnline = address !== undefined && /^https?:/i.test(address);
    const image = { id, width, height, file_name: `${stem}${extension}`, ...(isOnline && { coco_url: address }) };
    this.#images.write(`${id === 1 ? '' : ',\n'}    ${JSON.stringify(image)}`);
    return id;
  }

  /** Points come last: what they lie below must be known. */
  #addRegions(regions: readonly ImageRegion[], image: number, size: Size, task: ExportTask): void {
    const owners = new Map<string, Owner>();
    const keyOf = ({ annotation }: ImageRegion, id: string): string => `${annotation.id}\n${id}`;
    const alone: ImageRegion[] = [];
    const written = regions.filter((region) => !isPoint(region)).map((region) => this.#prepare(region, size, task));
    for (const entry of written) if (entry) owners.set(keyOf(entry.owner.region, entry.owner.region.region.id), entry.owner);
    for (const region of regions.filter(isPoint)) {
      const { parentId } = region.region;
      const owner = parentId === undefined ? undefined : owners.get(keyOf(region, parentId));
      if (!owner || !this.#join(region, owner, task)) alone.push(region);
    }
    for (const entry of written) if (entry) this.#write(entry.owner, entry.geometry, image);
    for (const region of alone) this.#writePoint(region, image, task);
  }

  /** A region with an inside or lines, its class known, not written yet. */
  #prepare(region: ImageRegion, size: Size, task: ExportTask): { readonly owner: Owner; readonly geometry: CocoGeometry } | undefined {
    const lose: LoseOfRegion = (loss) => this.#context.lose(loss, task);
    const { shape } = region;
    const isLine = shape.form === 'outline' && shape.rings.length === 0 && shape.lines.length > 0;
    const skeleton = isLine ? skeletonOf(region.region, shape, size) : undefined;
    const geometry = skeleton
      ? cocoGeometryOfPoints(shape.form === 'outline' ? shape.lines.flat() : [])
      : cocoGeometryOf(region, size, this.#context.options.rle ?? 'compressed', lose);
    if (!geometry) return undefined;
    const owner = this.#ownerOf(region, task);
    if (skeleton) {
      lose(lineAsPoints(region.region.kind));
      for (const [name, point] of skeleton.points) owner.points.set(name, point);
      this.#need(owner.category, skeleton.points.keys(), skeleton.bones);
    }
    return { owner, geometry };
  }

  #ownerOf(region: ImageRegion, task: ExportTask): Owner {
    const labels = this.#classes.labelsOf(region.region);
    if (labels.length > 1) this.#context.lose(severalLabels(NAME, 'attributes.labels has all of them.'), task);
    return { region, labels, category: this.#classes.indexOf(labels, task), points: new Map() };
  }

  /** Makes key points a part of a category. */
  #need(category: number, names: Iterable<string>, bones: readonly Bone[]): void {
    const points = this.#points.get(category) ?? new CategoryPoints();
    this.#points.set(category, points);
    for (const name of names) points.names.add(name);
    points.addBones(bones);
  }

  /** Makes a point a key point of the region it lies below; false where that has one of this name. */
  #join(region: ImageRegion, owner: Owner, task: ExportTask): boolean {
    const labels = this.#classes.labelsOf(region.region);
    const [label] = labels;
    const point = region.shape.form === 'outline' ? region.shape.points[0] : undefined;
    if (!label || !point) return false;
    if (owner.points.has(label.name)) {
      this.#context.lose(pointTwice(), task);
      return false;
    }
    if (labels.length > 1 || region.answers.length > 0 || region.note !== undefined) this.#context.lose(pointAnswersLost(), task);
    const ownerLabel = owner.labels[0] ?? { name: '', control: '' };
    owner.points.set(label.name, point);
    this.#need(owner.category, pointNames(this.#context.config, label.name, label.control, ownerLabel.name, ownerLabel.control), []);
    return true;
  }

  /** A point on its own: a category of its label, with the one key point of that name. */
  #writePoint(region: ImageRegion, image: number, task: ExportTask): void {
    const owner = this.#ownerOf(region, task);
    const points = region.shape.form === 'outline' ? region.shape.points : [];
    const name = this.#classes.catalogue.labels[owner.category]?.name ?? '';
    if (points[0]) owner.points.set(name, points[0]);
    this.#need(owner.category, [name], []);
    this.#context.lose(pointsAlone(), task);
    this.#write(owner, cocoGeometryOfPoints(points), image);
  }

  #write({ region, labels, category, points }: Owner, { segmentation, area, bbox }: CocoGeometry, image: number): void {
    if (this.#context.isPreview) return;
    const attributes = attributesOf(region, labels);
    const annotation = {
      id: this.#nextId++,
      image_id: image,
      category_id: this.#numbers.of(category),
      bbox,
      area,
      iscrowd: 0,
      segmentation,
      ...(attributes && { attributes }),
    };
    this.#annotations.push({ json: JSON.stringify(annotation).slice(0, -1), category, points: points.size > 0 ? points : undefined });
  }

  finish(): readonly ExportFile[] {
    const annotations = createTextFile('annotations', 'application/json', this.#context);
    this.#annotations.forEach((annotation, i) => {
      annotations.write(`${i === 0 ? '' : ',\n'}    ${annotation.json}${this.#keypointsOf(annotation)}}`);
    });
    const info = { description: 'Exported by Label Editor', version: '1.0', contributor: 'Label Editor' };
    const head = `{\n  "info": ${JSON.stringify(info)},\n  "licenses": [],\n  "images": [\n`;
    const categories = this.#categories().map((category) => `    ${JSON.stringify(category)}`);
    const tail = `\n  ],\n  "categories": [\n${categories.join(',\n')}\n  ]\n}\n`;
    const parts = [head, this.#images.finish().blob, '\n  ],\n  "annotations": [\n', annotations.finish().blob, tail];
    return [{ path: 'annotations.json', blob: new Blob(parts, { type: 'application/json' }) }];
  }

  /** The keys of an annotation whose category has key points, those it lacks as `0, 0, 0`. */
  #keypointsOf({ category, points = new Map() }: CocoAnnotation): string {
    const needed = this.#points.get(category);
    if (!needed) return '';
    const list = needed.list(points).map((value) => rounded(value, PLACES));
    return `,"keypoints":${JSON.stringify(list)},"num_keypoints":${points.size}`;
  }

  #categories(): readonly Record<string, unknown>[] {
    return this.#classes.catalogue.labels.map(({ name }, index) => {
      const points = this.#points.get(index);
      const keypoints = points && { keypoints: [...points.names], skeleton: points.skeleton() };
      return { id: this.#numbers.of(index), name, supercategory: '', ...keypoints };
    });
  }
}

/**
 * COCO: `annotations.json` with `images`, `annotations` and `categories`, as pycocotools reads it. Ids count from 1, as in COCO itself: its evaluation takes
 * an annotation 0 for unmatched, and common readers take category 0 for the background (Label Studio's converter counts from 0). A label's `category` is
 * its id where it says one. Coordinates are pixels of the image, not cut at its border. `segmentation` of boxes (turned ones, too), ellipses and polygons is
 * one ring, so `annToMask` reads every annotation with an inside; that of masks is RLE. Points below another region (`parentID`) are its key points; open
 * paths are key points with a skeleton. Answers about a region, notes and further labels are its `attributes`.
 * Format: https://cocodataset.org/#format-data
 */
export const createCocoExporter: CreateExporter = (context) => new CocoExporter(context);
