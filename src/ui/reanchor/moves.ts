import { isRecord, misplacedText, type Problem, type UnknownRecord } from '../../core';
import type { AnnotationStore, EditorStore } from '../../store';

/** A region that can be moved to its text. */
export interface Move {
  readonly id: string;
  /** Where it is now; what was changed meanwhile is left alone. */
  readonly from: unknown;
  readonly value: UnknownRecord;
}

/** Where the regions of these problems are to go: those of the annotation on screen that may be changed and whose exact text was found. */
export function* movesOf({ annotation, config }: EditorStore, problems: readonly Problem[]): Generator<void, Move[]> {
  const moves: Move[] = [];
  for (const { code, where } of problems) {
    const region = code === 'text-mismatch' && where.layer === annotation?.id ? annotation?.peek(where.region ?? '') : undefined;
    if (!region || annotation?.lockReason(region.id) !== undefined) continue;
    const [value] = misplacedText(region, config)?.places ?? [];
    if (isRecord(value)) moves.push({ id: region.id, from: region.value, value });
    yield;
  }
  return moves;
}

/** Regions that are moved between two looks at the clock: each commit has the list of problems made anew. */
const BURST = 25;

/** Moves regions as one undo step, which is made in bursts. */
export function* moveAll(annotation: AnnotationStore, moves: readonly Move[]): Generator<void, true> {
  const join = {};
  for (let i = 0; i < moves.length; i += BURST) {
    annotation.commit(
      're-anchor',
      () => {
        for (const { id, from, value } of moves.slice(i, i + BURST)) {
          if (annotation.peek(id)?.value === from && annotation.lockReason(id) === undefined) annotation.update(id, { value });
        }
      },
      join,
    );
    yield;
  }
  return true;
}
