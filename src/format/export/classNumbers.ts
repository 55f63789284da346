import type { LabelCatalogue } from './labelCatalogue';

/** The number that a label says by `category="3"` in the config. */
function categoryOf({ labels }: LabelCatalogue, index: number): number | undefined {
  const category = labels[index]?.item?.attrs.category;
  return typeof category === 'number' && Number.isInteger(category) && category >= 0 ? category : undefined;
}

/** Numbers of classes by their place in the catalogue. */
export interface ClassNumbers {
  of(index: number): number;
  /** Numbers that labels say, and this format cannot take. */
  readonly isIgnored: boolean;
}

/**
 * Class numbers without gaps, from 0: those that labels say (`category`) where all labels of the config say one and together they are 0, 1, 2 …, else the
 * catalogue's order. Labels that are met later come after them.
 */
export function gaplessNumbers(catalogue: LabelCatalogue): ClassNumbers {
  const said = catalogue.labels.map((_, index) => categoryOf(catalogue, index));
  const isWhole = new Set(said).size === said.length && said.every((number) => number !== undefined && number < said.length);
  return {
    of: (index) => (isWhole ? (said[index] ?? index) : index),
    isIgnored: !isWhole && said.some((number) => number !== undefined),
  };
}

/**
 * Class numbers that may have gaps: what a label says (`category`), the first of two that say the same; the others in the catalogue's order from 1, since
 * readers of COCO take 0 for the background (torchvision's references) or for nothing matched (pycocotools' ids).
 */
export function sparseNumbers(catalogue: LabelCatalogue): ClassNumbers {
  const numbers: number[] = [];
  const taken = new Set<number>();
  let isIgnored = false;
  catalogue.labels.forEach((_, index) => {
    const said = categoryOf(catalogue, index);
    if (said === undefined) return;
    if (taken.has(said)) isIgnored = true;
    else {
      taken.add(said);
      numbers[index] = said;
    }
  });
  let next = 1;
  let done = 0;
  return {
    isIgnored,
    of(index) {
      // Numbers are given in the catalogue's order, whichever is asked for first.
      for (; done <= index; done++) {
        if (numbers[done] !== undefined) continue;
        while (taken.has(next)) next++;
        taken.add(next);
        numbers[done] = next;
      }
      return numbers[index] ?? index;
    },
  };
}
