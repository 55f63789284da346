import { type Pair, type Size, shortNumber } from '../../geometry';
import { gaplessNumbers } from './classNumbers';
import type { ExportContext, Exporter, ExportFile, ExportTask } from './exported';
import type { BoxFormat, LoseOfRegion } from './imageBoxes';
import { createImageClasses } from './imageClasses';
import { categoryIgnored, severalLabels } from './imageLosses';
import { ImageReader, type ImageRegion, tellOfAnswers } from './imageReader';
import { createTextFile } from './textFile';

/** Decimals of shares of an image: a millionth of a pixel of the largest pictures. */
const PLACES = 10;

/** The coordinates that a format writes for a region, as shares of width and height; undefined and a loss for a region that it cannot hold. */
export type YoloRow = (region: ImageRegion, size: Size, format: BoxFormat, lose: LoseOfRegion) => readonly number[] | undefined;

/** Points in pixels as shares of the image, one after the other. */
export function sharesOf(points: readonly Pair[], { width, height }: Size): readonly number[] {
  return points.flatMap(([x, y]) => [x / width, y / height]);
}

/** A text as YAML takes it between double quotes, whatever is in it: JSON, with everything escaped that a reader of YAML refuses or folds. */
function quotedYaml(text: string): string {
  const odd = /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g;
  return JSON.stringify(text).replace(odd, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A label on a line of its own. */
function oneLine(label: string): string {
  return label.replace(/\s+/g, ' ').trim();
}

/** What the other files cannot say: where each image comes from. `categories` is what Label Studio's exports have. */
interface Note {
  readonly file: string;
  readonly labels: string;
  readonly source: string | null;
  readonly tasks: (number | string)[];
}

class YoloDataset implements Exporter {
  readonly #context: ExportContext;
  readonly #format: BoxFormat;
  readonly #row: YoloRow;
  readonly #reader: ImageReader;
  readonly #classes: ReturnType<typeof createImageClasses>;
  readonly #numbers: ReturnType<typeof gaplessNumbers>;
  /** Rows by the name of their file. */
  readonly #rows = new Map<string, string[]>();
  readonly #notes = new Map<string, Note>();
  #isFirst = true;

  constructor(context: ExportContext, format: BoxFormat, row: YoloRow) {
    this.#context = context;
    this.#format = format;
    this.#row = row;
    this.#reader = new ImageReader(context, { name: format.name, mixesAnnotations: true });
    this.#classes = createImageClasses(context);
    this.#numbers = gaplessNumbers(this.#classes.catalogue);
  }

  async add(task: ExportTask): Promise<void> {
    if (this.#isFirst && this.#numbers.isIgnored) this.#context.lose(categoryIgnored(this.#format.name), task);
    this.#isFirst = false;
    for (const { name, address, size, regions } of await this.#reader.read(task)) {
      const rows = this.#rows.get(name.stem) ?? [];
      this.#rows.set(name.stem, rows);
      this.#note(name.stem, name.extension, address, task);
      if (size) for (const region of regions) this.#addRow(rows, region, size, task);
    }
  }

  #note(stem: string, extension: string, address: string | undefined, task: ExportTask): void {
    const note = this.#notes.get(stem);
    if (note) note.tasks.push(task.id);
    else
      this.#notes.set(stem, {
        file: `images/${stem}${extension}`,
        labels: `labels/${stem}.txt`,
        source: sourceOf(address),
        tasks: [task.id],
      });
  }

  #addRow(rows: string[], region: ImageRegion, size: Size, task: ExportTask): void {
    const lose: LoseOfRegion = (loss) => this.#context.lose(loss, task);
    tellOfAnswers(region, this.#format.name, lose);
    const coordinates = this.#row(region, size, this.#format, lose);
    if (!coordinates) return;
    const labels = this.#classes.labelsOf(region.region);
    if (labels.length > 1) lose(severalLabels(this.#format.name));
    const number = this.#numbers.of(this.#classes.indexOf(labels, task));
    rows.push(`${number} ${coordinates.map((share) => shortNumber(share, PLACES)).join(' ')}\n`);
  }

  finish(): readonly ExportFile[] {
    const names = this.#names();
    const text = (path: string, type: string, pieces: Iterable<string>): ExportFile => {
      const file = createTextFile(path, type, this.#context);
      for (const piece of pieces) file.write(piece);
      return file.finish();
    };
    const labels = [...this.#rows].map(([stem, rows]) => text(`labels/${stem}.txt`, 'text/plain', rows));
    const categories = names.map((name, id) => ({ id, name }));
    const notes = JSON.stringify({ categories, info: { contributor: 'Label Editor' }, images: [...this.#notes.values()] }, null, 2);
    return [
      text(
        'classes.txt',
        'text/plain',
        names.map((name) => `${oneLine(name)}\n`),
      ),
      text('data.yaml', 'application/yaml', yamlOf(names)),
      text('notes.json', 'application/json', [notes, '\n']),
      ...labels,
    ];
  }

  /** Labels by their class number. */
  #names(): readonly string[] {
    const names: string[] = [];
    this.#classes.catalogue.labels.forEach(({ name }, index) => {
      names[this.#numbers.of(index)] = name;
    });
    return names;
  }
}

/** Pictures that are their own address are not written once more. */
function sourceOf(address: string | undefined): string | null {
  return address === undefined || /^\s*data:/i.test(address) ? null : address;
}

function yamlOf(names: readonly string[]): readonly string[] {
  return [
    '# Put the images into the folder images/, beside labels/. Give val images of its own to measure what was learnt.\n',
    'train: images\n',
    'val: images\n',
    `nc: ${names.length}\n`,
    names.length === 0 ? 'names: {}\n' : 'names:\n',
    ...names.map((name, number) => `  ${number}: ${quotedYaml(name)}\n`),
  ];
}

/**
 * The exporter of a data set as Ultralytics' readers take it: `labels/NAME.txt` with a row a region, `classes.txt` with a label a line (as Label Studio's
 * exports and Darknet have it), `data.yaml` that names both, and `notes.json` that says where each image comes from. An image without regions has an
 * empty file: it is background. Formats: https://docs.ultralytics.com/datasets/detect/, /segment/ and /obb/.
 */
export function createYoloDataset(context: ExportContext, format: BoxFormat, row: YoloRow): Exporter {
  return new YoloDataset(context, format, row);
}
