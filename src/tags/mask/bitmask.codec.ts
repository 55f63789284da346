import { type Codec, describeValue, type Finding } from '../../core';
import type { BitmaskValue } from './bitmask.kindCore';

const KEY = 'imageDataURL';
/** The first six bytes of every PNG in base64. */
const SIGNATURE = 'iVBORw0K';
const HINT =
  'Write imageDataURL as data:image/png;base64,… with a PNG of the size of the image, coloured where it is painted and transparent elsewhere.';

function unreadable(what: string): Finding {
  return {
    code: 'geometry-unreadable',
    severity: 'error',
    message: `The bitmask cannot be shown: ${what}.`,
    hint: HINT,
    key: `value.${KEY}`,
  };
}

/** Why a PNG cannot be whole, from its chunks alone: they are walked, not unpacked. */
function brokenBecause(base64: string): string | undefined {
  let bytes: string;
  try {
    bytes = atob(base64);
  } catch {
    return 'its base64 is broken';
  }
  const number = (at: number): number =>
    ((bytes.charCodeAt(at) << 24) | (bytes.charCodeAt(at + 1) << 16) | (bytes.charCodeAt(at + 2) << 8) | bytes.charCodeAt(at + 3)) >>> 0;
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const name = bytes.slice(at + 4, at + 8);
    if (name === 'IHDR' && (number(at + 8) === 0 || number(at + 12) === 0)) return 'its PNG has no size';
    hasPixels ||= name === 'IDAT';
    if (name === 'IEND') return hasPixels ? undefined : 'its PNG holds no pixels';
    at += 12 + number(at);
  }
  return 'its PNG is cut off';
}

/** Why a value of this key is no PNG; undefined = it is one, as far as can be told without unpacking it. */
export function pictureTrouble(png: unknown, key: string): string | undefined {
  if (typeof png !== 'string' || png === '') return `${key} is ${describeValue(png)}, but a picture is needed`;
  // Label Studio's documentation writes `data-url:image/png`, its editor `data:image/png`.
  const base64 = /^data(?:-url)?:image\/[\w.+-]+;base64,/.exec(png);
  if (!base64) return `${key} is ${describeValue(png)}, which is no picture as a data URL`;
  const data = png.slice(base64[0].length);
  return data.startsWith(SIGNATURE) ? brokenBecause(data) : `there is no PNG in its ${key}`;
}

/** `{ imageDataURL: 'data:image/png;base64,…' }`, as Label Studio writes it. */
export const bitmaskCodec: Codec<BitmaskValue> = {
  read(wire) {
    const png = wire[KEY];
    const trouble = pictureTrouble(png, KEY);
    if (trouble !== undefined) return { value: undefined, findings: [unreadable(trouble)] };
    return { value: Object.freeze({ png: png as string }), findings: [] };
  },
  write: ({ png }, wire) => (wire[KEY] === png ? wire : { ...wire, [KEY]: png }),
  has: (wire) => KEY in wire,
};
