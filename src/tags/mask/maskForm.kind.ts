import { type Extent, isRecord } from '../../core';
import {
  combinePlanes,
  decodeRle,
  emptyPlane,
  encodeRle,
  isEmptyPlane,
  type MaskPlane,
  paintStrokes,
  pngToPlane,
  rescalePlane,
} from '../../geometry/masks';
import type { MaskDraft, MaskStroke, MaskValue } from './mask.kindCore';
import { type MaskForm, RecentCache, strokesIn, unpacked } from './planes.kind';

/** What unpacked masks may take; fifty of a full screen each. */
const MOST_BYTES = 128 * 1024 * 1024;

const EMPTY: MaskValue = Object.freeze({ rle: [] });

/** Planes of packed lists; `null` = cannot be unpacked. */
const planes = new RecentCache<object, MaskPlane | null>(MOST_BYTES);
/** Planes that values were made of: they need not be unpacked, and not even packed while they are only looked at. */
const sources = new WeakMap<MaskValue, MaskPlane>();

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'number' && Number.isFinite(entry));
}

/** The strokes of a saved draft that say where they are. */
function touchesOf({ touches }: MaskDraft): readonly MaskStroke[] {
  if (!Array.isArray(touches)) return [];
  return touches.flatMap((touch: unknown): MaskStroke[] => {
    if (!isRecord(touch) || !isNumbers(touch.relativePoints)) return [];
    const flat = touch.relativePoints;
    const points = Array.from({ length: flat.length >> 1 }, (_, i) => ({ x: flat[2 * i] ?? 0, y: flat[2 * i + 1] ?? 0 }));
    const width = touch.relativeStrokeWidth;
    const diameter = typeof width === 'number' && width > 0 ? width : 1;
    return points.length > 0 ? [{ points, diameter, erase: touch.type === 'eraser' }] : [];
  });
}

/** What the magic wand left in a saved draft. A broken picture takes nothing from the rest of the mask. */
function pictureOf({ maskDataURL }: MaskDraft, size: Extent): MaskPlane | undefined {
  if (typeof maskDataURL !== 'string') return undefined;
  return unpacked(() => rescalePlane(pngToPlane(maskDataURL), size));
}

function unpack({ rle, draft }: MaskValue, size: Extent): MaskPlane | undefined {
  const packed = unpacked(() => (rle.length > 0 ? decodeRle(rle, size) : emptyPlane(size)));
  if (!packed || !draft) return packed;
  const picture = pictureOf(draft, size);
  const plane = picture ? combinePlanes(packed, picture, 'union') : packed;
  return paintStrokes(plane, strokesIn(touchesOf(draft), size), size, { antialias: true });
}

function fits(plane: MaskPlane | null | undefined, { width, height }: Extent): boolean {
  return plane === null || (plane !== undefined && plane.width === width && plane.height === height);
}

/** Masks of brushes: packed as Label Studio packs them, soft at their edges. */
export const maskForm: MaskForm<MaskValue> = {
  antialias: true,
  empty: EMPTY,

  planeOf(value, extent) {
    const source = sources.get(value);
    if (source) return source;
    const size = value.size ?? extent;
    const key: object = value.draft ?? value.rle;
    const known = planes.get(key);
    if (fits(known, size)) return known ?? undefined;
    const plane = unpack(value, size);
    planes.set(key, plane ?? null, plane?.alpha.byteLength ?? 0);
    return plane;
  },

  valueOf(plane) {
    if (isEmptyPlane(plane)) return { ...EMPTY, draft: undefined };
    let packed: readonly number[] | undefined;
    const value: MaskValue = Object.freeze({
      // Only what is kept is packed: a mask that is being dragged makes a new value a frame.
      get rle() {
        if (!packed) {
          packed = encodeRle(plane);
          planes.set(packed, plane, plane.alpha.byteLength);
        }
        return packed;
      },
      size: { width: plane.width, height: plane.height },
      // Said, because a change is laid over the value before: what a saved draft left is in the mask now.
      draft: undefined,
    });
    sources.set(value, plane);
    return value;
  },

  withStrokes(value, strokes) {
    if (!value) return { ...EMPTY, strokes };
    const next: MaskValue = { rle: value.rle, size: value.size, draft: value.draft, strokes };
    const source = sources.get(value);
    if (source) sources.set(next, source);
    return next;
  },

  strokesOf: ({ strokes = [] }) => strokes,
};
