import { type ConfigNode, itemOfStored, type Problem, type Region } from '../../core';
import type { EditorStore } from '../../store';
import { isAskedAtRegion, questionsOf } from '../kit';

/** What people read for a stored label: the value of its `Label`, or the stored word when the config has none. */
export function labelText(editor: EditorStore, stored: string): string {
  for (const control of editor.config.controls) {
    const item = control.definition?.labelKey === undefined ? undefined : itemOfStored(control, stored);
    if (item) return item.value;
  }
  return stored;
}

/** The labels of a region as one line; undefined when it has none. */
export function labelsText(editor: EditorStore, region: Region): string | undefined {
  return region.labels.length > 0 ? region.labels.map((label) => labelText(editor, label)).join(', ') : undefined;
}

const LONGEST = 120;
const excerpts = new WeakMap<Region, string>();

/** The text a region stands on or was answered with, shortened; empty when it has none. */
export function excerptOf(region: Region): string {
  let excerpt = excerpts.get(region);
  if (excerpt === undefined) {
    excerpt = '';
    for (const { value } of region.results) {
      const text = value?.text;
      const line = typeof text === 'string' ? text : Array.isArray(text) ? text.filter((word) => typeof word === 'string').join(' ') : '';
      if (!line) continue;
      excerpt = line.slice(0, LONGEST).replace(/\s+/g, ' ').trim();
      break;
    }
    excerpts.set(region, excerpt);
  }
  return excerpt;
}

/** Whether a tag of this editor can show the region's geometry. */
export function isKnownKind(editor: EditorStore, region: Region): boolean {
  return region.value !== undefined && editor.registry.byKind(region.kind) !== undefined;
}

const byRegion = new WeakMap<readonly Problem[], Map<string, Problem>>();

/** The worst problem of a region, if it has one. */
export function problemOf(problems: readonly Problem[], layer: string, region: string): Problem | undefined {
  let map = byRegion.get(problems);
  if (!map) {
    map = new Map();
    for (const problem of problems) {
      if (problem.where.region === undefined) continue;
      const key = `${problem.where.layer ?? ''} ${problem.where.region}`;
      if (!map.has(key) || problem.severity === 'error') map.set(key, problem);
    }
    byRegion.set(problems, map);
  }
  return map.get(`${layer} ${region}`) ?? map.get(` ${region}`);
}

/** Controls that ask about one region of this object; `inList`: those that the config puts into the region's row. */
export function regionControls(editor: EditorStore, region: Region, inList: boolean): ConfigNode[] {
  return questionsOf(editor, region).filter(
    (node) => (node.attrs.displayMode === 'region-list') === inList && !isAskedAtRegion(editor, region, node),
  );
}

/** Ids of the regions whose labels, text, kind or id contain the query, in order. */
export function filterIds(
  editor: EditorStore,
  ids: readonly string[],
  peek: (id: string) => Region | undefined,
  query: string,
): readonly string[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return ids;
  return ids.filter((id) => {
    const region = peek(id);
    if (!region) return false;
    const words = [labelsText(editor, region) ?? '', excerptOf(region), region.kind, id];
    return words.some((word) => word.toLowerCase().includes(wanted));
  });
}
