import { observable, runInAction } from 'mobx';
import { isImageAddress } from '../../core';

/** The picture of a page: on its way, there, or why not. */
export type ImageState =
  | { readonly status: 'empty' }
  | { readonly status: 'loading'; readonly url: string }
  | { readonly status: 'ready'; readonly url: string; readonly image: HTMLImageElement; readonly width: number; readonly height: number }
  | { readonly status: 'failed'; readonly url: string; readonly failure: ImageFailure };

/** Why there is no picture. `detail` is technical: a status, the browser's words. */
export interface ImageFailure {
  readonly code: 'image-address' | 'image-load' | 'image-size';
  readonly detail: string;
}

/** What loading needs of the editor and the page. */
export interface ImageLoading {
  readonly resolveUrl: (url: string) => Promise<string>;
  readonly crossOrigin: 'none' | 'anonymous' | 'use-credentials';
  readonly document: Document;
}

/** The status of a failed address of the host's own origin; others cannot be asked without leave. */
async function statusOf(url: string, document: Document, signal: AbortSignal): Promise<string> {
  const { origin, protocol } = new URL(url, document.baseURI);
  if (!/^https?:$/.test(protocol) || origin !== document.defaultView?.location.origin) return '';
  try {
    const { ok, status, statusText, headers } = await fetch(url, { method: 'HEAD', signal });
    return ok ? (headers.get('content-type') ?? '') : `HTTP ${status} ${statusText}`.trim();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Loads one picture at a time; a new request drops the old one. */
export class ImageSource {
  readonly #state = observable.box<ImageState>({ status: 'empty' }, { deep: false });
  #abort: AbortController | undefined;

  /** Observable. */
  get state(): ImageState {
    return this.#state.get();
  }

  /** Loads and decodes off the main thread; never rejects. */
  async load(raw: unknown, loading: ImageLoading): Promise<void> {
    this.drop();
    const written = typeof raw === 'string' ? raw : '';
    const abort = new AbortController();
    this.#abort = abort;
    this.#set({ status: 'loading', url: written });
    const fail = (code: ImageFailure['code'], detail: string): void => {
      if (!abort.signal.aborted) this.#set({ status: 'failed', url: written, failure: { code, detail } });
    };
    if (!written) return fail('image-address', raw === undefined || raw === '' ? '' : JSON.stringify(raw)?.slice(0, 60));
    let url = written;
    try {
      url = await loading.resolveUrl(written);
    } catch (error) {
      return fail('image-load', error instanceof Error ? error.message : String(error));
    }
    if (!isImageAddress(url)) return fail('image-address', url.slice(0, 60));
    const image = loading.document.createElement('img');
    if (loading.crossOrigin !== 'none') image.crossOrigin = loading.crossOrigin;
    image.decoding = 'async';
    image.src = url;
    try {
      await image.decode();
    } catch (error) {
      if (abort.signal.aborted) return;
      // A picture beyond the decoder's limits still loads: natural sizes are the test of what can be shown.
      if (!image.complete || image.naturalWidth === 0) {
        const status = await statusOf(url, loading.document, abort.signal);
        return fail(
          image.complete && image.naturalWidth > 0 ? 'image-size' : 'image-load',
          status || (error instanceof Error ? error.message : ''),
        );
      }
    }
    if (abort.signal.aborted) return;
    const { naturalWidth: width, naturalHeight: height } = image;
    if (!(width > 0 && height > 0)) return fail('image-size', `${width} × ${height}`);
    this.#set({ status: 'ready', url: written, image, width, height });
  }

  /** Forgets the picture and what is on its way. */
  drop(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#set({ status: 'empty' });
  }

  #set(state: ImageState): void {
    runInAction(() => this.#state.set(state));
  }
}
