import { type AttrSpec, type ConfigNode, didYouMean, type Problem } from '../core';
import { isKnownObject } from './knownTags';
import { configProblem } from './syntaxProblem';

/** Names of a config by what they name, while it is being linked. */
interface Names {
  readonly byName: Map<string, ConfigNode>;
  readonly objects: readonly ConfigNode[];
  readonly report: (problem: Problem) => void;
}

/** Whether a node shows data: an object tag of this editor, or one that Label Studio has and this editor lacks. */
function isObject(node: ConfigNode): boolean {
  return node.definition ? node.definition.role === 'object' : isKnownObject(node.tag);
}

/** Objects and controls have names; a control whose results name none (`Relations`) and an object that may go unlabelled do without. */
function needsName({ definition }: ConfigNode): boolean {
  return (
    (definition?.role === 'object' && definition.attrs.name?.required !== false) ||
    (definition?.role === 'control' && definition.labelsRelations !== true)
  );
}

/** Finds what every name names and what every control labels; answers the nodes by name. */
export function linkNames(nodes: readonly ConfigNode[], report: (problem: Problem) => void): Map<string, ConfigNode> {
  const byName = new Map<string, ConfigNode>();
  for (const node of nodes) {
    if (!node.name) {
      if (needsName(node)) {
        report(
          configProblem(
            'name-missing',
            'error',
            `<${node.tag}> has no name, so results cannot say that they belong to it.`,
            `Add name="…" to it, unique in this config.`,
            node,
          ),
        );
      }
      continue;
    }
    if (node.definition && node.definition.role !== 'object' && !needsName(node)) continue;
    const other = byName.get(node.name);
    if (!other) byName.set(node.name, node);
    else {
      report(
        configProblem(
          'name-duplicate',
          'error',
          `<${node.tag}> is called '${node.name}' like the <${other.tag}> at ${other.line}:${other.column}, so results could mean either; they are given to the first.`,
          'Give one of them another name.',
          node,
        ),
      );
    }
  }
  const names: Names = { byName, objects: nodes.filter(isObject), report };
  for (const node of nodes)
    if (node.definition?.role === 'control' || (!node.definition && node.toNames.length > 0)) linkControl(node, names);
  return byName;
}

function refSpec(node: ConfigNode): AttrSpec<unknown> | undefined {
  return Object.values(node.definition?.attrs ?? {}).find((spec) => spec.type === 'ref');
}

function linkControl(node: ConfigNode, names: Names): void {
  const spec = refSpec(node);
  if (node.definition && !spec) return;
  const targets = node.toNames.length > 0 ? node.toNames.filter((name) => isTarget(node, name, spec, names)) : theOnlyObject(node, names);
  // The node is new and not yet shared: this is the one place that completes it.
  (node as { toNames: readonly string[] }).toNames = targets;
}

function theOnlyObject(node: ConfigNode, { objects, report }: Names): string[] {
  const named = objects.filter((object) => object.name);
  const [first] = named;
  if (!first) {
    report(
      configProblem(
        'to-name-missing',
        'error',
        `<${node.tag}> has no toName, and this config has no tag that shows data, so there is nothing to label.`,
        'Add an object tag such as <Image name="image" value="$image"/>, and toName="image" here.',
        node,
      ),
    );
    return [];
  }
  if (named.length > 1) {
    report(
      configProblem(
        'to-name-missing',
        'warning',
        `<${node.tag}> has no toName, and this config shows ${named.length} objects; '${first.name}', the first, is taken.`,
        `Add toName="…" with one of ${named.map((object) => `'${object.name}'`).join(', ')}.`,
        node,
      ),
    );
  }
  return [first.name];
}

function isTarget(node: ConfigNode, name: string, spec: AttrSpec<unknown> | undefined, { byName, objects, report }: Names): boolean {
  const place = node.written.get('toname') ?? node;
  const target = byName.get(name);
  const objectNames = objects.map((object) => object.name).filter(Boolean);
  if (!target) {
    const meant = didYouMean(name, objectNames);
    const have =
      objectNames.length > 0
        ? ` This config has ${objectNames.map((other) => `'${other}'`).join(', ')}.`
        : ' This config has no tag that shows data.';
    report(
      configProblem(
        'to-name-not-found',
        'error',
        `toName of <${node.tag}> is '${name}', but no object has that name, so it labels nothing.`,
        `Name an object of this config.${meant}${have}`,
        place,
      ),
    );
    return false;
  }
  if (!node.definition) return true;
  const allowed = spec?.objects ?? [];
  const wanted = allowed.length > 0 ? allowed.map((tag) => `<${tag}>`).join(' or ') : 'a tag that shows data';
  if (isObject(target) && (allowed.length === 0 || !target.definition || allowed.includes(target.tag))) return true;
  const fitting = objects
    .filter((object) => object.name && (allowed.length === 0 || allowed.includes(object.tag)))
    .map((object) => `'${object.name}'`);
  report(
    configProblem(
      'to-name-wrong-kind',
      'error',
      `toName of <${node.tag}> is '${name}', which is a <${target.tag}>; <${node.tag}> labels ${wanted}, so nothing can be made with it.`,
      fitting.length > 0 ? `Take ${fitting.join(' or ')}.` : `Add ${wanted} to the config and name it here.`,
      place,
    ),
  );
  return false;
}
