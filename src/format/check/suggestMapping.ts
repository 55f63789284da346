import type { ConfigTree } from '../../core';
import type { NameCheck } from './checkReport';
import type { Mapping, Renames, ResultNames } from './mapping';

type Names = ReadonlyMap<string, string>;

const PARTS = ['type', 'fromName', 'toName'] as const;
type Part = (typeof PARTS)[number];

function isEmpty(names: ResultNames): boolean {
  return PARTS.every((part) => names[part] === undefined);
}

/** Words that mean the same wherever they stand: the config has no such name, and all that say it should say one and the same other. */
function renamesOf(part: Part, names: readonly NameCheck[], isTaken: (word: string) => boolean): Map<string, string> {
  const meant = new Map<string, Set<string | undefined>>();
  for (const line of names) {
    const word = line[part];
    if (word !== undefined) meant.set(word, (meant.get(word) ?? new Set()).add(line.meant[part]));
  }
  return new Map(
    [...meant].flatMap(([word, others]): [string, string][] => {
      const [other] = others;
      return others.size === 1 && other !== undefined && !isTaken(word) ? [[word, other]] : [];
    }),
  );
}

function written(renames: Names): Renames | undefined {
  return renames.size === 0 ? undefined : Object.fromEntries(renames);
}

function writtenBy(parts: ReadonlyMap<string, Names>): Readonly<Record<string, Renames>> | undefined {
  return parts.size === 0 ? undefined : Object.fromEntries([...parts].map(([name, renames]) => [name, Object.fromEntries(renames)]));
}

/** The renames that mend what a check found: one for each word where that is safe, else one for each set of names. */
export function suggestMapping(
  names: readonly NameCheck[],
  { byName }: ConfigTree,
  labels: ReadonlyMap<string, Names>,
  valueKeys: ReadonlyMap<string, Names>,
): Mapping {
  const isName = (word: string): boolean => byName.has(word);
  // A type that is right for another control is a type: what it should be here is told by the names beside it.
  const isType = (word: string): boolean => names.some(({ type, meant }) => type === word && meant.type === undefined);
  const renames: Record<Part, Names> = {
    type: renamesOf('type', names, isType),
    fromName: renamesOf('fromName', names, isName),
    toName: renamesOf('toName', names, isName),
  };
  const results = names.flatMap(({ type, fromName, toName, meant }) => {
    const when = {
      ...(type !== undefined && { type }),
      ...(fromName !== undefined && { fromName }),
      ...(toName !== undefined && { toName }),
    };
    const isCovered = PARTS.every((part) => meant[part] === undefined || renames[part].get(when[part] ?? '') === meant[part]);
    return isEmpty(meant) || isCovered ? [] : [{ when, set: meant }];
  });
  const mapping: Mapping = {
    fromNames: written(renames.fromName),
    toNames: written(renames.toName),
    types: written(renames.type),
    results: results.length === 0 ? undefined : results,
    valueKeys: writtenBy(valueKeys),
    labels: writtenBy(labels),
  };
  return Object.fromEntries(Object.entries(mapping).filter(([, part]) => part !== undefined));
}
