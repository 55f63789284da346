import type { LayerRecords, UnknownRecord } from '../core';
import type { LayerSource } from './decodeTask';
import { encodeLayer } from './encodeLayer';

/** The annotation or prediction with its results as they are now; one whose `result` was no list keeps it until there is something to write. */
export function encodeSource({ json }: Pick<LayerSource, 'json'>, records: LayerRecords): UnknownRecord {
  const result = encodeLayer(records);
  return Array.isArray(json.result) || result.length > 0 ? { ...json, result } : json;
}
