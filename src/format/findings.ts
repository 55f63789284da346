import { type ConfigNode, didYouMean, type Finding, type Severity } from '../core';
import type { FormatEnv } from './env';
import { isObjectNode } from './fitting';
import { knownTypeNames } from './knownTypes';

/** Makes a finding; `key` is the place below the result. */
function finding(code: string, severity: Severity, message: string, hint: string, key?: string): Finding {
  return key === undefined ? { code, severity, message, hint } : { code, severity, message, hint, key };
}

const LONGEST = 60;

/** A word from outside as a message may quote it. */
export function quote(word: unknown): string {
  if (Array.isArray(word)) return 'a list';
  if (typeof word === 'object' && word !== null) return 'an object';
  if (typeof word !== 'string') return String(word);
  return `'${word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word}'`;
}

function quoteAll(words: readonly string[]): string {
  const shown = words.slice(0, 8).map(quote).join(', ');
  return words.length > 8 ? `${shown} …` : shown;
}

function tagOf(node: ConfigNode): string {
  return node.definition?.name ?? node.tag;
}

/** `a Rectangle`, `an Ellipse`. */
function withArticle(tag: string): string {
  return /^[aeiou]/i.test(tag) ? `an ${tag}` : `a ${tag}`;
}

function aTag(node: ConfigNode): string {
  return withArticle(tagOf(node));
}

function controlNames({ tree }: FormatEnv): string[] {
  return [...tree.byName.values()].filter((node) => !isObjectNode(node)).map((node) => node.name);
}

function objectNames({ tree }: FormatEnv): string[] {
  return tree.objects.map((node) => node.name).filter(Boolean);
}

const KEPT = 'it is kept and saved as it came';

/** `from_name` names no control; `fit` is the one that stands in. */
export function controlNotFound(from: string | undefined, type: string, fit: ConfigNode | undefined, env: FormatEnv): Finding {
  const start = from === undefined ? 'The result names no control (it has no from_name)' : `No control named ${quote(from)} in the config`;
  if (fit) {
    const hint =
      from === undefined
        ? `Write "from_name": "${fit.name}" in the result.`
        : `Did you mean '${fit.name}'? Write "from_name": "${fit.name}" in the result, or call the control '${from}' in the config.`;
    return finding('control-not-found', 'warning', `${start}, so it is shown with '${fit.name}', ${aTag(fit)}.`, hint, 'from_name');
  }
  const names = controlNames(env);
  const have = names.length > 0 ? `This config has ${quoteAll(names)}.` : 'This config has no control.';
  const meant = from === undefined ? '' : didYouMean(from, names).trimStart();
  const message = `${start}, and no control fits its type '${type}', so it cannot be shown; ${KEPT}.`;
  const hint = [meant, `Add a control for '${type}' to the config, or correct from_name.`, have].filter(Boolean).join(' ');
  return finding('control-not-found', 'error', message, hint, 'from_name');
}

/** `from_name` names a control that makes results of another type. */
export function typeMismatch(type: string, named: ConfigNode, fit: ConfigNode | undefined): Finding {
  const start = `The result says type '${type}', but control '${named.name}' is ${aTag(named)}`;
  if (fit === named) {
    const hint = `Write the type that ${tagOf(named)} makes, or name a control for '${type}'.`;
    return finding('type-mismatch', 'warning', `${start}, so it is shown as the ${type} it says it is.`, hint, 'type');
  }
  if (fit) {
    const message = `${start}; '${fit.name}' is the ${tagOf(fit)} of this config, so the result is shown with that.`;
    const hint = `Did you mean '${fit.name}'? Write "from_name": "${fit.name}", or correct the type.`;
    return finding('type-mismatch', 'warning', message, hint, 'from_name');
  }
  const message = `${start}, and no control of this config makes results of that type, so it cannot be shown; ${KEPT}.`;
  return finding('type-mismatch', 'error', message, `Correct the type or from_name, or add a control for '${type}' to the config.`, 'type');
}

/** `to_name` names no object; `taken` is the object it is shown on. */
export function objectNotFound(to: string | undefined, taken: ConfigNode | undefined, env: FormatEnv): Finding {
  const start = to === undefined ? 'The result names no object (it has no to_name)' : `No object named ${quote(to)} in the config`;
  const names = objectNames(env);
  if (taken) {
    const hint = `${to === undefined ? '' : `Did you mean '${taken.name}'? `}Write "to_name": "${taken.name}" in the result.`;
    return finding(
      'object-not-found',
      'warning',
      `${start}, so it is shown on '${taken.name}', which its control labels.`,
      hint,
      'to_name',
    );
  }
  const meant = to === undefined ? '' : didYouMean(to, names).trimStart();
  const have = names.length > 0 ? `This config has ${quoteAll(names)}.` : 'This config has no tag that shows data.';
  const hint = [meant, 'Write the name of the object in to_name.', have].filter(Boolean).join(' ');
  return finding('object-not-found', 'error', `${start}, so the result cannot be shown; ${KEPT}.`, hint, 'to_name');
}

/** The control does not label the object that `to_name` names. */
export function objectMismatch(control: ConfigNode, object: ConfigNode, fit: ConfigNode | undefined): Finding {
  const start = `Control '${control.name}' does not label '${object.name}'`;
  if (fit) {
    const hint = `Did you mean '${fit.name}'? Write "from_name": "${fit.name}", or correct to_name.`;
    return finding('object-mismatch', 'warning', `${start}, so the result is shown with '${fit.name}', which does.`, hint, 'from_name');
  }
  const hint = `Write one of ${quoteAll(control.toNames)} in to_name, or toName="${object.name}" in the config.`;
  return finding('object-mismatch', 'warning', `${start}; the result is shown there because it says so.`, hint, 'to_name');
}

/** Words that a finding about another thing takes along when the tag is missing as well. */
export function noTagWords(tag: string): string {
  return `This version of the editor has no ${tag} tag, so the result is listed but not drawn; ${KEPT}.`;
}

/** A type of Label Studio that this editor has no tag for. `tag` may be that of the object it lies on. */
export function noTagYet(tag: string, role: 'shape' | 'answer'): Finding {
  const what = role === 'shape' ? 'the region is listed but not drawn' : 'the answer is not shown';
  const message = `This version of the editor has no ${tag} tag, so ${what}; ${KEPT}.`;
  return finding(
    'no-tag-yet',
    'info',
    message,
    `Nothing is lost. To see it, give the editor ${withArticle(tag)} tag of your own with the tags option.`,
    'type',
  );
}

/** A type that neither this editor nor Label Studio knows. */
export function unknownType(type: unknown, named: ConfigNode | undefined, madeBy: string | undefined, env: FormatEnv): Finding {
  const names = [
    ...env.registry.tags.filter((tag) => tag.role === 'control').map((tag) => tag.resultType ?? tag.name.toLowerCase()),
    ...knownTypeNames(),
  ];
  const meant = typeof type === 'string' ? didYouMean(type, names).trimStart() : '';
  const makes =
    named && madeBy ? `Control '${named.name}' makes results of type '${madeBy}'.` : 'Write the lower-case name of the control tag.';
  const start = type === undefined ? 'The result has no type' : `${quote(type)} is no result type`;
  const message = `${start}, so the result cannot be shown; ${KEPT}.`;
  return finding('unknown-type', 'error', message, [meant, makes].filter(Boolean).join(' '), 'type');
}

/** No type, but a control that tells it. */
export function typeMissing(type: string, control: ConfigNode): Finding {
  const message = `The result has no type, so it is read as the '${type}' that control '${control.name}' makes.`;
  return finding('type-missing', 'warning', message, `Write "type": "${type}" in the result.`, 'type');
}

/** A label that its control does not offer. */
export function labelNotFound(label: string, control: ConfigNode, offered: Iterable<string>): Finding {
  const meant = didYouMean(label, offered).trimStart();
  const message = `Label ${quote(label)} is not in control '${control.name}', so the region is shown with a label that the config does not know.`;
  const add = `Correct the label, or add <Label value="${label}"/> to '${control.name}'.`;
  return finding('label-not-found', 'warning', message, [meant, add].filter(Boolean).join(' '));
}

/** Labels that cannot be read from where the type says they are. */
export function labelsUnreadable(key: string, value: unknown): Finding {
  const message = `value.${key} should be a list of labels but is ${quote(value)}, so the region is shown without them.`;
  return finding('labels-unreadable', 'warning', message, `Write "${key}": ["…"].`, `value.${key}`);
}

/** Labels under another key than the type's. */
export function labelsElsewhere(key: string, found: string, type: string): Finding {
  const message = `The labels are under value.${found}, but results of type '${type}' keep them under value.${key}, so the region is shown without them.`;
  return finding('labels-elsewhere', 'warning', message, `Rename "${found}" to "${key}", or correct the type.`, `value.${found}`);
}

/** A field of the wrong JSON type. */
export function wrongField(field: string, value: unknown, wanted: string, effect: string): Finding {
  const message = `${field} should be ${wanted} but is ${quote(value)}, so ${effect}; ${KEPT}.`;
  return finding('wrong-type', 'warning', message, `Write ${wanted} or leave ${field} out.`, field);
}

/** A result without a `value` object. */
export function valueMissing(value: unknown): Finding {
  const what = value === undefined ? 'has no value' : `has the value ${quote(value)}, which is no object`;
  return finding(
    'value-missing',
    'error',
    `The result ${what}, so there is nothing to show; ${KEPT}.`,
    'Write its content in "value": { … }.',
    'value',
  );
}

/** A label or per-region answer whose region is missing. */
export function regionNotFound(id: string | undefined, control: ConfigNode | undefined, type: string, role: 'label' | 'answer'): Finding {
  const name = control ? `'${control.name}'` : `type '${type}'`;
  const whose = id === undefined ? 'it has no id' : `no region has the id ${quote(id)}`;
  const message =
    role === 'label'
      ? `The labels of ${name} need a shape with the same id to lie on, but ${whose}, so they are not shown; ${KEPT}.`
      : `The answer of ${name} is about one region, but ${whose}, so it is not shown; ${KEPT}.`;
  const hint =
    role === 'label'
      ? 'Give it the id of a shape result (rectangle, polygon …), or write one result that holds both, such as rectanglelabels.'
      : 'Results about one region must have the same id: give it the id of its region.';
  return finding('region-not-found', 'error', message, hint, 'id');
}

/** A further result under an id that is taken by another geometry or object. `what` such as `another geometry`. */
export function conflictingGeometry(id: string, what: string): Finding {
  const message = `The results with id ${quote(id)} are one region, but this one has ${what} than the first, so it is not shown as it says; ${KEPT}.`;
  return finding(
    'conflicting-geometry',
    'warning',
    message,
    'Give each region an id of its own, or the same geometry in all results of one region.',
  );
}

/** An earlier answer to a question that has a later one. */
export function duplicateAnswer(control: string): Finding {
  const message = `Control '${control}' has several answers here; the last one is shown, this one is not; ${KEPT}.`;
  return finding('duplicate-answer', 'warning', message, 'Leave one answer of this control (for each page).');
}

/** A parent that is missing, or a chain of parents that leads back to its start. */
export function parentWrong(id: string, cycle: boolean): Finding {
  return cycle
    ? finding(
        'parent-cycle',
        'warning',
        `The chain of parents from ${quote(id)} leads back to it, so it is listed at the top.`,
        'Break the circle of parentID.',
        'parentID',
      )
    : finding(
        'parent-not-found',
        'warning',
        `parentID is ${quote(id)}, but no region has that id, so it is listed at the top.`,
        'Write the id of a region, or leave parentID out.',
        'parentID',
      );
}

/** A relation that cannot be drawn. */
export function relationEndNotFound(end: 'from_id' | 'to_id', id: unknown): Finding {
  const what = typeof id === 'string' || typeof id === 'number' ? `${quote(id)}, but no region has that id` : 'missing';
  return finding(
    'relation-end-not-found',
    'error',
    `${end} of the relation is ${what}, so it is not shown; ${KEPT}.`,
    `Write the id of a region in ${end}.`,
    end,
  );
}

/** A label of a relation that the config does not offer. */
export function relationLabelNotFound(label: string, offered: readonly string[]): Finding {
  return finding(
    'relation-label-not-found',
    'warning',
    `The relation is labelled ${quote(label)}, which the config's Relations do not offer; it is shown and kept.`,
    `Add <Relation value="…"/> for it.${didYouMean(label, offered)} This config has ${quoteAll(offered)}.`,
    'labels',
  );
}

/** An entry of the list that is no result at all. */
export function notAResult(entry: unknown): Finding {
  const message = `This entry of the result list is ${quote(entry)}, not a result, so there is nothing to show; ${KEPT}.`;
  return finding('not-a-result', 'warning', message, 'Leave it out, or write an object with from_name, to_name, type and value.');
}

/** A codec or answer of a tag that threw. */
export function tagFailed(tag: string, error: unknown): Finding {
  const why = error instanceof Error ? error.message : String(error);
  return finding(
    'tag-failed',
    'error',
    `The tag ${tag} failed to read this result (${why}), so it is not shown; ${KEPT}.`,
    `This is a defect of the tag ${tag}: its codec must answer findings, never throw.`,
  );
}
