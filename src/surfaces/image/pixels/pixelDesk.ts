import { type Extent, inSlices, type PixelArea, type PixelAsk, type Point } from '../../../core';
import { edgeCosts } from './edges';
import { flood } from './flood';
import { liveWire } from './liveWire';
import type { Raster, Steps } from './raster';

/** What comes of a question. */
export interface PixelOutcome {
  readonly area?: PixelArea;
  readonly path?: readonly Point[];
}

/** Answers questions about one picture, the newest only. Runs in a worker, or in slices beside everything else where there is none. */
export class PixelDesk {
  readonly #raster: Raster;
  readonly #picture: Extent;
  #costs: Uint8Array | undefined;
  #newest = 0;

  /** `picture`: its own size, of which `raster` may hold fewer pixels. */
  constructor(raster: Raster, picture: Extent) {
    this.#raster = raster;
    this.#picture = picture;
  }

  /** Undefined when another question came before the answer was there. */
  async answer(ask: PixelAsk): Promise<PixelOutcome | undefined> {
    const number = ++this.#newest;
    const isWanted = (): boolean => number === this.#newest;
    // A pen asks with each move: those that wait for their turn together are one.
    await Promise.resolve();
    return isWanted() ? inSlices(this.#steps(ask), isWanted) : undefined;
  }

  /** Stops what is being computed. */
  stop(): void {
    this.#newest++;
  }

  *#steps(ask: PixelAsk): Steps<PixelOutcome> {
    if (ask.type === 'flood') return { area: yield* flood(this.#raster, this.#picture, ask) };
    // Once a picture: the first question pays for all.
    this.#costs ??= yield* edgeCosts(this.#raster);
    return { path: yield* liveWire(this.#costs, this.#raster, ask.from, ask.to) };
  }
}
