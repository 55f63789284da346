import { toolOf } from '../../../core';
import type { ImageController } from '../imageController';
import { drawInput } from '../snap/drawInput';
import { CLICK_SLACK, distance, type Gesture, grabOf, type SurfacePointer, toleranceOf } from '../surfacePointer';
import { startAnchor } from './anchor';
import { startBand } from './band';
import { startDraw } from './draw';
import { startMove } from './move';
import { nothing, startPan } from './pan';

/** What a press on the surface means, by what is in hand and what lies below it. */
export function gestureOf(controller: ImageController, start: SurfacePointer, pans: boolean): Gesture {
  const { runner, editor, viewport, drawing } = controller;
  if (pans || editor.labeling.tool.type === 'pan') return startPan(controller, start);
  if (runner.isBusy) return start.shift && viewport.isZoomed ? startPan(controller, start) : startDraw(controller, start);
  // Control draws on top of whatever lies there.
  if (start.ctrl && drawing && controller.hand.mayDraw) return startDraw(controller, start);
  // Shift and a brush paint a straight line.
  const mayPaint = drawing !== undefined && drawsAnywhere(controller) && (!start.shift || drawing.tool.sized !== undefined);
  if (mayPaint && !isOwnKindAt(controller, start)) return paint(controller, start);
  const anchor = controller.anchors.find(start.screen, grabOf(start), start);
  if (anchor) return startAnchor(controller, anchor, start);
  if (start.shift && viewport.isZoomed) return startPan(controller, start);
  return startUndecided(controller, start);
}

/** A brush paints wherever it is pressed; so does a point that tells a model what is meant: mostly on what is there already. */
function drawsAnywhere({ drawing, editor }: ImageController): boolean {
  return drawing?.tool.paints === true || (drawing?.tool.signed === true && editor.assist.asks(drawing.control));
}

/** A press of a tool that draws wherever it is pressed. */
function paint(controller: ImageController, start: SurfacePointer): Gesture {
  if (controller.hand.mayDraw) return startDraw(controller, start);
  controller.refuseDrawing();
  return nothing;
}

/** Whether what lies there is what such a tool makes, and is to be grabbed: key points lie on top of everything, masks are painted further. */
function isOwnKindAt(controller: ImageController, start: SurfacePointer): boolean {
  const { drawing, editor } = controller;
  if (!drawing || drawing.tool.continues) return false;
  const kind = editor.config.byName.get(drawing.control)?.definition?.kind?.name;
  return controller.hits(start.pct, toleranceOf(start))[0]?.kind === kind;
}

/** A press is a click until it moves; then it drags what is selected, draws, or selects by a box. */
function startUndecided(controller: ImageController, start: SurfacePointer): Gesture {
  let gesture: Gesture | undefined;
  return {
    move(pointer) {
      if (!gesture && distance(start.screen, pointer.screen) <= CLICK_SLACK) return;
      gesture ??= dragOf(controller, start);
      gesture.move(pointer);
    },
    end(pointer) {
      if (gesture) gesture.end(pointer);
      else return true;
    },
    cancel: () => gesture?.cancel(),
  };
}

function dragOf(controller: ImageController, start: SurfacePointer): Gesture {
  const { drawing, layer } = controller;
  const hits = controller.hits(start.pct, toleranceOf(start));
  const selected = new Set(layer?.selection);
  if (hits.some((region) => selected.has(region.id) && controller.canChange(region.id)) && !start.ctrl) {
    return startMove(
      controller,
      start,
      controller.selectedHere.filter((region) => controller.canChange(region.id)),
    );
  }
  if (drawing && !start.shift) {
    if (controller.hand.mayDraw) return startDraw(controller, start);
    controller.refuseDrawing();
    return startBand(controller, start);
  }
  const top = hits[0];
  if (top && !start.ctrl && !start.shift && controller.canChange(top.id)) {
    layer?.selectRegions([top.id]);
    return startMove(controller, start, [top]);
  }
  return controller.editor.labeling.tool.type === 'draw' ? nothing : startBand(controller, start);
}

/** A press that did not move: picks what lies there, or nothing; on empty canvas with nothing selected it is the tool's. */
export function clickAt(controller: ImageController, pointer: SurfacePointer): void {
  const { layer, drawing } = controller;
  if (!layer || pointer.shift) return;
  const hits = controller.hits(pointer.pct, toleranceOf(pointer));
  if (hits.length === 0) {
    if (layer.selection.length > 0 && !pointer.ctrl) layer.clearSelection();
    else if (drawing && controller.hand.mayDraw) {
      drawInput(controller, 'down', pointer);
      drawInput(controller, 'up', pointer);
    } else if (drawing) controller.refuseDrawing();
    return;
  }
  const picked = controller.clicks.pick(hits, pointer.screen);
  if (!picked) return;
  if (resumed(controller, picked.id, pointer)) return;
  layer.selectRegions([picked.id], pointer.ctrl ? 'toggle' : 'replace');
}

/** An unfinished shape is taken up by a click on it, with whatever tool. */
function resumed(controller: ImageController, id: string, pointer: SurfacePointer): boolean {
  const region = controller.layer?.peek(id);
  const definition = region && controller.regions.active?.definitionOf(region);
  const tool = definition && toolOf(definition);
  if (!region || !tool?.resume || pointer.ctrl || !controller.canChange(id)) return false;
  if (tool.resumesSelected && !controller.layer?.isSelected(id)) return false;
  return controller.runner.resume({ id, value: region.value }, region.control, tool, pointer.pct);
}

/** Two clicks in one place: the tool's while it draws or on empty canvas; on a region they ask for what belongs to it. */
export function doubleClickAt(controller: ImageController, pointer: SurfacePointer): void {
  const { runner, drawing, editor, layer } = controller;
  const anchor = controller.anchors.find(pointer.screen, grabOf(pointer), pointer);
  if (!runner.isBusy && anchor?.double) {
    anchor.double(pointer);
    return;
  }
  const [top] = controller.hits(pointer.pct, toleranceOf(pointer));
  if (runner.isBusy || (!top && drawing && controller.hand.mayDraw)) {
    drawInput(controller, 'double', pointer);
    return;
  }
  const region = layer?.selectedRegion ?? top;
  if (region && top) editor.reveal(region.id);
}
