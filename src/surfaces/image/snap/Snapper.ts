import { observable, runInAction } from 'mobx';
import { type Box, type Extent, type Point, type Region, shapeOf } from '../../../core';
import { clampMovePct, snapToPixelEdge } from '../../../geometry';
import type { EditorStore } from '../../../store';
import type { LayerScene } from '../layerScene';
import type { View } from '../viewport';
import { type IndexedPath, Outlines } from './outlines';
import {
  type Edge,
  type MovingShape,
  type SnapField,
  type SnapMark,
  type SnappedPoint,
  type SnappedShape,
  snapPoint,
  snapShape,
  type VertexRef,
} from './snap';

/** Screen pixels within which things stick. */
const REACH = 6;
/** Vertices of a moving shape that look for something to stick to; a longer outline sends some of them. */
const MOST_POINTS = 48;
/** Edges of a moving shape that other vertices may stick to. */
const MOST_EDGES = 16;

/** What the snapper must know of its surface. */
export interface SnapGround {
  readonly editor: Pick<EditorStore, 'settings' | 'config'>;
  readonly viewport: { readonly view: View };
  readonly regions: { readonly active: LayerScene | undefined };
}

/** Makes what is drawn, moved or reshaped stick to other regions, and remembers where it stuck. */
export class Snapper {
  readonly #ground: SnapGround;
  readonly #outlines = new Outlines();
  readonly #marks = observable.box<readonly SnapMark[]>([], { deep: false });

  /** The vertex that the last press of a drawing stuck to. */
  vertex: VertexRef | undefined;

  constructor(ground: SnapGround) {
    this.#ground = ground;
  }

  get isOn(): boolean {
    return this.#ground.editor.settings.snapToRegions;
  }

  /** Where things stick now, to be shown. Observable. */
  get marks(): readonly SnapMark[] {
    return this.#marks.get();
  }

  show(marks: readonly SnapMark[]): void {
    if (marks.length === 0 && this.marks.length === 0) return;
    runInAction(() => this.#marks.set(marks));
  }

  clear(): void {
    this.show([]);
  }

  /** Where a point sticks, when snapping is on. Shows nothing. */
  point(at: Point, except: ReadonlySet<string>): SnappedPoint | undefined {
    return this.isOn ? snapPoint(at, this.#field(except)) : undefined;
  }

  /** How far a shape must go on to stick, when snapping is on. Shows nothing. */
  shape(shape: MovingShape, except: ReadonlySet<string>): SnappedShape | undefined {
    return this.isOn ? snapShape(shape, this.#field(except)) : undefined;
  }

  /** The lines of a region with the value it has now. */
  outlineOf(region: Region, value: unknown = region.value): readonly IndexedPath[] {
    return this.#outlines.of(this.#ground.regions.active?.shapeOf(region)?.kind, value, this.#extent);
  }

  /** The lines of a shape that a control draws. */
  linesOf(control: string, value: unknown): readonly IndexedPath[] {
    const definition = this.#ground.editor.config.byName.get(control)?.definition;
    return this.#outlines.of(definition && shapeOf(definition)?.kind, value, this.#extent);
  }

  /** Whether what a control draws keeps to the edges of pixels: the person or the config asks for it. */
  keepsToPixels(control: string): boolean {
    const { settings, config } = this.#ground.editor;
    return settings.snapToPixels || config.byName.get(control)?.attrs.snap === 'pixel';
  }

  /** A move of a box that ends on pixel edges, and on the image where it would. */
  toPixels(box: Box, delta: Point): Point {
    const to = snapToPixelEdge({ x: box.x + delta.x, y: box.y + delta.y }, this.#extent);
    return clampMovePct(box, { x: to.x - box.x, y: to.y - box.y });
  }

  get #extent(): Extent {
    const { imageWidth: width, imageHeight: height } = this.#ground.viewport.view;
    return { width, height };
  }

  #field(except: ReadonlySet<string>): SnapField {
    const { view } = this.#ground.viewport;
    const scene = this.#ground.regions.active;
    return {
      near: (box) => (scene?.list(box, except) ?? []).map((region) => ({ id: region.id, paths: this.outlineOf(region) })),
      metric: { x: (view.scale * view.imageWidth) / 100, y: (view.scale * view.imageHeight) / 100 },
      reach: REACH,
    };
  }
}

/** What of some outlines looks for something to stick to: their vertices, and their edges that run straight across or down. */
export function movingShapeOf(paths: readonly { readonly points: readonly Point[]; readonly closed: boolean }[]): MovingShape {
  const all = paths.flatMap(({ points }) => points);
  const step = Math.max(1, Math.ceil(all.length / MOST_POINTS));
  const points = all.filter((_, i) => i % step === 0);
  const edges: Edge[] = [];
  for (const path of paths) {
    if (path.points.length > MOST_EDGES) continue;
    path.points.forEach((a, i) => {
      const b = path.points[i + 1] ?? (path.closed ? path.points[0] : undefined);
      if (b && edges.length < MOST_EDGES && (isLevel(a.x, b.x) || isLevel(a.y, b.y))) edges.push([a, b]);
    });
  }
  return { points, edges };
}

function isLevel(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9;
}

/** The lines of a box. */
export function boxPath({ x, y, width, height }: Box): { readonly points: readonly Point[]; readonly closed: true } {
  const [right, bottom] = [x + width, y + height];
  const points = [
    { x, y },
    { x: right, y },
    { x: right, y: bottom },
    { x, y: bottom },
  ];
  return { points, closed: true };
}
