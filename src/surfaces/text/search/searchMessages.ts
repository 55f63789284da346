/** What the page tells the worker: the text once, then expressions. */
export type ToSearchWorker =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'find'; readonly number: number; readonly source: string; readonly flags: string };

/** What it answers. */
export type FromSearchWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'hits'; readonly number: number; readonly starts: Int32Array; readonly ends: Int32Array };
