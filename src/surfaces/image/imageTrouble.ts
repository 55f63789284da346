import { HEADER_BYTES, readHeader } from './imageHeader';

/** Why there is no picture. `detail` is technical: a status, what the file is, the browser's words. */
export interface ImageFailure {
  readonly code: 'image-address' | 'image-load' | 'image-format' | 'image-broken' | 'image-size' | 'image-too-large';
  readonly detail: string;
}

/** What looking at a file that failed needs. */
export interface TroubleContext {
  readonly document: Document;
  readonly crossOrigin: 'none' | 'anonymous' | 'use-credentials';
  readonly signal: AbortSignal;
}

/** Decoders stop at about half a gigapixel. */
const MOST_PIXELS = 2 ** 29;

/** The first bytes of an answer; the rest is not fetched. */
async function firstBytes(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (reader && length < HEADER_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  await reader?.cancel();
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why a file that the browser got is no picture to it. */
function failureOf(bytes: Uint8Array): ImageFailure {
  const { name, isShown, width, height } = readHeader(bytes);
  const size = width === undefined || height === undefined ? undefined : { width, height };
  if (isShown === false) return { code: 'image-format', detail: name };
  if (size && size.width * size.height === 0) return { code: 'image-size', detail: `${size.width} × ${size.height} pixels` };
  if (size && size.width * size.height > MOST_PIXELS) return { code: 'image-too-large', detail: `${size.width} × ${size.height} pixels` };
  const what = size ? `${name} of ${size.width} × ${size.height} pixels` : name;
  return { code: isShown ? 'image-broken' : 'image-format', detail: what };
}

/**
 * Finds out why a picture did not load, by asking for the file itself where the page may read it. Of another site's file only whether the
 * site answers can be learnt.
 */
export async function troubleOf(address: string, { document, crossOrigin, signal }: TroubleContext): Promise<ImageFailure> {
  try {
    const { origin, protocol } = new URL(address, document.baseURI);
    const isOwn = /^(data|blob):$/.test(protocol) || origin === document.defaultView?.location.origin;
    if (!isOwn && crossOrigin === 'none') {
      await fetch(address, { mode: 'no-cors', signal });
      return { code: 'image-load', detail: 'the site answers, but not with an image' };
    }
    const response = await fetch(address, { signal, credentials: crossOrigin === 'use-credentials' ? 'include' : 'same-origin' });
    if (!response.ok) return { code: 'image-load', detail: `HTTP ${response.status} ${response.statusText}`.trim() };
    return failureOf(await firstBytes(response));
  } catch (error) {
    return { code: 'image-load', detail: words(error) };
  }
}
