import { type Disposer, type Extent, Scope } from '../../core';
import type { EditorStore, LayerStore, Overlay } from '../../store';
import { CAPTION_HEIGHT, CAPTION_WIDTH } from './caption';
import { LayerScene, paintEnvOf, type SceneOptions } from './layerScene';
import { Plate, type PlateContent, type PlateHost } from './plate';
import { MARK_REACH, paintPromptMark } from './suggestions/promptMark';
import type { View } from './viewport';

/** A layer on the surface: what is being worked on, or a prediction laid over it. */
export interface ShownLayer {
  readonly layer: LayerStore;
  readonly overlay: Overlay | undefined;
  /** Prompts and suggestions come and go with each answer of the model. */
  readonly passing?: 'prompts' | 'suggestions';
}

/** What is worked on, then the predictions laid over it, then what the model is shown and suggests. Observable. */
export function shownLayers({ active, overlays, assist }: Pick<EditorStore, 'active' | 'overlays' | 'assist'>): readonly ShownLayer[] {
  if (!active) return [];
  const over = overlays.filter((overlay) => overlay.visible && overlay.layer !== active);
  const shown: ShownLayer[] = [{ layer: active, overlay: undefined }, ...over.map((overlay) => ({ layer: overlay.layer, overlay }))];
  const { suggestions, promptLayer } = assist;
  if (suggestions)
    shown.push({
      layer: suggestions,
      overlay: { layer: suggestions, visible: true, color: undefined, opacity: 1 },
      passing: 'suggestions',
    });
  if (promptLayer) shown.push({ layer: promptLayer, overlay: undefined, passing: 'prompts' });
  return shown;
}

/** One layer of regions with its bitmap. */
interface Sheet {
  readonly layer: LayerStore;
  readonly scene: LayerScene;
  readonly plate: Plate;
  readonly color: string | undefined;
  readonly scope: Scope;
  readonly passing: ShownLayer['passing'];
  opacity: number;
  /** What its painting was made with. */
  look: string;
}

/** Outlines reach this far beyond a region's bounds: the widest stroke, and joins. */
const STROKE_REACH = 6;

/** Layers kept painted after another tab was chosen: three megabytes each on a common screen. */
const RESTING = 2;
/** Pause between the steps of building an index. */
const BUILD_MS = 60;

/** Paints the layers of regions that are at rest. */
export class RegionsPainter {
  readonly #editor: EditorStore;
  readonly #object: string;
  readonly #host: PlateHost;
  readonly #missing: SceneOptions['missing'];
  #sheets: readonly Sheet[] = [];
  /** Not shown now, but kept up to date as far as they are cheap: bitmap and index. */
  #resting: readonly Sheet[] = [];
  #page = 0;
  #shapes = 0;
  #extent: Extent = { width: 1, height: 1 };
  #except: ReadonlySet<string> = new Set();

  constructor(editor: EditorStore, object: string, host: PlateHost, missing?: SceneOptions['missing']) {
    this.#editor = editor;
    this.#object = object;
    this.#host = host;
    this.#missing = missing;
  }

  /** The regions being worked on. */
  get active(): LayerScene | undefined {
    return this.#sheets[0]?.scene;
  }

  /** The regions of a layer that is shown. */
  sceneOf(layerId: string): LayerScene | undefined {
    return this.#sheets.find(({ layer, passing }) => layer.id === layerId && !passing)?.scene;
  }

  get isSettled(): boolean {
    return this.#sheets.every((sheet) => sheet.plate.isSettled);
  }

  /** What tests count. */
  get painted(): { readonly full: number; readonly parts: number; readonly scaled: number } {
    const sum = { full: 0, parts: 0, scaled: 0 };
    for (const { plate } of this.#sheets) {
      sum.full += plate.painted.full;
      sum.parts += plate.painted.parts;
      sum.scaled += plate.painted.scaled;
    }
    return sum;
  }

  /** Takes the layers to show, bottom one first. Those that leave rest for a while: going back to one paints nothing. */
  show(layers: readonly ShownLayer[], page: number, extent: Extent, shapes = 0): void {
    // Scenes made before a shape arrived have left its regions out.
    const sameGround =
      shapes === this.#shapes && page === this.#page && extent.width === this.#extent.width && extent.height === this.#extent.height;
    this.#page = page;
    this.#shapes = shapes;
    this.#extent = extent;
    const old = [...this.#sheets, ...this.#resting];
    const next = layers.map((shown) => {
      const kept = sameGround ? old.find((sheet) => isFor(sheet, shown)) : undefined;
      const sheet = kept ?? this.#sheetOf(shown);
      if (sheet.look !== this.#lookOf(sheet.layer)) sheet.plate.invalidate();
      sheet.look = this.#lookOf(sheet.layer);
      sheet.opacity = shown.overlay?.opacity ?? 1;
      return sheet;
    });
    const left = old.filter((sheet) => !next.includes(sheet));
    // A sheet that lacks what is being changed must not come back so.
    this.#resting = sameGround && this.#except.size === 0 ? left.filter((sheet) => !sheet.passing).slice(0, RESTING) : [];
    for (const sheet of left) if (!this.#resting.includes(sheet)) sheet.scope.dispose();
    this.#sheets = next;
    this.#host.redraw();
  }

  /** Leaves out regions of the active layer that are painted elsewhere while they change. */
  except(ids: ReadonlySet<string>): void {
    const sheet = this.#sheets[0];
    const changed = [...ids].filter((id) => !this.#except.has(id)).concat([...this.#except].filter((id) => !ids.has(id)));
    this.#except = ids;
    if (!sheet || changed.length === 0) return;
    for (const id of changed) {
      const region = sheet.layer.peek(id);
      if (region && sheet.scene.isHere(region)) sheet.plate.invalidate(sheet.scene.boundsOf(region));
    }
    this.#host.redraw();
  }

  /** Everything may look different: visibility, captions, theme. */
  invalidate(): void {
    for (const sheet of this.#sheets) {
      sheet.look = this.#lookOf(sheet.layer);
      sheet.plate.invalidate();
    }
    this.#host.redraw();
  }

  draw(context: CanvasRenderingContext2D, view: View, ratio: number): void {
    for (const sheet of this.#sheets) {
      context.globalAlpha = sheet.opacity;
      sheet.plate.draw(context, view, ratio);
    }
    context.globalAlpha = 1;
  }

  dispose(): void {
    for (const sheet of [...this.#sheets, ...this.#resting]) sheet.scope.dispose();
    this.#sheets = this.#resting = [];
  }

  /** What regions look like besides their content. */
  #lookOf(layer: LayerStore): string {
    return `${layer.visibilityEpoch} ${this.#editor.settings.showLabels}`;
  }

  #sheetOf({ layer, overlay, passing }: ShownLayer): Sheet {
    const scope = new Scope();
    const scene = new LayerScene(this.#editor, layer, {
      object: this.#object,
      itemIndex: this.#page,
      extent: this.#extent,
      overlay: overlay !== undefined,
      color: overlay?.color,
      ...(this.#missing && { missing: this.#missing }),
    });
    const plate = new Plate(
      this.#contentOf(scene, () => (overlay || passing ? NOTHING : this.#except), passing === 'prompts'),
      this.#host,
    );
    scope.add(() => plate.dispose());
    const build = this.#builderOf(scene, plate, scope);
    scope.add(this.#follow(layer, scene, plate, build));
    build();
    return { layer, scene, plate, color: overlay?.color, scope, passing, opacity: 1, look: this.#lookOf(layer) };
  }

  /** Builds the index once the regions are painted, a step at a time; again when a bulk change threw it away. */
  #builderOf(scene: LayerScene, plate: Plate, scope: Scope): () => void {
    let cancel: Disposer | undefined;
    const build = (): void => {
      cancel ??= this.#host.after(BUILD_MS, () => {
        cancel = undefined;
        if (plate.isBusy || scene.index.build()) build();
      });
    };
    scope.add(() => cancel?.());
    return build;
  }

  #contentOf(scene: LayerScene, except: () => ReadonlySet<string>, arePrompts: boolean): PlateContent {
    const editor = this.#editor;
    const least = arePrompts ? MARK_REACH : STROKE_REACH;
    return {
      list: (box) => scene.list(box, except()),
      count: (box) => scene.index.count(box),
      paint: (context, regions, from, to, view, coarse) => {
        const env = paintEnvOf(view, coarse);
        for (let i = from; i < to; i++) {
          const region = regions[i];
          if (!region) continue;
          scene.paint(context, region, env);
          if (arePrompts) paintPromptMark(context, region, scene.boundsOf(region), env);
        }
      },
      get reach() {
        const captions = editor.settings.showLabels;
        const [right, top] = captions ? [CAPTION_WIDTH, CAPTION_HEIGHT] : [least, least];
        return { left: least, top: Math.max(least, top), right, bottom: least };
      },
    };
  }

  #follow(layer: LayerStore, scene: LayerScene, plate: Plate, build: () => void): Disposer {
    return layer.onRegions((deltas) => {
      scene.index.apply(deltas);
      if (!scene.index.isBuilt) build();
      for (const { before, after } of deltas) {
        if (before && scene.isHere(before)) plate.invalidate(scene.boundsOf(before));
        if (after && scene.isHere(after)) plate.invalidate(scene.boundsOf(after));
      }
      this.#host.redraw();
    });
  }
}

const NOTHING: ReadonlySet<string> = new Set();

function isFor(sheet: Sheet, { layer, overlay }: ShownLayer): boolean {
  return sheet.layer === layer && sheet.color === overlay?.color && sheet.scene.isOverlay === (overlay !== undefined);
}
