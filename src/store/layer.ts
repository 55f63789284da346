import { computed, observable, runInAction } from 'mobx';
import type { Answer, ConfigTree, LayerRecords, Region, Relation, Result } from '../core';
import { copyResults } from '../format';
import { type AnswerTarget, answerIn } from './answers';
import type { Others } from './commits';
import type { Collected, Collection, Indexes } from './content';
import { LayerState } from './layerState';
import type { LayerStore, LockReason, RegionDelta, RegionsListener, SelectMode } from './layerTypes';
import type { Links } from './links';
import { pastingCode } from './pastingCode';
import { RelationState } from './relationState';

/** What annotations and predictions share: reading records, and what a person sees and selects. */
export abstract class BaseLayer implements Omit<LayerStore, 'type'> {
  abstract readonly id: string;
  abstract readonly modelVersion: string | undefined;
  abstract readonly score: number | undefined;
  abstract lockReason(id: string): LockReason | undefined;
  abstract answerLock(control: string, target?: AnswerTarget): LockReason | undefined;
  /** Plain indexes of the content. */
  protected abstract get indexes(): Indexes;
  protected abstract get links(): Links;
  abstract relationLock(id: string): LockReason | undefined;
  /** One record, observable for itself only. */
  protected abstract read<C extends Collection>(collection: C, key: string): Collected[C] | undefined;
  protected abstract get unknown(): LayerRecords['unknown'];
  protected abstract readonly tree: ConfigTree;

  readonly #epoch = observable.box(0);
  readonly #regionsEpoch = observable.box(0);
  readonly #answersEpoch = observable.box(0);
  readonly #relationsEpoch = observable.box(0);
  readonly #listeners = new Set<RegionsListener>();
  readonly #state = new LayerState(this.#source());
  readonly #relationState = new RelationState((id) => this.links.get(id) !== undefined);
  readonly #selectedRegion = computed(() => {
    const [id, ...others] = this.#state.selection;
    return id !== undefined && others.length === 0 ? this.region(id) : undefined;
  });

  #source() {
    const layer = this;
    return {
      get ids() {
        return layer.indexes.regions.keys;
      },
      get size() {
        return layer.indexes.regions.size;
      },
      peek: (id: string) => layer.peek(id),
    };
  }

  get epoch(): number {
    return this.#epoch.get();
  }

  get count(): number {
    this.#regionsEpoch.get();
    return this.indexes.regions.size;
  }

  get orderedIds(): readonly string[] {
    return this.indexes.regions.keys;
  }

  get orderedRegions(): readonly Region[] {
    return this.indexes.regions.list;
  }

  get regions(): readonly Region[] {
    this.#regionsEpoch.get();
    return this.indexes.regions.list;
  }

  get answers(): readonly Answer[] {
    this.#answersEpoch.get();
    return this.indexes.answers.list;
  }

  get relations(): readonly Relation[] {
    this.#relationsEpoch.get();
    return this.indexes.relations.list;
  }

  get relationsEpoch(): number {
    return this.#relationsEpoch.get();
  }

  relation(id: string): Relation | undefined {
    this.#relationsEpoch.get();
    return this.links.get(id);
  }

  relationsOf(regionId: string): readonly Relation[] {
    this.#relationsEpoch.get();
    return this.links.of(regionId);
  }

  relationBetween(fromId: string, toId: string): Relation | undefined {
    this.#relationsEpoch.get();
    return this.links.between(fromId, toId);
  }

  /** Everything that is to be written back. */
  get records(): LayerRecords {
    const { regions, answers, relations } = this.indexes;
    return { regions: regions.list, answers: answers.list, relations: relations.list, unknown: this.unknown };
  }

  peek(id: string): Region | undefined {
    return this.indexes.regions.get(id);
  }

  region(id: string): Region | undefined {
    return this.read('regions', id);
  }

  onRegions(listener: RegionsListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get selection(): readonly string[] {
    return this.#state.selection;
  }

  isSelected(id: string): boolean {
    return this.#state.isSelected(id);
  }

  selectRegions(ids: readonly string[], mode: SelectMode = 'replace'): void {
    runInAction(() => {
      this.#relationState.select(undefined);
      this.#state.select(ids, mode);
    });
  }

  clearSelection(): void {
    runInAction(() => {
      this.#relationState.select(undefined);
      this.#state.select([], 'replace');
    });
  }

  get selectedRelation(): string | undefined {
    return this.#relationState.selected;
  }

  selectRelation(id: string | undefined): void {
    runInAction(() => {
      this.#relationState.select(id);
      if (this.#relationState.selected !== undefined) this.#state.select([], 'replace');
    });
  }

  get hoveredRelation(): string | undefined {
    return this.#relationState.hovered;
  }

  setHoveredRelation(id: string | undefined): void {
    this.#relationState.setHovered(id);
  }

  isRelationHidden(id: string): boolean {
    return this.#relationState.isHidden(id);
  }

  setRelationsHidden(ids: readonly string[] | 'all', hidden: boolean): void {
    this.#relationState.setHidden(ids === 'all' ? this.indexes.relations.list.map(({ id }) => id) : ids, hidden);
  }

  get relationVisibilityEpoch(): number {
    return this.#relationState.visibilityEpoch;
  }

  get allRelationsHidden(): boolean {
    this.#relationsEpoch.get();
    const { size } = this.indexes.relations;
    return size > 0 && this.#relationState.hiddenCount === size;
  }

  get selectedRegion(): Region | undefined {
    return this.#selectedRegion.get();
  }

  get hovered(): string | undefined {
    return this.#state.hovered;
  }

  setHovered(id: string | undefined): void {
    this.#state.setHovered(id);
  }

  isHidden(id: string): boolean {
    return this.#state.isHidden(id);
  }

  setHidden(ids: readonly string[] | 'all', hidden: boolean): void {
    this.#state.setHidden(ids, hidden);
  }

  get visibilityEpoch(): number {
    return this.#state.visibilityEpoch;
  }

  get allHidden(): boolean {
    this.#regionsEpoch.get();
    return this.#state.allHidden;
  }

  isLocked(id: string): boolean {
    return this.#state.isLocked(id);
  }

  setLocked(ids: readonly string[] | 'all', locked: boolean): void {
    this.#state.setLocked(ids, locked);
  }

  get allLocked(): boolean {
    this.#regionsEpoch.get();
    return this.#state.allLocked;
  }

  copyResults(ids: readonly string[]): readonly Result[] {
    // Who copies will paste.
    pastingCode.preload()?.catch(() => undefined);
    const { regions, relations } = this.indexes;
    return copyResults({ regions: regions.list, relations: relations.list }, ids);
  }

  answerOf(control: string, target: AnswerTarget = {}): unknown {
    return answerIn(this, this.tree.byName.get(control), target, this.tree);
  }

  /** Tells everyone who follows what one commit did. */
  protected announce(deltas: readonly RegionDelta[], { answers, relations }: Others): void {
    runInAction(() => {
      this.#epoch.set(this.#epoch.get() + 1);
      if (answers) this.#answersEpoch.set(this.#answersEpoch.get() + 1);
      if (relations) {
        this.#relationsEpoch.set(this.#relationsEpoch.get() + 1);
        this.#relationState.follow();
      }
      if (deltas.length === 0) return;
      this.#regionsEpoch.set(this.#regionsEpoch.get() + 1);
      this.#state.follow(deltas);
      for (const listener of [...this.#listeners]) listener(deltas);
    });
  }

  protected forgetListeners(): void {
    this.#listeners.clear();
  }
}
