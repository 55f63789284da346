import type { Layer, Prediction, Region, Relation, Result } from '../core';

/** One region that came, went or was replaced. */
export interface RegionDelta {
  readonly id: string;
  /** Undefined when it was added. */
  readonly before: Region | undefined;
  /** Undefined when it was deleted. */
  readonly after: Region | undefined;
}

/** What a list or an index of a layer's regions follows; told once per commit, never per key. */
export type RegionsListener = (deltas: readonly RegionDelta[]) => void;

/** Why a region cannot be changed; `undefined` = it can. */
export type LockReason = 'prediction' | 'annotation-readonly' | 'region-readonly' | 'locked';

/** How the selection changes: `replace` (a click), `toggle` (ctrl-click), `add` (a box with ctrl, shift-click range). */
export type SelectMode = 'replace' | 'toggle' | 'add';

/** A layer as the surfaces and panels see it. All reads are observable unless they say otherwise. */
export interface LayerStore extends Layer {
  /** Counts commits; read it to observe "anything changed" without iterating. */
  readonly epoch: number;
  readonly count: number;
  /** NOT observable: region ids in order and a region by id, for painting loops; valid until `epoch` changes. */
  readonly orderedIds: readonly string[];
  /** NOT observable: the regions themselves in order, for loops over all; cheaper than 100,000 questions by id. */
  readonly orderedRegions: readonly Region[];
  peek(id: string): Region | undefined;
  /** Called after each commit with what changed. Answers the disposer. */
  onRegions(listener: RegionsListener): () => void;

  /** Selected region ids in order of selection. */
  readonly selection: readonly string[];
  isSelected(id: string): boolean;
  selectRegions(ids: readonly string[], mode?: SelectMode): void;
  clearSelection(): void;
  /** The one selected region, when exactly one is. */
  readonly selectedRegion: Region | undefined;
  readonly hovered: string | undefined;
  setHovered(id: string | undefined): void;

  /** The eye: `hidden` of the wire until the person changes it; never saved, never an undo step. */
  isHidden(id: string): boolean;
  setHidden(ids: readonly string[] | 'all', hidden: boolean): void;
  /** Counts changes of visibility or locks; for paint keys. */
  readonly visibilityEpoch: number;
  readonly allHidden: boolean;
  /** The padlock; volatile like the eye. */
  isLocked(id: string): boolean;
  setLocked(ids: readonly string[] | 'all', locked: boolean): void;
  readonly allLocked: boolean;
  lockReason(id: string): LockReason | undefined;

  /** Counts commits that touched relations; for paint keys. */
  readonly relationsEpoch: number;
  /** One relation by its id. */
  relation(id: string): Relation | undefined;
  /** Relations that begin or end at a region, in the order of `relations`; looked up, not searched for. */
  relationsOf(regionId: string): readonly Relation[];
  /** The relation from one region to another, this way round. */
  relationBetween(fromId: string, toId: string): Relation | undefined;
  /** Why a relation cannot be changed. */
  relationLock(id: string): LockReason | undefined;
  /** Id of the selected relation; selecting one unselects the regions, and the other way round. */
  readonly selectedRelation: string | undefined;
  selectRelation(id: string | undefined): void;
  /** Id of the relation that is pointed at. */
  readonly hoveredRelation: string | undefined;
  setHoveredRelation(id: string | undefined): void;
  /** The eye of a relation; volatile. */
  isRelationHidden(id: string): boolean;
  setRelationsHidden(ids: readonly string[] | 'all', hidden: boolean): void;
  /** Counts changes of the relations' eyes; for paint keys. */
  readonly relationVisibilityEpoch: number;
  readonly allRelationsHidden: boolean;

  /** Results of regions as Label Studio puts them on the clipboard: with answers about them, and relations among them, in wire order. */
  copyResults(ids: readonly string[]): readonly Result[];

  /** A per-region or task-level answer by control name, as stored in `result.value[key]`. */
  answerOf(control: string, target?: { readonly region?: string; readonly itemIndex?: number }): unknown;
  /** Why an answer of this control cannot be changed now. */
  answerLock(control: string, target?: { readonly region?: string }): LockReason | undefined;
}

/** A prediction as the surfaces and panels see it. */
export interface PredictionStore extends Omit<LayerStore, 'type'>, Prediction {
  readonly type: 'prediction';
}

/** A prediction laid over the active annotation. */
export interface Overlay {
  readonly layer: PredictionStore;
  readonly visible: boolean;
  /** CSS colour for all its regions; undefined = the labels' own colours. */
  readonly color: string | undefined;
  /** 0..1 */
  readonly opacity: number;
}
