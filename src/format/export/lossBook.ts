import type { ExportLoss, Loss } from './exported';

/** Tasks that a loss names. */
const MOST_TASKS = 10;
/** Messages of one code that are told apart: they may name labels and keys from outside, of which there may be a million. */
const MOST_MESSAGES = 100;

interface Entry {
  readonly loss: Loss;
  count: number;
  readonly tasks: Set<number | string>;
}

function keyOf({ code, message }: Loss): string {
  return JSON.stringify([code, message]);
}

/** Counts losses: those of one code and message are one. */
export class LossBook {
  readonly #messages = new Map<string, number>();
  readonly #entries = new Map<string, Entry>();

  add(loss: Loss, task: number | string): void {
    const entry = this.#entries.get(keyOf(loss)) ?? this.#begin(loss);
    entry.count += loss.count ?? 1;
    if (entry.tasks.size < MOST_TASKS) entry.tasks.add(task);
  }

  #begin(loss: Loss): Entry {
    const messages = this.#messages.get(loss.code) ?? 0;
    this.#messages.set(loss.code, messages + 1);
    const told = messages < MOST_MESSAGES ? loss : { ...loss, message: `More of the same, such as: ${loss.message}` };
    const key = messages < MOST_MESSAGES ? keyOf(loss) : JSON.stringify([loss.code]);
    const entry = this.#entries.get(key) ?? { loss: told, count: 0, tasks: new Set() };
    this.#entries.set(key, entry);
    return entry;
  }

  /** The worst first, else in the order in which they were met. */
  list(): readonly ExportLoss[] {
    const ranks = { error: 0, warning: 1, info: 2 } as const;
    return [...this.#entries.values()]
      .map(({ loss: { code, severity, message, hint }, count, tasks }) => ({ code, severity, message, hint, count, tasks: [...tasks] }))
      .sort((a, b) => ranks[a.severity] - ranks[b.severity]);
  }
}
