import type Konva from 'konva/lib/Core';
import { observer } from 'mobx-react-lite';
import { useEffect, useId, useRef } from 'react';
import { Layer, Shape, Stage } from 'react-konva/es/ReactKonvaCore';
import { Scope } from '../../core';
import { useMessages } from '../../ui/kit';
import { AnchorContext } from './anchors';
import { EditedRegion } from './EditedRegion';
import type { Canvases, ImageController } from './imageController';
import { SurfaceHotkeys } from './SurfaceHotkeys';
import { SurfaceInput } from './surfaceInput';
import { SurfaceKeys } from './surfaceKeys';

type Which = Parameters<Canvases['redraw']>[0];

interface StageProps {
  readonly controller: ImageController;
}

/** Native context of the layer that a scene function paints in: painters know nothing of Konva. */
function contextOf(layer: Konva.Layer | null): CanvasRenderingContext2D | null {
  return layer?.getNativeCanvasElement().getContext('2d') ?? null;
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

/** The picture, and two canvases over it: the regions at rest, and what is selected, drawn or changed. */
export const ImageStage = observer(function ImageStage({ controller }: StageProps) {
  const t = useMessages();
  const help = useId();
  const element = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const layers = { regions: useRef<Konva.Layer>(null), front: useRef<Konva.Layer>(null) };
  const { current: refs } = useRef(layers);

  useEffect(() => {
    const surface = element.current;
    if (!surface) return;
    const scope = new Scope();
    const view = surface.ownerDocument.defaultView;
    const followRatio = (): void => {
      const ratio = view?.devicePixelRatio ?? 1;
      if (ratio === canvases.pixelRatio) return;
      canvases.pixelRatio = controller.viewport.pixelRatio = ratio;
      for (const layer of Object.values(refs)) layer.current?.getCanvas().setPixelRatio(ratio);
    };
    const canvases = {
      pixelRatio: 0,
      redraw: (which: Which) => {
        followRatio();
        refs[which].current?.batchDraw();
      },
      showPicture: (shown: HTMLElement | undefined) => picture.current?.replaceChildren(...(shown ? [shown] : [])),
    };
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
  }, [controller, refs]);

  const { width, height } = controller.viewport.size;
  const paint = (which: Which, run: (context: CanvasRenderingContext2D) => void) => (): void => {
    const context = contextOf(refs[which].current);
    if (context) run(context);
  };
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
      <Stage className="le-image-stage" width={width} height={height} listening={false}>
        <Layer ref={refs.regions} listening={false}>
          <Shape listening={false} sceneFunc={paint('regions', (context) => controller.paintRegions(context))} />
        </Layer>
        <Layer ref={refs.front} listening={false}>
          <Shape listening={false} sceneFunc={paint('front', (context) => controller.paintFront(context))} />
          <AnchorContext value={controller.anchors}>
            <EditedRegion controller={controller} />
          </AnchorContext>
        </Layer>
      </Stage>
    </div>
  );
});
