import { type ConfigNode, didYouMean, itemsOf, type Problem, type Registry } from '../core';
import { knownTag } from './knownTags';
import { configProblem } from './syntaxProblem';

/** Reports tags that are unknown or stand where they do nothing, and required attributes that are missing. */
export function checkPlaces(
  nodes: readonly ConfigNode[],
  parentOf: ReadonlyMap<ConfigNode, ConfigNode>,
  registry: Registry,
  report: (problem: Problem) => void,
): void {
  for (const node of nodes) {
    if (!node.definition) report(unknownTag(node, registry));
    else {
      checkRequired(node, report);
      if (node.definition.role === 'item') checkItem(node, parentOf, report);
      if (node.definition.role === 'control') checkControl(node, report);
    }
  }
}

function unknownTag(node: ConfigNode, registry: Registry): Problem {
  const known = knownTag(node.tag);
  if (known) {
    return configProblem(
      'no-tag-yet',
      'warning',
      `This editor has no tag <${known}> yet, so it is shown as a placeholder; its results are kept as they are.`,
      `Label with the tags this editor has, or pass your own definition of ${known} in the tags prop.`,
      node,
    );
  }
  const names = registry.tags.map((tag) => tag.name);
  return configProblem(
    'unknown-tag',
    'error',
    `There is no tag <${node.tag}>, so it is shown as a placeholder; its results are kept as they are.`,
    `Check the spelling, or pass its definition in the tags prop.${didYouMean(node.tag, names)}`,
    node,
  );
}

function checkRequired(node: ConfigNode, report: (problem: Problem) => void): void {
  for (const [name, spec] of Object.entries(node.definition?.attrs ?? {})) {
    if (!spec.required || spec.type === 'id') continue;
    const given = node.written.has(name.toLowerCase()) || (name === 'value' && node.text !== '' && node.children.length === 0);
    if (!given)
      report(
        configProblem(
          'attribute-missing',
          'error',
          `<${node.tag}> has no ${name}, without which it has nothing to show.`,
          `Add ${name}="…" to it.`,
          node,
        ),
      );
  }
}

/** The control that reads an item: the nearest control above it, or an item that may hold it. */
function holderOf(node: ConfigNode, parentOf: ReadonlyMap<ConfigNode, ConfigNode>): ConfigNode | undefined {
  let holder = parentOf.get(node);
  while (holder && holder.definition?.role === 'visual') holder = parentOf.get(holder);
  return holder;
}

function checkItem(node: ConfigNode, parentOf: ReadonlyMap<ConfigNode, ConfigNode>, report: (problem: Problem) => void): void {
  const holder = holderOf(node, parentOf);
  if (holder && (!holder.definition || holder.definition.items?.includes(node.tag))) return;
  const where = holder ? `<${holder.tag}>` : 'a layout tag';
  report(
    configProblem(
      'parent-unexpected',
      'error',
      `<${node.tag}> stands in ${where}, which does not read it, so it does nothing.`,
      `Put it into a tag that takes <${node.tag}>.`,
      node,
    ),
  );
}

/** Two items that results could not tell apart: nested ones may, their paths differ. */
function checkItems(node: ConfigNode, report: (problem: Problem) => void): void {
  const first = new Map<string, ConfigNode>();
  for (const { node: item, stored } of itemsOf(node)) {
    if (!item || stored === '') continue;
    const other = first.get(stored);
    if (!other) first.set(stored, item);
    else {
      report(
        configProblem(
          'item-duplicate',
          'warning',
          `<${item.tag}> stores '${stored}' like the one at ${other.line}:${other.column}, so results could mean either; they are given to the first.`,
          'Give one of them another value, or an alias.',
          item,
        ),
      );
    }
  }
}

function checkControl(node: ConfigNode, report: (problem: Problem) => void): void {
  checkItems(node, report);
  if (node.attrs.perRegion === true && node.attrs.perItem === true) {
    report(
      configProblem(
        'per-region-and-item',
        'warning',
        `<${node.tag}> asks per region and per item at once; it is asked per region.`,
        'Remove perItem or perRegion.',
        node,
      ),
    );
  }
}
