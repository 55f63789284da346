import type { Extent } from '../../../core';
import type { FromWorker, Piece, ToWorker } from './messages';

/** The level that is shown whole, and whether it hides what lies under it. */
export interface Opened {
  readonly base: ImageBitmap;
  readonly isOpaque: boolean;
}

/** Decodes a picture and cuts it, in a worker: on the page each of both would hold everything up for most of a second. */
export class TileMaker {
  /** A piece is there. */
  onPiece: (key: string, bitmap: ImageBitmap) => void = (_, bitmap) => bitmap.close();
  #worker: Worker | undefined;
  #settle: { resolve: (opened: Opened) => void; reject: (error: Error) => void } | undefined;
  #isDisposed = false;

  /** Rejects where there are no workers, or the picture cannot be decoded. */
  async open(file: Blob, base: Extent): Promise<Opened> {
    // Embedded in our own chunk: a worker file of its own would get lost in hosts' bundles.
    const { default: TileWorker } = await import('./tileWorker?worker&inline');
    return new Promise<Opened>((resolve, reject) => {
      if (this.#isDisposed) throw new Error('the picture is not wanted any more');
      this.#settle = { resolve, reject };
      const worker = new TileWorker({ name: 'label-editor-tiles' });
      this.#worker = worker;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
      worker.onerror = (event) => {
        // Where workers are forbidden some browsers throw, others tell it here.
        event.preventDefault();
        reject(new Error(event.message));
      };
      this.#tell({ type: 'open', file, base });
    });
  }

  /** The pieces to be made now, the most wanted first; others are not wanted any more. */
  want(pieces: readonly Piece[]): void {
    this.#tell({ type: 'want', pieces });
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#settle?.reject(new Error('the picture is not wanted any more'));
  }

  #tell(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #hear(message: FromWorker): void {
    if (message.type === 'piece') this.onPiece(message.key, message.bitmap);
    else if (message.type === 'opened') this.#settle?.resolve(message);
    else this.#settle?.reject(new Error(message.message));
  }
}
