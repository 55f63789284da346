// The one file of this room that names React, and only its types: a definition holds its views, nothing here renders them.
import type { ComponentType, ReactNode } from 'react';
import type { AttrSchema } from './attr';
import type { Codec } from './codec';
import type { ConfigNode } from './configNode';
import type { Kind, Point } from './kind';
import type { Painter } from './paint';
import type { Finding } from './problem';
import type { Tool } from './tool';

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
  /** Schema of the items that task data may give it (the attributes of its item tag). */
  readonly itemAttrs?: AttrSchema;
  /** Names of the item tags it takes as children. */
  readonly items?: readonly string[];
  /** Result type on the wire; the lower-cased name when absent. */
  readonly resultType?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a registry holds kinds of all value types; each is used with its own values only
  readonly kind?: Kind<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as for kind
  readonly codec?: Codec<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as for kind
  readonly paint?: Painter<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as for kind
  readonly tool?: Tool<any, any>;
  // biome-ignore lint/suspicious/noExplicitAny: as for kind
  readonly Handles?: ComponentType<HandlesProps<any>>;
  /** Key in `result.value` that holds its labels, such as `rectanglelabels`. */
  readonly labelKey?: string;
  readonly answer?: AnswerCodec;
  readonly View?: ComponentType<TagViewProps>;
  /** Per-region form of an answer control, shown in the details and beside the region. Defaults to `View`. */
  readonly RegionView?: ComponentType<TagViewProps>;
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
