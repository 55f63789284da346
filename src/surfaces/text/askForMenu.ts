import { charAt } from './hitTest';
import { regionsAt } from './labelRange';
import type { TextStage } from './TextStage';

/** A right click on a region or on what is selected, and the menu key, ask for the menu; elsewhere the browser's own comes. */
export function askForMenu(stage: TextStage): void {
  const { frame } = stage.elements;
  stage.scope.listen(frame, 'contextmenu', (event: PointerEvent) => {
    if (event.pointerType === 'touch' || event.defaultPrevented || event.shiftKey) return;
    // A Mac's Ctrl+click comes with the left button.
    const isKey = event.button !== 2 && !event.ctrlKey;
    if (isKey ? openAtSelection(stage) : openAt(stage, event)) event.preventDefault();
  });
  stage.scope.listen(frame, 'keydown', (event: KeyboardEvent) => {
    const isMenuKey = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10');
    if (isMenuKey && openAtSelection(stage)) event.preventDefault();
  });
}

function openAt(stage: TextStage, { clientX, clientY }: MouseEvent): boolean {
  const layer = stage.active?.layer;
  const offset = charAt(stage.body, clientX, clientY);
  if (!layer || offset === undefined) return false;
  const here = regionsAt(stage, offset);
  const { pending } = stage;
  const isPending = pending !== undefined && pending.start <= offset && offset < pending.end;
  const [first] = here;
  if (first === undefined && !isPending) return false;
  if (first !== undefined && !here.some((id) => layer.isSelected(id))) layer.selectRegions([first]);
  stage.menu.open(
    { x: clientX, y: clientY },
    here.find((id) => layer.isSelected(id)),
  );
  return true;
}

function openAtSelection(stage: TextStage): boolean {
  const layer = stage.active?.layer;
  const region = layer?.selection.find((id) => stage.active?.index.get(id));
  const units = region === undefined ? stage.pending : stage.unitsOf(region);
  if (!units) return false;
  const range = stage.elements.frame.ownerDocument.createRange();
  const rects = stage.body.place(range, units.start, units.end).getClientRects();
  const rect = rects[rects.length - 1];
  if (!rect) return false;
  stage.menu.open({ x: rect.left, y: rect.bottom }, region);
  return true;
}
