import { reaction } from 'mobx';
import type { Box, ConfigNode, Point } from '../../core';
import type { EditorStore, SurfaceHandle, SurfacePlaces } from '../../store';
import { askForMenu } from './askForMenu';
import { ReaderKeys } from './ReaderKeys';
import type { ReadingDocument } from './ReadingDocument';
import { ResizeHandles } from './ResizeHandles';
import { revealRange } from './revealRange';
import type { StageElements } from './Sight';
import { TextBadges } from './TextBadges';
import { TextKeys } from './TextKeys';
import { TextPointer } from './TextPointer';
import { TextStage } from './TextStage';
import { TextTouch } from './TextTouch';

/** A text on the page with all that one can do to it. */
export interface OpenText {
  readonly stage: TextStage;
  readonly handles: ResizeHandles;
  dispose(): void;
}

function boxOf(stage: TextStage, regionId: string): DOMRect | undefined {
  const units = stage.unitsOf(regionId);
  if (!units) return undefined;
  const range = stage.elements.body.ownerDocument.createRange();
  return [...stage.body.place(range, units.start, units.end).getClientRects()].find(({ width }) => width > 0);
}

function handleOf(stage: TextStage): SurfaceHandle {
  let places: SurfacePlaces | undefined;
  return {
    object: stage.node.name,
    ready: true,
    clientPointOf(regionId): Point | undefined {
      const rect = boxOf(stage, regionId);
      return rect && { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    },
    clientBoxOf(regionId): Box | undefined {
      const rect = boxOf(stage, regionId);
      return rect && { x: rect.x, y: rect.y, width: rect.width, height: rect.height };
    },
    zoom: () => 1,
    asksAt(regionId): boolean {
      const { active } = stage.editor;
      const region = active?.selectedRegion;
      return (
        region?.id === regionId && region.object === stage.node.name && !active?.isHidden(regionId) && stage.unitsOf(regionId) !== undefined
      );
    },
    async places() {
      const { SpanPlacesOnPage } = await import('./SpanPlacesOnPage');
      places ??= new SpanPlacesOnPage(stage);
      return places;
    },
    async texts() {
      const { TextsOnPage } = await import('./search/TextsOnPage');
      return new TextsOnPage(stage);
    },
  };
}

/** Shows a document in the given elements and follows the editor until it is disposed. */
export function openText(editor: EditorStore, node: ConfigNode, document: ReadingDocument, elements: StageElements): OpenText {
  const stage = new TextStage(editor, node, document, elements);
  const { scope } = stage;
  const showsLabels = (): boolean => (node.attrs.showLabels as boolean | undefined) ?? editor.settings.showLabels;
  const badges = new TextBadges(stage, showsLabels);
  const handles = new ResizeHandles(stage);
  new TextTouch(stage);
  new TextPointer(stage);
  new ReaderKeys(stage, new TextKeys(stage));
  askForMenu(stage);
  scope.add(reaction(showsLabels, () => badges.place()));
  scope.add(
    reaction(
      () => editor.revealed,
      (revealed) => {
        const units = revealed && revealed.layer === editor.active?.id ? stage.active?.index.get(revealed.region) : undefined;
        if (units) revealRange(stage, units);
      },
      { fireImmediately: true },
    ),
  );
  const handle = handleOf(stage);
  editor.surfaces.set(node.name, handle);
  scope.add(() => {
    if (editor.surfaces.get(node.name) === handle) editor.surfaces.delete(node.name);
  });
  return { stage, handles, dispose: () => stage.dispose() };
}
