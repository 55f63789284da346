import type { LayerRecords, Result } from '../core';
import { withWrittenId } from './editRegion';
import { encodeLayer } from './encodeLayer';

/**
 * The results of regions as Label Studio puts them on the clipboard, in wire order: geometry, labels and answers about each, and the relations
 * that both end at one of them. Results that came without an id carry the one they are known by.
 */
export function copyResults({ regions, relations }: Pick<LayerRecords, 'regions' | 'relations'>, ids: readonly string[]): Result[] {
  const wanted = new Set(ids);
  return encodeLayer({
    regions: regions.filter(({ id }) => wanted.has(id)).map(withWrittenId),
    relations: relations.filter(({ fromId, toId }) => wanted.has(fromId) && wanted.has(toId)),
    answers: [],
    unknown: [],
  }) as Result[];
}
