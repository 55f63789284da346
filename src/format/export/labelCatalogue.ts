import { allItemsOf, type ConfigNode, type Item, itemOfStored } from '../../core';
import type { ExportContext, ExportTask } from './exported';

/** A class of an export. */
export interface CatalogueLabel {
  /** As results store it: the alias where there is one. */
  readonly name: string;
  /** Name of the first control that offers it; of one that was only met, that of its result. */
  readonly control: string;
  /** The config's item; undefined for a label that was only met in results. */
  readonly item: Item | undefined;
}

/** The classes of an export, numbered by their place. */
export interface LabelCatalogue {
  /** Those of the config in document order, then those that only results have, in the order in which they were met. */
  readonly labels: readonly CatalogueLabel[];
  /** Number of a result's label, from 0. One that the config does not have is added, with a loss. */
  indexOf(label: string, control: string, task: ExportTask): number;
  /** Number of the class of what has no label, `no_label` as Label Studio calls it. Added when it is first asked for, with a loss each time. */
  indexOfNone(task: ExportTask): number;
}

const NO_LABEL = 'no_label';

/**
 * The labels of some controls of the config, each word once: two controls with the same label share a class, as in Label Studio's exports. Labels that
 * come with the data of tasks (`value="$labels"`) are not in the config, so they are met in results.
 */
export function createLabelCatalogue(context: ExportContext, isWanted: (control: ConfigNode) => boolean): LabelCatalogue {
  const labels: CatalogueLabel[] = [];
  const indexes = new Map<string, number>();
  /** By control and label as results say them: regions are many more than labels, and finding a word walks all items of its control. */
  const said = new Map<string, number>();
  const add = (label: CatalogueLabel): number => {
    const known = indexes.get(label.name);
    if (known !== undefined) return known;
    labels.push(label);
    indexes.set(label.name, labels.length - 1);
    return labels.length - 1;
  };
  for (const control of context.config.controls.filter(isWanted)) {
    for (const item of allItemsOf(control)) if (item.stored !== '') add({ name: item.stored, control: control.name, item });
  }
  const find = (label: string, control: string, task: ExportTask): number => {
    const node = context.config.byName.get(control);
    // A result may say the label's text where the config has an alias for it.
    const name = (node && itemOfStored(node, label)?.stored) ?? label;
    const known = indexes.get(name);
    if (known !== undefined) return known;
    // A control that takes labels from the task's data promises none in the config.
    if (!node?.written.has('value')) context.lose(labelNotInConfig(name, control), task);
    return add({ name, control, item: undefined });
  };
  return {
    labels,
    indexOf(label, control, task) {
      const key = JSON.stringify([control, label]);
      const index = said.get(key) ?? find(label, control, task);
      said.set(key, index);
      return index;
    },
    indexOfNone(task) {
      context.lose(withoutLabel(), task);
      return add({ name: NO_LABEL, control: '', item: undefined });
    },
  };
}

function withoutLabel() {
  return {
    code: 'region-without-label',
    severity: 'warning',
    message: `Regions without a label are of the class '${NO_LABEL}', which is added after the others.`,
    hint: 'Label them; where the config has one kind of thing only, rename the class.',
  } as const;
}

function labelNotInConfig(label: string, control: string) {
  return {
    code: 'label-not-in-config',
    severity: 'info',
    message: `The label '${label}' of '${control}' is not in the config; it is added after the config's labels.`,
    hint: 'Add it to the config, so that its number stays the same in every export.',
  } as const;
}
