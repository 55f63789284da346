import { type Finding, isRecord, type UnknownRecord } from '../core';
import { noResults, notJson } from './pasteFindings';

/** A result list that was found somewhere, and where: `''` for the input itself, else such as `annotations[0].result`. */
export type FoundResults = { readonly results: readonly unknown[]; readonly path: string } | { readonly finding: Finding };

/** Where a task keeps its layers, the most wanted first; `completions` is the former name of `annotations`. */
const LAYERS = ['annotations', 'completions', 'predictions', 'drafts'] as const;

function isResult(entry: unknown): boolean {
  return isRecord(entry) && (isRecord(entry.value) || entry.type === 'relation' || typeof entry.from_name === 'string');
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function inRecord(record: UnknownRecord, path: string): FoundResults | undefined {
  if (Array.isArray(record.result)) return { results: record.result, path: join(path, 'result') };
  for (const key of LAYERS) {
    const list = record[key];
    if (!Array.isArray(list)) continue;
    for (const [i, layer] of list.entries()) {
      const found = isRecord(layer) && Array.isArray(layer.result) && layer.result.length > 0;
      if (found) return { results: layer.result as unknown[], path: join(path, `${key}[${i}].result`) };
    }
  }
  return isResult(record) ? { results: [record], path } : undefined;
}

function inList(list: readonly unknown[]): FoundResults | undefined {
  if (list.some(isResult)) return { results: list, path: '' };
  for (const [i, entry] of list.entries()) {
    const found = isRecord(entry) ? inRecord(entry, `[${i}]`) : undefined;
    if (found && 'results' in found && found.results.length > 0) return found;
  }
  return undefined;
}

/**
 * Finds results in whatever somebody pasted: a list of them, one alone, an annotation, a prediction, a task, a list of those, or JSON text of
 * any. Of a task with several layers the first that holds something counts. Never throws.
 */
export function resultsIn(input: unknown): FoundResults {
  let content = input;
  if (typeof input === 'string') {
    try {
      content = JSON.parse(input);
    } catch {
      return { finding: notJson(input) };
    }
  }
  const found = Array.isArray(content) ? inList(content) : isRecord(content) ? inRecord(content, '') : undefined;
  return found && 'results' in found && found.results.length > 0 ? found : { finding: noResults(content) };
}
