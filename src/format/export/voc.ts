import { clamp, type Size } from '../../geometry';
import type { CreateExporter, ExportContext, ExportFile, ExportTask } from './exported';
import { type BoxFormat, type LoseOfRegion, type UprightBox, uprightBoxOf } from './imageBoxes';
import { createImageClasses } from './imageClasses';
import { imageNoSize, severalLabels } from './imageLosses';
import { ImageReader, type ImageRegion, tellOfAnswers } from './imageReader';
import { createTextFile } from './textFile';
import { escapeXml } from './xmlText';

const FORMAT: BoxFormat = { name: 'Pascal VOC', hint: 'Export as COCO to keep their shape.' };

/** First and last pixel of a stretch, counted from 1 as the development kit does; a stretch has one pixel at least. */
function pixelsOf(from: number, length: number, most: number): readonly [first: number, last: number] {
  const first = clamp(Math.round(from) + 1, 1, most);
  return [first, clamp(Math.round(from + length), first, most)];
}

function objectXml(label: string, { x, y, width, height, isCut }: UprightBox, size: Size): string {
  const [xmin, xmax] = pixelsOf(x, width, size.width);
  const [ymin, ymax] = pixelsOf(y, height, size.height);
  return `  <object>
    <name>${escapeXml(label)}</name>
    <pose>Unspecified</pose>
    <truncated>${isCut ? 1 : 0}</truncated>
    <difficult>0</difficult>
    <bndbox>
      <xmin>${xmin}</xmin>
      <ymin>${ymin}</ymin>
      <xmax>${xmax}</xmax>
      <ymax>${ymax}</ymax>
    </bndbox>
  </object>
`;
}

function headXml(fileName: string, { width, height }: Size): string {
  return `<annotation>
  <folder>images</folder>
  <filename>${escapeXml(fileName)}</filename>
  <source>
    <database>Label Editor</database>
  </source>
  <size>
    <width>${width}</width>
    <height>${height}</height>
    <depth>3</depth>
  </size>
  <segmented>0</segmented>
`;
}

/** An image's file while its objects are gathered: several tasks may show one image. */
interface VocImage {
  readonly head: string;
  readonly objects: string[];
}

/** The object of a region; undefined and a loss for one that has no box. */
function objectOf(
  region: ImageRegion,
  size: Size,
  classes: ReturnType<typeof createImageClasses>,
  context: ExportContext,
  task: ExportTask,
) {
  const lose: LoseOfRegion = (loss) => context.lose(loss, task);
  tellOfAnswers(region, FORMAT.name, lose);
  const box = uprightBoxOf(region, size, FORMAT, lose);
  if (!box) return undefined;
  const labels = classes.labelsOf(region.region);
  if (labels.length > 1) lose(severalLabels(FORMAT.name));
  const label = classes.catalogue.labels[classes.indexOf(labels, task)];
  return objectXml(label?.name ?? '', box, size);
}

/**
 * Pascal VOC: `Annotations/NAME.xml` an image, an `object` with an upright box a region. Boxes are whole pixels counted from 1, the last one included, as
 * the development kit of the challenge has them: a box over a whole image of 100 × 50 is 1, 1, 100, 50, and readers take 1 from `xmin` and `ymin`. (Label
 * Studio's converter counts from 0.) What was cut at the border is `truncated`. Format: http://host.robots.ox.ac.uk/pascal/VOC/voc2012/htmldoc/
 */
export const createVocExporter: CreateExporter = (context) => {
  const reader = new ImageReader(context, { name: FORMAT.name, mixesAnnotations: true });
  const classes = createImageClasses(context);
  const images = new Map<string, VocImage>();
  return {
    async add(task) {
      for (const { name, size, regions } of await reader.read(task)) {
        if (!size) {
          context.lose(imageNoSize(FORMAT.name), task);
          continue;
        }
        const image = images.get(name.stem) ?? { head: headXml(`${name.stem}${name.extension}`, size), objects: [] };
        images.set(name.stem, image);
        for (const region of regions) {
          const object = objectOf(region, size, classes, context, task);
          if (object !== undefined && !context.isPreview) image.objects.push(object);
        }
      }
    },
    finish() {
      return [...images].map(([stem, { head, objects }]): ExportFile => {
        const file = createTextFile(`Annotations/${stem}.xml`, 'application/xml', context);
        for (const piece of [head, ...objects, '</annotation>\n']) file.write(piece);
        return file.finish();
      });
    },
  };
};
