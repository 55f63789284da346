import { type Codec, type Extent, type Finding, isRecord, type Result, type UnknownRecord } from '../../core';
import { checkRle, type MaskError } from '../../geometry/masks';
import { pictureTrouble } from './bitmask.codec';
import type { MaskDraft, MaskValue } from './mask.kindCore';

const DRAFT_KEYS = ['touches', 'maskDataURL'] as const;
/** Bits before the first block: count of values, size of a value, four sizes of lengths. */
const HEADER_BITS = 53;

function unreadable({ what, hint }: Pick<MaskError, 'what' | 'hint'>): Finding {
  return { code: 'geometry-unreadable', severity: 'error', message: what, hint, key: 'value.rle' };
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

/** The size that a result says its image has. */
function sizeOf(result: Result | undefined): Extent | undefined {
  const { original_width: width, original_height: height } = result ?? {};
  return isSize(width) && isSize(height) ? { width, height } : undefined;
}

/** Up to 16 bits at a place, the most significant first; what lies beyond the end is 0. */
function bitsAt(rle: readonly number[], bit: number, length: number): number {
  const byte = bit >> 3;
  const word = ((rle[byte] ?? 0) << 16) | ((rle[byte + 1] ?? 0) << 8) | (rle[byte + 2] ?? 0);
  return (word >> (24 - (bit & 7) - length)) & ((1 << length) - 1);
}

/**
 * Walks the blocks of a checked stream without unpacking them: how many of its values are there, and whether one of them is not 0.
 * Some ten thousand blocks take a tenth of a millisecond, so every mask of a task can be checked before it is shown.
 */
function surveyed(rle: readonly number[], count: number): { readonly found: number; readonly isPainted: boolean } {
  const end = rle.length * 8;
  const wordBits = bitsAt(rle, 32, 5) + 1;
  const lengthBits = [0, 1, 2, 3].map((i) => bitsAt(rle, 37 + 4 * i, 4) + 1);
  let isPainted = false;
  let bit = HEADER_BITS;
  let found = 0;
  while (found < count) {
    const bits = lengthBits[bitsAt(rle, bit + 1, 2)] ?? 16;
    const isRun = bitsAt(rle, bit, 1) === 1;
    const length = Math.min(count - found, bitsAt(rle, bit + 3, bits) + 1);
    bit += 3 + bits;
    isPainted ||= !isRun || bitsAt(rle, bit, wordBits) !== 0;
    bit += (isRun ? 1 : length) * wordBits;
    if (bit > end) break;
    found += length;
  }
  return { found, isPainted };
}

/** What is wrong with an rle: it cannot be shown, or there is nothing to show. */
function check(rle: readonly number[], size: Extent | undefined): Finding | undefined {
  const wrong = checkRle(rle, size);
  if (wrong) return unreadable(wrong);
  const [a = 0, b = 0, c = 0, d = 0] = rle;
  const count = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const { found, isPainted } = surveyed(rle, count);
  if (found < count) {
    return unreadable({
      what: `The mask's rle ends after ${found} of its ${count} values: a part of the mask is lost, so it cannot be shown.`,
      hint: 'Export it again, or store the whole list: something between the editor and here has cut it.',
    });
  }
  if (isPainted) return undefined;
  return {
    code: 'geometry-empty',
    severity: 'warning',
    message: 'Nothing is painted in this mask, so there is nothing to see or to touch on the image.',
    hint: 'Paint it while it is selected, or delete it in the list of regions.',
    key: 'value.rle',
  };
}

function draftOf(wire: UnknownRecord): MaskDraft | undefined {
  const { touches, maskDataURL } = wire;
  const hasTouches = Array.isArray(touches) && touches.length > 0;
  const hasPng = typeof maskDataURL === 'string' && maskDataURL !== '';
  return hasTouches || hasPng ? { ...(hasTouches && { touches }), ...(hasPng && { maskDataURL }) } : undefined;
}

/** Strokes of a draft that name no place in percent: they were on a canvas whose size nobody wrote down. */
function lostTouches({ touches }: MaskDraft): Finding | undefined {
  if (!Array.isArray(touches)) return undefined;
  const lost = touches.filter((touch) => !isRecord(touch) || !Array.isArray(touch.relativePoints)).length;
  if (lost === 0) return undefined;
  return {
    code: 'mask-draft',
    severity: 'warning',
    message: `${lost} of ${touches.length} strokes of this saved draft cannot be shown: they have no relativePoints. They are written back as they came.`,
    hint: 'Save the annotation again where it was painted, or write relativePoints in percent of the image.',
    key: 'value.touches',
  };
}

/** The picture of a draft that is none. */
function lostPicture({ maskDataURL }: MaskDraft): Finding | undefined {
  const trouble = maskDataURL === undefined ? undefined : pictureTrouble(maskDataURL, 'maskDataURL');
  if (trouble === undefined) return undefined;
  return {
    code: 'mask-draft',
    severity: 'warning',
    message: `A part of this saved draft cannot be shown: ${trouble}. It is written back as it came.`,
    hint: 'Save the annotation again where it was painted, or leave maskDataURL out and write rle.',
    key: 'value.maskDataURL',
  };
}

function sameBytes(a: unknown, b: readonly number[]): boolean {
  if (a === b) return true;
  return Array.isArray(a) && a.length === b.length && b.every((byte, i) => a[i] === byte);
}

function sameDraft(a: MaskDraft | undefined, b: MaskDraft | undefined): boolean {
  return a === b || (a?.touches === b?.touches && a?.maskDataURL === b?.maskDataURL);
}

/** `{ format: 'rle', rle: […] }`, and Label Studio's form of saved drafts with `touches` or `maskDataURL`. */
export const maskCodec: Codec<MaskValue> = {
  read(wire, _object, result) {
    const draft = draftOf(wire);
    const findings = draft ? [lostTouches(draft), lostPicture(draft)].filter((found) => found !== undefined) : [];
    const isBare = wire.rle === undefined || wire.rle === null || (Array.isArray(wire.rle) && wire.rle.length === 0);
    const size = sizeOf(result);
    if (isBare && draft) return { value: Object.freeze({ rle: [], draft, ...(size && { size }) }), findings };
    const wrong = check(wire.rle as readonly number[], size);
    if (wrong?.severity === 'error') return { value: undefined, findings: [...findings, wrong] };
    const value = Object.freeze({ rle: wire.rle as readonly number[], ...(size && { size }), ...(draft && { draft }) });
    return { value, findings: wrong && !draft ? [...findings, wrong] : findings };
  },

  write({ rle, draft }, wire) {
    const isSame = sameBytes(wire.rle ?? [], rle) && sameDraft(draftOf(wire), draft);
    if (isSame && maskCodec.has(wire)) return wire;
    const { touches: _touches, maskDataURL: _mask, ...rest } = wire;
    return { ...rest, format: 'rle', rle, ...draft };
  },

  has: (wire) => 'rle' in wire || DRAFT_KEYS.some((key) => key in wire),
};
