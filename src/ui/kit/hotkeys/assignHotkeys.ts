import { allItemsOf, asText, type ConfigNode, type ConfigTree, type Item, type Problem, toolsOf } from '../../../core';
import { messages } from '../messages';
import { parseKeys, pressId } from './keys';

/** Keys that labels and choices without a `hotkey` get, in document order. Label Studio's own sequence: r, u and h are left to tools and commands. */
export const AUTOMATIC_KEYS = '1234567890qwetasdfgzxcvbyiopjklnm';

/** Keys by item, and what was wrong with those that the config asked for. */
export interface HotkeyPlan {
  /** By `item.key`; a comma list as written where the config gave one. */
  readonly keys: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

interface Candidate {
  readonly item: Item;
  readonly control: ConfigNode;
}

function fill(text: string, vars: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => vars[name] ?? '');
}

function problemOf(code: 'hotkey-taken' | 'hotkey-broken', { item, control }: Candidate, key: string, other: string): Problem {
  const vars = { key, item: item.value, other };
  const name = code === 'hotkey-taken' ? 'keys.taken' : 'keys.broken';
  const written = item.node?.written.get('hotkey');
  const node = item.node ?? control;
  return {
    code,
    severity: 'warning',
    message: fill(messages[name], vars),
    hint: fill(messages[`${name}.hint`], vars),
    where: { source: 'config', line: written?.line ?? node.line, column: written?.column ?? node.column },
  };
}

/** Single keys of the tools that this config brings, by what they do. */
function toolKeys(tree: ConfigTree): Map<string, string> {
  const taken = new Map<string, string>();
  for (const { definition } of tree.controls) {
    for (const { id, hotkey } of definition ? toolsOf(definition) : []) {
      const press = hotkey ? parseKeys(hotkey)?.[0] : undefined;
      if (press) taken.set(pressId(press), `the tool ${id}`);
    }
  }
  if (taken.size > 0) taken.set('v', 'the Move tool').set('h', 'the Pan tool');
  return taken;
}

/**
 * Gives labels and choices their keys: what the config asks for first, then the automatic sequence in document order. A key that is taken already
 * is reported and left out; the item then gets an automatic one. `reserved` are the editor's own keys by what they do.
 */
export function assignHotkeys(tree: ConfigTree, reserved: ReadonlyMap<string, string> = new Map()): HotkeyPlan {
  const keys = new Map<string, string>();
  const problems: Problem[] = [];
  const taken = new Map([...toolKeys(tree), ...reserved]);
  const candidates = tree.controls.flatMap((control) =>
    allItemsOf(control)
      .filter((item) => 'hotkey' in item.attrs)
      .map((item): Candidate => ({ item, control })),
  );
  for (const candidate of candidates) {
    const { item } = candidate;
    const asked = asText(item.attrs.hotkey).trim();
    if (!asked) continue;
    const presses = parseKeys(asked);
    if (!presses) problems.push(problemOf('hotkey-broken', candidate, asked, ''));
    const clash = presses?.map(pressId).find((id) => taken.has(id));
    if (clash !== undefined) problems.push(problemOf('hotkey-taken', candidate, asked, taken.get(clash) ?? ''));
    if (!presses || clash !== undefined) continue;
    for (const press of presses) taken.set(pressId(press), `“${item.value}”`);
    keys.set(item.key, asked);
  }
  const free = [...AUTOMATIC_KEYS].filter((key) => !taken.has(key));
  for (const { item } of candidates) {
    if (keys.has(item.key)) continue;
    const key = free.shift();
    if (key === undefined) break;
    keys.set(item.key, key);
  }
  return { keys, problems };
}
