import { computed, observable, reaction, runInAction } from 'mobx';
import { type Box, type ConfigNode, type Disposer, type Point, type Region, Scope } from '../../core';
import type { AnnotationStore, EditorStore, LayerStore, SurfaceHandle, SurfacePlaces } from '../../store';
import { createTranslate, SurfaceMenu, type Translate } from '../../ui/kit';
import { type Anchor, AnchorFields } from './anchors';
import { describeRegions } from './announce';
import { commitDrawn, commitShape, commitValues, type NewPlace } from './commits';
import { FreshRegion } from './freshRegion';
import { type Drawing, Hand } from './hand';
import { ClickCycle, hitsAt } from './hitTest';
import { type ImageAttrs, imageAttrsOf } from './imageAttrs';
import { ImagePages } from './imagePages';
import { ImagePainting } from './imagePainting';
import { KeyCursor } from './keyCursor';
import { LateShapes } from './lateShapes';
import type { LayerScene } from './layerScene';
import { Notices } from './notices';
import { PixelQuestions } from './pixelQuestions';
import { clientBox, clientPoint } from './places';
import { plateHost } from './plate';
import { RegionsPainter, shownLayers } from './regionsPainter';
import { Snapper } from './snap/Snapper';
import { type Drawn, ToolRunner } from './toolRunner';
import { GroupChange } from './transform/groupChange';
import { Viewport } from './viewport';

/** Picture and canvases, as the controller sees them; a canvas redraws itself in the next frame. */
export interface Canvases {
  redraw(which: 'regions' | 'front'): void;
  /** Puts the picture under them. */
  showPicture(element: HTMLElement | undefined): void;
  readonly pixelRatio: number;
}

const NO_DRAFTS: ReadonlyMap<string, unknown> = new Map();

/**
 * One image on the page: its view, its regions, what is being done with them. Making it does nothing; `attach` starts everything that
 * has an end, and answers that end. Holds no DOM but the element it is attached to.
 */
export class ImageController implements SurfaceHandle {
  readonly editor: EditorStore;
  readonly node: ConfigNode;
  readonly object: string;
  readonly attrs: ImageAttrs;
  readonly viewport: Viewport;
  readonly pages: ImagePages;
  readonly runner: ToolRunner;
  readonly anchors = new AnchorFields();
  readonly clicks = new ClickCycle();
  readonly regions: RegionsPainter;
  readonly painting: ImagePainting;
  readonly hand = new Hand(this);
  readonly snapper = new Snapper(this);
  readonly group = new GroupChange(this);
  readonly cursor = new KeyCursor();
  readonly menu = new SurfaceMenu();
  readonly fresh = new FreshRegion();
  readonly #drafts = observable.box<ReadonlyMap<string, unknown>>(NO_DRAFTS, { deep: false });
  readonly #band = observable.box<Box | undefined>(undefined, { deep: false });
  readonly #pointer = observable.box<Point | undefined>(undefined, { deep: false });
  readonly #notices = new Notices();
  readonly #shapes = new LateShapes(() => this.tell(this.translate('image.shapeFailed')));
  readonly #pixels = new PixelQuestions();
  readonly #layers = computed(() => shownLayers(this.editor));
  /** Reads the texts it says; the view that mounts it gives the host's. */
  translate: Translate = createTranslate();
  #canvases: Canvases | undefined;
  #element: HTMLElement | undefined;
  #places: SurfacePlaces | undefined;

  /** `address`: that of the picture, where the host was asked for it already. */
  constructor(editor: EditorStore, node: ConfigNode, address?: Promise<string>) {
    this.editor = editor;
    this.node = node;
    this.object = node.name;
    this.attrs = imageAttrsOf(node);
    this.viewport = new Viewport(this.attrs);
    this.pages = new ImagePages(editor, node, this.attrs, address);
    this.regions = new RegionsPainter(
      editor,
      this.object,
      plateHost(
        () => this.#element,
        () => this.#canvases?.redraw('regions'),
      ),
      (shape) => this.#shapes.load(shape),
    );
    this.runner = new ToolRunner({
      envOf: (control, base) => this.hand.env(control, base),
      baseFor: (control) => this.hand.baseFor(control),
      commit: (made) => this.#keep(made),
      ask: (ask) => this.#pixels.ask(ask, this.pages.state, this.translate),
      refuse: (words) => this.tell(words),
      previewed: (preview) => this.#mirror(preview && { ...preview }),
    });
    this.painting = new ImagePainting(this);
  }

  get layer(): LayerStore | undefined {
    return this.editor.active;
  }

  get annotation(): AnnotationStore | undefined {
    return this.editor.annotation;
  }

  /** Values of regions being changed, by id. Observable. */
  get drafts(): ReadonlyMap<string, unknown> {
    return this.#drafts.get();
  }

  get band(): Box | undefined {
    return this.#band.get();
  }

  /** What a screen reader is told. Observable. */
  get said(): string {
    return this.#notices.said;
  }

  setDrafts(drafts: ReadonlyMap<string, unknown> | undefined): void {
    const next = drafts ?? NO_DRAFTS;
    if (next === this.drafts) return;
    runInAction(() => this.#drafts.set(next));
    const [only, ...more] = next;
    const region = only && more.length === 0 ? this.layer?.peek(only[0]) : undefined;
    this.#mirror(region && only && { regionId: region.id, control: region.control, value: only[1] });
  }

  /** Takes an anchor in hand, or lets go. Answers whether one was held before. */
  focusAnchor(anchor: Anchor | undefined): boolean {
    const before = this.anchors.focused;
    this.anchors.focus(anchor?.key);
    if (anchor?.label) this.say(anchor.label);
    return before !== undefined;
  }

  setBand(band: Box | undefined): void {
    runInAction(() => this.#band.set(band));
  }

  setPointer(pointer: Point | undefined): void {
    if (this.attrs.crosshair || this.drawing?.tool.sized || this.#pointer.get()) runInAction(() => this.#pointer.set(pointer));
  }

  /** What a person must see now, such as why nothing was drawn. Observable. */
  get notice(): string | undefined {
    return this.#notices.shown;
  }

  /** Shows words for a while, and says them. */
  tell(words: string): void {
    this.#notices.tell(words);
  }

  say(words: string): void {
    this.#notices.say(words);
  }

  /** Whether a person may move or reshape a region now. */
  canChange(id: string): boolean {
    return this.annotation !== undefined && this.annotation.lockReason(id) === undefined;
  }

  /** Counts geometry that arrived late: regions that were of no known shape are then. Observable. */
  get shapesLoaded(): number {
    return this.#shapes.arrived;
  }

  /** Whether a region lies on the page shown. */
  shows(region: Region): boolean {
    return this.regions.active?.isHere(region) ?? false;
  }

  /** The tool in hand, when it draws on this image. */
  get drawing(): Drawing | undefined {
    return this.hand.drawing;
  }

  /** Says why the tool in hand cannot begin. */
  refuseDrawing(): void {
    this.tell(this.translate(this.hand.refusal));
  }

  /** Visible regions of the active layer under a point of percent, top first. */
  hits(point: Point, tolerance: number): readonly Region[] {
    const scene = this.regions.active;
    return scene ? hitsAt(scene, this.viewport.view, point, tolerance) : [];
  }

  /** Regions on this page that are selected. */
  get selectedHere(): readonly Region[] {
    const { layer } = this;
    const scene = this.regions.active;
    return layer && scene ? scene.regionsHere(layer, layer.selection) : [];
  }

  /** Keeps new values of regions: one commit. */
  commitValues(name: string, values: ReadonlyMap<string, unknown>): void {
    const { annotation } = this;
    const scene = this.regions.active;
    // The commit first: what is drawn as a draft must not flash back to where it was.
    if (annotation && scene) commitValues(annotation, scene, name, values);
    this.setDrafts(undefined);
  }

  /** Says what is selected and where it lies. */
  describeSelection(): void {
    this.say(describeRegions(this.selectedHere, this.regions.active, this.translate));
  }

  // SurfaceHandle

  get ready(): boolean {
    const { state } = this.pages;
    if (state.status !== 'ready' || this.painting.placed !== state.picture || this.#shapes.isWaiting) return false;
    return this.viewport.isReady && this.regions.isSettled;
  }

  zoom(): number {
    return this.viewport.zoom;
  }

  /** The region that is selected alone, at rest, and can be seen. Observable. */
  get settled(): Region | undefined {
    const region = this.layer?.selectedRegion;
    if (!region || this.pages.state.status !== 'ready' || !this.shows(region) || this.layer?.isHidden(region.id)) return undefined;
    return region;
  }

  asksAt(regionId: string): boolean {
    return this.settled?.id === regionId;
  }

  clientBoxOf(regionId: string): Box | undefined {
    const at = this.#here(regionId);
    return at && clientBox(at.element, this.viewport.view, at.scene, at.region);
  }

  clientPointOf(regionId: string): Point | undefined {
    const at = this.#here(regionId);
    return at && clientPoint(at.element, this.viewport.view, at.scene, at.region);
  }

  /** A region on the page shown, while that is on the page of the host. */
  #here(regionId: string): { readonly element: HTMLElement; readonly region: Region; readonly scene: LayerScene } | undefined {
    const region = this.layer?.peek(regionId);
    const scene = this.regions.active;
    return this.#element && region && scene?.isHere(region) ? { element: this.#element, region, scene } : undefined;
  }

  async places(): Promise<SurfacePlaces> {
    const { createShapePlaces } = await import('./shapePlaces');
    this.#places ??= createShapePlaces(this, () => this.#element);
    return this.#places;
  }

  paintRegions(context: CanvasRenderingContext2D): void {
    if (this.#canvases) this.painting.paintRegions(context, this.#canvases.pixelRatio);
  }

  /** The page of a new region; an object with one page names none. */
  get place(): NewPlace {
    return { object: this.object, itemIndex: this.pages.isList ? this.pages.index : undefined };
  }

  /** The mouse over the image, in percent; kept where something is painted at it. Observable. */
  get pointer(): Point | undefined {
    return this.#pointer.get();
  }

  // Life

  /** Starts observing; `element` is the surface's own, `canvases` redraw on demand. */
  attach(element: HTMLElement, canvases: Canvases): Disposer {
    const scope = new Scope();
    this.#element = element;
    this.#canvases = canvases;
    const { editor, viewport } = this;
    editor.surfaces.set(this.object, this);
    scope.add(() => editor.surfaces.get(this.object) === this && editor.surfaces.delete(this.object));
    scope.add(this.pages.start(element.ownerDocument, viewport));
    for (const { definition, toNames } of editor.config.controls)
      if (toNames.includes(this.object) && definition?.shape) this.#shapes.load(definition.shape);
    const follow = <T>(read: () => T, act: (now: T, before: T | undefined) => void, atOnce = false): void => {
      scope.add(reaction(read, act, { fireImmediately: atOnce }));
    };
    follow(
      () => this.annotation,
      (_, before) => this.#letGo(before),
    );
    follow(
      () => ({ layers: this.#layers.get(), page: this.pages.index, extent: this.pages.extent, shapes: this.#shapes.arrived }),
      ({ layers, page, extent, shapes }) => this.regions.show(layers, page, extent, shapes),
      true,
    );
    follow(
      () => this.painting.inFront,
      (ids) => this.regions.except(ids),
      true,
    );
    follow(
      () => this.#lookKey(),
      () => this.regions.invalidate(),
    );
    follow(
      () => [viewport.view, this.pages.state, this.pages.view, this.painting.smoothing],
      () => this.redraw(),
    );
    follow(
      () => this.pages.state,
      (state) => canvases.showPicture(state.status === 'ready' ? state.picture.element : undefined),
      true,
    );
    // An undo moves what is selected without touching the selection.
    follow(
      () => [this.painting.front(), this.layer?.epoch, this.#lookKey()],
      () => canvases.redraw('front'),
    );
    follow(
      () => this.drawing,
      (drawing) => this.runner.use(drawing?.control ?? '', drawing?.tool),
      true,
    );
    follow(
      () => this.layer?.selectedRegion,
      (region) => region && this.#turnTo(region),
    );
    follow(
      () => editor.revealed,
      (request) => request && this.#reveal(request.layer, request.region),
    );
    scope.add(() => {
      this.runner.drop();
      this.group.drop();
      this.painting.drop();
      this.menu.close();
      this.regions.dispose();
      this.#notices.dispose();
      this.#pixels.dispose();
      this.#canvases = undefined;
      this.#element = undefined;
    });
    return () => scope.dispose();
  }

  redraw(): void {
    for (const which of ['regions', 'front'] as const) this.#canvases?.redraw(which);
  }

  /** Everything besides view and content that changes how regions at rest look. */
  #lookKey(): string {
    const layers = this.#layers.get().map(({ layer }) => layer.visibilityEpoch);
    return [...layers, this.editor.settings.showLabels].join();
  }

  /** Another layer is shown: what was being drawn or changed was of the one before. */
  #letGo(before: AnnotationStore | undefined): void {
    this.runner.drop();
    this.group.drop();
    this.cursor.place(undefined);
    this.menu.close();
    before?.setDraft(undefined);
  }

  /** Shows the page of a region. */
  #turnTo({ object, itemIndex }: Region): void {
    if (object === this.object && itemIndex !== this.pages.index) this.editor.setItemIndex(object, itemIndex);
  }

  #reveal(layer: string, id: string): void {
    const region = this.layer?.id === layer ? this.layer.peek(id) : undefined;
    if (!region || region.object !== this.object) return;
    this.#turnTo(region);
    const scene = this.regions.active;
    if (scene?.isHere(region)) this.viewport.reveal(scene.boundsOf(region));
  }

  /** Tells the rest of the editor what is being drawn or changed. */
  #mirror(draft: { regionId: string | undefined; control: string; value: unknown } | undefined): void {
    this.annotation?.setDraft(draft && { ...draft, object: this.object });
  }

  /** A finished shape becomes a region, or the new geometry of the one it was drawn on. */
  #keep(made: Drawn): void {
    const { annotation } = this;
    const scene = this.regions.active;
    if (!annotation || !scene) return;
    if (made.regionId === undefined) this.fresh.ask(commitShape(this.editor, annotation, made, this.place));
    else commitDrawn(this.editor, annotation, scene, { ...made, regionId: made.regionId }, this.place);
  }
}
