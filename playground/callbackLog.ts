/** What the editor told its host, newest first. */
export interface LogEntry {
  readonly key: number;
  readonly time: string;
  /** Name of the callback, such as `onSubmit`. */
  readonly name: string;
  readonly note: string;
  /** How often it came in a row. */
  readonly count: number;
  readonly payload: unknown;
}

const capacity = 100;

export interface LogInput {
  readonly name: string;
  readonly note: string;
  readonly payload: unknown;
}

/** Adds an entry; the same callback in a row is counted, so that a drag does not push everything else out. */
export function addEntry(log: readonly LogEntry[], input: LogInput, now: Date): readonly LogEntry[] {
  const [latest, ...older] = log;
  const time = now.toTimeString().slice(0, 8);
  if (latest?.name === input.name && input.name === 'onChange') return [{ ...latest, ...input, time, count: latest.count + 1 }, ...older];
  return [{ ...input, key: (latest?.key ?? 0) + 1, time, count: 1 }, ...log].slice(0, capacity);
}
