import { type Finding, isRecord, type Result, type UnknownRecord } from '../core';
import { conflictingGeometry, tagFailed, valueMissing } from './findings';
import type { Resolution } from './resolve';
import { NO_KEYS, sameContent, wireValue } from './wireValue';

/** Takes what is wrong with the result at `index` of a group. */
export type ReportResult = (finding: Finding, index: number) => void;

function failed(resolution: Resolution, error: unknown): Finding {
  return tagFailed(resolution.definition?.name ?? resolution.object?.tag ?? resolution.type, error);
}

/** Whether `wire` carries the geometry. A foreign tag's codec may be wrong, and data from outside never throws. */
function carries({ codec }: Resolution, wire: UnknownRecord): boolean {
  try {
    return codec?.has(wire) === true;
  } catch {
    // The codec fails once more when it reads, and that is reported.
    return false;
  }
}

/** Added to the rank of a result whose geometry is there to be read. */
const READABLE = 10;

/** Position of the result that a group's geometry is read from; -1 when the group is no region. */
export function primaryIndex(results: readonly Result[], resolutions: readonly Resolution[]): number {
  if (resolutions.length === 1) return (resolutions[0]?.rank ?? 0) > 0 ? 0 : -1;
  let best = -1;
  let bestRank = 0;
  for (let i = 0; i < resolutions.length; i++) {
    const resolution = resolutions[i];
    if (!resolution) continue;
    const rank =
      resolution.rank > 1 && carries(resolution, wireValue(results[i] ?? NO_KEYS)) ? resolution.rank + READABLE : resolution.rank;
    if (rank <= bestRank) continue;
    best = i;
    bestRank = rank;
  }
  return best;
}

/** The geometry of a group's main result, which is at `index`. */
export function readGeometry(result: Result, resolution: Resolution, index: number, report: ReportResult | undefined): unknown {
  const { codec, object } = resolution;
  if (!codec) return undefined;
  if (!isRecord(result.value)) {
    report?.(valueMissing(result.value), index);
    return undefined;
  }
  try {
    const { value, findings } = codec.read(result.value, object, result);
    if (report) for (const finding of findings) report(finding, index);
    return value;
  } catch (error) {
    report?.(failed(resolution, error), index);
    return undefined;
  }
}

/** What a further result of region `id` shows differently from its main one, if anything. */
export function conflictOf(id: string, result: Result, of: Resolution, primary: Resolution, value: unknown): Finding | undefined {
  if (of.role === 'none') return undefined;
  if (of.object && of.object !== primary.object) return conflictingGeometry(id, `another object ('${of.object.name}')`);
  if (!primary.codec || value === undefined) return undefined;
  if (of.role === 'shape' && of.kind !== primary.kind) return of.definition && conflictingGeometry(id, `another geometry (${of.kind})`);
  const wire = wireValue(result);
  if (!carries(primary, wire)) return undefined;
  const other = readGeometry(result, primary, 0, undefined);
  return other === undefined || sameContent(other, value) ? undefined : conflictingGeometry(id, 'another geometry');
}
