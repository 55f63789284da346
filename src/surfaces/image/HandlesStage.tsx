import type Konva from 'konva/lib/Core';
import { observer } from 'mobx-react-lite';
import { useLayoutEffect, useRef } from 'react';
import { Layer, Stage } from 'react-konva/es/ReactKonvaCore';
import { AnchorContext } from './anchors';
import { EditedRegion } from './EditedRegion';
import type { ImageController } from './imageController';

/** The handles of what is selected, over the surface's own canvases. Konva is only here and in the handles themselves. */
export const HandlesStage = observer(function HandlesStage({ controller }: { readonly controller: ImageController }) {
  const { size, pixelRatio } = controller.viewport;
  const { width, height } = size;
  const layer = useRef<Konva.Layer>(null);
  useLayoutEffect(() => {
    layer.current?.getCanvas().setPixelRatio(pixelRatio);
    layer.current?.batchDraw();
  }, [pixelRatio]);
  return (
    <Stage className="le-image-handles" width={width} height={height} listening={false}>
      <Layer ref={layer} listening={false}>
        <AnchorContext value={controller.anchors}>
          <EditedRegion controller={controller} />
        </AnchorContext>
      </Layer>
    </Stage>
  );
});
