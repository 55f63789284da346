import type { ConfigNode, Region } from '../core';
import type { FormatEnv } from './env';
import { readLabels } from './labels';
import { resolverOf } from './resolve';
import { wireValue } from './wireValue';

/** The labels that a control put on a region, as stored; also where the wire calls the control otherwise. */
export function labelsOf(region: Region, control: ConfigNode, env: FormatEnv): readonly string[] {
  const resolver = resolverOf(env);
  return region.results.flatMap((result, i) => {
    const resolution = resolver.resolve(result);
    return resolution.labelControl?.name === control.name ? readLabels(result, resolution, resolver, i, undefined) : [];
  });
}

/** What a per-region control says about a region, as stored; the last word counts. Undefined where it says nothing. */
export function answerOf(region: Region, control: ConfigNode, env: FormatEnv): unknown {
  const resolver = resolverOf(env);
  const result = region.results.findLast((one) => {
    const { role, control: by } = resolver.resolve(one);
    return role === 'answer' && by?.name === control.name;
  });
  const key = control.definition?.answer?.key;
  return result && key !== undefined ? wireValue(result)[key] : undefined;
}
