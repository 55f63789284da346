import { inSlices, type MakeWorker, startWorker } from '../../../core';
import { Hits, MOST_HITS } from './hits';
import { endsSoon } from './patience';
import { compileQuery, type SearchQuery } from './query';
import { scan } from './scan';
import type { FromSearchWorker, ToSearchWorker } from './searchMessages';

/** How long an expression may take. */
const PATIENCE_MS = 2000;

/**
 * Why nothing was found out: the expression is wrong (`detail` says how), took too long and was stopped, or might take for ever where it could not be
 * stopped, since the page allows no workers.
 */
export interface SearchFailure {
  readonly reason: 'invalid' | 'slow' | 'unstoppable';
  readonly detail: string;
}

/** What a search found. */
export type SearchOutcome =
  | { readonly hits: Hits; readonly failure?: undefined }
  | { readonly failure: SearchFailure; readonly hits?: undefined };

function* allSteps(steps: Generator<void, void>): Generator<void, true> {
  yield* steps;
  return true;
}

/** Embedded in our own chunk: a worker file of its own would get lost in hosts' bundles. */
async function makeSearchWorker(): Promise<Worker> {
  const { default: SearchWorker } = await import('./searchWorker?worker&inline');
  return new SearchWorker({ name: 'label-editor-search' });
}

/**
 * Searches one text. Words are searched for on the page in slices, expressions in a worker that is ended when it takes too long. The newest query wins:
 * an older one answers undefined.
 * @example
 * const searcher = new Searcher(text);
 * const outcome = await searcher.search({ text: 'ada', isRegex: false, matchCase: false, wholeWords: true });
 * searcher.dispose();
 */
export class Searcher {
  readonly #text: string;
  readonly #makeWorker: MakeWorker;
  readonly #patienceMs: number;
  #starting: Promise<Worker | undefined> | undefined;
  #isBusy = false;
  #number = 0;
  #stop: (() => void) | undefined;

  constructor(text: string, makeWorker: MakeWorker = makeSearchWorker, patienceMs = PATIENCE_MS) {
    this.#text = text;
    this.#makeWorker = makeWorker;
    this.#patienceMs = patienceMs;
  }

  /** Undefined when a newer search has begun, or it was disposed. An empty query finds nothing. */
  async search(query: SearchQuery): Promise<SearchOutcome | undefined> {
    const number = ++this.#number;
    this.#stop?.();
    const { regex, length, error } = compileQuery(query);
    if (!regex) return error ? { failure: { reason: 'invalid', detail: error } } : { hits: new Hits() };
    return length === undefined ? this.#findInWorker(number, regex, query.text) : this.#findHere(number, regex, length);
  }

  /** What is under way answers nothing any more, and the worker ends. */
  dispose(): void {
    this.#number++;
    this.#stop?.();
    this.#endWorker();
  }

  async #findHere(number: number, regex: RegExp, length: number | undefined): Promise<SearchOutcome | undefined> {
    const hits = new Hits();
    const until = length === undefined ? performance.now() + this.#patienceMs : Number.POSITIVE_INFINITY;
    let isLate = false;
    const goesOn = (): boolean => {
      isLate = performance.now() > until;
      return number === this.#number && !isLate;
    };
    const isDone = await inSlices(allSteps(scan(this.#text, regex, length, hits)), goesOn);
    if (number !== this.#number) return undefined;
    if (isDone) return { hits };
    return isLate ? this.#slow() : undefined;
  }

  #slow(): SearchOutcome {
    return { failure: { reason: 'slow', detail: String(Math.round(this.#patienceMs / 1000)) } };
  }

  async #findInWorker(number: number, regex: RegExp, typed: string): Promise<SearchOutcome | undefined> {
    if (this.#isBusy) this.#endWorker();
    this.#starting ??= this.#start();
    const worker = await this.#starting;
    if (number !== this.#number) return undefined;
    if (worker) return this.#ask(worker, number, regex);
    if (!endsSoon(typed, this.#text)) return { failure: { reason: 'unstoppable', detail: '' } };
    return this.#findHere(number, regex, undefined);
  }

  #ask(worker: Worker, number: number, regex: RegExp): Promise<SearchOutcome | undefined> {
    return new Promise((resolve) => {
      this.#isBusy = true;
      const end = (outcome: SearchOutcome | undefined): void => {
        clearTimeout(timer);
        this.#stop = undefined;
        resolve(outcome);
      };
      const timer = setTimeout(() => {
        this.#endWorker();
        end(this.#slow());
      }, this.#patienceMs);
      this.#stop = () => end(undefined);
      worker.onmessage = ({ data }: MessageEvent<FromSearchWorker>) => {
        if (data.type !== 'hits' || data.number !== number) return;
        this.#isBusy = false;
        const hits = new Hits();
        for (let i = 0; i < Math.min(data.starts.length, MOST_HITS); i++) hits.add(data.starts[i] ?? 0, data.ends[i] ?? 0);
        end({ hits });
      };
      worker.postMessage({ type: 'find', number, source: regex.source, flags: regex.flags } satisfies ToSearchWorker);
    });
  }

  /** The worker, with the text; undefined where workers are forbidden. */
  async #start(): Promise<Worker | undefined> {
    try {
      const worker = await startWorker(this.#makeWorker);
      worker.postMessage({ type: 'text', text: this.#text } satisfies ToSearchWorker);
      return worker;
    } catch {
      return undefined;
    }
  }

  #endWorker(): void {
    this.#isBusy = false;
    void this.#starting?.then((worker) => worker?.terminate());
    this.#starting = undefined;
  }
}
