/**
 * Why a question about pixels has no answer: `pixels-unreadable` (the picture comes from another origin without leave, or cannot be decoded),
 * `pixels-superseded` (a newer question came), `pixels-gone` (the surface went away). The message is for the person.
 */
export class PixelError extends Error {
  readonly code: 'pixels-unreadable' | 'pixels-superseded' | 'pixels-gone';

  constructor(code: PixelError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PixelError';
    this.code = code;
  }
}

/** A picture whose pixels the browser keeps from the page. */
export function unreadable(cause: unknown): PixelError {
  return new PixelError(
    'pixels-unreadable',
    'The colours of this picture cannot be read, so the magic wand and edge snapping do not work on it; drawing does. ' +
      'It comes from another site: set crossOrigin="anonymous" on the Image tag and let that site answer with the header Access-Control-Allow-Origin.',
    { cause },
  );
}
