import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../config';
import { allItemsOf, type ConfigTree, createRegistry } from '../../../core';
import { builtinTags } from '../../../tags/builtin';
import { AUTOMATIC_KEYS, assignHotkeys } from './assignHotkeys';
import { parseKeys, pressId } from './keys';

function labels(inner: string, tag = 'Labels', object = '<Text name="o" value="$t"/>'): string {
  return `<View>${object}<${tag} name="l" toName="o">${inner}</${tag}></View>`;
}

function treeOf(xml: string): ConfigTree {
  return parseConfig(xml, createRegistry(builtinTags));
}

/** Keys by the label's word. */
function keysOf(xml: string, reserved?: ReadonlyMap<string, string>): { keys: Record<string, string | undefined>; codes: string[] } {
  const tree = treeOf(xml);
  const plan = assignHotkeys(tree, reserved);
  const items = tree.controls.flatMap((control) => allItemsOf(control));
  return {
    keys: Object.fromEntries(items.map((item) => [item.value, plan.keys.get(item.key)])),
    codes: plan.problems.map(({ code }) => code),
  };
}

describe('keys of labels and choices', () => {
  it('gives the sequence in document order, over all controls', () => {
    const xml =
      '<View><Text name="o" value="$t"/><Labels name="l" toName="o"><Label value="A"/><Label value="B"/></Labels><Choices name="c" toName="o"><Choice value="C"/></Choices></View>';
    expect(keysOf(xml)).toEqual({ keys: { A: '1', B: '2', C: '3' }, codes: [] });
  });

  it('keeps what the config asks for, and skips it in the sequence', () => {
    expect(keysOf(labels('<Label value="A"/><Label value="B" hotkey="1"/><Label value="C"/>')).keys).toEqual({ A: '2', B: '1', C: '3' });
  });

  it('takes comma lists and combinations', () => {
    const { keys, codes } = keysOf(labels('<Label value="A" hotkey="1,shift+x"/><Label value="B"/>'));
    expect([keys, codes]).toEqual([{ A: '1,shift+x', B: '2' }, []]);
  });

  it('reports a key asked for twice, with the line of the second, and gives that one another', () => {
    const xml = labels('<Label value="A" hotkey="x"/>\n<Label value="B" hotkey="X"/>');
    expect(keysOf(xml)).toEqual({ keys: { A: 'x', B: '1' }, codes: ['hotkey-taken'] });
    const [problem] = assignHotkeys(treeOf(xml)).problems;
    expect(problem?.where.line).toBe(2);
    expect(problem?.message).toContain('“B” is already used by “A”');
  });

  it('reports a key that a tool of this config has', () => {
    const image = '<Image name="o" value="$i"/>';
    expect(keysOf(labels('<Label value="A" hotkey="r"/>', 'RectangleLabels', image))).toEqual({
      keys: { A: '1' },
      codes: ['hotkey-taken'],
    });
    expect(keysOf(labels('<Label value="A" hotkey="r"/>'))).toEqual({ keys: { A: 'r' }, codes: [] });
  });

  it('leaves the editor its own keys', () => {
    expect(keysOf(labels('<Label value="A" hotkey="u"/>'), new Map([['u', 'Unselect']])).codes).toEqual(['hotkey-taken']);
  });

  it('reports what is no key', () => {
    expect(keysOf(labels('<Label value="A" hotkey="banana"/>'))).toEqual({ keys: { A: '1' }, codes: ['hotkey-broken'] });
  });

  it('gives none once the sequence has run out', () => {
    const many = Array.from({ length: AUTOMATIC_KEYS.length + 2 }, (_, i) => `<Label value="L${i}"/>`).join('');
    const { keys } = keysOf(labels(many));
    expect(Object.values(keys).filter((key) => key !== undefined)).toEqual([...AUTOMATIC_KEYS]);
    expect(keys[`L${AUTOMATIC_KEYS.length}`]).toBeUndefined();
  });

  it('never gives one combination to two, whatever is asked for', () => {
    const asked = fc.array(fc.constantFrom('', 'a', 'A', '1', '1,a', 'ctrl+x', 'Ctrl+X', 'b,,', 'nonsense'), { maxLength: 12 });
    fc.assert(
      fc.property(asked, (hotkeys) => {
        const xml = labels(hotkeys.map((key, i) => `<Label value="L${i}" hotkey="${key}"/>`).join(''));
        const ids = [...assignHotkeys(treeOf(xml)).keys.values()].flatMap((key) => parseKeys(key)?.map(pressId) ?? []);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
