import { observable, runInAction } from 'mobx';
import { nanoid } from 'nanoid';
import type { AnnotationJson, ConfigTree, LayerRecords, NewRegion, Region, RegionChange, Relation, RelationChange, Result } from '../core';
import { encodeLayer, type FormatEnv } from '../format';
import { adoptRecords } from './adopting';
import { modelVersionOf, parentPredictionOf, storedIdOf } from './annotationJson';
import type { AnnotationSource } from './annotationSource';
import type { AnnotationStore, Draft, Pasted, PasteOptions, ZOrder } from './annotationTypes';
import { type AnswerTarget, answerIn } from './answers';
import { Commits, type Done } from './commits';
import { type Collected, type Collection, type Indexes, keyOf } from './content';
import { changedAnswer, changedRegion, changeName, controlNamed, createdRegion, isEmptyAnswer, isSame, objectOf } from './edits';
import type { HistoryLimits } from './history';
import { BaseLayer } from './layer';
import type { LockReason, SelectMode } from './layerTypes';
import type { Links } from './links';
import { orphansOf } from './orphans';
import type { PasteHome, Pasting, ToAdd } from './pasting';
import { pastingCode, pastingNotLoaded } from './pastingCode';
import { changeableRegion, duplicateIdError, lockedError } from './refusals';
import { Relating } from './relating';
import type { ObjectView } from './surfaceTypes';
import { WorkTime } from './workTime';
import { reordered } from './zOrder';

type PastingCode = typeof import('./pasting');

/** What an annotation asks its editor. */
export interface AnnotationHost {
  readonly format: FormatEnv;
  /** Observable. */
  isReadOnly(): boolean;
  /** Lets forms commit what is typed. */
  flush(reason: 'save' | 'leave'): void;
  viewOf(object: string, itemIndex: number): ObjectView | undefined;
  /** The page of an object that is shown. */
  pageOf(object: string): number;
  /** After each commit, when everyone has seen it. */
  committed(annotation: AnnotationLayer, done: Done): void;
  /** A region was chosen as the other end of a relation that is being made: it is not to be selected. */
  linked(annotation: AnnotationLayer, regionId: string): boolean;
  /** What of `records` is to be saved. */
  toSave(annotation: AnnotationLayer, records: LayerRecords): LayerRecords;
  readonly limits?: HistoryLimits;
}

/** A person's work: content in a state tree, changed in commits, each one undo step. */
export class AnnotationLayer extends BaseLayer implements AnnotationStore {
  readonly type = 'annotation';
  readonly id: string;
  readonly createdBy: string | undefined;
  readonly createdAt: string | undefined;
  protected readonly tree: ConfigTree;
  protected readonly unknown: LayerRecords['unknown'];
  readonly #host: AnnotationHost;
  readonly #commits: Commits;
  readonly #sent: { get(): symbol; set(token: symbol): void };
  readonly #saved: { get(): boolean; set(saved: boolean): void };
  readonly #json: { get(): AnnotationJson; set(json: AnnotationJson): void };
  readonly #draft = observable.box<Draft | undefined>(undefined, { deep: false });
  readonly #time = new WorkTime();
  readonly #isOurs: boolean;
  readonly #relating: Relating;
  #nextSlot: number;

  constructor(source: AnnotationSource, host: AnnotationHost) {
    super();
    this.id = source.id;
    this.createdBy = source.createdBy;
    this.createdAt = source.createdAt;
    this.tree = host.format.tree;
    this.unknown = source.records.unknown;
    this.#host = host;
    this.#nextSlot = source.nextSlot;
    this.#isOurs = source.isOurs ?? false;
    this.#commits = new Commits(source.records, host.limits, (deltas, others) => this.announce(deltas, others));
    this.#relating = new Relating({
      layer: this,
      links: () => this.links,
      content: this.#commits.content,
      takeSlot: () => this.#nextSlot++,
    });
    this.#sent = observable.box(source.unsent ? Symbol('sent') : this.#commits.opened, { deep: false });
    this.#saved = observable.box(source.saved);
    this.#json = observable.box(source.json, { deep: false });
  }

  get json(): AnnotationJson {
    return this.#json.get();
  }

  get modelVersion(): string | undefined {
    return modelVersionOf(this.json);
  }

  get score(): number | undefined {
    return typeof this.json.score === 'number' ? this.json.score : undefined;
  }

  get parentPrediction(): string | undefined {
    return parentPredictionOf(this.json);
  }

  get saved(): boolean {
    return this.#saved.get();
  }

  get storedId(): string | undefined {
    return storedIdOf(this.json);
  }

  get skipped(): boolean {
    return this.json.was_cancelled === true || this.json.skipped === true;
  }

  get dirty(): boolean {
    return this.#commits.present !== this.#sent.get();
  }

  /** Equal tokens are equal content. */
  get token(): symbol {
    return this.#commits.present;
  }

  get editable(): boolean {
    const { readonly, editable } = this.json;
    return !this.#host.isReadOnly() && readonly !== true && editable !== false;
  }

  get draft(): Draft | undefined {
    return this.#draft.get();
  }

  setDraft(draft: Draft | undefined): void {
    runInAction(() => this.#draft.set(draft));
  }

  protected get indexes(): Indexes {
    return this.#commits.content.indexes;
  }

  protected get links(): Links {
    return this.#commits.content.links;
  }

  override selectRegions(ids: readonly string[], mode: SelectMode = 'replace'): void {
    const [id, ...others] = ids;
    if (id !== undefined && others.length === 0 && mode === 'replace' && this.#host.linked(this, id)) return;
    super.selectRegions(ids, mode);
  }

  protected read<C extends Collection>(collection: C, key: string): Collected[C] | undefined {
    return this.#commits.content.read(collection, key);
  }

  lockReason(id: string): LockReason | undefined {
    if (!this.editable) return 'annotation-readonly';
    if (this.region(id)?.readonly) return 'region-readonly';
    return this.isLocked(id) ? 'locked' : undefined;
  }

  relationLock(id: string): LockReason | undefined {
    if (!this.editable) return 'annotation-readonly';
    return this.relation(id)?.result.readonly === true ? 'region-readonly' : undefined;
  }

  answerLock(control: string, target: AnswerTarget = {}): LockReason | undefined {
    if (target.region !== undefined) return this.lockReason(target.region);
    if (!this.editable) return 'annotation-readonly';
    const fixed = this.answers.some((answer) => answer.control === control && answer.result.readonly === true);
    return fixed ? 'region-readonly' : undefined;
  }

  // Changes

  commit(name: string, change: () => void, join?: object): void {
    this.#tell(this.#commits.run(name, change, { join }));
  }

  #tell(done: Done | undefined): void {
    if (done) this.#host.committed(this, done);
  }

  get canUndo(): boolean {
    return this.editable && this.undoName !== undefined;
  }

  get canRedo(): boolean {
    return this.editable && this.redoName !== undefined;
  }

  get undoName(): string | undefined {
    return this.#commits.undoName;
  }

  get redoName(): string | undefined {
    return this.#commits.redoName;
  }

  undo(): void {
    this.#host.flush('leave');
    if (this.editable) this.#tell(this.#commits.undo());
  }

  redo(): void {
    this.#host.flush('leave');
    if (this.editable) this.#tell(this.#commits.redo());
  }

  reset(): void {
    this.#host.flush('leave');
    const { content, opened } = this.#commits;
    if (this.editable) this.#tell(this.#commits.run('reset', () => content.reopen(), { known: opened }));
  }

  reorder(ids: readonly string[], to: ZOrder): boolean {
    if (!this.editable) return false;
    const moving = new Set(ids.filter((id) => this.peek(id)?.readonly === false && !this.isLocked(id)));
    const changed = reordered(this.indexes.regions.list, moving, to);
    if (changed.size === 0) return false;
    this.commit('order', () => {
      for (const [id, region] of changed) this.#commits.content.write('regions', id, region);
    });
    return true;
  }

  paste(input: unknown, options: PasteOptions = {}): Promise<Pasted> {
    const paste = (code: PastingCode): Pasted | Promise<Pasted> => {
      const { pasting, ready } = code.openPasting(input, this.#host.format);
      return ready ? ready.then(() => this.#take(code, pasting, options)) : this.#take(code, pasting, options);
    };
    const loading = pastingCode.preload();
    if (loading) return loading.then(paste, () => ({ ids: [], problems: [pastingNotLoaded(this.id)] }));
    return Promise.resolve(pastingCode.loaded ? paste(pastingCode.loaded) : { ids: [], problems: [pastingNotLoaded(this.id)] });
  }

  #take(code: PastingCode, pasting: Pasting, options: PasteOptions): Pasted {
    if (!this.editable) return { ids: [], problems: [code.notEditableIn(this.id)] };
    const { format } = this.#host;
    const regions = this.indexes.regions.list;
    const home: PasteHome = {
      id: this.id,
      format,
      regions,
      nextSlot: this.#nextSlot,
      takenIds: [...regions, ...this.indexes.answers.list, ...this.indexes.relations.list].map(({ id }) => id),
      has: (id) => this.peek(id) !== undefined,
      viewOf: (object, itemIndex) => this.#host.viewOf(object, itemIndex),
      pageOf: (object) => this.#host.pageOf(object),
    };
    const made = code.takePasting(pasting, home, options);
    this.#nextSlot += made.regions.length + made.relations.length;
    if (made.regions.length > 0) this.commit(options.name ?? 'paste', () => this.#addAll(made));
    return { ids: made.regions.map(({ id }) => id), problems: made.problems };
  }

  #addAll({ regions, relations }: ToAdd): void {
    const { content } = this.#commits;
    for (const region of regions) {
      content.write('regions', region.id, region);
      this.#commits.noteAdded(region);
    }
    for (const relation of relations) content.write('relations', keyOf(relation), relation);
  }

  update(regionId: string, change: RegionChange): void {
    const region = changeableRegion(this, regionId);
    const next = changedRegion(region, change, this.#host.format);
    if (next !== region) this.commit(changeName(change), () => this.#commits.content.write('regions', regionId, next));
  }

  remove(regionIds: readonly string[]): readonly string[] {
    const gone = new Set(regionIds.filter((id) => this.peek(id) && this.lockReason(id) === undefined));
    if (gone.size === 0) return [];
    this.commit('delete', () => {
      for (const [id, region] of orphansOf(this.#commits.content, gone)) this.#commits.content.write('regions', id, region);
      for (const id of gone) this.#commits.content.write('regions', id, undefined);
      for (const id of gone) for (const relation of this.links.of(id)) this.#commits.content.write('relations', keyOf(relation), undefined);
    });
    return [...gone];
  }

  add(region: NewRegion): Region {
    if (!this.editable) throw lockedError(`The annotation '${this.id}'`, 'annotation-readonly');
    if (region.id !== undefined && this.peek(region.id)) throw duplicateIdError(region.id);
    const view = this.#host.viewOf(objectOf(region, this.tree), region.itemIndex ?? 0);
    const made = createdRegion(region, { id: region.id ?? nanoid(10), slot: this.#nextSlot, view }, this.#host.format);
    this.#nextSlot += 1;
    this.commit('add', () => {
      this.#commits.content.write('regions', made.id, made);
      this.#commits.noteAdded(made);
    });
    return made;
  }

  /**
   * Takes over records made elsewhere, as they are: one step. A region or an answer to the same question that is there is replaced, in its place; the
   * caller has seen to it that it may be.
   */
  adopt(name: string, records: Partial<Omit<LayerRecords, 'unknown'>>): void {
    this.commit(name, () =>
      adoptRecords(records, {
        layer: this,
        answers: () => this.indexes.answers.list,
        content: this.#commits.content,
        takeSlot: () => this.#nextSlot++,
        added: (region) => this.#commits.noteAdded(region),
      }),
    );
  }

  answer(control: string, value: unknown, itemIndex?: number): void {
    const node = controlNamed(control, this.tree);
    const lock = this.answerLock(control);
    if (lock) throw lockedError(`The answer of '${control}'`, lock);
    const page = itemIndex ?? (node.attrs.perItem === true ? 0 : undefined);
    const said = answerIn(this, node, page === undefined ? {} : { itemIndex: page }, this.tree);
    const empty = isEmptyAnswer(node, value);
    if (empty ? said === undefined : isSame(said, value)) return;
    const given = this.indexes.answers.list.filter((one) => one.control === control && (page ?? one.itemIndex) === one.itemIndex);
    this.commit('answer', () => {
      if (empty) {
        for (const one of given) this.#commits.content.write('answers', keyOf(one), undefined);
        return;
      }
      const before = given.at(-1);
      const next = changedAnswer(node, value, { before, itemIndex: page, slot: this.#nextSlot, id: nanoid(10) });
      if (!before) this.#nextSlot += 1;
      this.#commits.content.write('answers', keyOf(next), next);
    });
  }

  relate(fromId: string, toId: string, said: RelationChange = {}): Relation {
    return this.#relating.relate(fromId, toId, said);
  }

  updateRelation(id: string, change: RelationChange): void {
    this.#relating.update(id, change);
  }

  removeRelations(ids: readonly string[]): readonly string[] {
    return this.#relating.remove(ids);
  }

  /** Whether a record was made or edited since it was opened. */
  isTouched(collection: Collection, key: string): boolean {
    return this.#isOurs || !this.#commits.content.isAsOpened(collection, key);
  }

  get touched(): boolean {
    return this.#isOurs || this.#commits.content.written > 0;
  }

  serialize(): AnnotationJson {
    return { ...this.json, result: encodeLayer(this.#host.toSave(this, this.records)) as readonly Result[] };
  }

  /** It is on screen: work on it begins to count. */
  opened(): void {
    this.#time.begin();
  }

  get startedAt(): string {
    return this.#time.startedAt;
  }

  get leadTime(): number {
    return this.#time.leadTime(this.json);
  }

  /** The host has stored it: what was sent is the state to compare with from now on. */
  markSaved(json: AnnotationJson, token: symbol): void {
    runInAction(() => {
      this.#json.set(json);
      this.#saved.set(true);
      this.#time.restart();
      this.#sent.set(token);
    });
  }

  dispose(): void {
    this.forgetListeners();
    this.#commits.content.dispose();
  }
}
