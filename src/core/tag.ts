// The one file of this room that names React, and only its types: a definition holds its views, nothing here renders them.
import type { ComponentType, ReactNode } from 'react';
import type { AttrSchema } from './attr';
import type { UnknownRecord } from './json';
import type { Kind, KindCore, Point } from './kind';
import type { OnDemandPart } from './onDemandPart';
import type { Painter } from './paint';
import type { Finding, Problem } from './problem';
import type { Tool, ToolInfo } from './tool';
import type { Result } from './wire';

// Nodes, codecs and definitions are made of each other, so they stand in one file: apart, they would import in a circle.

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

/** What reading a value gave: the geometry when it could be read, and what was wrong with it. */
export interface Read<V> {
  readonly value: V | undefined;
  readonly findings: readonly Finding[];
}

/** Reads and writes the geometry keys of `result.value`. Pure and lossless: keys it does not own are never touched. */
export interface Codec<V> {
  /**
   * The geometry in `wire`, or findings that say what does not fit. `object` is the object tag it lies on, `result` the whole result where it is
   * known: a mask's bytes fit one size of image only, which stands beside the value. Never throws.
   */
  read(wire: UnknownRecord, object: ConfigNode | undefined, result?: Result): Read<V>;
  /** `wire` with the geometry of `value`: only keys whose content differs are replaced; a missing optional key stays missing while it says the same. */
  write(value: V, wire: UnknownRecord, object: ConfigNode | undefined): UnknownRecord;
  /** Whether `wire` carries this geometry at all (a per-region answer may come without). */
  has(wire: UnknownRecord): boolean;
  /**
   * Where else the region may have been meant, nearest first, when what `wire` says was labelled (`text`) is not what lies at its place; none when they
   * agree or when it is nowhere. Only ever offered to a person.
   */
  elsewhere?(value: V, wire: UnknownRecord, object: ConfigNode | undefined): readonly V[];
}

/**
 * `object` tags show data, `control` tags label it, `visual` tags lay out, `item` tags are read by the control above them
 * (`Label`, `Choice`) and are no view of their own.
 */
export type TagRole = 'object' | 'control' | 'visual' | 'item';

/** Props of every tag view. Children are rendered with `TagChildren` from the kit. */
export interface TagViewProps {
  readonly node: ConfigNode;
  readonly children?: ReactNode;
}

/** A component that may be loaded on demand (the kit's `onDemand`); a task that names its tag loads it before the editor shows. */
export type Loadable<P> = ComponentType<P> & { readonly preload?: () => Promise<unknown> | undefined };

/** Props of a kind's handles: drawing nodes of the surface, mounted only for the region being edited. */
export interface HandlesProps<V = unknown> {
  readonly value: V;
  /** Typed attributes of the control tag. */
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly color: string;
  /** Percent → screen pixels of the surface, and back. */
  readonly toScreen: (point: Point) => Point;
  readonly toPct: (point: Point) => Point;
  /** Natural size of the object in pixels. */
  readonly extent: { readonly width: number; readonly height: number };
  /** Pixels of the screen per pixel of the object. */
  readonly scale: number;
  /** View rotation in degrees. */
  readonly viewRotation: number;
  /** Shows an unfinished change without keeping it; `undefined` drops it. */
  readonly onDraft: (value: V | undefined) => void;
  /** Keeps a change: one gesture, one commit. `name` describes it in the history, such as `move` or `resize`. */
  readonly onCommit: (value: V, name: string) => void;
}

/** An answer control's view of its own key in `result.value`. */
export interface AnswerCodec {
  /** Key in `result.value`, such as `choices` or `text`. */
  readonly key: string;
  /** An empty answer is no result. */
  isEmpty(value: unknown): boolean;
  /** What does not fit this control: a wrong type, a choice that is not offered. Never throws. */
  check(value: unknown, control: ConfigNode): readonly Finding[];
  /** Why this answer cannot be saved as it is (several choices where one is allowed); undefined = it can. */
  invalid?(value: unknown, control: ConfigNode): string | undefined;
  /** What is said when a required answer is missing and the config gives no `requiredMessage`. */
  requiredText?(control: ConfigNode): string;
  /** The answer that a new, untouched annotation starts with (preselected choices); undefined = none. */
  initial?(control: ConfigNode): unknown;
  /** A few words for lists. */
  describe?(value: unknown): string;
}

/** What a mounted surface must know of a control's shapes; the rest of the editor does without. */
export interface Shape<V = unknown> {
  readonly kind: Kind<V>;
  readonly paint?: Painter<V>;
  /** The machines of the definition's `tools`, by `id`. */
  // biome-ignore lint/suspicious/noExplicitAny: each tool has states of its own
  readonly tools?: readonly Tool<V, any>[];
}

/**
 * Everything the editor knows of a tag. Only `name`, `role` and `attrs` are required.
 * A control with `kind` makes regions and needs a `codec`; a control with `labelKey` puts labels on regions;
 * a control with `answer` asks a question about the task, a page or a region. An object may own a `kind` too:
 * the geometry of regions that label-only controls make on it (spans of a text).
 */
export interface TagDefinition {
  /** Canonical name as documented; matched case-insensitively. */
  readonly name: string;
  readonly role: TagRole;
  readonly attrs: AttrSchema;
  /** What is between its tags is markup of its own, which stands for `value`, and no tags of the config. */
  readonly bodyIsMarkup?: boolean;
  /** Schema of the items that task data may give it (the attributes of its item tag). */
  readonly itemAttrs?: AttrSchema;
  /** Names of the item tags it takes as children. */
  readonly items?: readonly string[];
  /** Result type on the wire; the lower-cased name when absent. */
  readonly resultType?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a registry holds kinds of all value types; each is used with its own values only
  readonly kind?: KindCore<any> | Kind<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as for kind
  readonly codec?: Codec<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as for kind
  readonly paint?: Painter<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as for kind
  readonly tool?: Tool<any, any>;
  /** Its tools, the usual one first, where their machines come with `shape`. */
  readonly tools?: readonly ToolInfo[];
  /**
   * Geometry, painter and tools, loaded when a surface needs them: `kind` is then the `KindCore` that the loaded kind extends.
   * A definition may hold all of them itself instead (`kind`, `paint`, `tool`).
   */
  // biome-ignore lint/suspicious/noExplicitAny: as for kind
  readonly shape?: OnDemandPart<Shape<any>>;
  // biome-ignore lint/suspicious/noExplicitAny: as for kind
  readonly Handles?: Loadable<HandlesProps<any>>;
  /** Its items are labels of relations. Such a control needs no name: a relation names none. */
  readonly labelsRelations?: boolean;
  /** Key in `result.value` that holds its labels, such as `rectanglelabels`. */
  readonly labelKey?: string;
  readonly answer?: AnswerCodec;
  readonly View?: Loadable<TagViewProps>;
  /** Per-region form of an answer control, shown in the details and beside the region. Defaults to `View`. */
  readonly RegionView?: Loadable<TagViewProps>;
  /** Its per-region form is small enough to stand beside the region on its surface: a line of text, no list of choices. */
  readonly atRegion?: boolean;
}

/**
 * Typed identity: makes a tag definition without registering it anywhere, so unused tags drop out of bundles
 * and a host's own tags are first class.
 * @example
 * export const Stamp = defineTag({
 *   name: 'Stamp', role: 'control',
 *   attrs: { name: attr.id(), toName: attr.ref('Image') },
 *   kind: stampKind, codec: stampCodec, paint: paintStamp, tool: stampTool,
 * });
 * <LabelEditor tags={[...builtinTags, Stamp]} config={xml} task={task} />
 */
export function defineTag<const D extends TagDefinition>(definition: D): D {
  return definition;
}
