import { type Codec, type ConfigNode, type Region, type Result, ResultError, type UnknownRecord } from '../core';
import type { FormatEnv } from './env';
import { typeOfNode } from './fitting';
import { readRegion } from './readRegion';
import { resolverOf } from './resolve';

/** Natural size of an image in pixels and its turn on screen in degrees, as every result on it repeats them. */
export interface ImageSize {
  readonly original_width: number;
  readonly original_height: number;
  readonly image_rotation: number;
}

/** A region to be made. */
export interface RegionSpec {
  /** The control that makes it. */
  readonly control: ConfigNode;
  /** The object it lies on. */
  readonly object: ConfigNode;
  /** Geometry in the kind's units. */
  readonly value: unknown;
  /** Labels as stored, by label control. */
  readonly labels?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Per-region answers by control. */
  readonly answers?: UnknownRecord | undefined;
  readonly id: string;
  /** Page of a multi-page object; absent where there are none. */
  readonly itemIndex?: number | undefined;
  readonly meta?: UnknownRecord | undefined;
  readonly parentId?: string | undefined;
  readonly size?: ImageSize | undefined;
  readonly slot: number;
}

/** The codec of what `control` draws on `object`: its own, or the object's for a control that only labels. */
function codecOf({ control, object }: RegionSpec): Codec<unknown> {
  const codec = control.definition?.codec ?? (control.definition?.labelKey === undefined ? undefined : object.definition?.codec);
  if (codec) return codec;
  throw new ResultError(
    'no-geometry',
    `'${control.name}' (${control.tag}) makes no regions on '${object.name}' (${object.tag}); name a control with a geometry, such as a shape.`,
  );
}

function nodeOf(name: string, { tree }: FormatEnv): ConfigNode {
  const node = tree.byName.get(name);
  if (node) return node;
  throw new ResultError(
    'control-not-found',
    `the config has no control '${name}', so nothing can be stored for it; name one of its controls.`,
  );
}

/** What each control stores under its own key, by control: labels and answers that are not empty. */
function ownKeys(spec: RegionSpec, env: FormatEnv): { readonly node: ConfigNode; readonly key: string; readonly content: unknown }[] {
  const labels = Object.entries(spec.labels ?? {}).flatMap(([name, words]) => {
    const node = nodeOf(name, env);
    const key = node.definition?.labelKey;
    if (key === undefined) throw new ResultError('no-labels', `'${name}' is a ${node.tag}, which has no labels; name a control that does.`);
    return words.length > 0 || node.attrs.allowEmpty === true ? [{ node, key, content: [...words] }] : [];
  });
  const answers = Object.entries(spec.answers ?? {}).flatMap(([name, answer]) => {
    const node = nodeOf(name, env);
    const codec = node.definition?.answer;
    if (!codec) throw new ResultError('no-answer', `'${name}' is a ${node.tag}, which takes no answer; name a control that does.`);
    return answer === undefined || codec.isEmpty(answer) ? [] : [{ node, key: codec.key, content: answer }];
  });
  return [...labels, ...answers];
}

/**
 * Makes a region and its results as Label Studio writes them: a control with geometry and labels one result, a geometry and
 * other labels two that share the id, labels on an object with a geometry of its own one.
 * Throws a `ResultError` when a control does not fit.
 */
export function createRegion(spec: RegionSpec, env: FormatEnv): Region {
  const { control, object, id, itemIndex, meta, parentId, size, slot } = spec;
  const geometry = codecOf(spec).write(spec.value, {}, object);
  const own = ownKeys(spec, env);
  const resultOf = (node: ConfigNode, keys: UnknownRecord): Result => ({
    ...size,
    value: { ...geometry, ...keys },
    id,
    from_name: node.name,
    to_name: object.name,
    type: typeOfNode(node),
    origin: 'manual',
    ...(itemIndex !== undefined && { item_index: itemIndex }),
    ...(meta && { meta }),
    ...(parentId !== undefined && { parentID: parentId }),
  });
  const merged = own.find(({ node }) => node.name === control.name);
  const results = [
    resultOf(control, merged ? { [merged.key]: merged.content } : {}),
    ...own.filter((entry) => entry !== merged).map(({ node, key, content }) => resultOf(node, { [key]: content })),
  ];
  const resolver = resolverOf(env);
  const region = readRegion({ id, results, slots: results.map(() => slot) }, results.map(resolver.resolve), resolver, { origin: 'manual' });
  if (region) return region;
  throw new ResultError(
    'no-geometry',
    `'${control.name}' (${control.tag}) makes no regions on '${object.name}'; name a control that labels it.`,
  );
}
