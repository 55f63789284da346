import type { ConfigTree, Registry } from '../core';

/** What reading and writing results must know: the config, bound to the task's data, and the editor's tags. */
export interface FormatEnv {
  readonly tree: ConfigTree;
  readonly registry: Registry;
}
