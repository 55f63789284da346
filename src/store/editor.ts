import { observable, runInAction } from 'mobx';
import { nanoid } from 'nanoid';
import { bindConfig, parseConfig } from '../config';
import {
  type ConfigNode,
  type ConfigTree,
  type CopyOptions,
  type EditorMode,
  type Look,
  misplacedText,
  type Problem,
  type Region,
  type Registry,
  Scope,
  type Task,
  type UnknownRecord,
  type User,
} from '../core';
import { type DecodedTask, decodeTask, type FormatEnv } from '../format';
import type { AnnotationHost, AnnotationLayer } from './annotation';
import { EditorAssist } from './assist';
import { Carried } from './carried';
import type { EditorStore } from './editorTypes';
import { EditorLabeling } from './labeling';
import { Layers } from './layers';
import type { Overlay } from './layerTypes';
import { LinkingEditor } from './linkingEditor';
import { Looks } from './looks';
import { RunningOptions } from './options';
import type { CarryOver, EditorOptions, Features, HostAction, Invalid, LiveOptions, UrlUse } from './optionTypes';
import { OverlayList } from './overlays';
import { ProblemList } from './problemList';
import { lockedError, notFoundError } from './refusals';
import { viewInResults } from './saidSizes';
import { type FlushReason, Saving } from './saving';
import { createSettings, type LiveSettings } from './settings';
import type { Settings } from './settingTypes';
import { SurfaceMap } from './surfaceMap';
import type { ObjectPlace, ObjectView } from './surfaceTypes';
import { recordsToSave } from './toSave';
import { isVisible } from './visibility';

/** The editor as one object: it wires the parts of this room and holds what belongs to none of them. */
export class RunningEditor extends LinkingEditor implements EditorStore {
  readonly uid = `le-${nanoid(8)}`;
  readonly registry: Registry;
  readonly config: ConfigTree;
  readonly surfaces = new SurfaceMap();
  readonly labeling: EditorLabeling;
  readonly assist: EditorAssist;
  readonly #task: DecodedTask;
  readonly #format: FormatEnv;
  readonly #scope = new Scope();
  readonly #options: RunningOptions;
  readonly #settings: LiveSettings;
  readonly #carried: Carried;
  readonly #problems = new ProblemList();
  readonly #layers: Layers;
  readonly #overlays: OverlayList;
  readonly #saving: Saving;
  readonly #looks: Looks;
  readonly #revealed = observable.box<EditorStore['revealed']>(undefined, { deep: false });
  readonly #pages = observable.map<string, number>();
  readonly #views = new Map<string, ObjectView>();

  constructor(options: EditorOptions) {
    super();
    this.registry = options.registry;
    this.#options = new RunningOptions(options);
    this.#settings = createSettings({ ...options.settings, ...options.carry?.settings });
    this.#carried = new Carried(options.carry);
    this.#task = decodeTask(options.task);
    this.config = bindConfig(parseConfig(options.config, options.registry), this.#task.data);
    this.#format = { tree: this.config, registry: this.registry };
    this.#looks = new Looks(this.config);
    this.#problems.report('config', this.config.problems);
    this.#problems.report('task', this.#task.problems);
    this.#saving = this.#createSaving();
    this.#layers = this.#openLayers();
    this.#overlays = new OverlayList(this.#layers);
    this.labeling = this.#createLabeling();
    this.assist = this.#createAssist();
    this.#scope.add(() => this.assist.dispose());
    this.#scope.add(() => this.#layers.dispose());
    this.#scope.add(() => this.#saving.dispose());
    this.#scope.add(this.#problems.follow((problems) => this.#options.all.onProblems?.(problems)));
  }

  #openLayers(): Layers {
    const editor = this;
    const layers = new Layers({
      task: this.#task,
      format: this.#format,
      get options() {
        return editor.#options.all;
      },
      annotationHost: this.#annotationHost(),
      report: (source, problems) => this.#problems.report(source, problems),
      leaving: () => {
        this.#saving.flush('leave');
        this.links.end(undefined);
        this.clearInvalid();
      },
    });
    layers.open();
    return layers;
  }

  #annotationHost(): AnnotationHost {
    return {
      format: this.#format,
      isReadOnly: () => this.readOnly,
      flush: (reason) => this.#saving.flush(reason),
      viewOf: (object, itemIndex) => this.#sizeOf(object, itemIndex),
      pageOf: (object) => this.itemIndexOf(object),
      linked: (annotation, regionId) => this.links.clicked(annotation, regionId),
      toSave: (annotation, records) => recordsToSave(annotation, records, this.config),
      committed: (annotation, { name, ids, added }) => {
        this.clearInvalid();
        const [made] = added;
        if (made && name === 'add' && added.length === 1 && annotation === this.annotation) this.labeling.drawn(annotation, made);
        const isMisplaced = (region: Region | undefined) => region !== undefined && misplacedText(region, this.config) !== undefined;
        this.#problems.regionsChanged(annotation.id, ids, (id) => isMisplaced(annotation.peek(id)));
        this.#options.all.onChange?.({ annotation, name, ids });
      },
    };
  }

  #createSaving(): Saving {
    const editor = this;
    return new Saving({
      editor,
      get options() {
        return editor.#options.all;
      },
      deleted: (annotation) => {
        this.assist.forget(annotation);
        this.#layers.remove(annotation);
      },
      undecided: (annotation) => this.assist.undecided(annotation),
    });
  }

  #createLabeling(): EditorLabeling {
    const editor = this;
    return new EditorLabeling({
      tree: this.config,
      get annotation() {
        return editor.annotation;
      },
      settings: this.#settings,
      carry: this.#options.all.carry,
      refuse: (control, message) => this.#saving.setInvalid({ control, region: undefined, itemIndex: undefined, message }),
    });
  }

  #createAssist(): EditorAssist {
    const editor = this;
    return new EditorAssist({
      task: this.task,
      format: this.#format,
      settings: this.#settings,
      get annotation() {
        return editor.annotation;
      },
      get handler() {
        return editor.#options.all.onAssist;
      },
      viewOf: (object, itemIndex) => this.#sizeOf(object, itemIndex),
      armed: (control) => this.labeling.armed(control),
      refuse: (control, message) => this.#saving.setInvalid({ control, region: undefined, itemIndex: undefined, message }),
      report: (problems) => this.#problems.report('assist', problems),
      decided: () => this.clearInvalid(),
    });
  }

  get task(): Task {
    return this.#task.task;
  }

  get data(): UnknownRecord {
    return this.#task.data;
  }

  get mode(): EditorMode {
    return this.#options.mode;
  }

  get showPredictions(): boolean {
    return this.#options.showPredictions;
  }

  get readOnly(): boolean {
    return this.#options.readOnly;
  }

  get user(): User | undefined {
    return this.#options.user;
  }

  get features(): Features {
    return this.#options.features;
  }

  get settings(): Settings {
    return this.#settings;
  }

  setSetting<K extends keyof Settings>(key: K, value: Settings[K]): void {
    this.#settings.set(key, value);
    this.#carried.changed(key);
  }

  setOptions(options: LiveOptions): void {
    runInAction(() => {
      this.#options.change(options);
      this.#layers.optionsChanged();
    });
  }

  // Layers

  get annotations(): readonly AnnotationLayer[] {
    return this.#layers.annotations;
  }

  get predictions(): Layers['predictions'] {
    return this.#layers.predictions;
  }

  get active(): Layers['active'] {
    return this.#layers.active;
  }

  get annotation(): AnnotationLayer | undefined {
    const { active } = this;
    return active?.type === 'annotation' ? active : undefined;
  }

  get overlays(): readonly Overlay[] {
    return this.#overlays.all;
  }

  setOverlay(predictionId: string, change: Partial<Pick<Overlay, 'visible' | 'color' | 'opacity'>>): void {
    this.#overlays.set(predictionId, change);
  }

  select(id: string): void {
    const layer = this.#layers.find(id);
    if (layer) {
      this.#layers.show(layer);
    } else if (this.active?.peek(id)) {
      this.active.selectRegions([id]);
      this.reveal(id);
    } else {
      throw notFoundError(id);
    }
  }

  addAnnotation(): AnnotationLayer {
    if (this.readOnly) throw lockedError('The task', 'annotation-readonly');
    return this.#layers.add();
  }

  copyPrediction(predictionId: string, options?: CopyOptions): AnnotationLayer {
    if (this.readOnly) throw lockedError('The task', 'annotation-readonly');
    const annotation = this.#layers.copy(predictionId, options);
    const ids = [...annotation.regions, ...annotation.answers].map((record) => record.id);
    this.#options.all.onChange?.({ annotation, name: 'copy', ids });
    return annotation;
  }

  undo(): void {
    if (!this.assist.undo()) this.annotation?.undo();
  }

  redo(): void {
    this.annotation?.redo();
  }

  // Saving

  get action(): HostAction | undefined {
    return this.#saving.action;
  }

  dismissError(): void {
    this.#saving.dismissError();
  }

  submit(): Promise<void> {
    return this.#saving.submit();
  }

  update(): Promise<void> {
    return this.#saving.submit();
  }

  skip(): Promise<void> {
    return this.#saving.skip();
  }

  unskip(): Promise<void> {
    return this.#saving.unskip();
  }

  async deleteAnnotation(id: string): Promise<void> {
    const layer = this.#layers.find(id);
    if (layer?.type === 'annotation') await this.#saving.delete(layer);
  }

  validate(): Invalid | undefined {
    return this.#saving.validate();
  }

  get invalid(): Invalid | undefined {
    return this.#saving.invalid;
  }

  clearInvalid(): void {
    this.#saving.setInvalid(undefined);
  }

  onFlush(flush: (reason: FlushReason) => void): () => void {
    return this.#saving.onFlush(flush);
  }

  // What surfaces and tags ask

  get problems(): readonly Problem[] {
    return this.#problems.all;
  }

  keepPlace(layer: string, region: string): void {
    this.#problems.keep(layer, region);
  }

  isPlaceKept(layer: string, region: string): boolean {
    return this.#problems.isKept(layer, region);
  }

  reportProblems(key: string, problems: readonly Problem[]): void {
    this.#problems.report(`late:${key}`, problems);
  }

  lookOf(region: Region): Look {
    return this.#looks.of(region);
  }

  isVisible(node: ConfigNode, region?: Region): boolean {
    return isVisible(node, region, { tree: this.config, layer: this.active });
  }

  get revealed(): EditorStore['revealed'] {
    return this.#revealed.get();
  }

  reveal(regionId: string): void {
    const layer = this.active?.id;
    if (layer !== undefined) runInAction(() => this.#revealed.set({ layer, region: regionId }));
  }

  itemIndexOf(object: string): number {
    return this.#pages.get(object) ?? 0;
  }

  setItemIndex(object: string, index: number): void {
    runInAction(() => this.#pages.set(object, index));
  }

  viewOf(object: string): ObjectPlace | undefined {
    return this.#carried.places.get(object);
  }

  keepView(object: string, view: ObjectPlace): void {
    this.#carried.places.set(object, view);
  }

  carry(): CarryOver {
    return { ...this.labeling.carry(), ...this.#carried.toCarry(this.settings) };
  }

  async resolveUrl(url: string, use: UrlUse): Promise<string> {
    return (await this.#options.all.resolveUrl?.(url, use)) ?? url;
  }

  setObjectView(object: string, itemIndex: number, view: ObjectView): void {
    this.#views.set(`${itemIndex}:${object}`, view);
  }

  /** What a surface told; without one, what the first regions of the object say. */
  #sizeOf(object: string, itemIndex: number): ObjectView | undefined {
    return this.#views.get(`${itemIndex}:${object}`) ?? viewInResults(this.active, object, itemIndex);
  }

  dispose(): void {
    this.#scope.dispose();
    this.surfaces.clear();
  }
}
