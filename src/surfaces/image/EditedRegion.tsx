import { observer } from 'mobx-react-lite';
import { type ComponentType, Suspense, useMemo } from 'react';
import type { HandlesProps, Region } from '../../core';
import type { ImageController } from './imageController';
import { GroupHandles } from './transform/GroupHandles';
import { sharedChanges } from './transform/sharedBorders';
import { toPct, toScreen } from './viewport';

interface EditedProps {
  readonly controller: ImageController;
}

/** The handles of what can be changed now: one region's own, or the box round several. Nothing else on the surface is a node of its own. */
export const EditedRegion = observer(function EditedRegion({ controller }: EditedProps) {
  const { layer, runner, pages } = controller;
  // Handles would lie over the shape being drawn.
  if (!layer || pages.state.status !== 'ready' || !controller.viewport.isReady || runner.preview) return null;
  // Nor over a mask that is painted on: each press is the brush's.
  if (controller.drawing?.tool.paints && controller.drawing.tool.continues) return null;
  return layer.selectedRegion ? (
    <EditedOne controller={controller} region={layer.selectedRegion} />
  ) : (
    <EditedGroup controller={controller} />
  );
});

function canEdit(controller: ImageController, region: Region): boolean {
  return controller.shows(region) && !controller.layer?.isHidden(region.id) && controller.canChange(region.id);
}

const EditedOne = observer(function EditedOne({ controller, region }: EditedProps & { readonly region: Region }) {
  // Its shape may arrive after it was selected.
  void controller.shapesLoaded;
  const definition = controller.regions.active?.definitionOf(region);
  const alone = useMemo(() => [region], [region]);
  if (!definition || !canEdit(controller, region)) return null;
  const { Handles } = definition;
  // A kind without handles of its own can still be scaled and turned.
  if (!Handles) return <GroupHandles controller={controller} regions={alone} />;
  return (
    <Suspense fallback={null}>
      <HandlesOf key={region.id} controller={controller} region={region} Handles={Handles} />
    </Suspense>
  );
});

/** Follows the selection, and the regions by the counts of commits and of changed visibility: none is observed by itself. */
const EditedGroup = observer(function EditedGroup({ controller }: EditedProps) {
  const { layer, pages } = controller;
  const key = [layer?.epoch, layer?.visibilityEpoch, pages.index, controller.shapesLoaded].join();
  const regions = useMemo(() => {
    void key;
    return layer && layer.selection.length > 1 ? controller.selectedHere.filter((region) => canEdit(controller, region)) : [];
  }, [controller, layer, layer?.selection, key]);
  return regions.length > 1 ? <GroupHandles controller={controller} regions={regions} /> : null;
});

interface HandlesOfProps {
  readonly controller: ImageController;
  readonly region: Region;
  readonly Handles: ComponentType<HandlesProps>;
}

const PIXELS = { snap: 'pixel' } as const;

const HandlesOf = observer(function HandlesOf({ controller, region, Handles }: HandlesOfProps) {
  const { view } = controller.viewport;
  const { editor } = controller;
  const { id } = region;
  const attrs = editor.config.byName.get(region.control)?.attrs ?? {};
  /** With what neighbours that share the border do. */
  const valuesWith = (value: unknown): ReadonlyMap<string, unknown> => new Map([[id, value], ...sharedChanges(controller, region, value)]);
  return (
    <Handles
      value={controller.drafts.get(id) ?? region.value}
      attrs={editor.settings.snapToPixels ? { ...attrs, ...PIXELS } : attrs}
      color={editor.lookOf(region).stroke}
      toScreen={(point) => toScreen(view, point)}
      toPct={(point) => toPct(view, point)}
      extent={{ width: view.imageWidth, height: view.imageHeight }}
      scale={view.scale}
      viewRotation={view.turn}
      onDraft={(value) => controller.setDrafts(value === undefined ? undefined : valuesWith(value))}
      onCommit={(value, name) => controller.commitValues(name, valuesWith(value))}
    />
  );
});
