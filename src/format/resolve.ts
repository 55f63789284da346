import {
  type AnswerCodec,
  allItemsOf,
  type Codec,
  type ConfigNode,
  type ConfigTree,
  type Finding,
  type Registry,
  type TagDefinition,
  type UnknownRecord,
} from '../core';
import type { FormatEnv } from './env';
import {
  controlNotFound,
  labelNotFound,
  noTagWords,
  noTagYet,
  objectMismatch,
  objectNotFound,
  typeMismatch,
  typeMissing,
  unknownType,
} from './findings';
import { fittingControl, isObjectNode, labelControlOf, labelsObject, makesType, typeOfNode } from './fitting';
import { knownType, type ResultRole, typeKey } from './knownTypes';

/** What a result's type, `from_name` and `to_name` mean in this config; one for all results that say the same. */
export interface Resolution {
  /** The declared type as it is looked up. */
  readonly type: string;
  /** `none`: cannot be placed. */
  readonly role: ResultRole | 'none';
  /** Of the declared type; undefined for a type that this editor has no tag for. */
  readonly definition: TagDefinition | undefined;
  readonly control: ConfigNode | undefined;
  /** The control whose items its labels are of. */
  readonly labelControl: ConfigNode | undefined;
  readonly object: ConfigNode | undefined;
  /** Reads its geometry: the declared type's own codec, else the object's. */
  readonly codec: Codec<unknown> | undefined;
  /** Name of the geometry kind of `codec`; the declared type when there is none. */
  readonly kind: string;
  readonly labelKey: string | undefined;
  readonly answer: AnswerCodec | undefined;
  readonly perRegion: boolean;
  /** How gladly a region's geometry is read from it: its own 3, the object's 2, one that we cannot read 1, none 0. */
  readonly rank: number;
  /** What is wrong with the names, the same for each such result. */
  readonly findings: readonly Finding[];
}

/** Resolves results of one config; remembers what it found out. */
export interface Resolver {
  resolve(result: UnknownRecord): Resolution;
  /** What is wrong with a label of this control, if anything. */
  checkLabel(label: string, control: ConfigNode): Finding | undefined;
}

const NONE: readonly Finding[] = [];

/** What a type means before the config is asked. */
interface TypeMeaning {
  readonly type: string;
  readonly definition: TagDefinition | undefined;
  readonly role: ResultRole;
  /** Label Studio's tag when this editor has none. */
  readonly missingTag: string | undefined;
}

function meaningOf(declared: string, registry: Registry): TypeMeaning | undefined {
  const type = typeKey(declared);
  const definition = registry.byResultType(type);
  if (definition) {
    const role = definition.codec ? 'shape' : definition.answer ? 'answer' : definition.labelKey ? 'label' : undefined;
    return role && { type, definition, role, missingTag: undefined };
  }
  const known = knownType(type);
  return known && { type, definition: undefined, role: known.role, missingTag: known.tag };
}

interface Placed {
  readonly control: ConfigNode | undefined;
  readonly object: ConfigNode | undefined;
  readonly findings: Finding[];
}

/** Finds the control and the object of a result whose type is known. */
function place(meaning: TypeMeaning, from: string | undefined, to: string | undefined, env: FormatEnv): Placed {
  const { type } = meaning;
  const { byName } = env.tree;
  const named = from === undefined ? undefined : byName.get(from);
  const target = to === undefined ? undefined : byName.get(to);
  // Chat, ReactCode and Pairwise results name one and the same tag in both.
  const object = target && (isObjectNode(target) || target === named) ? target : undefined;
  const findings: Finding[] = [];
  let control = named && makesType(named, type) ? named : undefined;
  if (control && object && !labelsObject(control, object.name)) {
    const fit = fittingControl(type, from ?? '', object.name, env);
    findings.push(objectMismatch(control, object, fit));
    control = fit ?? control;
  } else if (!control) {
    control = fittingControl(type, from ?? '', object?.name, env);
    const isControl = named !== undefined && named.definition?.role !== 'object';
    findings.push(isControl ? typeMismatch(type, named, control) : controlNotFound(from, type, control, env));
  }
  if (object || !control) return { control, object, findings };
  const only = control.toNames.length === 1 ? byName.get(control.toNames[0] ?? '') : undefined;
  findings.push(objectNotFound(to, only, env));
  return { control: only ? control : undefined, object: only, findings };
}

/** Says once, whatever else is wrong, that the tag of a type is missing. */
function withMissingTag(findings: readonly Finding[], tag: string, role: ResultRole): readonly Finding[] {
  const [first, ...rest] = findings;
  if (!first) return [noTagYet(tag, role === 'answer' ? 'answer' : 'shape')];
  return [{ ...first, message: `${first.message} ${noTagWords(tag)}` }, ...rest];
}

function isPerRegion(control: ConfigNode): boolean {
  if (control.definition) return control.attrs.perRegion === true;
  return control.written.get('perregion')?.text.toLowerCase() === 'true';
}

function unplaced(type: string, findings: readonly Finding[]): Resolution {
  return {
    type,
    role: 'none',
    definition: undefined,
    control: undefined,
    labelControl: undefined,
    object: undefined,
    codec: undefined,
    kind: type,
    labelKey: undefined,
    answer: undefined,
    perRegion: false,
    rank: 0,
    findings,
  };
}

function rankOf(role: ResultRole, definition: TagDefinition | undefined, object: ConfigNode): number {
  if (role === 'shape') return definition ? 3 : 1;
  if (role !== 'label') return 0;
  return object.definition?.codec ? 2 : object.definition ? 0 : 1;
}

function resolveNames(declared: string | undefined, from: string | undefined, to: string | undefined, env: FormatEnv): Resolution {
  const named = from === undefined ? undefined : env.tree.byName.get(from);
  const madeBy = named && named.definition?.role !== 'object' ? typeOfNode(named) : undefined;
  const meaning = meaningOf(declared ?? madeBy ?? '', env.registry);
  if (!meaning) return unplaced(declared ?? '', [unknownType(declared, named, madeBy, env)]);
  const { type, definition, role, missingTag } = meaning;
  const { control, object, findings } = place(meaning, from, to, env);
  if (declared === undefined && named) findings.unshift(typeMissing(type, named));
  if (!control || !object) return unplaced(type, findings);
  const own = definition?.codec;
  // Labels lie on the object's own geometry; on an object that this editor lacks they cannot be drawn either.
  const missing = missingTag ?? (role === 'label' && !object.definition ? object.tag : undefined);
  // A type under its former name keeps its labels under that name.
  const former = declared === undefined || typeKey(declared) === declared.toLowerCase() ? undefined : declared.toLowerCase();
  const labelKey = definition
    ? definition.labelKey && (former ?? definition.labelKey)
    : type.endsWith('labels')
      ? (former ?? type)
      : undefined;
  return {
    type,
    role,
    definition,
    control,
    labelControl: labelKey && !control.definition?.labelKey ? (labelControlOf(object.name, env) ?? control) : control,
    object,
    codec: own ?? object.definition?.codec,
    kind: own ? (definition.kind?.name ?? type) : role === 'shape' ? type : (object.definition?.kind?.name ?? type),
    labelKey,
    answer: definition?.answer,
    perRegion: isPerRegion(control),
    rank: rankOf(role, definition, object),
    findings: missing ? withMissingTag(findings, missing, role) : findings.length > 0 ? findings : NONE,
  };
}

/** Words a label may be stored as, and what was found out about those it may not. */
interface Offered {
  readonly words: ReadonlySet<string>;
  readonly findings: Map<string, Finding>;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

const words = new WeakMap<ConfigNode, ReadonlySet<string>>();

/** Words of a control; kept by the node, which many tasks may share. */
function wordsOf(control: ConfigNode): ReadonlySet<string> {
  const known = words.get(control) ?? new Set(allItemsOf(control).flatMap((item) => [item.stored, item.value]));
  words.set(control, known);
  return known;
}

function createResolver(env: FormatEnv): Resolver {
  type Name = string | undefined;
  const byType = new Map<Name, Map<Name, Map<Name, Resolution>>>();
  const offers = new Map<ConfigNode, Offered>();
  const text = (value: unknown): Name => (typeof value === 'string' ? value : undefined);
  return {
    resolve(result) {
      const type = text(result.type);
      const from = text(result.from_name);
      const to = text(result.to_name);
      const known = byType.get(type)?.get(from)?.get(to);
      if (known) return known;
      const byFrom = getOrAdd(byType, type, () => new Map<Name, Map<Name, Resolution>>());
      const byTo = getOrAdd(byFrom, from, () => new Map<Name, Resolution>());
      return getOrAdd(byTo, to, () => resolveNames(type, from, to, env));
    },
    checkLabel(label, control) {
      const { words: offered, findings } = getOrAdd(offers, control, () => ({
        words: wordsOf(control),
        findings: new Map<string, Finding>(),
      }));
      if (offered.size === 0 || offered.has(label)) return undefined;
      return getOrAdd(findings, label, () => labelNotFound(label, control, offered));
    },
  };
}

const cache = new WeakMap<ConfigTree, WeakMap<Registry, Resolver>>();

/** The resolver of a config; kept as long as the config is, so that an edit among many regions asks nothing twice. */
export function resolverOf(env: FormatEnv): Resolver {
  const byRegistry = cache.get(env.tree) ?? new WeakMap<Registry, Resolver>();
  cache.set(env.tree, byRegistry);
  const resolver = byRegistry.get(env.registry) ?? createResolver(env);
  byRegistry.set(env.registry, resolver);
  return resolver;
}
