import { allItemsOf, type ConfigNode, type ConfigTree, type Finding, type Problem, type Region, type Relation } from '../core';
import {
  type FormatEnv,
  notEditable,
  type PastedRecords,
  type PastedRegion,
  pasteResults,
  resultsIn,
  shapesToLoad,
  usedUp,
  withParent,
} from '../format';
import type { PasteOptions } from './annotationTypes';
import { labelsBy } from './answers';
import { besideTheirLike } from './pasteOffset';
import type { ObjectView } from './surfaceTypes';
import { maxUsagesOf, overuse } from './usage';

/** The annotation that is pasted into. */
export interface PasteHome {
  readonly id: string;
  readonly format: FormatEnv;
  readonly regions: readonly Region[];
  readonly nextSlot: number;
  /** Ids that new records must not take. */
  readonly takenIds: Iterable<string>;
  has(id: string): boolean;
  viewOf(object: string, itemIndex: number): ObjectView | undefined;
  pageOf(object: string): number;
}

/** What a paste adds. */
export interface ToAdd {
  readonly regions: readonly Region[];
  readonly relations: readonly Relation[];
  readonly problems: readonly Problem[];
}

/** What somebody wants to paste: results, or why there are none. */
export type Pasting = { readonly results: readonly unknown[]; readonly path: string } | { readonly finding: Finding };

/** Finds the results in what was given; `ready` is there while geometry code that they need is being loaded. */
export function openPasting(input: unknown, { registry }: FormatEnv): { readonly pasting: Pasting; readonly ready?: Promise<unknown> } {
  const pasting = resultsIn(input);
  const shapes = 'results' in pasting ? shapesToLoad(pasting.results, registry) : [];
  if (shapes.length === 0) return { pasting };
  // One that cannot be loaded is told of where it is missed.
  return { pasting, ready: Promise.allSettled(shapes.map((shape) => shape.preload())) };
}

/** What is said of an annotation that takes nothing. */
export function notEditableIn(layer: string): Problem {
  return { ...notEditable(), where: { source: 'host', path: 'clipboard', layer } };
}

/** Whether some label of a control may be used so often only. */
function hasLimits(control: ConfigNode): boolean {
  if (control.definition?.labelKey === undefined) return false;
  return allItemsOf(control).some((item) => maxUsagesOf(control, item.stored) !== undefined) || maxUsagesOf(control, '') !== undefined;
}

/** Counts labels with a limit as they are given out. */
class LabelBudget {
  readonly #tree: ConfigTree;
  readonly #used = new Map<string, number>();
  readonly #limited: readonly ConfigNode[];

  constructor(regions: readonly Region[], tree: ConfigTree) {
    this.#tree = tree;
    this.#limited = tree.controls.filter(hasLimits);
    if (this.#limited.length > 0) for (const region of regions) this.#count(region);
  }

  #labels(
    region: Region,
  ): readonly { readonly control: ConfigNode; readonly label: string; readonly limit: number; readonly key: string }[] {
    return this.#limited.flatMap((control) =>
      labelsBy(region, control, this.#tree).flatMap((label) => {
        const limit = maxUsagesOf(control, label);
        return limit === undefined ? [] : [{ control, label, limit, key: `${control.name} ${label}` }];
      }),
    );
  }

  #count(region: Region): void {
    for (const { key } of this.#labels(region)) this.#used.set(key, (this.#used.get(key) ?? 0) + 1);
  }

  /** Why the region may not have its labels; undefined = they are given to it. */
  take(region: Region): string | undefined {
    const over = this.#labels(region).find(({ key, limit }) => (this.#used.get(key) ?? 0) >= limit);
    if (over) return overuse(over.control, over.label, over.limit);
    this.#count(region);
    return undefined;
  }
}

/** Regions that may have their labels, and a problem for each that may not. */
function withinLimits(
  pasted: readonly PastedRegion[],
  home: PasteHome,
): { readonly regions: readonly Region[]; readonly problems: Problem[] } {
  const budget = new LabelBudget(home.regions, home.format.tree);
  const problems: Problem[] = [];
  const regions = pasted.flatMap(({ region, where }) => {
    const refused = budget.take(region);
    if (refused === undefined) return region;
    problems.push({ ...usedUp(refused), where });
    return [];
  });
  return { regions, problems };
}

function recordsOf(results: readonly unknown[], path: string, home: PasteHome, options: PasteOptions): PastedRecords {
  return pasteResults(results, {
    ...home.format,
    layer: home.id,
    path,
    objects: options.objects ?? {},
    pageOf: (object, from) => options.itemIndex ?? (options.inPlace ? from : home.pageOf(object)),
    hasParent: (id) => options.inPlace === true && home.has(id),
    sizeOf: (object, page) => {
      const view = home.viewOf(object, page);
      return view && { original_width: view.width, original_height: view.height, image_rotation: view.rotation };
    },
    slot: home.nextSlot,
    takenIds: new Set(home.takenIds),
  });
}

/** What is to be added: everything that fits, and a problem for the rest. */
export function takePasting(pasting: Pasting, home: PasteHome, options: PasteOptions): ToAdd {
  if ('finding' in pasting) {
    return { regions: [], relations: [], problems: [{ ...pasting.finding, where: { source: 'host', path: 'clipboard', layer: home.id } }] };
  }
  const made = recordsOf(pasting.results, pasting.path, home, options);
  const { regions, problems } = withinLimits(made.regions, home);
  const ids = new Set(regions.map((region) => region.id));
  const isThere = (id: string): boolean => ids.has(id) || home.has(id);
  const moved = besideTheirLike(regions, { ...home.format, regions: home.regions, viewOf: home.viewOf });
  return {
    regions: regions.map((region) => {
      const placed = moved.get(region.id) ?? region;
      return placed.parentId !== undefined && !isThere(placed.parentId) ? withParent(placed, undefined) : placed;
    }),
    relations: made.relations.filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId)),
    problems: [...made.problems, ...problems],
  };
}
