import type { MaskPlane } from '../../geometry/masks';

/** A mask as pycocotools reads it: runs of pixels outside and inside by turns, column by column; `counts` as a list, or packed in a text. */
export interface CocoRle {
  readonly counts: readonly number[] | string;
  /** Height, then width. */
  readonly size: readonly [height: number, width: number];
}

/** Lengths of runs of unpainted and painted pixels by turns, column by column from the top left, unpainted ones first. */
export function runsOfPlane({ width, height, box, alpha }: MaskPlane): readonly number[] {
  const runs: number[] = [];
  let isInside = false;
  let start = 0;
  const turn = (at: number): void => {
    runs.push(at - start);
    start = at;
    isInside = !isInside;
  };
  for (let x = 0; x < box.width; x++) {
    const column = (box.x + x) * height + box.y;
    for (let y = 0; y < box.height; y++) if ((alpha[y * box.width + x] !== 0) !== isInside) turn(column + y);
    // Unpainted pixels follow, below this column of the box or above its next one; where it is as high as the image, after the last one only.
    if (isInside && (box.height < height || x === box.width - 1)) turn(column + box.height);
  }
  const all = width * height;
  if (start < all || runs.length === 0) runs.push(all - start);
  return runs;
}

/**
 * Runs as a text of letters `0` to `o`, five bits a letter, the lowest first; from the fourth run on, each is the difference to the one two before it.
 * Format: `rleToString` of the COCO API, https://github.com/cocodataset/cocoapi
 */
export function packRuns(runs: readonly number[]): string {
  let text = '';
  runs.forEach((run, i) => {
    let rest = i > 2 ? run - (runs[i - 2] ?? 0) : run;
    for (let hasMore = true; hasMore; ) {
      let bits = rest & 31;
      // Not shifted: an image may have more pixels than a number of 32 bits.
      rest = Math.floor(rest / 32);
      // Bit 16 is the sign of what follows, so the last letter must agree with it.
      hasMore = (bits & 16) !== 0 ? rest !== -1 : rest !== 0;
      if (hasMore) bits |= 32;
      text += String.fromCharCode(bits + 48);
    }
  });
  return text;
}

/** A mask for COCO. Every pixel with any coverage is inside, as Label Studio's converter has it. */
export function cocoRleOf(plane: MaskPlane, form: 'compressed' | 'counts'): CocoRle {
  const runs = runsOfPlane(plane);
  return { counts: form === 'counts' ? runs : packRuns(runs), size: [plane.height, plane.width] };
}

/** Pixels inside: what COCO calls the area of a mask. */
export function pixelsInside({ alpha }: MaskPlane): number {
  let count = 0;
  for (const value of alpha) if (value !== 0) count++;
  return count;
}
