import type { ConfigNode, UnknownRecord } from '../core';

/** A node of a bound config, with the attributes that a codec reads. */
export function configNode(tag: string, name: string, attrs: UnknownRecord): ConfigNode {
  return {
    tag,
    definition: undefined,
    name,
    toNames: [],
    attrs,
    written: new Map(),
    children: [],
    text: '',
    line: 1,
    column: 1,
    key: '0',
  };
}
