import { reaction } from 'mobx';
import { observer } from 'mobx-react-lite';
import { useEffect, useId, useRef } from 'react';
import { Scope } from '../../core';
import { useMessages } from '../../ui/kit';
import { Handles } from './Handles';
import type { Canvases, ImageController } from './imageController';
import { SurfaceHotkeys } from './SurfaceHotkeys';
import { SurfaceCanvas } from './surfaceCanvas';
import { SurfaceInput } from './surfaceInput';
import { SurfaceKeys } from './surfaceKeys';

type Which = Parameters<Canvases['redraw']>[0];

interface StageProps {
  readonly controller: ImageController;
}

/** Calls back when the window went to another screen or the page was zoomed: canvases must have the device's pixels. */
function watchPixelRatio(view: Window, scope: Scope, changed: () => void): void {
  const watch = new Scope();
  scope.add(() => watch.dispose());
  watch.listen(view.matchMedia(`(resolution: ${view.devicePixelRatio}dppx)`), 'change', () => {
    watch.dispose();
    changed();
    if (!scope.disposed) watchPixelRatio(view, scope, changed);
  });
}

/** The picture, and two canvases over it: the regions at rest, and what is selected, drawn or changed. Handles come later, over all. */
export const ImageStage = observer(function ImageStage({ controller }: StageProps) {
  const t = useMessages();
  const help = useId();
  const element = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const regions = useRef<HTMLCanvasElement>(null);
  const front = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const surface = element.current;
    if (!surface || !regions.current || !front.current) return;
    const scope = new Scope();
    const view = surface.ownerDocument.defaultView;
    const layers = {
      regions: new SurfaceCanvas(regions.current, (context) => controller.paintRegions(context)),
      front: new SurfaceCanvas(front.current, (context) => controller.painting.paintFront(context)),
    };
    const both = Object.values(layers);
    const followRatio = (): void => {
      const ratio = view?.devicePixelRatio ?? 1;
      if (ratio === canvases.pixelRatio) return;
      canvases.pixelRatio = ratio;
      controller.viewport.setPixelRatio(ratio);
      for (const canvas of both) canvas.setPixelRatio(ratio);
    };
    const canvases = {
      pixelRatio: 0,
      redraw: (which: Which) => {
        followRatio();
        layers[which].redraw();
      },
      showPicture: (shown: HTMLElement | undefined) => picture.current?.replaceChildren(...(shown ? [shown] : [])),
    };
    scope.add(() => {
      for (const canvas of both) canvas.dispose();
    });
    scope.add(
      reaction(
        () => controller.viewport.size,
        ({ width, height }) => {
          for (const canvas of both) canvas.setSize(width, height);
        },
        { fireImmediately: true },
      ),
    );
    scope.add(controller.attach(surface, canvases));
    if (view) watchPixelRatio(view, scope, () => controller.redraw());
    const input = new SurfaceInput(controller, surface, scope);
    new SurfaceKeys(controller, input, surface, scope);
    const measure = (): void => controller.viewport.setSize(surface.clientWidth, surface.clientHeight);
    const observer = new ResizeObserver(measure);
    observer.observe(surface);
    scope.add(() => observer.disconnect());
    measure();
    return () => scope.dispose();
  }, [controller]);

  return (
    <div
      className="le-image-surface"
      ref={element}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
      tabIndex={0}
      aria-label={t('image.label', { name: controller.object })}
      aria-roledescription={t('image.role')}
      aria-describedby={help}
      data-object={controller.object}
    >
      <div className="le-visually-hidden" id={help}>
        {t('image.help')}
      </div>
      <SurfaceHotkeys />
      <div ref={picture} aria-hidden="true" />
      <div className="le-image-stage">
        <canvas ref={regions} />
        <canvas ref={front} />
      </div>
      <Handles controller={controller} />
    </div>
  );
});
