import type { Mapping } from 'label-editor/tasks';

/** One rename of a mapping, to be taken or left. */
export interface Rename {
  readonly key: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** The mapping with this rename alone. */
  readonly alone: Mapping;
}

type Flat = 'fromNames' | 'toNames' | 'types';

const FLAT: readonly (readonly [key: Flat, kind: string])[] = [
  ['fromNames', 'Name of the control'],
  ['toNames', 'Name of the object'],
  ['types', 'Type'],
];

const NAMES = { type: 'type', fromName: 'from', toName: 'to' } as const;

/** The names of a result in a line: `choices, from mood, to text`. */
function describeNames(names: { readonly type?: string; readonly fromName?: string; readonly toName?: string }): string {
  return (['type', 'fromName', 'toName'] as const)
    .flatMap((key) => (names[key] === undefined ? [] : `${NAMES[key]} ${names[key]}`))
    .join(', ');
}

/** The renames of a mapping one by one. */
export function listRenames(mapping: Mapping): readonly Rename[] {
  const flat = FLAT.flatMap(([part, kind]) =>
    Object.entries(mapping[part] ?? {}).map(([from, to]) => ({ kind, from, to, alone: { [part]: { [from]: to } } as Mapping })),
  );
  const results = (mapping.results ?? []).map((rule) => ({
    kind: 'Results',
    from: describeNames(rule.when),
    to: describeNames(rule.set),
    alone: { results: [rule] } as Mapping,
  }));
  const nested = (['valueKeys', 'labels'] as const).flatMap((part) =>
    Object.entries(mapping[part] ?? {}).flatMap(([name, renames]) =>
      Object.entries(renames).map(([from, to]) => ({
        kind: part === 'labels' ? `Label of ${name}` : `Key of ${name}`,
        from,
        to,
        alone: { [part]: { [name]: { [from]: to } } } as Mapping,
      })),
    ),
  );
  return [...flat, ...results, ...nested].map((rename) => ({ ...rename, key: `${rename.kind}: ${rename.from} → ${rename.to}` }));
}

/** One mapping of the renames that were taken. */
export function joinRenames(renames: readonly Rename[]): Mapping {
  const nestedIn = (part: 'labels' | 'valueKeys') => {
    const names = new Map<string, (readonly [string, string])[]>();
    for (const { alone } of renames) {
      for (const [name, pairs] of Object.entries(alone[part] ?? {}))
        names.set(name, [...(names.get(name) ?? []), ...Object.entries(pairs)]);
    }
    return Object.fromEntries(Array.from(names, ([name, pairs]) => [name, Object.fromEntries(pairs)]));
  };
  const flatIn = (part: Flat) => Object.fromEntries(renames.flatMap(({ alone }) => Object.entries(alone[part] ?? {})));
  return {
    fromNames: flatIn('fromNames'),
    toNames: flatIn('toNames'),
    types: flatIn('types'),
    results: renames.flatMap(({ alone }) => alone.results ?? []),
    valueKeys: nestedIn('valueKeys'),
    labels: nestedIn('labels'),
  };
}
