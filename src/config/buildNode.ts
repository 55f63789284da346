import {
  type AttrSpec,
  type ConfigNode,
  didYouMean,
  type Problem,
  type TagDefinition,
  type UnknownRecord,
  type WrittenAttr,
} from '../core';
import { knownTag } from './knownTags';
import type { SourcePlace } from './sourceMap';
import { configProblem } from './syntaxProblem';
import { likelyAttr, typeAttr } from './typeAttr';
import { hasVariable, resolveVariables } from './variables';

/** An element to be typed: from the XML, or a node of a tree that is bound to a task. */
export interface NodeSource extends SourcePlace {
  readonly tag: string;
  /** Known already when a tree is bound. */
  readonly definition?: TagDefinition | undefined;
  readonly written: ReadonlyMap<string, WrittenAttr>;
  readonly children: readonly NodeSource[];
  readonly text: string;
  /** What is between its tags as it stands in the XML; unknown when a tree is bound. */
  readonly body?: string;
}

/** Without `data` variables stay open and everything else is checked; with it, only what holds variables is. */
export interface BuildOptions {
  readonly definitionOf: (source: NodeSource) => TagDefinition | undefined;
  readonly data: UnknownRecord | undefined;
  /** A node that may stand in the new tree as it is: nothing in it names a variable. */
  readonly reuse?: ((source: NodeSource) => ConfigNode | undefined) | undefined;
  readonly report: (problem: Problem) => void;
}

type WrittenText = Pick<WrittenAttr, 'text' | 'line' | 'column'>;

/** Types an element and all below it; `toNames` are filled in when all names are known. */
export function buildNode(element: NodeSource, key: string, options: BuildOptions): ConfigNode {
  const reused = options.reuse?.(element);
  if (reused) return reused;
  const definition = options.definitionOf(element);
  // Elements of markup are no tags of the config.
  const isMarkup = definition?.bodyIsMarkup && element.children.length > 0 && element.body !== undefined;
  const source = isMarkup ? { ...element, text: element.body.trim(), children: [] } : element;
  const attrs = definition ? typeAttrs(source, definition.attrs, options) : rawAttrs(source);
  if (!options.data && definition) reportUnknownAttrs(source, Object.keys(definition.attrs), options);
  const ref = source.written.get('toname')?.text ?? '';
  return {
    tag: definition?.name ?? knownTag(source.tag) ?? source.tag,
    definition,
    name: source.written.get('name')?.text.trim() ?? '',
    toNames: ref
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    attrs,
    written: source.written,
    children: source.children.map((child, i) => buildNode(child, `${key}.${i}`, options)),
    text: source.text,
    line: source.line,
    column: source.column,
    key,
  };
}

function rawAttrs(source: NodeSource): Record<string, unknown> {
  return Object.fromEntries([...source.written.values()].map(({ name, text }) => [name, text]));
}

function typeAttrs(
  source: NodeSource,
  schema: Readonly<Record<string, AttrSpec<unknown>>>,
  options: BuildOptions,
): Record<string, unknown> {
  const attrs: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(schema)) {
    const written = source.written.get(name.toLowerCase()) ?? bodyAsValue(source, name);
    attrs[name] = written ? typedValue(name, written, spec, options) : spec.fallback;
  }
  return attrs;
}

/** A tag whose body is only text takes that as its `value`. */
function bodyAsValue(source: NodeSource, name: string): WrittenText | undefined {
  if (name !== 'value' || !source.text || source.children.length > 0) return undefined;
  return { text: source.text, line: source.line, column: source.column };
}

function typedValue(name: string, written: WrittenText, spec: AttrSpec<unknown>, options: BuildOptions): unknown {
  const { data, report } = options;
  const open = spec.type !== 'id' && spec.type !== 'ref' && hasVariable(written.text);
  if (open && !data) return spec.fallback;
  let { text } = written;
  if (open && data) {
    const resolved = resolveVariables(text, data);
    for (const path of resolved.missing) report(missingKey(name, path, data, written));
    if (spec.type === 'data') return resolved.value;
    if (resolved.value === undefined) return spec.fallback;
    text = typeof resolved.value === 'string' ? resolved.value : JSON.stringify(resolved.value);
  }
  const typed = typeAttr(text, spec);
  if (!typed.wrong) return typed.value;
  if (open || !data) report(configProblem('attribute-type', 'error', `${name}: ${typed.wrong.message}`, typed.wrong.hint, written));
  return spec.fallback;
}

function missingKey(attribute: string, path: string, data: UnknownRecord, place: SourcePlace): Problem {
  const keys = Object.keys(data);
  const meant = didYouMean(path, keys);
  const has =
    keys.length === 0
      ? 'The task has no data at all.'
      : `The task's data has ${keys
          .slice(0, 8)
          .map((key) => `'${key}'`)
          .join(', ')}${keys.length > 8 ? ' …' : ''}.`;
  return configProblem(
    'data-key-missing',
    'error',
    `${attribute} names '$${path}', which the task's data does not have, so there is nothing to show.`,
    `Add the key to the task's data, or name one that it has.${meant} ${has}`,
    place,
  );
}

function reportUnknownAttrs(source: NodeSource, known: readonly string[], { report }: BuildOptions): void {
  const names = new Set(known.map((name) => name.toLowerCase()));
  for (const [key, { name, line, column }] of source.written) {
    if (names.has(key)) continue;
    const meant = likelyAttr(
      name,
      known.filter((other) => !source.written.has(other.toLowerCase())),
    );
    if (!meant) continue; // Label Studio's configs carry attributes of other tools; only a likely typing error is worth a word
    report(
      configProblem(
        'unknown-attribute',
        'warning',
        `<${source.tag}> has no attribute '${name}', so it does nothing.`,
        `Did you mean '${meant}'?`,
        { line, column },
      ),
    );
  }
}
