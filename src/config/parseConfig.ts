import type { ConfigNode, ConfigTree, Problem, Registry, UnknownRecord } from '../core';
import { type BuildOptions, buildNode, type NodeSource } from './buildNode';
import { checkPlaces } from './checkPlaces';
import { linkNames } from './linkNames';
import { configProblem } from './syntaxProblem';
import { hasVariable } from './variables';
import { readXml, type XmlElement } from './xml';

function sourceOf(element: XmlElement): NodeSource {
  return {
    tag: element.name,
    written: element.attrs,
    children: element.children.map(sourceOf),
    text: element.text,
    body: element.body,
    line: element.line,
    column: element.column,
  };
}

/**
 * Reads a labeling config into a located, typed tree. Never throws: what is wrong is in `problems` (each with line and column), what is
 * right is in the tree. `$variables` stay open until `bindConfig`.
 * @example
 * const tree = parseConfig('<View><Text name="text" value="$text"/></View>', createRegistry(builtinTags));
 */
export function parseConfig(xml: string, registry: Registry): ConfigTree {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const source = typeof xml === 'string' ? xml.replace(/^\uFEFF/, '') : '';
  if (source.trim() === '') {
    report(
      configProblem(
        'config-empty',
        'error',
        'The labeling config is empty, so there is nothing to show or label.',
        'Give a config such as <View><Text name="text" value="$text"/></View>.',
        { line: 1, column: 1 },
      ),
    );
    return treeOf(undefined, problems);
  }
  const { root, problems: broken } = readXml(source);
  problems.push(...broken);
  if (!root) {
    report(
      configProblem(
        'config-not-xml',
        'error',
        'No tag could be read, so this is no labeling config.',
        'A config is XML with one root tag: <View> … </View>.',
        { line: 1, column: 1 },
      ),
    );
    return treeOf(undefined, problems);
  }
  const node = buildNode(sourceOf(root), '0', { definitionOf: (element) => registry.get(element.tag), data: undefined, report });
  const tree = treeOf(node, problems);
  const nodes = allNodes(node);
  const byName = linkNames(nodes, report);
  checkPlaces(nodes, tree.parentOf, registry, report);
  return { ...tree, byName };
}

/** Nodes that name a variable, or that one below them does. */
function openNodes({ root }: ConfigTree): ReadonlySet<unknown> {
  const open = new Set<unknown>();
  const look = (node: ConfigNode): boolean => {
    const isBelow = node.children.map(look).includes(true);
    const isOpen = isBelow || hasVariable(node.text) || [...node.written.values()].some(({ text }) => hasVariable(text));
    if (isOpen) open.add(node);
    return isOpen;
  };
  if (root) look(root);
  return open;
}

/** The nodes of a tree that are others in a tree bound to data, with those; what each control labels does not depend on data. */
function pairNodes(old: ConfigNode, bound: ConfigNode, pairs: Map<ConfigNode, ConfigNode>): void {
  if (old === bound) return;
  pairs.set(old, bound);
  (bound as { toNames: readonly string[] }).toNames = old.toNames;
  for (const [i, child] of bound.children.entries()) pairNodes(old.children[i] as ConfigNode, child, pairs);
}

/**
 * `bindConfig` for many tasks, one after the other: nodes that name no variable are those of the tree, so a config of a thousand labels costs what its
 * objects cost. For reading tasks only: what is shown has nodes of its own.
 */
export function createBinding(tree: ConfigTree): (data: UnknownRecord) => ConfigTree {
  const open = openNodes(tree);
  const reuse: BuildOptions['reuse'] = (source) => (open.has(source) ? undefined : (source as ConfigNode));
  return (data) => {
    if (!tree.root) return tree;
    const problems = [...tree.problems];
    const report = (problem: Problem): void => void problems.push(problem);
    const root = buildNode(tree.root, '0', { definitionOf: (node) => node.definition, data, reuse, report });
    const pairs = new Map<ConfigNode, ConfigNode>();
    pairNodes(tree.root, root, pairs);
    const boundOf = (node: ConfigNode): ConfigNode => pairs.get(node) ?? node;
    let parents: ConfigTree['parentOf'] | undefined;
    return {
      root,
      objects: tree.objects.map(boundOf),
      controls: tree.controls.map(boundOf),
      byName: new Map([...tree.byName].map(([name, node]) => [name, boundOf(node)])),
      // Nobody asks for it where tasks are read, and it is as long as the config.
      get parentOf() {
        parents ??= treeOf(root, problems).parentOf;
        return parents;
      },
      problems,
    };
  };
}

/**
 * The tree with every `$variable` resolved against a task's data; a key that the data lacks is a problem. Nodes are new, keys and names stay.
 */
export function bindConfig(tree: ConfigTree, data: UnknownRecord): ConfigTree {
  if (!tree.root) return tree;
  const problems = [...tree.problems];
  const root = buildNode(tree.root, '0', {
    definitionOf: (node) => node.definition,
    data,
    report: (problem) => void problems.push(problem),
  });
  const bound = treeOf(root, problems);
  const nodes = allNodes(root);
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  // What each control labels was found when the config was parsed and does not depend on data.
  for (const old of allNodes(tree.root)) {
    const node = byKey.get(old.key);
    if (node) (node as { toNames: readonly string[] }).toNames = old.toNames;
  }
  const byName = new Map([...tree.byName].flatMap(([name, old]) => entry(name, byKey.get(old.key))));
  return { ...bound, byName };
}

function entry(name: string, node: ConfigNode | undefined): [string, ConfigNode][] {
  return node ? [[name, node]] : [];
}

/** A node and all below it, in the order of the config. */
export function allNodes(node: ConfigNode): ConfigNode[] {
  return [node, ...node.children.flatMap(allNodes)];
}

function treeOf(root: ConfigNode | undefined, problems: readonly Problem[]): ConfigTree {
  const nodes = root ? allNodes(root) : [];
  const parentOf = new Map<ConfigNode, ConfigNode>();
  for (const node of nodes) for (const child of node.children) parentOf.set(child, node);
  return {
    root,
    objects: nodes.filter((node) => node.definition?.role === 'object'),
    controls: nodes.filter((node) => node.definition?.role === 'control'),
    byName: new Map(),
    parentOf,
    problems,
  };
}
