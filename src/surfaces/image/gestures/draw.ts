import type { ImageController } from '../imageController';
import { type Gesture, type SurfacePointer, toolPointer } from '../surfacePointer';

/** Every press and move is the tool's. */
export function startDraw(controller: ImageController, start: SurfacePointer): Gesture {
  const { runner } = controller;
  runner.input(toolPointer('down', start));
  return {
    move: (pointer) => void runner.input(toolPointer('move', pointer)),
    end: (pointer) => void runner.input(toolPointer('up', pointer)),
    cancel: () => runner.drop(),
  };
}
