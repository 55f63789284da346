import type {
  Annotation,
  AnnotationJson,
  Assist,
  AssistHandler,
  Box,
  ConfigNode,
  ConfigTree,
  Editor,
  EditorChange,
  EditorMode,
  Layer,
  Look,
  Point,
  Prediction,
  Problem,
  Region,
  Registry,
  Relation,
  Result,
  Task,
  UnknownRecord,
  User,
} from '../core';

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

/** A shape that is being drawn or changed; only what shows the moving thing observes it. */
export interface Draft {
  /** The region being changed; undefined while a new one is drawn. */
  readonly regionId: string | undefined;
  readonly control: string;
  readonly object: string;
  readonly value: unknown;
}

/** Where regions go among those of the same object and page: to an end, or past one neighbour. */
export type ZOrder = 'front' | 'back' | 'forward' | 'backward';

/** Where pasted results go. */
export interface PasteOptions {
  /** Page of a multi-page object; the one shown when absent. */
  readonly itemIndex?: number | undefined;
  /** Objects of this config by the names that the results give them (`to_name`). */
  readonly objects?: Readonly<Record<string, string>> | undefined;
  /** Copies of regions of this very annotation: each stays on its page and below its parent. @defaultValue false */
  readonly inPlace?: boolean | undefined;
  /** Name of the undo step. @defaultValue 'paste' */
  readonly name?: string | undefined;
}

/** What became of a paste. */
export interface Pasted {
  /** Ids of the new regions, in the order of the results. */
  readonly ids: readonly string[];
  /** What could not be pasted, or is other than it says; `where.path` is a place on the clipboard. */
  readonly problems: readonly Problem[];
}

/** An annotation as the surfaces and panels see it. */
export interface AnnotationStore extends Omit<LayerStore, 'type'>, Annotation {
  readonly type: 'annotation';
  readonly draft: Draft | undefined;
  setDraft(draft: Draft | undefined): void;
  /**
   * One step of the history: everything `change` does through this annotation's methods is one undo, one `onChange`. Nested calls join the outer one.
   * Work too long for one go is committed in slices with the same `join`: those that follow one another are one undo, though `onChange` hears of each.
   */
  commit(name: string, change: () => void, join?: object): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Names of the steps that undo and redo would take. */
  readonly undoName: string | undefined;
  readonly redoName: string | undefined;
  undo(): void;
  redo(): void;
  /** Back to how it opened; itself one undoable step. */
  reset(): void;
  /**
   * Brings regions up or down, drawn order and order of the results alike: one step named `order`. Locked ones stay. Answers whether anything moved.
   */
  reorder(ids: readonly string[], to: ZOrder): boolean;
  /**
   * Adds regions from anything that holds results (a list, an annotation, a task, or JSON text of one) as one step: new ids, editable, on the page
   * shown, fitted to the target image and to this config. Never throws for bad input. It happens at once, unless geometry has to be loaded first.
   */
  paste(input: unknown, options?: PasteOptions): Promise<Pasted>;
  /** Whether it differs from what was opened or last saved. */
  readonly dirty: boolean;
  /** The host has a stored version of it (it came with the task, or was submitted). */
  readonly saved: boolean;
  /** The id it has with the host. A new annotation gets one by its first save, and keeps its own `id` in the editor. */
  readonly storedId: string | undefined;
  readonly skipped: boolean;
  readonly createdBy: string | undefined;
  readonly createdAt: string | undefined;
  readonly parentPrediction: string | undefined;
}

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

/** Interactive pre-annotation as surfaces and bar see it. */
export interface AssistStore extends Assist {
  readonly suggestions: PredictionStore | undefined;
  /** The prompts as a layer, for painting. */
  readonly promptLayer: PredictionStore | undefined;
  /** Whether a control may ask at all. */
  isSmart(control: string): boolean;
  /** What is drawn with a control now goes to `ask` and not into the annotation: also where `ask` will say why it cannot. */
  asks(control: string): boolean;
  /** `editor.undo` takes back the last prompt now. */
  readonly canUndo: boolean;
}

/** What a click on a surface means now. `draw` names the control whose tool draws. */
export type ActiveTool =
  | { readonly type: 'select' }
  | { readonly type: 'pan' }
  /** `tool` is the id of one of the control's tools; its usual one when absent. */
  | { readonly type: 'draw'; readonly control: string; readonly tool?: string | undefined };

/** Labels chosen for the next region, and the tool. Per editor. */
export interface Labeling {
  readonly tool: ActiveTool;
  /** Armed labels as stored, by label control. */
  armed(control: string): readonly string[];
  readonly anyArmed: boolean;
  /**
   * A label was pressed. With editable regions selected that this control fits: relabels them (single: replaces, multiple: toggles; the last
   * label stays unless the control has `allowEmpty`) in one commit. Else arms or disarms it for drawing (and picks the control's tool).
   */
  pressLabel(control: string, stored: string): void;
  disarm(): void;
  setTool(tool: ActiveTool): void;
  /** The tool in hand goes on with what it drew (a brush): labels stay armed and the new region selected, whatever the settings. */
  readonly goesOn: boolean;
  /** Control and labels that a new region on `object` gets from `control` now; undefined when drawing must not start (no label armed where one is needed, read-only). */
  forNewRegion(object: string, control: string): Readonly<Record<string, readonly string[]>> | undefined;
  /** The control that selecting text (or another gesture without a tool) on `object` uses now. */
  controlFor(object: string): string | undefined;
  /** How often each label of a control is used, against `maxUsages`; true when it is used up. */
  isUsedUp(control: string, stored: string): boolean;
  /** How many more regions may get this label; `Infinity` where it has no `maxUsages`. */
  usesLeft(control: string, stored: string): number;
}

/** A relation that is being made. */
export interface PendingLink {
  /** The region it begins at. */
  readonly fromId: string;
  /** The region that is pointed at as its end. */
  readonly toId?: string;
}

/** Why a relation was not made: told to the person. */
export type LinkRefusal = LockReason | 'no-source' | 'same-region' | 'linked-already';

/** What the editor is doing for the host; a failed action keeps everything and says why. */
export interface HostAction {
  readonly name: 'submit' | 'update' | 'skip' | 'unskip' | 'delete' | 'accept' | 'reject';
  readonly state: 'busy' | 'failed';
  readonly error?: string;
}

/** A required answer that is missing, or an answer that cannot be saved. */
export interface Invalid {
  readonly control: string;
  readonly region: string | undefined;
  readonly itemIndex: number | undefined;
  readonly message: string;
}

/** Preferences of the person; the host gives the first values. */
export interface Settings {
  /** Keep the armed label after a region was drawn. */
  keepLabel: boolean;
  /** Select a region once it is drawn. */
  selectAfterCreate: boolean;
  /** Show label captions on the surfaces. */
  showLabels: boolean;
  showLineNumbers: boolean;
  /** Long lines of a text go on in the next row; without it they are scrolled sideways. */
  wrapLines: boolean;
  /** How the lines of texts run. */
  writingMode: 'horizontal' | 'vertical-rl' | 'vertical-lr';
  /** What a new span leaves out at its ends. */
  trimSpans: 'nothing' | 'space' | 'punctuation';
  /** The strip beside a text that shows where its regions and what was searched for lie. */
  showRuler: boolean;
  /** Pictures of an HTML page are fetched from where it says; without it they stay away until they are asked for. */
  remotePictures: boolean;
  /** Which relations are drawn: all, those of the selected regions (and the one pointed at), or none. */
  showRelations: 'all' | 'selected' | 'none';
  enableHotkeys: boolean;
  /** Smooth scaled pixels of images. */
  smoothing: boolean;
  /** Wheel zooms without Control. */
  wheelZooms: boolean;
  /** Diameter of the brush, in pixels of the image as it opens; 1 to 50 by its keys. */
  brushSize: number;
  /** Diameter of the eraser, as `brushSize`. */
  eraserSize: number;
  /** What is drawn, moved or reshaped sticks to edges and vertices of other regions. */
  snapToRegions: boolean;
  /** What is drawn, moved or reshaped sticks to the edges of pixels, also where the config does not ask for it. */
  snapToPixels: boolean;
  /** Vertices that neighbouring polygons share move together. */
  sharedBorders: boolean;
  /** The next task opens with the tool and the labels that were in hand. */
  keepTool: boolean;
  /** The next task opens at the zoom and place that were shown. */
  keepZoom: boolean;
  /** Questions about the selected region are asked at the region too, not only in the details. */
  questionsAtRegion: boolean;
  /** Smart tools ask the model (`onAssist`) with each shape drawn. */
  assist: boolean;
  /** What the model suggests is taken over at once. */
  acceptSuggestions: boolean;
}

/** What a callback gets beside the annotation. */
export interface ActionContext {
  readonly editor: Editor;
  readonly task: Task;
  /** Seconds: what was spent before plus this session. */
  readonly leadTime: number;
  /** ISO time at which the annotation was opened. */
  readonly startedAt: string;
}

/** A callback for the host's storage. A rejected promise shows an error and loses nothing. */
export type ActionHandler = (annotation: AnnotationJson, context: ActionContext) => void | Promise<unknown>;

/** What a URL of the task is for. */
export interface UrlUse {
  readonly tag: string;
  readonly attribute: string;
}

/** Switches for what the editor offers; everything is on by default where its handler is given. */
export interface Features {
  readonly skip: boolean;
  readonly submit: boolean;
  readonly update: boolean;
  readonly addAnnotation: boolean;
  readonly deleteAnnotation: boolean;
  readonly undo: boolean;
  readonly layers: boolean;
  readonly settings: boolean;
  /** Refuse to submit an annotation with no result. */
  readonly denyEmpty: boolean;
}

/** Everything `createEditor` takes; the props of `<LabelEditor>` are these and the React-only ones. */
export interface EditorOptions {
  readonly registry: Registry;
  readonly config: string;
  readonly task: unknown;
  readonly mode?: EditorMode | undefined;
  readonly showPredictions?: boolean | undefined;
  readonly modelVersion?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly user?: User | undefined;
  readonly settings?: Partial<Settings> | undefined;
  /** What the editor of the task before handed over (`carry()`); what does not fit this config is left out. */
  readonly carry?: CarryOver | undefined;
  readonly features?: Partial<Features> | undefined;
  readonly resolveUrl?: ((url: string, use: UrlUse) => string | Promise<string>) | undefined;
  readonly onChange?: ((change: EditorChange) => void) | undefined;
  readonly onProblems?: ((problems: readonly Problem[]) => void) | undefined;
  readonly onSubmit?: ActionHandler | undefined;
  readonly onUpdate?: ActionHandler | undefined;
  readonly onSkip?: ActionHandler | undefined;
  readonly onUnskip?: ActionHandler | undefined;
  readonly onDelete?: ActionHandler | undefined;
  /** Asks a model about what is drawn with `smart` controls. */
  readonly onAssist?: AssistHandler | undefined;
}

/** Options that can change while an editor runs. */
export type LiveOptions = Partial<Omit<EditorOptions, 'registry' | 'config' | 'task' | 'settings' | 'carry'>>;

/** Where things of a mounted surface are on the page, for hosts, benches and tests. Not observable; client pixels. */
export interface SurfaceHandle {
  /** Name of the object tag. */
  readonly object: string;
  /** The data is loaded and the regions are painted. */
  readonly ready: boolean;
  /** A point that hits the region now. */
  clientPointOf(regionId: string): Point | undefined;
  clientBoxOf(regionId: string): Box | undefined;
  /** 1 = as it opened. */
  zoom(): number;
  /** Whether questions about this region are asked beside it now. Observable. */
  asksAt?(regionId: string): boolean;
  /** What is drawn across surfaces (arrows between regions) asks here; loaded with the first call. Absent where nothing can be linked. */
  places?(): Promise<SurfacePlaces>;
  /** What asks where a misplaced region may have been meant asks here; loaded with the first call. Absent where there is no text. */
  texts?(): Promise<SurfaceTexts>;
}

/** What a mounted text knows of places that are no region's. Values are those of regions on it. */
export interface SurfaceTexts {
  /** The text at a place; undefined when it covers none. */
  textAt(value: unknown): string | undefined;
  /** Paints a place and brings it into view; undefined takes that away. */
  show(value: unknown): void;
  /** The place near a region where the text is most like `stored`, as keys of its value to change; undefined when nothing near is like it. */
  similar(value: unknown, stored: string): { readonly value: UnknownRecord; readonly text: string } | undefined;
}

/** Where a region of a surface is, as far as that can be told without laying anything out. Client pixels. */
export interface RegionPlace {
  /** Where it begins and where it ends: the first and the last line of a span, twice the same box for a shape. */
  readonly first: Box;
  readonly last: Box;
  /** What the surface shows of its object; what lies outside is scrolled or panned out of sight. */
  readonly frame: Box;
  /** `about`: it is in a part that was not laid out, so the boxes are a guess. `elsewhere`: on another page, and the boxes mean nothing. */
  readonly certainty: 'exact' | 'about' | 'elsewhere';
  /** Its text runs from right to left: it ends on the left. */
  readonly isRtl: boolean;
}

/** Where the regions of a mounted surface are while it is looked at, for what is drawn across surfaces. Not observable. */
export interface SurfacePlaces {
  /** Told when something may have moved: layout, zoom, pan, page, a change in progress. Scrolling is left to whoever listens. Answers the disposer. */
  onMoved(listener: () => void): () => void;
  /** Regions of a layer that are in sight, and perhaps some near it; hidden ones are left out. */
  idsInSight(layerId: string): Iterable<string>;
  /** Undefined when the region is hidden, has no place on this object, or the layer is not shown. */
  placeOf(regionId: string, layerId: string): RegionPlace | undefined;
  /** What the surface shows of its object, in client pixels. */
  frameBox(): Box;
  /** The region of the active layer under a point of the page, as a click there would select it. */
  regionAt(x: number, y: number): string | undefined;
  /** Scrolls or pans by pixels; answers whether anything moved. */
  scrollBy(x: number, y: number): boolean;
  /** Lines of text within a box of the page, which no label may cover. Absent where there is nothing to read. */
  linesIn?(box: Box): Iterable<Box>;
}

/** What a surface knows of a page of its object: natural size in pixels, how the view is turned in degrees. */
export interface ObjectView {
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
}

/** What part of an object is on screen, whatever its size: so that the next task's can be shown alike. */
export interface ObjectPlace {
  /** 1 = the whole object fits. */
  readonly zoom: number;
  /** The point in the middle of the view, in percent of the unrotated object. */
  readonly x: number;
  readonly y: number;
  /** In percent; absent = 100. */
  readonly brightness?: number | undefined;
  readonly contrast?: number | undefined;
}

/** What a person takes along to the next task. */
export interface CarryOver {
  /** Settings that were changed here; they go before those of the host. */
  readonly settings: Partial<Settings>;
  /** Absent where the person does not want it (`keepTool`), as are the labels and variants. */
  readonly tool?: ActiveTool | undefined;
  /** Armed labels by control. */
  readonly armed?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The tool variant last used, by control. */
  readonly variants?: Readonly<Record<string, string>> | undefined;
  /** What was shown of each object; absent without `keepZoom`. */
  readonly places?: Readonly<Record<string, ObjectPlace>> | undefined;
}

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
