import { observable, runInAction } from 'mobx';
import { type Extent, isAllowedAddress, MOST_WHOLE_IMG } from '../../core';
import { type ImageFailure, troubleOf } from './imageTrouble';
import { type ShownPicture, WholePicture } from './picture';

/** The picture of a page: on its way, there, or why not. */
export type ImageState =
  | { readonly status: 'empty' }
  | {
      readonly status: 'loading';
      readonly url: string;
      /** Its size, where that is known before the rest. */
      readonly size?: Extent;
      /** What has kept it waiting for long. */
      readonly late?: 'address' | 'file';
    }
  | {
      readonly status: 'ready';
      readonly url: string;
      /** Where it came from: `url` as the host resolved it. */
      readonly address: string;
      readonly image: HTMLImageElement;
      readonly picture: ShownPicture;
      readonly width: number;
      readonly height: number;
      readonly doubt?: ImageDoubt;
    }
  | { readonly status: 'failed'; readonly url: string; readonly failure: ImageFailure };

/** What is wrong with a picture that is shown: `image-slow` = large, and not to be had by parts; `image-partial` = not decoded to its end. */
export interface ImageDoubt {
  readonly code: 'image-slow' | 'image-partial';
  readonly detail: string;
}

/** What loading needs of the editor and the page. */
export interface ImageLoading {
  readonly resolveUrl: (url: string) => Promise<string>;
  readonly crossOrigin: 'none' | 'anonymous' | 'use-credentials';
  readonly document: Document;
  /** Milliseconds after which a person is told what keeps the picture. */
  readonly patience?: number;
}

const PATIENCE_MS = 15_000;

/** A file that has come, and is not decoded. */
interface Fetched extends Extent {
  readonly address: string;
  readonly image: HTMLImageElement;
}

class Failed extends Error {
  readonly failure: ImageFailure;

  constructor(code: ImageFailure['code'], detail: string) {
    super(detail);
    this.failure = { code, detail };
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** One picture, fetched when it is wanted soon and made ready when it is to be seen. */
export class ImageSource {
  readonly #raw: unknown;
  readonly #state = observable.box<ImageState>({ status: 'empty' }, { deep: false });
  #abort: AbortController | undefined;
  #fetched: Promise<Fetched> | undefined;
  #opened: Promise<void> | undefined;

  /** `raw`: its address as the task says it. */
  constructor(raw: unknown) {
    this.#raw = raw;
  }

  /** Observable. */
  get state(): ImageState {
    return this.#state.get();
  }

  /** Fetches the file; a picture that is not large is made ready too. Never rejects. */
  async prepare(loading: ImageLoading): Promise<void> {
    try {
      const { width, height } = await this.#fetch(loading);
      if (width * height <= MOST_WHOLE_IMG) await this.open(loading);
    } catch {
      // The state says it.
    }
  }

  /** Makes it ready to be seen, off the main thread. Never rejects; what failed or is there is left as it is. */
  open(loading: ImageLoading): Promise<void> {
    this.#opened ??= this.#open(loading);
    return this.#opened;
  }

  /** Lets go of what a large picture holds while it is not seen; its file is kept. */
  rest(): void {
    const { state } = this;
    if (state.status !== 'ready' || state.picture instanceof WholePicture) return;
    state.picture.dispose();
    this.#opened = undefined;
    this.#set({ status: 'loading', url: state.url, size: { width: state.width, height: state.height } });
  }

  /** Forgets the picture and what is on its way. */
  drop(): void {
    this.#abort?.abort();
    this.#abort = this.#fetched = this.#opened = undefined;
    const { state } = this;
    if (state.status === 'ready') state.picture.dispose();
    if (state.status !== 'empty') this.#set({ status: 'empty' });
  }

  #fetch(loading: ImageLoading): Promise<Fetched> {
    this.#fetched ??= this.#start(loading);
    return this.#fetched;
  }

  async #start(loading: ImageLoading): Promise<Fetched> {
    const url = typeof this.#raw === 'string' ? this.#raw : '';
    const abort = new AbortController();
    this.#abort = abort;
    let awaited: 'address' | 'file' = 'address';
    this.#set({ status: 'loading', url });
    const timer = setTimeout(() => {
      if (!abort.signal.aborted) this.#set({ status: 'loading', url, late: awaited });
    }, loading.patience ?? PATIENCE_MS);
    try {
      const address = await this.#addressOf(url, loading);
      abort.signal.throwIfAborted();
      awaited = 'file';
      const fetched = await this.#load(address, loading, abort.signal);
      this.#set({ status: 'loading', url, size: { width: fetched.width, height: fetched.height } });
      return fetched;
    } catch (error) {
      const failure = error instanceof Failed ? error.failure : ({ code: 'image-load', detail: wordsOf(error) } as const);
      if (!abort.signal.aborted) this.#set({ status: 'failed', url, failure });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #addressOf(url: string, { resolveUrl }: ImageLoading): Promise<string> {
    const raw = this.#raw;
    if (!url) throw new Failed('image-address', raw === undefined || raw === '' ? '' : (JSON.stringify(raw)?.slice(0, 60) ?? ''));
    const address: unknown = await resolveUrl(url);
    if (!isAllowedAddress(address, 'image')) throw new Failed('image-address', `${address}`.slice(0, 60));
    return address;
  }

  /** Waits for the file, not for its pixels: of a large picture they are never all wanted. */
  async #load(address: string, { document, crossOrigin }: ImageLoading, signal: AbortSignal): Promise<Fetched> {
    const image = document.createElement('img');
    if (crossOrigin !== 'none') image.crossOrigin = crossOrigin;
    image.decoding = 'async';
    const came = new Promise<boolean>((resolve) => {
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
      signal.addEventListener('abort', () => {
        // Stops the transfer.
        image.removeAttribute('src');
        resolve(false);
      });
    });
    image.src = address;
    const isThere = await came;
    signal.throwIfAborted();
    const { naturalWidth: width, naturalHeight: height } = image;
    if (isThere && width > 0 && height > 0) return { address, image, width, height };
    if (isThere) throw new Failed('image-size', `${width} × ${height} pixels`);
    const { code, detail } = await troubleOf(address, { document, crossOrigin, signal });
    throw new Failed(code, detail);
  }

  async #open(loading: ImageLoading): Promise<void> {
    const fetching = this.#fetch(loading);
    // Of this attempt: a later one has its own.
    const signal = this.#abort?.signal;
    try {
      const fetched = await fetching;
      const { picture, doubt } = await shownOf(fetched, loading, signal ?? new AbortController().signal);
      if (signal?.aborted) return picture.dispose();
      const { address, image, width, height } = fetched;
      const url = `${this.#raw}`;
      this.#set({ status: 'ready', url, address, image, picture, width, height, ...(doubt && { doubt }) });
    } catch {
      // The state says it; what was dropped has none.
    }
  }

  #set(state: ImageState): void {
    runInAction(() => this.#state.set(state));
  }
}

/** One element where that will do; parts where it is too large and may be read. */
async function shownOf(
  { address, image, width, height }: Fetched,
  loading: ImageLoading,
  signal: AbortSignal,
): Promise<{ readonly picture: ShownPicture; readonly doubt?: ImageDoubt }> {
  // Vector pictures are sharp at any size, and cost what they show.
  if (width * height > MOST_WHOLE_IMG) {
    try {
      const file = await fileOf(address, loading, signal);
      const { BigPicture } = await import('./bigPicture');
      if (file.type !== 'image/svg+xml') return { picture: await BigPicture.open(loading.document, file, { width, height }, signal) };
    } catch (error) {
      if (signal.aborted) throw error;
      return { picture: new WholePicture(image), doubt: { code: 'image-slow', detail: wordsOf(error) } };
    }
  }
  const picture = new WholePicture(image);
  try {
    await image.decode();
    return { picture };
  } catch (error) {
    // What is cut off is shown as far as it goes.
    return { picture, doubt: { code: 'image-partial', detail: wordsOf(error) } };
  }
}

/** The file again, from the browser's cache; anew where it was cached without leave to read it. */
async function fileOf(address: string, { crossOrigin, document }: ImageLoading, signal: AbortSignal): Promise<Blob> {
  const credentials = crossOrigin === 'use-credentials' ? 'include' : 'same-origin';
  const ask = async (cache: RequestCache): Promise<Blob> => {
    const response = await fetch(address, { signal, credentials, cache });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response.blob();
  };
  return ask('force-cache').catch((error: unknown) => {
    if (signal.aborted || !/^https?:/.test(new URL(address, document.baseURI).protocol)) throw error;
    return ask('reload');
  });
}
