import type { Point } from '../../core';
import { clamp, shortNumber } from '../../geometry';
import type { ImageController } from './imageController';
import { drawInput, drawsLine } from './snap/drawInput';
import type { SurfacePointer } from './surfacePointer';
import { deltaToPct, toPct, toScreen } from './viewport';

const BIG_STEP = 10;
/** A key that is held goes faster: a step more every so many repeats, up to this. */
const REPEATS_A_STEP = 3;
const MOST_STEPS = 16;

/**
 * Drawing by the keyboard: with a drawing tool in hand arrows move a cursor over the image, Space clicks there. So every tool that is
 * used by clicks can be used without a pointer; a brush is put down and lifted by Space, and arrows paint between.
 */
export class DrawKeys {
  readonly #controller: ImageController;
  #repeats = 0;

  constructor(controller: ImageController) {
    this.#controller = controller;
  }

  /** Answers whether the key was used. `arrow` is its direction on the screen, if it is one. */
  down(event: KeyboardEvent, arrow: Point | undefined): boolean {
    const { cursor, drawing, runner } = this.#controller;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (!drawing) {
      cursor.place(undefined);
      return false;
    }
    if (arrow) return this.#move(event, arrow);
    if (!cursor.at) return false;
    if (event.key === 'Escape' && !runner.isBusy) {
      cursor.place(undefined);
      return true;
    }
    // Enter finishes a line of clicks; of other shapes it sets the next point.
    const clicks = event.key === ' ' || (event.key === 'Enter' && !(runner.isBusy && drawsLine(this.#controller)));
    if (!clicks) return false;
    if (!event.repeat) this.#click(event, cursor.at);
    return true;
  }

  /** Arrows are the cursor's while something is drawn, or where there is nothing else that they could move. */
  get #takesArrows(): boolean {
    const { cursor, drawing, runner, anchors, selectedHere } = this.#controller;
    if (!drawing || anchors.focused !== undefined) return false;
    if (runner.isBusy || cursor.at || drawing.tool.paints || drawing.tool.continues) return true;
    return !selectedHere.some((region) => this.#controller.canChange(region.id));
  }

  #move(event: KeyboardEvent, arrow: Point): boolean {
    const controller = this.#controller;
    if (!this.#takesArrows) return false;
    const { cursor, viewport, runner } = controller;
    const { view } = viewport;
    this.#repeats = event.repeat ? this.#repeats + 1 : 0;
    const step = event.shiftKey ? BIG_STEP : Math.min(MOST_STEPS, 1 + Math.floor(this.#repeats / REPEATS_A_STEP));
    const by = deltaToPct(view, { x: arrow.x * step, y: arrow.y * step });
    const from = cursor.at ?? toPct(view, { x: view.width / 2, y: view.height / 2 });
    const at = { x: clamp(from.x + by.x, 0, 100), y: clamp(from.y + by.y, 0, 100) };
    cursor.place(at);
    viewport.reveal({ ...at, width: 0, height: 0 });
    if (runner.isBusy) drawInput(controller, 'move', this.#pointer(event, at));
    this.#say('image.cursor', at);
    return true;
  }

  #click(event: KeyboardEvent, at: Point): void {
    const controller = this.#controller;
    const { cursor, drawing, runner } = controller;
    if (!runner.isBusy && !controller.hand.mayDraw) {
      controller.refuseDrawing();
      return;
    }
    const pointer = this.#pointer(event, at);
    if (drawing?.tool.sized) {
      const isDown = !(cursor.isDown && runner.isBusy);
      drawInput(controller, isDown ? 'down' : 'up', pointer);
      cursor.press(isDown);
      this.#say(isDown ? 'image.brush.down' : 'image.brush.up', at);
      return;
    }
    drawInput(controller, 'down', pointer);
    drawInput(controller, 'up', pointer);
    this.#say('image.placed', at);
    // What was made is selected: arrows move it next.
    if (!runner.isBusy && !drawing?.tool.paints && controller.selectedHere.length > 0) cursor.place(undefined);
  }

  #say(key: 'image.cursor' | 'image.placed' | 'image.brush.down' | 'image.brush.up', { x, y }: Point): void {
    const { translate } = this.#controller;
    this.#controller.say(translate(key, { x: shortNumber(Math.round(x * 10) / 10), y: shortNumber(Math.round(y * 10) / 10) }));
  }

  /** With Shift a click goes along the border of a neighbour, as it does with Control and a pointer. */
  #pointer({ shiftKey, timeStamp }: KeyboardEvent, pct: Point): SurfacePointer {
    const screen = toScreen(this.#controller.viewport.view, pct);
    return { screen, pct, shift: false, alt: false, ctrl: shiftKey, touch: false, timeStamp };
  }
}
