import type { ImageController } from '../imageController';
import { drawInput } from '../snap/drawInput';
import type { Gesture, SurfacePointer } from '../surfacePointer';

/** Every press and move is the tool's. Given up, what was drawn before the press stays. */
export function startDraw(controller: ImageController, start: SurfacePointer): Gesture {
  const goBack = controller.runner.mark();
  drawInput(controller, 'down', start);
  return {
    move: (pointer) => void drawInput(controller, 'move', pointer),
    end: (pointer) => void drawInput(controller, 'up', pointer),
    cancel: () => {
      controller.snapper.clear();
      goBack();
    },
  };
}
