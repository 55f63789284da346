import { describe, expect, it } from 'vitest';
import { formatKeys, formatPress, matchesPress, parseKeys, pressId } from './keys';

interface Typed {
  readonly key: string;
  readonly code?: string;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
  readonly meta?: boolean;
}

/** What a browser's event tells of a key; Node has no KeyboardEvent. */
function typed({ key, code = '', ctrl = false, shift = false, alt = false, meta = false }: Typed): KeyboardEvent {
  const on: Record<string, boolean> = { Control: ctrl, Shift: shift, Alt: alt, Meta: meta };
  return {
    key,
    code,
    ctrlKey: ctrl,
    shiftKey: shift,
    altKey: alt,
    metaKey: meta,
    getModifierState: (mod: string) => on[mod] ?? false,
  } as KeyboardEvent;
}

function matches(keys: string, event: Typed): boolean {
  return parseKeys(keys)?.some((press) => matchesPress(typed(event), press)) ?? false;
}

describe('reading keys', () => {
  it.each([
    ['a', ['a']],
    ['A', ['a']],
    ['ctrl+x', ['$mod+x']],
    ['Ctrl+Shift+Z', ['$mod+Shift+z']],
    ['a, b', ['a', 'b']],
    ['esc', ['Escape']],
    ['space', [' ']],
    ['ctrl+plus', ['$mod++']],
    ['ctrl++', ['$mod++']],
    ['alt+comma', ['Alt+,']],
    [',', [',']],
    ['a,,', ['a', ',']],
    ['f6', ['F6']],
  ])('reads %s', (text, ids) => {
    expect(parseKeys(text)?.map(pressId)).toEqual(ids);
  });

  it.each(['', 'word', 'ctrl+', 'hyper+x', 'a, word'])('takes %j for no key', (text) => {
    expect(parseKeys(text)).toBeUndefined();
  });

  it('knows the same combination however its modifiers are ordered', () => {
    const [a, b] = [parseKeys('shift+ctrl+z')?.[0], parseKeys('ctrl+shift+z')?.[0]];
    expect(a && pressId(a)).toBe(b && pressId(b));
  });
});

describe('matching keys', () => {
  it('wants exactly the modifiers that are named', () => {
    expect(matches('z', { key: 'z' })).toBe(true);
    expect(matches('z', { key: 'z', ctrl: true })).toBe(false);
    expect(matches('ctrl+z', { key: 'z', ctrl: true })).toBe(true);
    expect(matches('ctrl+z', { key: 'Z', ctrl: true, shift: true })).toBe(false);
    expect(matches('ctrl+shift+z', { key: 'Z', ctrl: true, shift: true })).toBe(true);
  });

  it('counts digits of the numpad and of a French keyboard as digits', () => {
    expect(matches('1', { key: '1', code: 'Numpad1' })).toBe(true);
    expect(matches('1', { key: '&', code: 'Digit1' })).toBe(true);
    expect(matches('shift+1', { key: '!', code: 'Digit1', shift: true })).toBe(true);
    expect(matches('1', { key: '!', code: 'Digit1', shift: true })).toBe(false);
  });

  it('goes by the place of the key where the keycap has no Latin letter, and by the keycap where it has', () => {
    expect(matches('ctrl+z', { key: 'я', code: 'KeyZ', ctrl: true })).toBe(true);
    expect(matches('alt+h', { key: '˙', code: 'KeyH', alt: true })).toBe(true);
    expect(matches('z', { key: 'w', code: 'KeyZ' })).toBe(false);
    expect(matches('w', { key: 'w', code: 'KeyZ' })).toBe(true);
  });

  it('does not ask for Shift where a sign needs it', () => {
    expect(matches('?', { key: '?', code: 'Slash', shift: true })).toBe(true);
    expect(matches('ctrl+plus', { key: '+', code: 'Equal', shift: true, ctrl: true })).toBe(true);
  });
});

describe('showing keys', () => {
  it('writes them as the keyboard of the person does', () => {
    const press = parseKeys('ctrl+shift+z')?.[0];
    if (!press) throw new Error('ctrl+shift+z is a key');
    expect([formatPress(press, false), formatPress(press, true)]).toEqual(['Ctrl+Shift+Z', '⌘⇧Z']);
  });

  it('shows the first of a list, and what is no key as it is', () => {
    expect([formatKeys('a,b'), formatKeys('word')]).toEqual(['a', 'word']);
  });
});
