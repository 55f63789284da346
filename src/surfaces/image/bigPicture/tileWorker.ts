import type { FromWorker, Piece, ToWorker } from './messages';

/** The worker's own scope: the page's types are not made for it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
}

/** The decoded picture takes four bytes a pixel: it is let go when nothing was asked of it for so long, and decoded anew when something is. */
const IDLE_MS = 10_000;

const scope = self as unknown as WorkerScope;

let file: Blob | undefined;
let whole: Promise<ImageBitmap> | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;
let wanted: readonly Piece[] = [];
let isWorking = false;

function decoded(): Promise<ImageBitmap> {
  clearTimeout(idle);
  if (!file) throw new Error('no file');
  whole ??= createImageBitmap(file);
  return whole;
}

function rest(): void {
  clearTimeout(idle);
  idle = setTimeout(() => {
    const old = whole;
    whole = undefined;
    void old?.then((bitmap) => bitmap.close());
  }, IDLE_MS);
}

function isOpaque(bitmap: ImageBitmap): boolean {
  if (file?.type === 'image/jpeg') return true;
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
  if (!context) return false;
  context.drawImage(bitmap, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
  return pixels.every((pixel) => pixel >>> 24 === 255);
}

async function open(): Promise<void> {
  const bitmap = await decoded();
  rest();
  const base = await createImageBitmap(bitmap, { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'medium' });
  scope.postMessage({ type: 'opened', base, isOpaque: isOpaque(base) }, [base]);
}

let size = { width: 1, height: 1 };

async function work(): Promise<void> {
  if (isWorking) return;
  isWorking = true;
  try {
    for (let piece = wanted[0]; piece; piece = wanted[0]) {
      const picture = await decoded();
      // Others may have been asked for while the picture was decoded.
      piece = wanted[0];
      if (!piece) break;
      wanted = wanted.slice(1);
      const { key, box } = piece;
      const isSmaller = piece.size.width < box.width;
      const bitmap = await createImageBitmap(picture, box.x, box.y, box.width, box.height, {
        ...(isSmaller && { resizeWidth: piece.size.width, resizeHeight: piece.size.height, resizeQuality: 'medium' }),
      });
      scope.postMessage({ type: 'piece', key, bitmap }, [bitmap]);
    }
  } finally {
    isWorking = false;
    rest();
  }
}

scope.onmessage = ({ data }) => {
  const fail = (error: unknown): void => {
    wanted = [];
    whole = undefined;
    scope.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  };
  if (data.type === 'open') {
    file = data.file;
    size = data.base;
    open().catch(fail);
    return;
  }
  wanted = data.pieces;
  work().catch(fail);
};
