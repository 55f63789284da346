import { emptyPlane, isEmptyPlane, type MaskPlane, planeToPng, pngToPlane } from '../../geometry/masks';
import type { BitmaskValue } from './bitmask.kindCore';
import { type MaskForm, RecentCache, unpacked } from './planes.kind';

const MOST_BYTES = 128 * 1024 * 1024;
/** Masks just packed, whose records are about to be read from the text they were packed into. */
const MOST_JUST_PACKED = 8;

const EMPTY: BitmaskValue = Object.freeze({ png: '' });

const planes = new RecentCache<BitmaskValue, MaskPlane | null>(MOST_BYTES);
const sources = new WeakMap<BitmaskValue, MaskPlane>();
const justPacked = new Map<string, MaskPlane>();

function remember(png: string, plane: MaskPlane): void {
  justPacked.set(png, plane);
  for (const oldest of justPacked.keys()) {
    if (justPacked.size <= MOST_JUST_PACKED) break;
    justPacked.delete(oldest);
  }
}

function unpack(png: string): MaskPlane | undefined {
  const known = justPacked.get(png);
  justPacked.delete(png);
  return known ?? unpacked(() => pngToPlane(png.replace(/^data-url:/, 'data:')));
}

/** Masks as PNGs: every pixel is painted or not. */
export const bitmaskForm: MaskForm<BitmaskValue> = {
  antialias: false,
  empty: EMPTY,

  planeOf(value, extent) {
    const source = sources.get(value);
    if (source) return source;
    if (value.png === '') return emptyPlane(extent);
    let plane = planes.get(value);
    if (plane === undefined) {
      plane = unpack(value.png) ?? null;
      planes.set(value, plane, plane?.alpha.byteLength ?? 0);
    }
    return plane ?? undefined;
  },

  valueOf(plane) {
    if (isEmptyPlane(plane)) return EMPTY;
    let packed: string | undefined;
    const value: BitmaskValue = Object.freeze({
      // Only what is kept is packed: a mask that is being dragged makes a new value a frame.
      get png() {
        if (packed === undefined) {
          packed = planeToPng(plane);
          remember(packed, plane);
        }
        return packed;
      },
    });
    sources.set(value, plane);
    return value;
  },

  withStrokes(value, strokes) {
    if (!value) return { ...EMPTY, strokes };
    // The value before keeps its plane, so that a stroke does not unpack it anew with each move.
    const next: BitmaskValue = { png: value.png, strokes };
    const source = sources.get(value) ?? planes.get(value);
    if (source) sources.set(next, source);
    return next;
  },

  strokesOf: ({ strokes = [] }) => strokes,
};
