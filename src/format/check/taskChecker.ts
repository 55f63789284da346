import { allNodes, createBinding, resolveVariables, variablesOf } from '../../config';
import {
  type ConfigNode,
  type ConfigTree,
  closest,
  describeValue,
  isRecord,
  type Problem,
  type Region,
  type Registry,
  type UnknownRecord,
} from '../../core';
import { decodeLayer, decodeTask, type LayerSource, type Resolution, resolverOf } from '..';
import { namesOf } from './applyMapping';
import type { CheckPlace } from './checkReport';
import { CheckTable, keyOfNames, partOf } from './checkTable';
import { isRight, meantNames, NAME_CODES } from './meantNames';
import { ID_CODES, nearId } from './nearId';

/** Ids for which another is sought: each search goes through all regions, and what spoiled ids has spoiled the first ones too. */
const MOST_IDS = 100;

/** A variable that an attribute of the config names. */
interface NamedKey {
  readonly node: ConfigNode;
  readonly key: string;
}

/** Every variable of the config with the tag that names it. */
function namedKeys({ root }: ConfigTree): NamedKey[] {
  return (root ? allNodes(root) : []).flatMap((node) => {
    const texts = [...[...node.written.values()].map(({ text }) => text), node.children.length === 0 ? node.text : ''];
    const keys = new Set(texts.flatMap((text) => variablesOf(text).map(({ path }) => path)));
    return [...keys].map((key) => ({ node, key }));
  });
}

/** Where in its task a problem lies: in which result, and at which key below it. */
function slotOf({ where }: Problem, source: LayerSource): { readonly slot: number; readonly key: string } | undefined {
  const start = `${source.path}.result[`;
  if (!where.path?.startsWith(start)) return undefined;
  const end = where.path.indexOf(']', start.length);
  const slot = Number(where.path.slice(start.length, end));
  return end < 0 || !Number.isInteger(slot) ? undefined : { slot, key: where.path.slice(end + 2) };
}

/** What stands at a key such as `value.labels[0]` of a result. */
function atKey(result: UnknownRecord, key: string): unknown {
  let value: unknown = result;
  for (const part of key.split(/[.[\]]+/).filter(Boolean)) {
    if ((!isRecord(value) && !Array.isArray(value)) || !Object.hasOwn(value, part)) return undefined;
    value = (value as UnknownRecord)[part];
  }
  return value;
}

/** One word that a label or choice was given as; the way to a nested choice is written with slashes. */
function wordAt(result: UnknownRecord, key: string): { readonly label: string; readonly last: string } | undefined {
  const value = atKey(result, key);
  if (typeof value === 'string') return { label: value, last: value };
  const isPath = Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === 'string');
  return isPath ? { label: value.join(' / '), last: value.at(-1) as string } : undefined;
}

/** Checks tasks one after the other and writes what it finds into a table. Reads what the editor itself would say of each. */
export class TaskChecker {
  readonly table: CheckTable;
  readonly #tree: ConfigTree;
  readonly #registry: Registry;
  readonly #bind: (data: UnknownRecord) => ConfigTree;
  readonly #keys: readonly NamedKey[];
  readonly #ids = new Set<string>();
  #idsLookedUp = 0;

  constructor(tree: ConfigTree, registry: Registry, places: number) {
    this.#tree = tree;
    this.#registry = registry;
    this.#bind = createBinding(tree);
    this.#keys = namedKeys(tree);
    this.table = new CheckTable(tree, this.#keys, places);
  }

  check(input: unknown, index: number): void {
    const { table } = this;
    const task = decodeTask(input);
    const id = isRecord(input) && (typeof input.id === 'number' || typeof input.id === 'string') ? input.id : undefined;
    const at = (path: string): CheckPlace => ({ task: index, id, path });
    table.tasks += 1;
    this.#checkId(task.id, at('$.id'));
    for (const problem of task.problems)
      table.addFinding(problem, at(problem.where.path ?? '$'), { key: problem.where.path?.replace(/\[\d+\]/g, '[]') });
    for (const named of this.#keys) {
      const isThere = resolveVariables(`$${named.key}`, task.data).missing.length === 0;
      table.addKey(named, isThere ? undefined : at('$.data'), () => closest(named.key, Object.keys(task.data)));
    }
    const tree = this.#bind(task.data);
    // What is wrong with the config itself was told once.
    for (const problem of tree.problems.slice(this.#tree.problems.length)) {
      const { line, column } = problem.where;
      table.addFinding(problem, at('$.data'), { key: `${line}:${column}` });
    }
    table.annotations += task.annotations.length;
    for (const source of [...task.annotations, ...task.predictions, ...task.drafts]) {
      if (source.type === 'prediction') table.addModel(source, at(source.path));
      this.#checkLayer(source, tree, at);
    }
  }

  #checkId(id: string | undefined, place: CheckPlace): void {
    if (id === undefined) return;
    if (this.#ids.has(id)) {
      this.table.addFinding(
        {
          code: 'duplicate-task-id',
          severity: 'warning',
          message: `Another task has the id ${describeValue(id)} too, so annotations of the two cannot be told apart.`,
          hint: 'Give each task an id of its own, or leave the ids out.',
        },
        place,
        { word: id },
      );
    }
    this.#ids.add(id);
  }

  #checkLayer(source: LayerSource, tree: ConfigTree, at: (path: string) => CheckPlace): void {
    const registry = this.#registry;
    const resolver = resolverOf({ tree, registry });
    const { results } = source;
    this.table.results += results.length;
    for (let slot = 0; slot < results.length; slot++) {
      const result = results[slot];
      if (!isRecord(result) || result.type === 'relation') continue;
      const resolution = resolver.resolve(result);
      if (isRight(resolution)) this.table.addMatch(resolution);
      else
        this.table.addName(result, resolution, at(`${source.path}.result[${slot}]`), () =>
          meantNames(result, { tree, registry, resolver }),
        );
    }
    const origin = source.type === 'prediction' ? 'prediction' : 'manual';
    const { problems, regions } = decodeLayer(results, { tree, registry, path: source.path, layer: source.id, origin });
    for (const problem of problems) {
      const found = slotOf(problem, source);
      const result = found && results[found.slot];
      const place = at(problem.where.path ?? source.path);
      if (!found || !isRecord(result)) this.table.addFinding(problem, place, {});
      else if (ID_CODES.has(problem.code)) this.#addId(problem, atKey(result, found.key), resolver.resolve(result), place, regions);
      else this.#addProblem(problem, result, found.key, resolver.resolve(result), place);
    }
  }

  /** An id that no region has. Ids differ from result to result: those for which one was probably meant are a line, the others another. */
  #addId(problem: Problem, id: unknown, { control }: Resolution, place: CheckPlace, regions: readonly Region[]): void {
    const word = typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
    const meant = word !== undefined && this.#idsLookedUp++ < MOST_IDS ? nearId(word, regions) : undefined;
    const finding = meant === undefined ? problem : { ...problem, hint: `Did you mean '${meant}'? ${problem.hint}` };
    this.table.addFinding(finding, place, { about: control?.name, word, meant, key: meant === undefined ? '' : 'near' });
  }

  #addProblem(problem: Problem, result: UnknownRecord, key: string, resolution: Resolution, place: CheckPlace): void {
    const { table } = this;
    const about = resolution.control?.name;
    const { code } = problem;
    if (NAME_CODES.has(code)) {
      const names = namesOf(result);
      table.addFinding(problem, place, { about, word: names[partOf(code)], key: keyOfNames(names) });
      return;
    }
    const isLabel = (code === 'label-not-found' || code.endsWith('choice-not-found')) && key.startsWith('value.');
    const word = isLabel ? wordAt(result, key) : undefined;
    if (word) {
      const control = code === 'label-not-found' ? (resolution.labelControl ?? resolution.control) : resolution.control;
      const meant = table.addLabel(control, resolution.control, word, place);
      table.addFinding(problem, place, { about: control?.name, word: word.label, meant, key: word.label });
    } else if (code === 'labels-elsewhere') {
      const found = key.slice('value.'.length);
      table.addValueKey(resolution, found);
      table.addFinding(problem, place, { about, word: found, meant: resolution.labelKey, key: found });
    } else if (code === 'relation-label-not-found') table.addFinding(problem, place, { key: problem.message });
    else table.addFinding(problem, place, { about, key: code === 'wrong-type' ? key.replace(/\[\d+\]/g, '[]') : '' });
  }
}
