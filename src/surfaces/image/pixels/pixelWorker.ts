import type { FromWorker, ToWorker } from './messages';
import { PixelDesk } from './pixelDesk';

/** The worker's own scope: the page's types are not made for it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;

let desk: PixelDesk | undefined;
let failure = '';

function take(bitmap: ImageBitmap): ImageData {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2D context');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

scope.onmessage = ({ data }) => {
  if (data.type === 'picture') {
    desk?.stop();
    desk = undefined;
    try {
      desk = new PixelDesk(take(data.bitmap), data.picture);
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    return;
  }
  const { number, ask } = data;
  const fail = (message: string): void => scope.postMessage({ type: 'failed', number, message });
  if (!desk) return fail(failure);
  desk.answer(ask).then(
    (outcome) => {
      if (!outcome) return;
      const transfer = outcome.area ? [outcome.area.alpha.buffer as ArrayBuffer] : [];
      scope.postMessage({ type: 'answer', number, outcome }, transfer);
    },
    (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
  );
};

scope.postMessage({ type: 'ready' });
