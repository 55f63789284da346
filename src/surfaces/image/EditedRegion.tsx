import { observer } from 'mobx-react-lite';
import { type ComponentType, Suspense } from 'react';
import type { HandlesProps, Region } from '../../core';
import type { ImageController } from './imageController';
import { toPct, toScreen } from './viewport';

/** The handles of the one region that can be changed now; nothing else on the surface is a node of its own. */
export const EditedRegion = observer(function EditedRegion({ controller }: { readonly controller: ImageController }) {
  const region = editedRegion(controller);
  const definition = region && controller.regions.active?.definitionOf(region);
  if (!region || !definition?.Handles) return null;
  return (
    <Suspense fallback={null}>
      <HandlesOf key={region.id} controller={controller} region={region} Handles={definition.Handles} />
    </Suspense>
  );
});

function editedRegion(controller: ImageController): Region | undefined {
  const { layer, runner, pages } = controller;
  const region = layer?.selectedRegion;
  if (!layer || !region || pages.state.status !== 'ready' || !controller.viewport.isReady) return undefined;
  if (!controller.shows(region) || layer.isHidden(region.id) || !controller.canChange(region.id)) return undefined;
  // Handles would lie over the shape being drawn.
  return runner.preview ? undefined : region;
}

interface HandlesOfProps {
  readonly controller: ImageController;
  readonly region: Region;
  readonly Handles: ComponentType<HandlesProps>;
}

const HandlesOf = observer(function HandlesOf({ controller, region, Handles }: HandlesOfProps) {
  const { view } = controller.viewport;
  const { editor } = controller;
  const { id } = region;
  return (
    <Handles
      value={controller.drafts.get(id) ?? region.value}
      attrs={editor.config.byName.get(region.control)?.attrs ?? {}}
      color={editor.lookOf(region).stroke}
      toScreen={(point) => toScreen(view, point)}
      toPct={(point) => toPct(view, point)}
      extent={{ width: view.imageWidth, height: view.imageHeight }}
      scale={view.scale}
      viewRotation={view.turn}
      onDraft={(value) => controller.setDrafts(value === undefined ? undefined : new Map([[id, value]]))}
      onCommit={(value, name) => controller.commitValues(name, new Map([[id, value]]))}
    />
  );
});
