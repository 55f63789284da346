/** Everything a person can switch, kept in the URL so that any state can be linked to. */
export interface PlaygroundState {
  /** Id of the sample, or `own` for what was pasted. */
  readonly sample: string;
  /** Which task of the sample, from 1. */
  readonly task: number;
  readonly mode: 'quick-view' | 'stream';
  readonly predictions: boolean;
  /** Model version whose prediction is copied first; empty = the first there is. */
  readonly model: string;
  readonly theme: 'system' | 'light' | 'dark';
  readonly readOnly: boolean;
  /** The next save is refused, once. */
  readonly failNext: boolean;
  /** Whether the panel with the result and the callbacks is open. */
  readonly panel: boolean;
}

export const defaultState: PlaygroundState = {
  sample: 'image-boxes-and-choice',
  task: 1,
  mode: 'quick-view',
  predictions: true,
  model: '',
  theme: 'system',
  readOnly: false,
  failNext: false,
  panel: true,
};

/** Name in the query of each part of the state. */
const names: Record<keyof PlaygroundState, string> = {
  sample: 'sample',
  task: 'task',
  mode: 'mode',
  predictions: 'predictions',
  model: 'model',
  theme: 'theme',
  readOnly: 'readonly',
  failNext: 'fail',
  panel: 'panel',
};

function oneOf<T extends string>(value: string | null, allowed: readonly T[], fallback: T): T {
  return allowed.find((candidate) => candidate === value) ?? fallback;
}

function toFlag(value: string | null, fallback: boolean): boolean {
  if (value === null) return fallback;
  return value !== '0' && value !== 'false';
}

/** Reads a query string; what is missing or makes no sense is the default. */
export function parseState(search: string): PlaygroundState {
  const query = new URLSearchParams(search);
  const get = (key: keyof PlaygroundState) => query.get(names[key]);
  const task = Number(get('task'));
  return {
    sample: get('sample') || defaultState.sample,
    task: Number.isInteger(task) && task > 0 ? task : 1,
    mode: oneOf(get('mode'), ['quick-view', 'stream'], defaultState.mode),
    predictions: toFlag(get('predictions'), defaultState.predictions),
    model: get('model') ?? '',
    theme: oneOf(get('theme'), ['system', 'light', 'dark'], defaultState.theme),
    readOnly: toFlag(get('readOnly'), defaultState.readOnly),
    failNext: toFlag(get('failNext'), defaultState.failNext),
    panel: toFlag(get('panel'), defaultState.panel),
  };
}

/** A query string with what differs from the defaults; the sample is always named. */
export function formatState(state: PlaygroundState): string {
  const query = new URLSearchParams();
  for (const key of Object.keys(names) as (keyof PlaygroundState)[]) {
    const value = state[key];
    if (key !== 'sample' && value === defaultState[key]) continue;
    query.set(names[key], typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
  return `?${query}`;
}
