import { MaskError } from './MaskError';
import { tightPlane } from './plane';
import type { MaskPlane } from './types';

/** A plane from the coverage of every pixel of an object. */
export function planeOf(width: number, height: number, alpha: ArrayLike<number>): MaskPlane {
  return tightPlane({ width, height }, { x: 0, y: 0, width, height }, Uint8Array.from(alpha));
}

/** A plane from rows of letters: `#` painted, anything else not. */
export function drawn(...rows: readonly string[]): MaskPlane {
  const letters = rows.join('');
  return planeOf(
    rows[0]?.length ?? 0,
    rows.length,
    Array.from(letters, (letter) => (letter === '#' ? 255 : 0)),
  );
}

/** The code of what is thrown, or undefined; anything but a MaskError is thrown on. */
export function codeOf(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof MaskError) return error.code;
    throw error;
  }
  return undefined;
}
