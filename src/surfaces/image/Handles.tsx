import { observer } from 'mobx-react-lite';
import { Suspense, useEffect, useState } from 'react';
import { onDemand } from '../../ui/kit';
import { whenIdle } from './idle';
import type { ImageController } from './imageController';

// Konva and React's second renderer come with it, more code than the rest of the surface: only handles are made of them.
const HandlesStage = onDemand(() => import('./HandlesStage').then((module) => module.HandlesStage));

interface HandlesProps {
  readonly controller: ImageController;
}

/** The handles of what is selected: loaded when the page rests, so that they are there before something is selected. */
export const Handles = observer(function Handles({ controller }: HandlesProps) {
  const isShown = controller.pages.state.status === 'ready';
  const isWanted = isShown && (controller.layer?.selection.length ?? 0) > 0 && controller.annotation !== undefined;
  const [wasWanted, setWasWanted] = useState(false);
  // Kept then: to make a stage takes longer than to select.
  if (isWanted && !wasWanted) setWasWanted(true);
  useEffect(() => (isShown ? whenIdle(() => preloadHandles(controller)) : undefined), [controller, isShown]);
  if (!isWanted && !wasWanted) return null;
  return (
    <Suspense fallback={null}>
      <HandlesStage controller={controller} />
    </Suspense>
  );
});

function preloadHandles({ editor, object }: ImageController): void {
  const ofControls = editor.config.controls.map(({ definition, toNames }) => (toNames.includes(object) ? definition?.Handles : undefined));
  // One that fails is tried again, and told, where it is shown.
  for (const handles of [HandlesStage, ...ofControls]) handles?.preload?.()?.catch(() => undefined);
}
