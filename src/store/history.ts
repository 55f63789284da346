import { observable, runInAction } from 'mobx';
import { isRecord } from '../core';
import type { ContentPatch } from './content';

/** One undo step. */
export interface Step {
  readonly name: string;
  readonly patches: readonly ContentPatch[];
  /** Ids of what it was about. */
  readonly ids: readonly string[];
  /** Content before and after it: equal tokens are equal content. */
  readonly from: symbol;
  readonly to: symbol;
  readonly bytes: number;
  /** Steps of one join that follow one another are one: work that was done in slices. */
  readonly join?: object | undefined;
}

/** How much a history keeps. */
export interface HistoryLimits {
  readonly steps: number;
  readonly bytes: number;
}

const LIMITS: HistoryLimits = { steps: 500, bytes: 64 * 1024 * 1024 };

const EMPTY: readonly Step[] = [];

/** Bytes of a value, roughly: long lists (brush masks, points) are judged by their first element. What was met before weighs nothing more. */
function sizeOf(value: unknown, met: Set<unknown>): number {
  if (typeof value === 'string') return 24 + value.length * 2;
  if (typeof value !== 'object' || value === null) return 8;
  if (met.has(value)) return 8;
  met.add(value);
  if (ArrayBuffer.isView(value)) return 64 + value.byteLength;
  if (Array.isArray(value)) {
    if (value.length > 32) return 24 + value.length * sizeOf(value[0], new Set());
    return value.reduce<number>((sum, entry) => sum + sizeOf(entry, met), 24);
  }
  return Object.values(value).reduce<number>((sum, entry) => sum + 16 + sizeOf(entry, met), 32);
}

/** What a record holds: its results, and the geometry read from them (a mask may be unpacked there). */
function partsOf(record: unknown): readonly unknown[] {
  if (!isRecord(record)) return [];
  return Array.isArray(record.results) ? [...record.results, record.value] : [record.result];
}

/** What a step keeps alive that nothing else does: what was before it, without what the other side of the patch shares. */
export function bytesOf(patches: readonly ContentPatch[]): number {
  const met = new Set<unknown>();
  return patches.reduce((sum, patch) => {
    const after = partsOf(patch.after);
    const own = partsOf(patch.before).filter((part) => !after.includes(part));
    return sum + 200 + own.reduce<number>((bytes, part) => bytes + sizeOf(part, met), 0);
  }, 0);
}

function joined(first: Step, next: Step): Step {
  return {
    ...next,
    from: first.from,
    patches: [...first.patches, ...next.patches],
    ids: [...new Set([...first.ids, ...next.ids])],
    bytes: first.bytes + next.bytes,
  };
}

/** Steps done and undone, limited by number and by bytes (a step of a brush region holds its mask). The newest step always stays. */
export class History {
  readonly #done = observable.box<readonly Step[]>(EMPTY, { deep: false });
  readonly #undone = observable.box<readonly Step[]>(EMPTY, { deep: false });
  readonly #limits: HistoryLimits;
  #bytes = 0;

  constructor(limits: HistoryLimits = LIMITS) {
    this.#limits = limits;
  }

  /** The step that undo takes back. */
  get last(): Step | undefined {
    return this.#done.get().at(-1);
  }

  /** The step that redo does again. */
  get next(): Step | undefined {
    return this.#undone.get().at(-1);
  }

  push(step: Step): void {
    const { last } = this;
    const joins = last && step.join !== undefined && last.join === step.join && last.to === step.from;
    const done = joins ? [...this.#done.get().slice(0, -1), joined(last, step)] : [...this.#done.get(), step];
    this.#bytes += step.bytes;
    let drop = 0;
    while (drop < done.length - 1 && (done.length - drop > this.#limits.steps || this.#bytes > this.#limits.bytes)) {
      this.#bytes -= done[drop]?.bytes ?? 0;
      drop++;
    }
    runInAction(() => {
      this.#done.set(drop > 0 ? done.slice(drop) : done);
      this.#undone.set(EMPTY);
    });
  }

  /** Moves the last step to the undone ones. */
  stepBack(): void {
    const step = this.last;
    if (!step) return;
    this.#bytes -= step.bytes;
    runInAction(() => {
      this.#done.set(this.#done.get().slice(0, -1));
      this.#undone.set([...this.#undone.get(), step]);
    });
  }

  /** Moves the last undone step back to the done ones. */
  stepForward(): void {
    const step = this.next;
    if (!step) return;
    this.#bytes += step.bytes;
    runInAction(() => {
      this.#undone.set(this.#undone.get().slice(0, -1));
      this.#done.set([...this.#done.get(), step]);
    });
  }
}
