import { computed, observable, reaction, runInAction } from 'mobx';
import { type Box, type ConfigNode, type Disposer, type Point, type Region, Scope, type Tool, type ToolEnv, toolOf } from '../../core';
import type { AnnotationStore, EditorStore, LayerStore, SurfaceHandle, SurfacePlaces } from '../../store';
import { createTranslate, SurfaceMenu, type Translate } from '../../ui/kit';
import { type Anchor, AnchorFields } from './anchors';
import { describeRegions } from './announce';
import { commitDrawn, commitShape, commitValues, type NewPlace, previewRegion } from './commits';
import { type Front, paintFront } from './frontPainter';
import { paintGrid } from './gridPainter';
import { ClickCycle, hitsAt } from './hitTest';
import { type ImageAttrs, imageAttrsOf } from './imageAttrs';
import { ImagePages } from './imagePages';
import { KeyCursor } from './keyCursor';
import { LateShapes } from './lateShapes';
import { Notices } from './notices';
import type { ShownPicture } from './picture';
import { PixelQuestions } from './pixelQuestions';
import { pointOn, toClient } from './places';
import type { PlateHost } from './plate';
import { RegionsPainter, shownLayers } from './regionsPainter';
import { Snapper } from './snap/Snapper';
import { type Base, type Drawn, ToolRunner } from './toolRunner';
import { GroupChange } from './transform/groupChange';
import { GroupPicture } from './transform/groupPicture';
import { boxToScreen, pctPerPixel, Viewport } from './viewport';

/** Picture and canvases, as the controller sees them; a canvas redraws itself in the next frame. */
export interface Canvases {
  redraw(which: 'regions' | 'front'): void;
  /** Puts the picture under them. */
  showPicture(element: HTMLElement | undefined): void;
  readonly pixelRatio: number;
}

/** What is drawn with now: the control and its tool. */
export interface Drawing {
  readonly control: string;
  readonly tool: Tool<unknown, { readonly name: string }>;
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
  readonly #exactPixels: boolean;
  readonly viewport: Viewport;
  readonly pages: ImagePages;
  readonly runner: ToolRunner;
  readonly anchors = new AnchorFields();
  readonly clicks = new ClickCycle();
  readonly regions: RegionsPainter;
  readonly snapper = new Snapper(this);
  readonly group = new GroupChange(this);
  readonly cursor = new KeyCursor();
  readonly menu = new SurfaceMenu();
  readonly #groupPicture = new GroupPicture();
  readonly #drafts = observable.box<ReadonlyMap<string, unknown>>(NO_DRAFTS, { deep: false });
  readonly #band = observable.box<Box | undefined>(undefined, { deep: false });
  readonly #pointer = observable.box<Point | undefined>(undefined, { deep: false });
  readonly #notices = new Notices();
  readonly #shapes = new LateShapes(() => this.tell(this.translate('image.shapeFailed')));
  readonly #pixels = new PixelQuestions();
  #fresh: string | undefined;
  readonly #layers = computed(() => shownLayers(this.editor));
  /** Reads the texts it says; the view that mounts it gives the host's. */
  translate: Translate = createTranslate();
  #canvases: Canvases | undefined;
  #element: HTMLElement | undefined;
  #placed: ShownPicture | undefined;
  #places: SurfacePlaces | undefined;

  /** `address`: that of the picture, where the host was asked for it already. */
  constructor(editor: EditorStore, node: ConfigNode, address?: Promise<string>) {
    this.editor = editor;
    this.node = node;
    this.object = node.name;
    this.attrs = imageAttrsOf(node);
    this.#exactPixels = editor.config.controls.some(
      ({ definition, toNames }) => toNames.includes(node.name) && definition?.kind?.exactPixels === true,
    );
    this.viewport = new Viewport(this.attrs);
    this.pages = new ImagePages(editor, node, this.attrs, address);
    this.regions = new RegionsPainter(editor, this.object, this.#plateHost(), (shape) => this.#shapes.load(shape));
    this.runner = new ToolRunner({
      envOf: (control, base) => this.toolEnv(control, base),
      baseFor: (control) => this.#baseFor(control),
      commit: (made) => this.#keep(made),
      ask: (ask) => this.#pixels.ask(ask, this.pages.state, this.translate),
      refuse: (words) => this.tell(words),
      previewed: (preview) => this.#mirror(preview && { ...preview }),
    });
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
    // Its machine may still be on the way.
    void this.#shapes.arrived;
    const { tool } = this.editor.labeling;
    if (tool.type !== 'draw' || !this.annotation?.editable || this.pages.state.status !== 'ready') return undefined;
    const control = this.editor.config.byName.get(tool.control);
    if (!control?.definition || !control.toNames.includes(this.object)) return undefined;
    const found = toolOf(control.definition, tool.tool);
    return found && { control: tool.control, tool: found };
  }

  /** The labels a new region gets; undefined when drawing must not start. */
  labelsFor(control: string): Readonly<Record<string, readonly string[]>> | undefined {
    return this.editor.labeling.forNewRegion(this.object, control);
  }

  /** Whether the tool in hand may begin: it has a label where it needs one, or a region to go on with. */
  get mayDraw(): boolean {
    const { drawing } = this;
    if (!drawing) return false;
    if (drawing.tool.continues && this.#baseFor(drawing.control)) return true;
    return !drawing.tool.needsBase && this.labelsFor(drawing.control) !== undefined;
  }

  /** Says why the tool in hand cannot begin. */
  refuseDrawing(): void {
    this.tell(this.translate(this.drawing?.tool.needsBase ? 'image.needsRegion' : 'image.needsLabel'));
  }

  toolEnv(control: string, base?: unknown): ToolEnv {
    const { view } = this.viewport;
    const written = this.editor.config.byName.get(control)?.attrs ?? {};
    const { brushSize, eraserSize, snapToPixels } = this.editor.settings;
    const attrs = snapToPixels && 'snap' in written ? { ...written, snap: 'pixel' } : written;
    // Sizes count pixels as the image opens: the brush stays as large on the image while it is zoomed.
    const size = (setting: number): number => Math.max(1, setting / this.viewport.defaultScale);
    return {
      width: view.imageWidth,
      height: view.imageHeight,
      pixel: pctPerPixel(view),
      attrs,
      size: { brush: size(brushSize), eraser: size(eraserSize) },
      ...(base !== undefined && { base }),
    };
  }

  /** The one selected region on this page whose geometry a control's tool may change. */
  #baseFor(control: string): Base | undefined {
    const kind = this.editor.config.byName.get(control)?.definition?.kind?.name;
    const region = this.layer?.selectedRegion;
    if (!region || region.kind !== kind || !this.shows(region) || !this.canChange(region.id)) return undefined;
    return { id: region.id, value: region.value };
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
    if (!layer || !scene) return [];
    return layer.selection.flatMap((id) => {
      const region = layer.peek(id);
      return region && scene.isHere(region) ? [region] : [];
    });
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
    if (state.status !== 'ready' || this.#placed !== state.picture || this.#shapes.isWaiting) return false;
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

  /** The form of this region takes the focus when it shows, as that of a region just drawn does. */
  askFresh(regionId: string): void {
    this.#fresh = regionId;
  }

  /** Whether this region was just drawn; asked once. */
  takeFresh(regionId: string): boolean {
    const is = this.#fresh === regionId;
    this.#fresh = undefined;
    return is;
  }

  clientBoxOf(regionId: string): Box | undefined {
    const region = this.layer?.peek(regionId);
    const scene = this.regions.active;
    if (!this.#element || !region || !scene?.isHere(region)) return undefined;
    const { view } = this.viewport;
    return toClient(this.#element, view, boxToScreen(view, scene.boundsOf(region)));
  }

  clientPointOf(regionId: string): Point | undefined {
    const region = this.layer?.peek(regionId);
    const scene = this.regions.active;
    if (!this.#element || !region || !scene?.isHere(region)) return undefined;
    const { view } = this.viewport;
    const point = pointOn(scene, region, view);
    return point && toClient(this.#element, view, { ...point, width: 0, height: 0 });
  }

  async places(): Promise<SurfacePlaces> {
    const { createShapePlaces } = await import('./shapePlaces');
    this.#places ??= createShapePlaces(this, () => this.#element);
    return this.#places;
  }

  // Painting

  paintRegions(context: CanvasRenderingContext2D): void {
    const { state, view: light } = this.pages;
    if (!this.#canvases || !this.#showsRegions) return;
    // In the frame that paints the regions, so that the two never part.
    if (state.status === 'ready') {
      state.picture.place(this.viewport.view, { ...light, smoothing: this.#smoothing }, this.#canvases.pixelRatio);
      this.#placed = state.picture;
    }
    const { grid, gridSize, gridColor } = this.attrs;
    paintGrid(context, this.viewport.view, {
      smoothing: this.#smoothing,
      grid: grid ? { size: gridSize, color: gridColor } : undefined,
      openScale: this.viewport.defaultScale,
    });
    this.regions.draw(context, this.viewport.view, this.#canvases.pixelRatio);
    if (this.regions.isSettled) this.group.settle();
  }

  paintFront(context: CanvasRenderingContext2D): void {
    if (this.#showsRegions) paintFront(context, this.#front(), this.viewport.view, this.#groupPicture);
  }

  get #smoothing(): boolean {
    return this.attrs.smoothing ?? (!this.#exactPixels && this.editor.settings.smoothing);
  }

  get #showsRegions(): boolean {
    return this.pages.isPlaced && this.viewport.isReady;
  }

  #front(): Front {
    const { preview } = this.runner;
    const { layer } = this;
    const drawnOn = preview?.regionId === undefined ? undefined : layer?.peek(preview.regionId);
    return {
      scene: this.regions.active,
      hovered: layer?.hovered,
      selection: layer?.selection ?? [],
      drafts: this.drafts,
      preview,
      previewRegion: preview && (drawnOn ?? previewRegion(this.editor, preview, this.#place)),
      band: this.band,
      crosshair: this.attrs.crosshair ? this.#pointer.get() : undefined,
      brush: this.#brush,
      group: this.group.many,
      marks: this.snapper.marks,
      cursor: this.cursor.at,
    };
  }

  /** The circle of the brush in hand. */
  get #brush(): Front['brush'] {
    const at = this.#pointer.get();
    const { drawing } = this;
    if (!at || !drawing?.tool.sized) return undefined;
    const { size } = this.toolEnv(drawing.control);
    return size && { at, radius: (size[drawing.tool.sized] / 2) * this.viewport.view.scale };
  }

  /** The page of a new region; an object with one page names none. */
  get #place(): NewPlace {
    return { object: this.object, itemIndex: this.pages.isList ? this.pages.index : undefined };
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
      () => this.#movingIds(),
      (ids) => this.regions.except(ids),
      true,
    );
    follow(
      () => this.#lookKey(),
      () => this.regions.invalidate(),
    );
    follow(
      () => [viewport.view, this.pages.state, this.pages.view, this.#smoothing],
      () => this.redraw(),
    );
    follow(
      () => this.pages.state,
      (state) => canvases.showPicture(state.status === 'ready' ? state.picture.element : undefined),
      true,
    );
    // An undo moves what is selected without touching the selection.
    follow(
      () => [this.#front(), this.layer?.epoch, this.#lookKey()],
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
      this.#groupPicture.drop();
      this.menu.close();
      this.regions.dispose();
      this.#notices.dispose();
      this.#pixels.dispose();
      this.#canvases = undefined;
      this.#element = this.#placed = undefined;
    });
    return () => scope.dispose();
  }

  redraw(): void {
    for (const which of ['regions', 'front'] as const) this.#canvases?.redraw(which);
  }

  #plateHost(): PlateHost {
    return {
      redraw: () => this.#canvases?.redraw('regions'),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      createCanvas: () => {
        if (!this.#element) throw new Error('LabelEditor: an image was painted before it was attached to the page; attach it first.');
        return this.#element.ownerDocument.createElement('canvas');
      },
    };
  }

  /** Everything besides view and content that changes how regions at rest look. */
  #lookKey(): string {
    const layers = this.#layers.get().map(({ layer }) => layer.visibilityEpoch);
    return [...layers, this.editor.settings.showLabels].join();
  }

  #movingIds(): ReadonlySet<string> {
    const { lifted } = this.group;
    if (lifted.size > 0) return lifted;
    const ids = new Set(this.drafts.keys());
    const drawnOn = this.runner.preview?.regionId;
    if (drawnOn !== undefined) ids.add(drawnOn);
    return ids;
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
    if (made.regionId === undefined) this.#fresh = commitShape(this.editor, annotation, made, this.#place);
    else commitDrawn(this.editor, annotation, scene, { ...made, regionId: made.regionId }, this.#place);
  }
}
