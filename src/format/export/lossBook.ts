import type { ExportLoss, Loss } from './exported';

/** Tasks that a loss names. */
const MOST_TASKS = 10;

/** Counts losses: those of one code and message are one. */
export class LossBook {
  readonly #entries = new Map<string, { loss: Loss; count: number; tasks: Set<number | string> }>();

  add(loss: Loss, task: number | string): void {
    const key = JSON.stringify([loss.code, loss.message]);
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { loss, count: 0, tasks: new Set() };
      this.#entries.set(key, entry);
    }
    entry.count += loss.count ?? 1;
    if (entry.tasks.size < MOST_TASKS) entry.tasks.add(task);
  }

  /** The worst first, else in the order in which they were met. */
  list(): readonly ExportLoss[] {
    const ranks = { error: 0, warning: 1, info: 2 } as const;
    return [...this.#entries.values()]
      .map(({ loss: { code, severity, message, hint }, count, tasks }) => ({ code, severity, message, hint, count, tasks: [...tasks] }))
      .sort((a, b) => ranks[a.severity] - ranks[b.severity]);
  }
}
