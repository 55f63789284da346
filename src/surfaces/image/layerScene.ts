import {
  type Box,
  type Extent,
  type Look,
  type OnDemandPart,
  type PaintEnv,
  type PaintState,
  type Region,
  type Shape,
  shapeOf,
  type TagDefinition,
} from '../../core';
import type { EditorStore, LayerStore } from '../../store';
import { paintCaption } from './caption';
import { RegionIndex } from './regionIndex';
import { matrixOf, type View } from './viewport';

/** The part of the editor that painting needs. */
export type SceneEditor = Pick<EditorStore, 'config' | 'registry' | 'lookOf' | 'settings'>;
/** The part of a layer that painting needs. */
export type SceneLayer = Pick<LayerStore, 'orderedIds' | 'orderedRegions' | 'peek' | 'epoch' | 'isHidden'>;

/** Where a scene's regions lie, and what its painting depends on beside them. */
export interface SceneOptions {
  readonly object: string;
  /** The page shown; regions of other pages are not. */
  readonly itemIndex: number;
  readonly extent: Extent;
  /** A model's layer laid over an annotation. */
  readonly overlay: boolean;
  /** One colour for all regions instead of their labels'. */
  readonly color?: string | undefined;
  /** Told of geometry that is not loaded yet: its regions are left out until the scene is made anew. */
  readonly missing?: (shape: OnDemandPart<Shape>) => void;
}

/** A painting of regions: with what transform and how coarse. */
export function paintEnvOf(view: View, coarse: boolean): PaintEnv {
  return { matrix: matrixOf(view), width: view.imageWidth, height: view.imageHeight, scale: view.scale, coarse };
}

/** The regions of one layer on one page of an image: where they are and how they look. */
export class LayerScene {
  readonly index: RegionIndex;
  readonly layer: SceneLayer;
  readonly #editor: SceneEditor;
  readonly #options: SceneOptions;
  /** By control, then by kind: asked for each region of each painting, so no key is put together. */
  readonly #definitions = new Map<string, Map<string, TagDefinition | undefined>>();
  readonly #shapes = new Map<TagDefinition, Shape>();
  readonly #plain = new Map<Look, PaintState>();

  constructor(editor: SceneEditor, layer: SceneLayer, options: SceneOptions) {
    this.#editor = editor;
    this.layer = layer;
    this.#options = options;
    this.index = new RegionIndex(
      layer,
      (region) => this.isHere(region),
      (region) => this.boundsOf(region),
    );
  }

  get isOverlay(): boolean {
    return this.#options.overlay;
  }

  isHere(region: Region): boolean {
    const { object, itemIndex } = this.#options;
    return region.object === object && region.itemIndex === itemIndex && region.value !== undefined && this.shapeOf(region) !== undefined;
  }

  /** Those of some regions that are here. */
  regionsHere(layer: SceneLayer, ids: readonly string[]): readonly Region[] {
    return ids.flatMap((id) => {
      const region = layer.peek(id);
      return region && this.isHere(region) ? [region] : [];
    });
  }

  /** The definition that owns the region's geometry: its control's where that has the kind, else the kind's first owner. */
  definitionOf(region: Region): TagDefinition | undefined {
    let ofControl = this.#definitions.get(region.control);
    if (!ofControl) {
      ofControl = new Map();
      this.#definitions.set(region.control, ofControl);
    }
    if (!ofControl.has(region.kind)) {
      const own = this.#editor.config.byName.get(region.control)?.definition;
      const found = own?.kind?.name === region.kind ? own : this.#editor.registry.byKind(region.kind);
      ofControl.set(region.kind, found?.kind ? found : undefined);
    }
    return ofControl.get(region.kind);
  }

  /** Geometry and painter of the region's kind; undefined while they are being loaded. */
  shapeOf(region: Region): Shape | undefined {
    const definition = this.definitionOf(region);
    if (!definition) return undefined;
    const known = this.#shapes.get(definition);
    if (known) return known;
    const shape = shapeOf(definition);
    if (shape) this.#shapes.set(definition, shape);
    else if (definition.shape) this.#options.missing?.(definition.shape);
    return shape;
  }

  boundsOf(region: Region, value: unknown = region.value): Box {
    return this.shapeOf(region)?.kind.bounds(value, this.#options.extent) ?? { x: 0, y: 0, width: 0, height: 0 };
  }

  /** Visible regions that touch a box of percent (all when absent), bottom to top, without those in `except`. */
  list(box: Box | undefined, except: ReadonlySet<string>): readonly Region[] {
    const found = box ? this.index.search(box) : this.index.all();
    return found.filter((region) => !except.has(region.id) && !this.layer.isHidden(region.id));
  }

  /** Paints a region as it stands, or with another value while it is changed. */
  paint(
    context: CanvasRenderingContext2D,
    region: Region,
    env: PaintEnv,
    state?: { selected: boolean; hovered: boolean },
    value?: unknown,
  ): void {
    const paint = this.shapeOf(region)?.paint;
    if (!paint) return;
    const plain = this.#plainState(this.#editor.lookOf(region));
    paint(context, value ?? region.value, state ? { ...plain, ...state } : plain, env);
    if (this.#editor.settings.showLabels && !env.coarse) paintCaption(context, region, plain.look, this.boundsOf(region, value), env);
  }

  /** One object per look: ten thousand boxes must not make ten thousand states a frame. */
  #plainState(look: Look): PaintState {
    let state = this.#plain.get(look);
    if (!state) {
      const { color, overlay } = this.#options;
      const own = color === undefined ? look : { ...look, stroke: color, fill: color, key: `${look.key} ${color}` };
      state = Object.freeze({ look: own, selected: false, hovered: false, overlay });
      this.#plain.set(look, state);
    }
    return state;
  }
}
