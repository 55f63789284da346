import { isRecord, type Task, type UnknownRecord } from '../../core';
import type { Mapping, Renames, ResultNames } from './mapping';

/** Lists of a task whose entries hold results. */
const LISTS: readonly string[] = ['annotations', 'completions', 'predictions', 'drafts'];

/** Own keys only: a label may well be called `constructor`. */
function renamed(word: string, renames: Renames | undefined): string {
  return renames && Object.hasOwn(renames, word) ? String(renames[word]) : word;
}

function partOf<T>(parts: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return parts && Object.hasOwn(parts, name) ? parts[name] : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The three names of a result. */
export function namesOf(result: UnknownRecord): ResultNames {
  const [type, fromName, toName] = [text(result.type), text(result.from_name), text(result.to_name)];
  return {
    ...(type !== undefined && { type }),
    ...(fromName !== undefined && { fromName }),
    ...(toName !== undefined && { toName }),
  };
}

/** Whether two results say the same. */
function sameNames(a: ResultNames, b: ResultNames): boolean {
  return a.type === b.type && a.fromName === b.fromName && a.toName === b.toName;
}

function newNames(names: ResultNames, mapping: Mapping): ResultNames {
  const rule = mapping.results?.find(({ when }) => sameNames(when, names));
  if (rule) return { ...names, ...rule.set };
  const { type, fromName, toName } = names;
  return {
    ...(type !== undefined && { type: renamed(type, mapping.types) }),
    ...(fromName !== undefined && { fromName: renamed(fromName, mapping.fromNames) }),
    ...(toName !== undefined && { toName: renamed(toName, mapping.toNames) }),
  };
}

/** Key of `value` that a type keeps its labels or its answer under. */
function keyOfType(type: string): string {
  const key = type.toLowerCase();
  return key === 'textarea' ? 'text' : key;
}

function isWords(value: unknown): boolean {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}

/** Labels or an answer, and no geometry: numbers in a list under the name of a type are some tool's own. */
function isSaid(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || isWords(value) || (Array.isArray(value) && value.every(isWords));
}

/** The same object with one key called otherwise, in its place; itself when the new key is taken. */
function withKey(value: UnknownRecord, from: string, to: string): UnknownRecord {
  if (from === to || !Object.hasOwn(value, from) || Object.hasOwn(value, to)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key === from ? to : key, entry]));
}

/** The value as the new type keeps it. Labels never go under the key of a type that has none. */
function retyped(value: UnknownRecord, from: string, to: string): UnknownRecord {
  const key = [from, keyOfType(from)].find((candidate) => Object.hasOwn(value, candidate));
  const loses = from.toLowerCase().endsWith('labels') && !to.toLowerCase().endsWith('labels');
  return key === undefined || loses || !isSaid(value[key]) ? value : withKey(value, key, keyOfType(to));
}

function relabelled(value: UnknownRecord, key: string, renames: Renames): UnknownRecord {
  const list = value[key];
  if (!Array.isArray(list)) return value;
  const rename = (word: unknown): unknown => {
    if (typeof word === 'string') return renamed(word, renames);
    // The path of a nested choice.
    return isWords(word) && (word as string[]).some((part) => renamed(part, renames) !== part)
      ? (word as string[]).map((part) => renamed(part, renames))
      : word;
  };
  const words = list.map(rename);
  return words.every((word, i) => word === list[i]) ? value : { ...value, [key]: words };
}

function mapValue(value: UnknownRecord, before: ResultNames, after: ResultNames, mapping: Mapping): UnknownRecord {
  const type = after.type ?? '';
  let mapped =
    before.type !== undefined && after.type !== undefined && before.type !== after.type ? retyped(value, before.type, type) : value;
  for (const [from, to] of Object.entries(partOf(mapping.valueKeys, type) ?? {})) mapped = withKey(mapped, from, to);
  const labels = partOf(mapping.labels, after.fromName ?? '');
  return labels && keyOfType(type) !== 'text' ? relabelled(mapped, keyOfType(type), labels) : mapped;
}

function mapResult(result: unknown, mapping: Mapping): unknown {
  if (!isRecord(result) || result.type === 'relation') return result;
  const before = namesOf(result);
  const after = newNames(before, mapping);
  const value = isRecord(result.value) ? mapValue(result.value, before, after, mapping) : result.value;
  if (value === result.value && sameNames(before, after)) return result;
  return {
    ...result,
    ...(after.type !== undefined && { type: after.type }),
    ...(after.fromName !== undefined && { from_name: after.fromName }),
    ...(after.toName !== undefined && { to_name: after.toName }),
    ...(value !== result.value && { value }),
  };
}

/** The list with each entry changed; the very list when no entry is. */
function changed(list: readonly unknown[], change: (entry: unknown) => unknown): readonly unknown[] {
  const entries = list.map(change);
  return entries.every((entry, i) => entry === list[i]) ? list : entries;
}

function mapLayer(layer: unknown, mapping: Mapping): unknown {
  if (!isRecord(layer) || !Array.isArray(layer.result)) return layer;
  const result = changed(layer.result, (one) => mapResult(one, mapping));
  return result === layer.result ? layer : { ...layer, result };
}

/**
 * A task with its results renamed, as `checkTasks` suggests in `report.mapping` or as a person wrote it: names, types (with the key of `value` that goes
 * with them) and labels. Everything else stays, the very objects where nothing changes; twice is as once. Never throws.
 * @example
 * const { mapping } = await checkTasks(config, tasks);
 * const mended = tasks.map((task) => applyMapping(task, mapping));
 */
export function applyMapping<T extends object = Task>(task: T, mapping: Mapping): T {
  if (!isRecord(task)) return task;
  const lists = LISTS.flatMap((key): [string, readonly unknown[]][] => {
    const list: unknown = task[key];
    if (!Array.isArray(list)) return [];
    const mapped = changed(list, (layer) => mapLayer(layer, mapping));
    return mapped === list ? [] : [[key, mapped]];
  });
  return lists.length === 0 ? task : ({ ...task, ...Object.fromEntries(lists) } as T);
}
