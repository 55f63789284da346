import { closest, type Region } from '../../core';

/** Codes of findings about an id that no region has. */
export const ID_CODES: ReadonlySet<string> = new Set(['region-not-found', 'parent-not-found', 'relation-end-not-found']);

/** Shorter ids that differ in a letter are ids of different regions. */
const SHORTEST_MISSPELT = 4;

/** The id of the region that was probably meant. Ids are counted or drawn: with other digits, one is of another region however near it looks. */
export function nearId(id: string, regions: readonly Region[]): string | undefined {
  const wanted = id.trim().toLowerCase();
  const digits = wanted.replace(/\D/g, '');
  const near = regions.filter((region) => {
    const other = region.id.trim().toLowerCase();
    return other.replace(/\D/g, '') === digits && (wanted.length >= SHORTEST_MISSPELT || other === wanted);
  });
  return closest(
    wanted,
    near.map((region) => region.id),
  );
}
