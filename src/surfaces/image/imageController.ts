import { computed, observable, reaction, runInAction } from 'mobx';
import { type Box, type ConfigNode, type Disposer, type Point, type Region, Scope, type Tool, type ToolEnv, toolOf } from '../../core';
import type { AnnotationStore, EditorStore, LayerStore, SurfaceHandle } from '../../store';
import { createTranslate, type Translate } from '../../ui/kit';
import { type Anchor, AnchorFields } from './anchors';
import { describeRegions } from './announce';
import { commitShape, commitValues, type NewPlace, previewRegion } from './commits';
import { type Front, paintFront } from './frontPainter';
import { paintGrid } from './gridPainter';
import { ClickCycle, hitsAt } from './hitTest';
import { type ImageAttrs, imageAttrsOf } from './imageAttrs';
import { ImagePages } from './imagePages';
import { placePicture } from './picture';
import { pointOn, toClient } from './places';
import type { PlateHost } from './plate';
import { RegionsPainter, shownLayers } from './regionsPainter';
import { type Preview, ToolRunner } from './toolRunner';
import { boxToScreen, pctPerPixel, Viewport } from './viewport';

/** Picture and canvases, as the controller sees them; a canvas redraws itself in the next frame. */
export interface Canvases {
  redraw(which: 'regions' | 'front'): void;
  /** Puts the picture under them. */
  showPicture(image: HTMLImageElement | undefined): void;
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
  readonly viewport: Viewport;
  readonly pages: ImagePages;
  readonly runner: ToolRunner;
  readonly anchors = new AnchorFields();
  readonly clicks = new ClickCycle();
  readonly regions: RegionsPainter;
  readonly #drafts = observable.box<ReadonlyMap<string, unknown>>(NO_DRAFTS, { deep: false });
  readonly #band = observable.box<Box | undefined>(undefined, { deep: false });
  readonly #pointer = observable.box<Point | undefined>(undefined, { deep: false });
  readonly #said = observable.box('');
  readonly #layers = computed(() => shownLayers(this.editor));
  /** Reads the texts it says; the view that mounts it gives the host's. */
  translate: Translate = createTranslate();
  #canvases: Canvases | undefined;
  #element: HTMLElement | undefined;
  #placed: HTMLImageElement | undefined;

  /** `address`: that of the picture, where the host was asked for it already. */
  constructor(editor: EditorStore, node: ConfigNode, address?: Promise<string>) {
    this.editor = editor;
    this.node = node;
    this.object = node.name;
    this.attrs = imageAttrsOf(node);
    this.viewport = new Viewport(this.attrs);
    this.pages = new ImagePages(editor, node, this.attrs, address);
    this.regions = new RegionsPainter(editor, this.object, this.#plateHost());
    this.runner = new ToolRunner({
      envOf: (control) => this.toolEnv(control),
      commit: (made) => this.#keep(made),
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
    return this.#said.get();
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
    if (this.attrs.crosshair) runInAction(() => this.#pointer.set(pointer));
  }

  say(words: string): void {
    runInAction(() => this.#said.set(words));
  }

  /** Whether a person may move or reshape a region now. */
  canChange(id: string): boolean {
    return this.annotation !== undefined && this.annotation.lockReason(id) === undefined;
  }

  /** Whether a region lies on the page shown. */
  shows(region: Region): boolean {
    return this.regions.active?.isHere(region) ?? false;
  }

  /** The tool in hand, when it draws on this image. */
  get drawing(): Drawing | undefined {
    const { tool } = this.editor.labeling;
    if (tool.type !== 'draw' || !this.annotation?.editable || this.pages.state.status !== 'ready') return undefined;
    const control = this.editor.config.byName.get(tool.control);
    const found = control?.definition && control.toNames.includes(this.object) ? toolOf(control.definition, tool.tool) : undefined;
    return found && { control: tool.control, tool: found };
  }

  /** The labels a new region gets; undefined when drawing must not start. */
  labelsFor(control: string): Readonly<Record<string, readonly string[]>> | undefined {
    return this.editor.labeling.forNewRegion(this.object, control);
  }

  toolEnv(control: string): ToolEnv {
    const { view } = this.viewport;
    const attrs = this.editor.config.byName.get(control)?.attrs ?? {};
    return { width: view.imageWidth, height: view.imageHeight, pixel: pctPerPixel(view), attrs };
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
    return state.status === 'ready' && this.#placed === state.image && this.viewport.isReady && this.regions.isSettled;
  }

  zoom(): number {
    return this.viewport.zoom;
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

  // Painting

  paintRegions(context: CanvasRenderingContext2D): void {
    const { state, view: light } = this.pages;
    if (!this.#canvases || !this.#showsRegions) return;
    // In the frame that paints the regions, so that the two never part.
    if (state.status === 'ready') {
      placePicture(state.image, this.viewport.view, { ...light, smoothing: this.#smoothing });
      this.#placed = state.image;
    }
    const { grid, gridSize, gridColor } = this.attrs;
    paintGrid(context, this.viewport.view, {
      smoothing: this.#smoothing,
      grid: grid ? { size: gridSize, color: gridColor } : undefined,
      openScale: this.viewport.defaultScale,
    });
    this.regions.draw(context, this.viewport.view, this.#canvases.pixelRatio);
  }

  paintFront(context: CanvasRenderingContext2D): void {
    if (this.#showsRegions) paintFront(context, this.#front(), this.viewport.view);
  }

  get #smoothing(): boolean {
    return this.attrs.smoothing ?? this.editor.settings.smoothing;
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
    };
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
    const follow = <T>(read: () => T, act: (now: T, before: T | undefined) => void, atOnce = false): void => {
      scope.add(reaction(read, act, { fireImmediately: atOnce }));
    };
    follow(
      () => this.annotation,
      (_, before) => this.#letGo(before),
    );
    follow(
      () => ({ layers: this.#layers.get(), page: this.pages.index, extent: this.pages.extent }),
      ({ layers, page, extent }) => this.regions.show(layers, page, extent),
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
      (state) => canvases.showPicture(state.status === 'ready' ? state.image : undefined),
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
      this.setDrafts(undefined);
      this.regions.dispose();
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
    const ids = new Set(this.drafts.keys());
    const drawnOn = this.runner.preview?.regionId;
    if (drawnOn !== undefined) ids.add(drawnOn);
    return ids;
  }

  /** Another layer is shown: what was being drawn or changed was of the one before. */
  #letGo(before: AnnotationStore | undefined): void {
    this.runner.drop();
    this.setDrafts(undefined);
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
  #keep(made: Preview): void {
    if (made.regionId !== undefined) this.commitValues('reshape', new Map([[made.regionId, made.value]]));
    else if (this.annotation) commitShape(this.editor, this.annotation, made, this.#place);
  }
}
