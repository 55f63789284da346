import { type Region, type Tool, type ToolEnv, toolOf } from '../../core';
import type { AnnotationStore, EditorStore, LayerStore } from '../../store';
import type { ImagePages } from './imagePages';
import type { Base } from './toolRunner';
import { pctPerPixel, type Viewport } from './viewport';

/** What is drawn with now: the control and its tool. */
export interface Drawing {
  readonly control: string;
  readonly tool: Tool<unknown, { readonly name: string }>;
}

/** What the hand must know of the image it draws on. */
export interface HandGround {
  readonly editor: EditorStore;
  readonly object: string;
  readonly viewport: Viewport;
  readonly pages: ImagePages;
  readonly layer: LayerStore | undefined;
  readonly annotation: AnnotationStore | undefined;
  /** Counts geometry and tools that arrived late. Observable. */
  readonly shapesLoaded: number;
  /** Whether a region lies on the page shown. */
  shows(region: Region): boolean;
  canChange(id: string): boolean;
}

/** The tool in hand: which it is, what it is told of the image, whether it may begin. */
export class Hand {
  readonly #ground: HandGround;

  constructor(ground: HandGround) {
    this.#ground = ground;
  }

  /** The tool in hand, when it draws on this image. */
  get drawing(): Drawing | undefined {
    const { editor, object, annotation, pages, shapesLoaded } = this.#ground;
    // Its machine may still be on the way.
    void shapesLoaded;
    const { tool } = editor.labeling;
    if (tool.type !== 'draw' || !annotation?.editable || pages.state.status !== 'ready') return undefined;
    const control = editor.config.byName.get(tool.control);
    if (!control?.definition || !control.toNames.includes(object)) return undefined;
    const found = toolOf(control.definition, tool.tool);
    return found && { control: tool.control, tool: found };
  }

  /** Whether the tool in hand may begin: it has a label where it needs one, or a region to go on with. */
  get mayDraw(): boolean {
    const { drawing } = this;
    if (!drawing) return false;
    if (drawing.tool.continues && this.baseFor(drawing.control)) return true;
    return !drawing.tool.needsBase && this.#ground.editor.labeling.forNewRegion(this.#ground.object, drawing.control) !== undefined;
  }

  /** Key of the text that says why the tool in hand cannot begin. */
  get refusal(): 'image.needsRegion' | 'image.needsLabel' {
    return this.drawing?.tool.needsBase ? 'image.needsRegion' : 'image.needsLabel';
  }

  env(control: string, base?: unknown): ToolEnv {
    const { editor, viewport } = this.#ground;
    const { view } = viewport;
    const written = editor.config.byName.get(control)?.attrs ?? {};
    const { brushSize, eraserSize, snapToPixels } = editor.settings;
    const attrs = snapToPixels && 'snap' in written ? { ...written, snap: 'pixel' } : written;
    // Sizes count pixels as the image opens: the brush stays as large on the image while it is zoomed.
    const size = (setting: number): number => Math.max(1, setting / viewport.defaultScale);
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
  baseFor(control: string): Base | undefined {
    const { editor, layer } = this.#ground;
    const kind = editor.config.byName.get(control)?.definition?.kind?.name;
    const region = layer?.selectedRegion;
    if (!region || region.kind !== kind || !this.#ground.shows(region) || !this.#ground.canChange(region.id)) return undefined;
    return { id: region.id, value: region.value };
  }

  /** Screen radius of the brush in hand; undefined where the tool has no size. */
  get radius(): number | undefined {
    const { drawing } = this;
    const { size } = drawing?.tool.sized ? this.env(drawing.control) : {};
    return size && drawing?.tool.sized && (size[drawing.tool.sized] / 2) * this.#ground.viewport.view.scale;
  }
}
