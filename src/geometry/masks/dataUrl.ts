import { MaskError } from './MaskError';

/** Letters handed to one call; more would overflow the stack. */
const CHUNK = 0x8000;

/** The bytes as a base64 data URL. */
export function toDataUrl(bytes: Uint8Array, type: string): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return `data:${type};base64,${btoa(text)}`;
}

/** The bytes of a base64 data URL. @throws MaskError `data-url-broken` */
export function fromDataUrl(url: string): Uint8Array {
  const match = /^data:[^,]*;base64,/i.exec(url);
  if (!match) {
    throw new MaskError(
      'data-url-broken',
      `This is no base64 data URL: '${url.slice(0, 32)}'. Its picture cannot be read.`,
      "Hand over 'data:image/png;base64,…', or the bytes of the file; other addresses must be loaded first.",
    );
  }
  try {
    const text = atob(url.slice(match[0].length));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  } catch (cause) {
    throw new MaskError(
      'data-url-broken',
      'The base64 of a data URL is broken: its picture cannot be read.',
      'Store the whole text of it.',
      {
        cause,
      },
    );
  }
}
