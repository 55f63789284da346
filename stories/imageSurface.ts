import type { EditorStore, Point } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { openedEditor, type Play } from './host';

type Person = Pick<Play, 'args' | 'canvas' | 'userEvent'>;

/** An image on the page: where its picture lies, and a pointer for it. */
export interface ImagePage {
  readonly editor: EditorStore;
  readonly surface: HTMLElement;
  /** Client pixels of a place, in percent of the picture as it opens fitted. */
  at(xPct: number, yPct: number): Point;
  click(point: Point): Promise<void>;
  drag(...points: readonly Point[]): Promise<void>;
  hover(point: Point): Promise<void>;
  /** Red, green, blue, alpha at a client point of the regions at rest, or of what is selected, drawn or changed. */
  pixel(canvas: Which, point: Point): readonly number[];
  /** Pixels of a canvas that are painted at all. */
  painted(canvas: Which): number;
}

type Which = 'regions' | 'front';

/** Waits until the image is loaded and painted. */
export async function openedImage(person: Person, name = 'image'): Promise<ImagePage> {
  const { canvas, userEvent } = person;
  const editor = await openedEditor(person);
  const surface = await canvas.findByRole('application', { name: `Image ${name}` }, { timeout: 5000 });
  await waitFor(() => expect(editor.surfaces.get(name)?.ready).toBe(true), { timeout: 5000 });
  const pointer = (keys: string | undefined, { x, y }: Point) => ({
    ...(keys !== undefined && { keys }),
    target: surface,
    coords: { x, y, clientX: x, clientY: y },
  });
  const contextOf = (which: Which) => surface.querySelectorAll('canvas')[which === 'regions' ? 0 : 1]!.getContext('2d')!;
  return {
    editor,
    surface,
    at: (xPct, yPct) => {
      const { left, top, width, height } = surface.getBoundingClientRect();
      return { x: left + (width * xPct) / 100, y: top + (height * yPct) / 100 };
    },
    click: (point) => userEvent.pointer([pointer(undefined, point), pointer('[MouseLeft]', point)]),
    drag: async (...points) => {
      const [first, ...others] = points;
      const last = others.at(-1)!;
      await userEvent.pointer([
        pointer(undefined, first!),
        pointer('[MouseLeft>]', first!),
        ...others.map((point) => pointer(undefined, point)),
        pointer('[/MouseLeft]', last),
      ]);
    },
    hover: (point) => userEvent.pointer(pointer(undefined, point)),
    pixel: (which, { x, y }) => {
      const context = contextOf(which);
      const rect = context.canvas.getBoundingClientRect();
      const k = context.canvas.width / rect.width;
      return [...context.getImageData(Math.round((x - rect.left) * k), Math.round((y - rect.top) * k), 1, 1).data];
    },
    painted: (which) => {
      const { canvas: element } = contextOf(which);
      const { data } = contextOf(which).getImageData(0, 0, element.width, element.height);
      let count = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) count++;
      return count;
    },
  };
}

/** Expects that a region lies where it was drawn, give or take two pixels of the screen. */
export function expectBox({ editor }: ImagePage, object: string, region: string, from: Point, to: Point): void {
  const box = editor.surfaces.get(object)!.clientBoxOf(region)!;
  for (const [actual, wanted] of [
    [box.x, Math.min(from.x, to.x)],
    [box.y, Math.min(from.y, to.y)],
    [box.width, Math.abs(to.x - from.x)],
    [box.height, Math.abs(to.y - from.y)],
  ] as const) {
    expect(Math.abs(actual - wanted)).toBeLessThan(2);
  }
}
