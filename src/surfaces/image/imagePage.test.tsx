import { cleanup, render } from '@testing-library/react';
import Konva from 'konva/lib/Core';
import { Profiler, type ReactNode, StrictMode, useState } from 'react';
import { afterEach, expect } from 'vitest';
import { cdp } from 'vitest/browser';
import { createRegistry, type Point, type PredictionJson, type Result, type UnknownRecord } from '../../core';
import { createEditorStore, type EditorOptions, type EditorStore } from '../../store';
import { builtinTags } from '../../tags/builtin';
import { EditorProvider, HotkeyScope, Hotkeys, TagView } from '../../ui/kit';
import type { ImageController } from './imageController';
import './image.css';

// Set-up of this room's browser tests: a real editor, a real canvas, a real mouse.

/** Natural size of the picture, and of the frame it is shown in: two screen pixels an image pixel. */
export const IMAGE = { width: 400, height: 300 } as const;
export const FRAME = { width: 800, height: 600 } as const;

export const CONFIG = `<View>
  <Image name="img" value="$image"/>
  <RectangleLabels name="box" toName="img" strokeWidth="2" fillOpacity="0.5">
    <Label value="Car" background="rgb(255, 0, 0)"/><Label value="Tree" background="rgb(0, 0, 255)"/>
  </RectangleLabels>
  <PolygonLabels name="poly" toName="img"><Label value="Roof" background="rgb(0, 128, 0)"/></PolygonLabels>
</View>`;

/** A picture of one colour, as a data address. */
export function picture(width: number = IMAGE.width, height: number = IMAGE.height, color = '#808080'): string {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d')!;
  context.fillStyle = color;
  context.fillRect(0, 0, width, height);
  return canvas.toDataURL();
}

const SIZE = { original_width: IMAGE.width, original_height: IMAGE.height, image_rotation: 0 };

export function box(id: string, x: number, y: number, width: number, height: number, more: UnknownRecord = {}, rotation = 0): Result {
  const value = { x, y, width, height, rotation, rectanglelabels: ['Car'] };
  return { id, from_name: 'box', to_name: 'img', type: 'rectanglelabels', ...SIZE, value, ...more };
}

export function polygon(id: string, points: readonly (readonly [number, number])[], closed = true): Result {
  const value = { points, closed, polygonlabels: ['Roof'] };
  return { id, from_name: 'poly', to_name: 'img', type: 'polygonlabels', ...SIZE, value };
}

interface PageProps {
  readonly editor: EditorStore;
  readonly name: string;
  readonly extra: ReactNode;
}

function Page({ editor, name, extra }: PageProps) {
  const [hotkeys] = useState(() => new Hotkeys());
  const node = editor.config.byName.get(name);
  return (
    <EditorProvider editor={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: stands for the editor's root, which hears the keys */}
      <div
        className="le-root"
        style={{ position: 'relative', padding: 10, width: 1000 }}
        onKeyDown={(event) => hotkeys.handle(event.nativeEvent)}
      >
        <HotkeyScope hotkeys={hotkeys}>
          {node && <TagView node={node} />}
          {extra}
        </HotkeyScope>
      </div>
    </EditorProvider>
  );
}

/** What `openPage` takes. */
export interface PageOptions {
  readonly result?: readonly Result[];
  readonly predictions?: readonly PredictionJson[];
  readonly config?: string;
  readonly data?: UnknownRecord;
  readonly settings?: UnknownRecord;
  readonly annotation?: UnknownRecord;
  readonly readOnly?: boolean;
  /** Attributes of the image tag beside name and value. */
  readonly attrs?: string;
  readonly waits?: boolean;
  /** Milliseconds until the picture must be there. */
  readonly patience?: number;
  readonly resolveUrl?: EditorOptions['resolveUrl'];
  readonly onChange?: EditorOptions['onChange'];
  readonly carry?: EditorOptions['carry'];
}

const opened = new Set<EditorStore>();

afterEach(() => {
  cleanup();
  for (const editor of opened) editor.dispose();
  opened.clear();
});

/** An editor with one annotation, its image loaded and painted, in a frame of 800 × 600. */
export async function openPage(options: PageOptions = {}) {
  const {
    result = [],
    predictions = [],
    config = CONFIG,
    data,
    settings,
    annotation,
    readOnly,
    attrs = '',
    waits = true,
    patience = 10_000,
    resolveUrl,
    onChange,
    carry,
  } = options;
  const editor = createEditorStore({
    registry: createRegistry(builtinTags),
    config: config.replace('<Image ', `<Image width="${FRAME.width + 48}px" height="${FRAME.height}px" maxHeight="none" ${attrs} `),
    task: { id: 1, data: data ?? { image: picture() }, annotations: [{ id: 11, result, ...annotation }], predictions },
    showPredictions: true,
    settings,
    readOnly,
    resolveUrl,
    onChange,
    carry,
  });
  opened.add(editor);
  editor.select('11');
  let renders = 0;
  const view = render(
    <StrictMode>
      <Profiler id="page" onRender={() => renders++}>
        <Page
          editor={editor}
          name="img"
          extra={
            <style>{`.le-image-frame{width:${FRAME.width}px!important}.le-image{gap:0}.le-image-tools{width:40px}.le-visually-hidden{position:absolute;clip-path:inset(50%)}`}</style>
          }
        />
      </Profiler>
    </StrictMode>,
  );
  const surface = (): ImageController => editor.surfaces.get('img') as ImageController;
  if (waits) await expect.poll(() => editor.surfaces.get('img')?.ready, { timeout: patience }).toBe(true);
  const element = view.container.querySelector<HTMLElement>('.le-image-surface')!;
  /** Konva's nodes below the stage's layers. */
  const nodes = (): number => {
    const stage = Konva.stages.find((one) => element.contains(one.container()));
    return stage?.getLayers().reduce((sum, layer) => sum + layer.getChildren().length, 0) ?? 0;
  };
  return { editor, ...view, element, surface, nodes, renders: () => renders };
}

export type ImagePage = Awaited<ReturnType<typeof openPage>>;

/** Two frames: what was asked for is painted. */
export async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Calls back with the number of each canvas of the surface (regions at rest, front, handles) that is painted; answers what ends it. */
export function countPaints(page: ImagePage, painted: (canvas: number) => void): () => void {
  const contexts = [...page.element.querySelectorAll('canvas')].map((canvas) => canvas.getContext('2d')!);
  contexts.forEach((context, i) => {
    // Each paint begins with it, Konva's too.
    context.clearRect = (...area) => {
      painted(i);
      CanvasRenderingContext2D.prototype.clearRect.apply(context, area);
    };
  });
  return () => {
    for (const context of contexts) Reflect.deleteProperty(context, 'clearRect');
  };
}

/** Where a percent of the image lies on the page. */
export function placeOf(page: ImagePage, x: number, y: number): Point {
  const rect = page.element.getBoundingClientRect();
  const view = page.surface().viewport.view;
  const k = (view.scale * view.imageWidth) / 100;
  const l = (view.scale * view.imageHeight) / 100;
  return { x: rect.left + view.x + (x - 50) * k, y: rect.top + view.y + (y - 50) * l };
}

/** Colour of a CSS pixel of the surface: the picture with all canvases laid over it. */
export function colorAt(page: ImagePage, at: Point): readonly [number, number, number, number] {
  const rect = page.element.getBoundingClientRect();
  const flat = document.createElement('canvas');
  flat.width = flat.height = 1;
  const context = flat.getContext('2d')!;
  for (const image of page.element.querySelectorAll('img')) {
    const placed = new DOMMatrix(getComputedStyle(image).transform);
    context.setTransform(new DOMMatrix().translate(-Math.floor(at.x - rect.left), -Math.floor(at.y - rect.top)).multiply(placed));
    context.drawImage(image, 0, 0, image.width, image.height);
    context.resetTransform();
  }
  for (const canvas of page.element.querySelectorAll('canvas')) {
    const ratio = canvas.width / rect.width;
    context.drawImage(canvas, Math.floor((at.x - rect.left) * ratio), Math.floor((at.y - rect.top) * ratio), 1, 1, 0, 0, 1, 1);
  }
  const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a];
}

type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';
const MODIFIERS: Record<Modifier, number> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

interface MouseOptions {
  readonly keys?: readonly Modifier[];
  readonly button?: 'left' | 'middle' | 'right';
}

/** The browser's own mouse: trusted events, captured pointers. */
export const mouse = {
  async send(type: string, { x, y }: Point, more: Record<string, unknown> = {}, { keys = [], button = 'left' }: MouseOptions = {}) {
    const frame = window.frameElement?.getBoundingClientRect();
    const k = frame ? frame.width / window.innerWidth : 1;
    const modifiers = keys.reduce((sum, key) => sum + MODIFIERS[key], 0);
    await cdp().send('Input.dispatchMouseEvent', {
      type,
      x: (frame?.left ?? 0) + x * k,
      y: (frame?.top ?? 0) + y * k,
      button: type === 'mouseWheel' ? 'none' : button,
      modifiers,
      ...more,
    } as never);
  },
  move: (at: Point, options?: MouseOptions) => mouse.send('mouseMoved', at, { button: 'none', buttons: 0 }, options),
  down: (at: Point, options?: MouseOptions, clickCount = 1) => mouse.send('mousePressed', at, { clickCount }, options),
  drag: (at: Point, options?: MouseOptions) => mouse.send('mouseMoved', at, { buttons: options?.button === 'middle' ? 4 : 1 }, options),
  up: (at: Point, options?: MouseOptions, clickCount = 1) => mouse.send('mouseReleased', at, { clickCount }, options),
  async click(at: Point, options?: MouseOptions, clickCount = 1) {
    await mouse.move(at, options);
    await mouse.down(at, options, clickCount);
    await mouse.up(at, options, clickCount);
  },
  async double(at: Point) {
    await mouse.click(at);
    await mouse.down(at, {}, 2);
    await mouse.up(at, {}, 2);
  },
  wheel: (at: Point, deltaY: number, options?: MouseOptions) => mouse.send('mouseWheel', at, { deltaX: 0, deltaY }, options),
  /** Press, several moves, release. */
  async swipe(from: Point, to: Point, options?: MouseOptions, steps = 5) {
    await mouse.move(from, options);
    await mouse.down(from, options);
    for (let i = 1; i <= steps; i++) {
      await mouse.drag({ x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps }, options);
    }
    await mouse.up(to, options);
    await painted();
  },
};

/** Geometry of a region, without labels. */
export function regionValue(page: ImagePage, id: string): Record<string, unknown> {
  return { ...(page.editor.active?.region(id)?.value as Record<string, unknown>) };
}
