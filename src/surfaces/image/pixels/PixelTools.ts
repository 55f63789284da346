import { type MakeWorker, type PixelAsk, startWorker } from '../../../core';
import type { FromWorker, ToWorker } from './messages';
import { PixelError, unreadable } from './PixelError';
import { bitmapOf, rasterOf } from './picturePixels';
import { PixelDesk, type PixelOutcome } from './pixelDesk';

/** A question on its way. */
interface Pending {
  readonly number: number;
  readonly ask: PixelAsk;
  readonly image: HTMLImageElement;
  readonly resolve: (outcome: PixelOutcome) => void;
  readonly reject: (error: PixelError) => void;
}

/** Embedded in our own chunk: a worker file of its own would get lost in hosts' bundles. */
async function makePixelWorker(): Promise<Worker> {
  const { default: PixelWorker } = await import('./pixelWorker?worker&inline');
  return new PixelWorker({ name: 'label-editor-pixels' });
}

/**
 * Answers what tools ask of a picture's pixels, in a worker; where a content security policy or the environment forbids workers, in slices
 * on the page. The newest question wins: older ones are rejected as `pixels-superseded`.
 * @example
 * const pixels = new PixelTools();
 * const { area } = await pixels.ask({ type: 'flood', point: { x: 50, y: 50 }, tolerance: 15, blur: 5 }, image);
 * pixels.dispose();
 */
export class PixelTools {
  readonly #makeWorker: MakeWorker;
  #worker: Worker | undefined;
  #starting: Promise<void> | undefined;
  /** No worker here: everything happens on the page. */
  #onPage = false;
  #desk: PixelDesk | undefined;
  /** The picture that the worker or the desk holds. */
  #image: HTMLImageElement | undefined;
  #pending: Pending | undefined;
  #number = 0;
  #isDisposed = false;

  constructor(makeWorker: MakeWorker = makePixelWorker) {
    this.#makeWorker = makeWorker;
  }

  /** Where answers are computed; undefined before the first one. */
  get place(): 'worker' | 'page' | undefined {
    if (this.#onPage) return 'page';
    return this.#worker && 'worker';
  }

  /** Rejects with a `PixelError`. */
  ask(ask: PixelAsk, image: HTMLImageElement): Promise<PixelOutcome> {
    this.#drop('pixels-superseded', 'A newer question came.');
    if (this.#isDisposed) return Promise.reject(new PixelError('pixels-gone', 'The picture is not shown any more.'));
    return new Promise((resolve, reject) => {
      const pending = { number: ++this.#number, ask, image, resolve, reject };
      this.#pending = pending;
      void this.#send(pending);
    });
  }

  /** Ends the worker; what is being asked is rejected. */
  dispose(): void {
    this.#isDisposed = true;
    this.#drop('pixels-gone', 'The picture is not shown any more.');
    this.#worker?.terminate();
    this.#desk?.stop();
    this.#worker = this.#desk = this.#image = undefined;
  }

  #drop(code: PixelError['code'], message: string): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.reject(new PixelError(code, message));
  }

  #isNewest({ number }: Pending): boolean {
    return this.#pending?.number === number;
  }

  async #send(pending: Pending): Promise<void> {
    try {
      this.#starting ??= this.#start();
      await this.#starting;
      if (!this.#isNewest(pending)) return;
      if (this.#onPage) await this.#answerHere(pending);
      else await this.#handOver(pending);
    } catch (error) {
      if (!this.#isNewest(pending)) return;
      this.#pending = undefined;
      pending.reject(error instanceof PixelError ? error : unreadable(error));
    }
  }

  async #start(): Promise<void> {
    try {
      const worker = await startWorker(this.#makeWorker);
      if (this.#isDisposed) return worker.terminate();
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
      worker.onerror = (event) => this.#giveUp(event);
      this.#worker = worker;
    } catch {
      // Any reason will do: the page can do the same work.
      this.#onPage = true;
    }
  }

  /** The worker died at work (out of memory, as a rule): the page takes over what was asked. */
  #giveUp(event: ErrorEvent): void {
    event.preventDefault();
    this.#worker?.terminate();
    this.#worker = this.#image = undefined;
    this.#onPage = true;
    if (this.#pending) void this.#send(this.#pending);
  }

  async #handOver(pending: Pending): Promise<void> {
    const { image, number, ask } = pending;
    if (image !== this.#image) {
      const bitmap = await bitmapOf(image);
      if (!this.#isNewest(pending) || !this.#worker) return bitmap.close();
      const picture = { width: image.naturalWidth, height: image.naturalHeight };
      // A picture of another origin is refused here: it cannot be handed over.
      this.#post({ type: 'picture', bitmap, picture }, [bitmap]);
      this.#image = image;
    }
    this.#post({ type: 'ask', number, ask });
  }

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }

  #hear(message: FromWorker): void {
    const pending = this.#pending;
    if (message.type === 'ready' || pending?.number !== message.number) return;
    this.#pending = undefined;
    if (message.type === 'answer') pending.resolve(message.outcome);
    else {
      // What failed with this picture may go well with the next attempt.
      this.#image = undefined;
      pending.reject(unreadable(new Error(message.message)));
    }
  }

  async #answerHere(pending: Pending): Promise<void> {
    const { image, ask } = pending;
    if (!this.#desk || image !== this.#image) {
      this.#desk?.stop();
      this.#desk = new PixelDesk(rasterOf(image), { width: image.naturalWidth, height: image.naturalHeight });
      this.#image = image;
    }
    const outcome = await this.#desk.answer(ask);
    if (!outcome || !this.#isNewest(pending)) return;
    this.#pending = undefined;
    pending.resolve(outcome);
  }
}
