import { describe, expect, it } from 'vitest';
import { bindConfig, parseConfig } from '../../config';
import { type ConfigNode, createRegistry, itemsOf } from '../../core';
import { choicesCodec, keyOf, tickOf, toggleFlat, toggleNested } from './choices.codec';
import { Choice, Choices } from './choices.tag';

const registry = createRegistry([Choice, Choices]);

function control(xml: string, data = {}): ConfigNode {
  const node = bindConfig(parseConfig(xml, registry), data).byName.get('c');
  if (!node) throw new Error('no control c');
  return node;
}

const NESTED =
  '<Choices name="c" allowNested="true" choice="multiple"><Choice value="Static"/><Choice value="H1"><Choice value="a"/><Choice value="b"/></Choice></Choices>';

describe('flat choices', () => {
  const single = control('<Choices name="c"><Choice value="Positive" alias="pos"/><Choice value="Negative"/></Choices>');

  it('exchange in single mode and are taken back by a second click', () => {
    expect(toggleFlat(single, undefined, 'pos')).toEqual(['pos']);
    expect(toggleFlat(single, ['pos'], 'Negative')).toEqual(['Negative']);
    expect(toggleFlat(single, ['pos'], 'pos')).toEqual([]);
  });

  it('cannot be taken back as radio buttons', () => {
    const radio = control('<Choices name="c" choice="single-radio"><Choice value="a"/></Choices>');
    expect(toggleFlat(radio, ['a'], 'a')).toEqual(['a']);
  });

  it('add up in multiple mode and keep what the config does not know', () => {
    const multiple = control('<Choices name="c" choice="multiple"><Choice value="a"/><Choice value="b"/></Choices>');
    expect(toggleFlat(multiple, ['old'], 'b')).toEqual(['old', 'b']);
    expect(toggleFlat(multiple, ['old', 'b'], 'b')).toEqual(['old']);
  });

  it('are checked by alias, with did you mean', () => {
    expect(choicesCodec.check(['pos'], single)).toEqual([]);
    expect(choicesCodec.check(['Positive'], single)[0]?.hint).toContain("alias 'pos'");
    expect(choicesCodec.check(['Negativ'], single)[0]).toMatchObject({ code: 'choice-not-found', key: 'value.choices[0]' });
    expect(choicesCodec.check(['Negativ'], single)[0]?.hint).toContain("'Negative'");
    expect(choicesCodec.check('pos', single)[0]?.code).toBe('answer-unreadable');
    for (const bad of [{ toString: 0 }, [{ toString: 0 }], null, 7])
      expect(choicesCodec.check([bad], single)[0]?.code).toBe('choice-not-found');
  });

  it('refuse several answers where one is allowed', () => {
    expect(choicesCodec.invalid?.(['pos', 'Negative'], single)).toContain('Only one');
    expect(choicesCodec.invalid?.(['pos'], single)).toBeUndefined();
  });

  it('come from data', () => {
    const dynamic = control('<Choices name="c" value="$opts"/>', { opts: [{ value: 'A', alias: 'x' }, { value: 'B' }] });
    expect(itemsOf(dynamic).map((item) => item.stored)).toEqual(['x', 'B']);
    expect(choicesCodec.check(['x', 'B'], dynamic)).toEqual([]);
  });

  it('preselect the first selected choice, all of them in multiple mode', () => {
    const two = '<Choice value="a" selected="true"/><Choice value="b" selected="true"/>';
    expect(choicesCodec.initial?.(control(`<Choices name="c">${two}</Choices>`))).toEqual(['a']);
    expect(choicesCodec.initial?.(control(`<Choices name="c" choice="multiple">${two}</Choices>`))).toEqual(['a', 'b']);
    expect(choicesCodec.initial?.(single)).toBeUndefined();
  });
});

describe('nested choices', () => {
  const nested = control(NESTED);
  const [, h1] = itemsOf(nested);
  const [a] = h1?.children ?? [];
  if (!h1 || !a) throw new Error('no nested choices');

  it('tick the parent and everything below it, as paths', () => {
    expect(toggleNested(nested, undefined, h1, ['H1'])).toEqual([['H1'], ['H1', 'a'], ['H1', 'b']]);
    expect(toggleNested(nested, [['H1'], ['H1', 'a'], ['H1', 'b']], h1, ['H1'])).toEqual([]);
  });

  it('give the parent path only while every leaf is ticked', () => {
    expect(toggleNested(nested, undefined, a, ['H1', 'a'])).toEqual([['H1', 'a']]);
    expect(toggleNested(nested, [['H1', 'b']], a, ['H1', 'a'])).toEqual([['H1'], ['H1', 'a'], ['H1', 'b']]);
    expect(toggleNested(nested, [['H1'], ['H1', 'a'], ['H1', 'b']], a, ['H1', 'a'])).toEqual([['H1', 'b']]);
  });

  it('show a half-ticked parent', () => {
    expect(tickOf(h1, ['H1'], new Set([keyOf(['H1', 'a'])]))).toBe('some');
    expect(tickOf(h1, ['H1'], new Set())).toBe('off');
  });

  it('keep paths that the config does not offer', () => {
    expect(toggleNested(nested, [['Gone', 'x']], a, ['H1', 'a'])).toEqual([
      ['H1', 'a'],
      ['Gone', 'x'],
    ]);
    expect(
      choicesCodec.check(
        [
          ['Gone', 'x'],
          ['H1', 'a'],
        ],
        nested,
      ),
    ).toHaveLength(1);
  });
});
