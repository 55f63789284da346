import type { ConfigNode, ConfigTree, Editor, EditorMode, Look, Problem, Region, Registry, Relation, UnknownRecord, User } from '../core';
import type { AnnotationStore } from './annotationTypes';
import type { AssistStore, Labeling, LinkRefusal, PendingLink } from './labelingTypes';
import type { Overlay, PredictionStore } from './layerTypes';
import type { CarryOver, Features, HostAction, Invalid, LiveOptions, UrlUse } from './optionTypes';
import type { Settings } from './settingTypes';
import type { ObjectPlace, ObjectView, SurfaceHandle } from './surfaceTypes';

/** The editor as rooms above the store see it. */
export interface EditorStore extends Editor {
  /** Unique on the page: prefix of DOM ids and highlight names. */
  readonly uid: string;
  readonly registry: Registry;
  /** Bound to the task's data. */
  readonly config: ConfigTree;
  readonly data: UnknownRecord;
  readonly mode: EditorMode;
  readonly showPredictions: boolean;
  readonly readOnly: boolean;
  readonly user: User | undefined;
  readonly annotations: readonly AnnotationStore[];
  /** Empty without `showPredictions`. */
  readonly predictions: readonly PredictionStore[];
  readonly active: AnnotationStore | PredictionStore | undefined;
  /** The active annotation when it is one. */
  readonly annotation: AnnotationStore | undefined;
  /** Predictions laid over the active annotation (those with `visible`), and all that could be. */
  readonly overlays: readonly Overlay[];
  setOverlay(predictionId: string, change: Partial<Pick<Overlay, 'visible' | 'color' | 'opacity'>>): void;
  readonly labeling: Labeling;
  readonly assist: AssistStore;
  /** The relation that is being made in the active annotation: while it is there, a region that is clicked (`selectRegions`, one, `replace`) is its end. */
  readonly linking: PendingLink | undefined;
  /** Begins a relation at a region, by default the selected one; `linkRefusal` says why it does not. */
  startLinking(fromId?: string): void;
  /** Points at a region as the end (`linking.toId`, also hovered), or at none. */
  aimLink(toId: string | undefined): void;
  /** Ends the relation at a region, in one commit, and selects it; without one it is given up. Answers the new relation. */
  endLinking(toId?: string): Relation | undefined;
  /** Why the last relation was not made, until something else is done. */
  readonly linkRefusal: LinkRefusal | undefined;
  dismissLinkRefusal(): void;
  /** Labels that new relations get, as stored; volatile. */
  readonly linkLabels: readonly string[];
  setLinkLabels(labels: readonly string[]): void;
  /** Linking goes on: after a relation, the region that is clicked next begins another one. */
  readonly keepsLinking: boolean;
  setKeepsLinking(on: boolean): void;
  /** Id of the relation just made that is to be labelled now: its label picker has the focus. */
  readonly askedRelation: string | undefined;
  /** Asks for the labels of a relation, or no longer. */
  askRelation(id: string | undefined): void;
  readonly settings: Settings;
  setSetting<K extends keyof Settings>(key: K, value: Settings[K]): void;
  readonly features: Features;

  readonly action: HostAction | undefined;
  dismissError(): void;
  submit(): Promise<void>;
  update(): Promise<void>;
  skip(): Promise<void>;
  unskip(): Promise<void>;
  deleteAnnotation(id: string): Promise<void>;
  /** The first required answer that is missing, in tree order; also shown by `submit` and `update`. */
  validate(): Invalid | undefined;
  /** The finding that stopped the last submit; panels and tags mark it. */
  readonly invalid: Invalid | undefined;
  clearInvalid(): void;
  /**
   * Forms with text not yet committed (a TextArea) keep it before something that would lose it: `save` = submit, update or skip, `leave` = undo,
   * redo, another layer. Answers the disposer.
   */
  onFlush(flush: (reason: 'save' | 'leave') => void): () => void;

  /** Adds or replaces the problems of one source that is found late (an image that failed, a text that did not load). */
  reportProblems(key: string, problems: readonly Problem[]): void;
  /** A person leaves a region where it is, though its result says another text: its `text-mismatch` problem is gone for this session, nothing is written. */
  keepPlace(layer: string, region: string): void;
  /** Observable. */
  isPlaceKept(layer: string, region: string): boolean;
  /** The style of a region by its labels and control; cached by record. */
  lookOf(region: Region): Look;
  /** Whether a node's `visibleWhen` family (and its ancestors') holds for the active layer; for `perRegion` answers pass the region. */
  isVisible(node: ConfigNode, region?: Region): boolean;
  /** Asks surfaces and lists to bring a region into view; each request is a new object. */
  readonly revealed: { readonly layer: string; readonly region: string } | undefined;
  reveal(regionId: string): void;
  /** The page of a multi-page object that is shown. */
  itemIndexOf(object: string): number;
  setItemIndex(object: string, index: number): void;
  /** What of an object was shown last, here or in the task before; undefined = as it opens by itself. Not observable. */
  viewOf(object: string): ObjectPlace | undefined;
  /** Told by a surface when its view has come to rest. */
  keepView(object: string, view: ObjectPlace): void;
  /** What the next task's editor is to start from: settings, and where the person wants that, tool, labels and view. */
  carry(): CarryOver;
  resolveUrl(url: string, use: UrlUse): Promise<string>;
  /** Changes options of the running editor: everything but registry, config, task (those make a new editor) and settings (the person's). */
  setOptions(options: LiveOptions): void;
  /** Mounted surfaces by object name; a surface enters and leaves itself. Going through `values()` is observable. */
  readonly surfaces: Map<string, SurfaceHandle>;
  /** Told by the surface of a sized object: results made from now on get it as `original_width`, `original_height`, `image_rotation`; others keep theirs. */
  setObjectView(object: string, itemIndex: number, view: ObjectView): void;
}
