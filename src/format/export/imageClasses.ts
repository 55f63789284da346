import type { ConfigNode, Region } from '../../core';
import { answerOf, type FormatEnv, labelsOf } from '../index';
import type { ExportContext, ExportTask } from './exported';
import { createLabelCatalogue, type LabelCatalogue } from './labelCatalogue';
import { objectsOf } from './objectData';

/** A label of a region, and the control that gave it. */
export interface RegionLabel {
  readonly name: string;
  readonly control: string;
}

/** The classes of an export of images. */
export interface ImageClasses {
  readonly catalogue: LabelCatalogue;
  /** What classes a region, in order; empty for nothing. */
  labelsOf(region: Region): readonly RegionLabel[];
  /** The number of a region's class in the catalogue, by its first label; a region without any has the class `no_label`. */
  indexOf(labels: readonly RegionLabel[], task: ExportTask): number;
}

/** Whether a control is about an image; where the config has no image, it is about whatever there is. */
function isAboutImages(control: ConfigNode, images: ReadonlySet<string>): boolean {
  return images.size === 0 || control.toNames.some((name) => images.has(name));
}

function isLabelControl({ definition }: ConfigNode): boolean {
  return definition?.labelKey !== undefined && definition.labelsRelations !== true;
}

/** Whether a control asks of each region which choice it is. */
function isRegionChoice({ definition, attrs }: ConfigNode): boolean {
  return attrs.perRegion === true && definition?.answer?.key === 'choices';
}

/**
 * The classes by the labels of the config's images. Where no control labels regions, the choices that are asked of each region class them: shapes without
 * labels and a `Choices` beside them are an old way to label.
 */
export function createImageClasses(context: ExportContext): ImageClasses {
  const { config, registry } = context;
  const env: FormatEnv = { tree: config, registry };
  const images = new Set(objectsOf(config, 'Image').map(({ name }) => name));
  const about = config.controls.filter((control) => isAboutImages(control, images));
  const labelling = about.filter(isLabelControl);
  const choosing = labelling.length > 0 ? [] : about.filter(isRegionChoice);
  const chosen = new Set(choosing);
  const catalogue = createLabelCatalogue(context, (control) => labelling.includes(control) || chosen.has(control));
  const allLabelling = config.controls.filter(isLabelControl);
  return {
    catalogue,
    labelsOf(region) {
      if (region.labels.length > 0) {
        const found = allLabelling.flatMap((control) => labelsOf(region, control, env).map((name) => ({ name, control: control.name })));
        return found.length > 0 ? found : region.labels.map((name) => ({ name, control: region.control }));
      }
      return choosing.flatMap((control) => {
        const answer = answerOf(region, control, env);
        const choices = Array.isArray(answer) ? answer : [];
        return choices.filter((name): name is string => typeof name === 'string').map((name) => ({ name, control: control.name }));
      });
    },
    indexOf([label], task) {
      return label ? catalogue.indexOf(label.name, label.control, task) : catalogue.indexOfNone(task);
    },
  };
}
