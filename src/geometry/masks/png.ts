import { type DecodedPng, decode, encode } from 'fast-png';
import { tooLarge } from './checkRle';
import { fromDataUrl, toDataUrl } from './dataUrl';
import { MaskError } from './MaskError';
import { coverageOf, isOneColour, type Picture } from './picture';
import { tightPlane } from './plane';
import { MAX_PIXELS } from './rleFormat';
import type { MaskPlane } from './types';

/** What deflate can at best make of one byte: a file that claims more pixels is broken, whatever it says. */
const MOST_INFLATED = 1032;

function broken(why: string, cause?: unknown): MaskError {
  return new MaskError(
    'png-broken',
    `The PNG cannot be read: ${why}.`,
    'Export it again as a PNG; other formats must be decoded first, in a browser for example with a canvas.',
    { cause },
  );
}

/** Reads the size from the header before anything is unpacked. */
function checkHeader(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) throw broken('it has no header');
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  if (width === 0 || height === 0) throw broken('it has no pixels');
  if (width * height > MAX_PIXELS) throw tooLarge(width * height);
  const depth = view.getUint8(24);
  if (((width * depth) / 8) * height > bytes.length * MOST_INFLATED) throw broken('it ends too soon');
}

/** One sample of a packed row, scaled to 0..255 unless it is a place in the palette. */
function sampleReader({ data, width, channels, depth, palette }: DecodedPng): (x: number, y: number, channel: number) => number {
  if (depth === 16) return (x, y, channel) => (data[(y * width + x) * channels + channel] ?? 0) >> 8;
  if (depth === 8) return (x, y, channel) => data[(y * width + x) * channels + channel] ?? 0;
  const rowBytes = Math.ceil((width * depth) / 8);
  const most = (1 << depth) - 1;
  return (x, y) => {
    const bit = x * depth;
    const value = ((data[y * rowBytes + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & most;
    return palette ? value : Math.round((value * 255) / most);
  };
}

/** Writes the colour of a pixel at a place of `out`. */
type WritePixel = (out: Uint8Array, i: number, x: number, y: number) => void;

function pixelWriter(png: DecodedPng): WritePixel {
  const { channels, palette, transparency } = png;
  const sample = sampleReader(png);
  const set = (out: Uint8Array, i: number, r: number, g: number, b: number, a: number) => {
    out[i] = r;
    out[i + 1] = g;
    out[i + 2] = b;
    out[i + 3] = a;
  };
  if (palette) {
    return (out, i, x, y) => {
      const [r = 0, g = 0, b = 0, a = 255] = palette[sample(x, y, 0)] ?? [];
      set(out, i, r, g, b, a);
    };
  }
  // The one transparent colour is told in samples of the file's own depth.
  const clear = transparency && transparency.length > 0 ? [...transparency].map((value) => scaled(value, png.depth)) : undefined;
  if (channels <= 2) {
    return (out, i, x, y) => {
      const grey = sample(x, y, 0);
      set(out, i, grey, grey, grey, channels === 2 ? sample(x, y, 1) : clear && grey === clear[0] ? 0 : 255);
    };
  }
  return (out, i, x, y) => {
    const [r, g, b] = [sample(x, y, 0), sample(x, y, 1), sample(x, y, 2)];
    const isClear = clear && r === clear[0] && g === clear[1] && b === clear[2];
    set(out, i, r, g, b, channels === 4 ? sample(x, y, 3) : isClear ? 0 : 255);
  };
}

function scaled(value: number, depth: number): number {
  return depth === 16 ? value >> 8 : Math.round((value * 255) / ((1 << depth) - 1));
}

/** Unpacks a PNG of any kind. @throws MaskError `png-broken`, `mask-too-large` */
export function readPng(bytes: Uint8Array): Picture {
  checkHeader(bytes);
  try {
    const png = decode(bytes);
    const { width, height, channels, palette, transparency } = png;
    const data = new Uint8Array(width * height * 4);
    const write = pixelWriter(png);
    for (let y = 0, i = 0; y < height; y += 1) for (let x = 0; x < width; x += 1, i += 4) write(data, i, x, y);
    const hasAlpha = channels === 2 || channels === 4 || (palette?.[0]?.length ?? 3) > 3 || (transparency?.length ?? 0) > 0;
    return { width, height, data, hasAlpha };
  } catch (cause) {
    throw broken(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/**
 * Reads the mask in a PNG: its alpha, as Label Studio's Bitmask writes it, or in an opaque picture its brightness (white is painted).
 * @param source a `data:image/png;base64,…` URL or the bytes of the file
 * @throws MaskError `data-url-broken`, `png-broken`, `mask-too-large`
 */
export function pngToPlane(source: string | Uint8Array): MaskPlane {
  const picture = readPng(typeof source === 'string' ? fromDataUrl(source) : source);
  const { width, height } = picture;
  // One colour all over in a picture that could be transparent: painted from border to border, not a black nothing.
  const channel = picture.hasAlpha && isOneColour(picture) ? 'alpha' : 'auto';
  return tightPlane(picture, { x: 0, y: 0, width, height }, coverageOf(picture, channel));
}

/**
 * A mask as Label Studio's Bitmask keeps it: a `data:image/png;base64,…` URL of the whole object, coloured where painted and transparent
 * elsewhere. Eight bits a channel with alpha, since readers of such masks take the fourth channel.
 * @param rgb 0..255 each; black when absent
 * @throws MaskError `mask-too-large` for an object without pixels, or with too many
 */
export function planeToPng(plane: MaskPlane, [r, g, b]: readonly [number, number, number] = [0, 0, 0]): string {
  const { width, height, box, alpha } = plane;
  if (width * height === 0 || width * height > MAX_PIXELS) throw tooLarge(width * height);
  const data = new Uint8Array(width * height * 4);
  for (let row = 0, p = 0; row < box.height; row += 1) {
    let i = ((box.y + row) * width + box.x) * 4;
    for (let column = 0; column < box.width; column += 1, p += 1, i += 4) {
      const value = alpha[p] ?? 0;
      if (value === 0) continue;
      data[i] = r;
      data[i + 1] = g;
      data[i + 2] = b;
      data[i + 3] = value;
    }
  }
  return toDataUrl(encode({ width, height, data, channels: 4, depth: 8 }), 'image/png');
}
