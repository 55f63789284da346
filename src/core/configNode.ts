import type { Problem } from './problem';
import type { TagDefinition } from './tag';

/** An attribute as the config's author wrote it. */
export interface WrittenAttr {
  /** The name as written. */
  readonly name: string;
  /** The text, entities decoded, `$variables` not substituted. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** One XML element of the config, located and typed. Frozen; one per tag for one config and one task's data. */
export interface ConfigNode {
  /** Canonical tag name when it is known (`rectanglelabels` → `RectangleLabels`), else as written. */
  readonly tag: string;
  /** Undefined for a tag that this editor does not know: it renders as an inert placeholder. */
  readonly definition: TagDefinition | undefined;
  /** The tag's `name`; empty where it has none. */
  readonly name: string;
  /** Names of the object tags it labels: `toName`, or the only object of the config; empty where there is none. */
  readonly toNames: readonly string[];
  /** Typed by the definition's schema, every attribute present (default when absent or wrong), `$variables` resolved against the task. */
  readonly attrs: Readonly<Record<string, unknown>>;
  /** By lower-cased name. */
  readonly written: ReadonlyMap<string, WrittenAttr>;
  readonly children: readonly ConfigNode[];
  /** The element's own text (trimmed unless CDATA). */
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** Path of child positions from the root, such as `0.2.1`: stable for one config, unique. */
  readonly key: string;
}

/** A config read as far as it is right, with everything that is not. */
export interface ConfigTree {
  /** Undefined when not even the root element could be read. */
  readonly root: ConfigNode | undefined;
  /** Object tags in document order. */
  readonly objects: readonly ConfigNode[];
  /** Control tags in document order. */
  readonly controls: readonly ConfigNode[];
  /** Object and control tags by name (first of duplicates). */
  readonly byName: ReadonlyMap<string, ConfigNode>;
  /** Parents by child. */
  readonly parentOf: ReadonlyMap<ConfigNode, ConfigNode>;
  readonly problems: readonly Problem[];
}

/** The typed attributes of a node whose definition the caller knows. */
export function attrsOf<S extends AttrsSource>(node: ConfigNode, _definition: S): AttrsOf<S> {
  return node.attrs as AttrsOf<S>;
}

type AttrsSource = { readonly attrs: Readonly<Record<string, { readonly fallback: unknown }>> };
type AttrsOf<S extends AttrsSource> = { readonly [K in keyof S['attrs']]: S['attrs'][K]['fallback'] };
