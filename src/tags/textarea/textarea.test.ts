import { describe, expect, it } from 'vitest';
import { bindConfig, parseConfig } from '../../config';
import { type ConfigNode, createRegistry } from '../../core';
import { isKeepKey, mostEntries, readEntries, textAreaCodec, withEntry } from './textarea.codec';
import { Shortcut, TextArea } from './textarea.tag';

function control(attributes: string): ConfigNode {
  const node = bindConfig(parseConfig(`<TextArea name="t" ${attributes}/>`, createRegistry([TextArea, Shortcut])), {}).byName.get('t');
  if (!node) throw new Error('no control t');
  return node;
}

describe('readEntries', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['one', ['one']],
    [
      ['one', 'two'],
      ['one', 'two'],
    ],
    [['one', 2, null], ['one']],
    [{ text: 'x' }, []],
  ])('%j → %j', (value, entries) => {
    expect(readEntries(value)).toEqual(entries);
  });
});

describe('withEntry', () => {
  it('adds at the end and changes in place', () => {
    expect(withEntry(control(''), ['a'], 'b')).toEqual({ entries: ['a', 'b'] });
    expect(withEntry(control(''), ['a', 'b'], 'c', 0)).toEqual({ entries: ['c', 'b'] });
  });

  it('refuses nothing but white space', () => {
    expect(withEntry(control(''), [], ' \n')).toEqual({ refused: 'empty' });
    expect(withEntry(control(''), [], ' kept as typed ')).toEqual({ entries: [' kept as typed '] });
  });

  it('refuses duplicates whatever their case, but not an entry that stays as it is', () => {
    const unique = control('skipDuplicates="true"');
    expect(withEntry(unique, ['Total'], 'TOTAL')).toEqual({ refused: 'duplicate' });
    expect(withEntry(unique, ['Total', 'b'], 'TOTAL', 0)).toEqual({ entries: ['TOTAL', 'b'] });
    expect(withEntry(control(''), ['Total'], 'TOTAL')).toEqual({ entries: ['Total', 'TOTAL'] });
  });

  it('stops at maxSubmissions, and at one entry in the region list', () => {
    expect(withEntry(control('maxSubmissions="2"'), ['a', 'b'], 'c')).toEqual({ refused: 'full' });
    expect(mostEntries(control('displayMode="region-list"'))).toBe(1);
    expect(mostEntries(control('displayMode="region-list" maxSubmissions="3"'))).toBe(3);
    expect(mostEntries(control(''))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('textAreaCodec', () => {
  it('takes a list or a lone text, and reports anything else', () => {
    expect(textAreaCodec.check('x', control(''))).toEqual([]);
    expect(textAreaCodec.check(['x'], control(''))).toEqual([]);
    expect(textAreaCodec.check([1], control(''))[0]?.code).toBe('answer-unreadable');
    expect(textAreaCodec.check(null, control(''))[0]?.code).toBe('answer-unreadable');
  });

  it('knows an empty answer', () => {
    for (const empty of [undefined, null, '', []]) expect(textAreaCodec.isEmpty(empty)).toBe(true);
    for (const full of ['x', ['x']]) expect(textAreaCodec.isEmpty(full)).toBe(false);
  });

  it('names the control that lacks its text', () => {
    expect(textAreaCodec.requiredText?.(control(''))).toBe('Input for the textarea "t" is required.');
  });
});

describe('isKeepKey', () => {
  const enter = { key: 'Enter', shiftKey: false, ctrlKey: false, metaKey: false, nativeEvent: { isComposing: false } };
  const shiftEnter = { ...enter, shiftKey: true };

  it.each([
    ['', true, true],
    ['rows="3"', false, true],
    ['rows="3" displayMode="region-list"', true, false],
  ])('%s: Enter %j, Shift+Enter %j', (attributes, byEnter, byShiftEnter) => {
    expect(isKeepKey(enter, control(attributes))).toBe(byEnter);
    expect(isKeepKey(shiftEnter, control(attributes))).toBe(byShiftEnter);
  });

  it('leaves Ctrl+Enter to submitting, and Enter to an input method', () => {
    expect(isKeepKey({ ...enter, ctrlKey: true }, control(''))).toBe(false);
    expect(isKeepKey({ ...enter, nativeEvent: { isComposing: true } }, control(''))).toBe(false);
  });
});
