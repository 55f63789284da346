import { type ConfigNode, type ConfigTree, type Item, itemOfStored, type Look, type Region, seededColor, UNLABELLED_COLOR } from '../core';
import { labelsBy } from './answers';

const FILL_OPACITY = 0.2;

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Whether the config's author wrote an attribute, which a default never tells. */
function isWritten(node: ConfigNode, name: string): boolean {
  return node.written.has(name.toLowerCase());
}

/** Label Studio's own default: a label left at it gets a colour of its own, as there. */
const DEFAULT_BACKGROUND = '#36b37e';

/** Colour of a label: its own background, else one that its word gives. */
function colorOf(item: Item): string {
  const own = text(item.attrs.background);
  return own !== undefined && own.toLowerCase() !== DEFAULT_BACKGROUND ? own : seededColor(item.value);
}

/** The map below a key, made when it is missing. */
function inside<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  let found = maps.get(key);
  if (!found) {
    found = new Map();
    maps.set(key, found);
  }
  return found;
}

/** Resolves the style of regions from their labels and controls; one look object for all that look equal. */
export class Looks {
  readonly #tree: ConfigTree;
  readonly #byRegion = new WeakMap<Region, Look>();
  /** By control, object and first label: a key put together for each of 100,000 regions took a tenth of a second. */
  readonly #byLabels = new Map<string, Map<string, Map<string | undefined, Look>>>();

  constructor(tree: ConfigTree) {
    this.#tree = tree;
  }

  of(region: Region): Look {
    let look = this.#byRegion.get(region);
    if (look) return look;
    // The same control and label look the same, so 100,000 regions need as many looks as there are labels.
    const first = region.labels[0];
    const known = inside(inside(this.#byLabels, region.control), region.object);
    look = known.get(first);
    if (!look) {
      look = this.#resolve(region, first);
      known.set(first, look);
    }
    this.#byRegion.set(region, look);
    return look;
  }

  #resolve(region: Region, label: string | undefined): Look {
    const shape = this.#tree.byName.get(region.control);
    const labeling = label === undefined ? undefined : this.#labelControl(region, label);
    const item = labeling && label !== undefined ? itemOfStored(labeling, label) : undefined;
    const styled = [labeling, shape].filter((node) => node !== undefined);
    const first = <T>(name: string, read: (value: unknown) => T | undefined): T | undefined => {
      const written = styled.find((node) => isWritten(node, name) && read(node.attrs[name]) !== undefined);
      // A shape's default counts before a label control's: polygons are 2 px wide, whoever labels them.
      return read((written ?? shape ?? labeling)?.attrs[name]);
    };
    const color = item ? colorOf(item) : label === undefined ? undefined : seededColor(label);
    const stroke = color ?? this.#own(shape, 'strokeColor') ?? UNLABELLED_COLOR;
    const fill = color ?? this.#own(shape, 'fillColor') ?? stroke;
    const fillOpacity = first('fillOpacity', number) ?? first('opacity', number) ?? FILL_OPACITY;
    const strokeWidth = first('strokeWidth', number) ?? 1;
    return Object.freeze({ stroke, fill, fillOpacity, strokeWidth, key: [stroke, fill, fillOpacity, strokeWidth].join('|') });
  }

  #own(shape: ConfigNode | undefined, name: string): string | undefined {
    return shape && text(shape.attrs[name]);
  }

  /** The control that gave a region its first label. */
  #labelControl(region: Region, label: string): ConfigNode | undefined {
    const controls = this.#tree.controls.filter((node) => node.definition?.labelKey !== undefined && node.toNames.includes(region.object));
    return (
      controls.find((node) => labelsBy(region, node, this.#tree).includes(label)) ??
      controls.find((node) => itemOfStored(node, label) !== undefined) ??
      controls.find((node) => node.name === region.control)
    );
  }
}
