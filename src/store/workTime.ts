import type { AnnotationJson } from '../core';

/** How long an annotation is worked on. */
export class WorkTime {
  #openedAt: number | undefined;

  /** Work begins to count, unless it does already. */
  begin(): void {
    this.#openedAt ??= Date.now();
  }

  /** What was spent so far has been saved. */
  restart(): void {
    this.#openedAt = Date.now();
  }

  /** ISO time at which it began. */
  get startedAt(): string {
    return new Date(this.#openedAt ?? Date.now()).toISOString();
  }

  /** Seconds spent before, as the annotation says, and now. */
  leadTime({ lead_time: said }: AnnotationJson): number {
    return (typeof said === 'number' ? said : 0) + (Date.now() - (this.#openedAt ?? Date.now())) / 1000;
  }
}
