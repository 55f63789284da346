import type { Finding, Region } from '../core';
import { parentWrong } from './findings';

function withoutParent(region: Region): Region {
  return Object.freeze({ ...region, parentId: undefined });
}

/** Ids of regions whose chain of parents leads back to them: one for each circle. */
function circleEnds(parents: ReadonlyMap<string, string>): Set<string> {
  const ends = new Set<string>();
  const done = new Set<string>();
  for (const start of parents.keys()) {
    const walked = new Set<string>();
    let last = start;
    for (let id: string | undefined = start; id !== undefined && !done.has(id); id = parents.get(id)) {
      if (walked.has(id)) {
        ends.add(last);
        break;
      }
      walked.add(id);
      last = id;
    }
    for (const id of walked) done.add(id);
  }
  return ends;
}

/** The regions with parents that exist and form a tree, so that nobody who follows them needs to check. The wire is not touched. */
export function linkParents(regions: readonly Region[], report: (finding: Finding, region: Region) => void): readonly Region[] {
  if (regions.every((region) => region.parentId === undefined)) return regions;
  const ids = new Set(regions.map((region) => region.id));
  const parents = new Map<string, string>();
  for (const { id, parentId } of regions) if (parentId !== undefined && ids.has(parentId)) parents.set(id, parentId);
  const ends = circleEnds(parents);
  return regions.map((region) => {
    if (region.parentId === undefined) return region;
    if (!parents.has(region.id)) report(parentWrong(region.parentId, false), region);
    else if (ends.has(region.id)) report(parentWrong(region.id, true), region);
    else return region;
    return withoutParent(region);
  });
}
