import { isDataAddress, MOST_WHOLE_IMG } from '../core';
import type { MediaUrl } from '../format/sampling';

/** What may stand in the address itself, and is there already. */
const HELD = ['media', 'text', 'html'] as const;

/** Ends when the browser has the picture, decoded where it is shown as one element. It is shared with the editor's own element of that address. */
function fetchImage({ url, crossOrigin }: MediaUrl, signal: AbortSignal): Promise<void> {
  const image = new Image();
  if (crossOrigin !== 'none') image.crossOrigin = crossOrigin;
  image.decoding = 'async';
  return new Promise((resolve, reject) => {
    const end = (): void => signal.removeEventListener('abort', stop);
    const stop = (): void => {
      image.onload = null;
      image.onerror = null;
      // Stops the transfer.
      image.removeAttribute('src');
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
    image.onerror = () => {
      end();
      reject(new Error(`LabelEditor: the image ${url} could not be fetched ahead; check its address and permissions.`));
    };
    image.onload = () => {
      end();
      // A large one is shown by parts, and never decoded whole on the page. One that is cut off is shown as far as it goes.
      const isWhole = image.naturalWidth * image.naturalHeight <= MOST_WHOLE_IMG;
      if (isWhole) image.decode().then(resolve, () => resolve());
      else resolve();
    };
    image.src = url;
  });
}

/** Puts a file into the browser's cache, piece by piece: none of it is kept here. */
async function fetchFile({ url, crossOrigin }: MediaUrl, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { signal, credentials: crossOrigin === 'use-credentials' ? 'include' : 'same-origin' });
  if (!response.ok)
    throw new Error(`LabelEditor: ${url} could not be fetched ahead (HTTP ${response.status}); check its address and permissions.`);
  await response.body?.pipeTo(new WritableStream(), { signal });
}

/**
 * Fetches what a task ahead will show, in a browser, the way the editor will ask for it, so that it is there when the task is. Videos are left alone:
 * they are played in parts. Ends when all is there; the first thing that failed is thrown when everything else has come. An aborted signal throws its
 * reason and stops the transfers.
 * @example
 * const queue = createTaskQueue({ tasks, prefetch: (task, signal) => prefetchMedia(mediaUrlsOf(config, task), signal) });
 */
export async function prefetchMedia(media: readonly MediaUrl[], signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const wanted = media.filter(({ url, kind }) => kind !== 'video' && !HELD.some((use) => isDataAddress(url, use)));
  const outcomes = await Promise.allSettled(wanted.map((one) => (one.kind === 'image' ? fetchImage(one, signal) : fetchFile(one, signal))));
  signal.throwIfAborted();
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
