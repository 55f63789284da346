import type { ConfigNode } from './configNode';
import type { UnknownRecord } from './json';
import type { Finding } from './problem';

/** What reading a value gave: the geometry when it could be read, and what was wrong with it. */
export interface Read<V> {
  readonly value: V | undefined;
  readonly findings: readonly Finding[];
}

/** Reads and writes the geometry keys of `result.value`. Pure and lossless: keys it does not own are never touched. */
export interface Codec<V> {
  /** The geometry in `wire`, or findings that say what does not fit. `object` is the object tag it lies on. Never throws. */
  read(wire: UnknownRecord, object: ConfigNode | undefined): Read<V>;
  /** `wire` with the geometry of `value`: only keys whose content differs are replaced; a missing optional key stays missing while it says the same. */
  write(value: V, wire: UnknownRecord, object: ConfigNode | undefined): UnknownRecord;
  /** Whether `wire` carries this geometry at all (a per-region answer may come without). */
  has(wire: UnknownRecord): boolean;
}
