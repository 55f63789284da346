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
