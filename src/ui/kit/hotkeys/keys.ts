import { matchKeyBindingPress } from 'tinykeys';

/** One combination: modifiers in tinykeys' words and the key. */
export interface KeyPress {
  readonly mods: readonly string[];
  /** `KeyboardEvent.key`, lower case for letters. */
  readonly key: string;
}

const MODS: Readonly<Record<string, string>> = {
  ctrl: '$mod',
  $mod: '$mod',
  mod: '$mod',
  control: 'Control',
  cmd: 'Meta',
  command: 'Meta',
  meta: 'Meta',
  shift: 'Shift',
  alt: 'Alt',
  option: 'Alt',
};

const NAMED: Readonly<Record<string, string>> = {
  esc: 'Escape',
  escape: 'Escape',
  enter: 'Enter',
  return: 'Enter',
  space: ' ',
  del: 'Delete',
  delete: 'Delete',
  backspace: 'Backspace',
  tab: 'Tab',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  home: 'Home',
  end: 'End',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  plus: '+',
  minus: '-',
  comma: ',',
};

function parsePress(text: string): KeyPress | undefined {
  const words = text.trim().split(/(?<=[^+])\+/);
  const last = words.pop()?.trim();
  if (!last) return undefined;
  const lower = last.toLowerCase();
  const key = NAMED[lower] ?? (last.length === 1 ? lower : /^f\d{1,2}$/.test(lower) ? lower.toUpperCase() : undefined);
  const mods = words.map((word) => MODS[word.trim().toLowerCase()]);
  return key !== undefined && mods.every((mod) => mod !== undefined) ? { mods: mods as string[], key } : undefined;
}

/** Reads `ctrl+x, a` as Label Studio's configs write keys: comma lists, `ctrl` is Command on a Mac, `plus`, `minus` and `comma` by name. Undefined for what is no key. */
export function parseKeys(text: string): KeyPress[] | undefined {
  // A lone or doubled comma is the comma key itself: `a,,` means `a` and `,`.
  const parts = text === ',' ? ['comma'] : text.replace(/,,/g, ',comma').split(',');
  const presses = parts.filter((part) => part.trim() || part === ' ').map(parsePress);
  return presses.length > 0 && presses.every((press) => press !== undefined) ? (presses as KeyPress[]) : undefined;
}

/** Identity of a combination: equal when they are the same keys. */
export function pressId({ mods, key }: KeyPress): string {
  return [...mods].sort().concat(key).join('+');
}

const CODES: Readonly<Record<string, string>> = { '.': 'Period', ',': 'Comma', '-': 'Minus', '[': 'BracketLeft', ']': 'BracketRight' };

function codeOf(key: string): string | undefined {
  if (/^[a-z]$/.test(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  return CODES[key];
}

/**
 * Whether an event is this combination. The letter on the keycap decides; the key's place decides where the keycap cannot: Option on a Mac makes
 * other characters, Cyrillic and Greek layouts have no Latin letters, digits of a French layout want Shift, and Shift
 * makes another character of a bracket.
 */
export function matchesPress(event: KeyboardEvent, { mods, key }: KeyPress): boolean {
  const resolved = mods.map((mod) => (mod === '$mod' ? (isMac() ? 'Meta' : 'Control') : mod));
  if (matchKeyBindingPress(event, [resolved, key])) return true;
  // `?` and `+` need Shift on most keyboards, which nobody writes.
  if (key.length === 1 && !/[a-z0-9\s]/.test(key) && event.key === key && matchKeyBindingPress(event, [[...resolved, 'Shift'], key]))
    return true;
  const code = codeOf(key);
  const unreadable =
    resolved.includes('Alt') ||
    (resolved.includes('Shift') && Object.hasOwn(CODES, key)) ||
    event.key.charCodeAt(0) > 127 ||
    (/^\d$/.test(key) && !/^[a-z0-9]$/i.test(event.key));
  return code !== undefined && unreadable && matchKeyBindingPress(event, [resolved, code]);
}

/** Command takes the place of Control on Apple's keyboards. */
function isMac(): boolean {
  return typeof navigator === 'object' && /Mac|iPod|iPhone|iPad/.test(navigator.platform);
}

const GLYPHS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};
const MAC_GLYPHS: Readonly<Record<string, string>> = { Backspace: '⌫', Delete: '⌦', Enter: '↩' };
const MAC_MODS: Readonly<Record<string, string>> = { $mod: '⌘', Meta: '⌘', Control: '⌃', Shift: '⇧', Alt: '⌥' };
const PC_MODS: Readonly<Record<string, string>> = { $mod: 'Ctrl', Meta: 'Meta', Control: 'Ctrl', Shift: 'Shift', Alt: 'Alt' };

/** A combination as a person reads it: `Ctrl+Shift+Z`, `⌘⇧Z`. */
export function formatPress({ mods, key }: KeyPress, mac = isMac()): string {
  const cap = (mac ? MAC_GLYPHS[key] : undefined) ?? GLYPHS[key] ?? (key.length === 1 && mods.length > 0 ? key.toUpperCase() : key);
  const words = mods.map((mod) => (mac ? MAC_MODS : PC_MODS)[mod] ?? mod);
  return mac ? words.join('') + cap : [...words, cap].join('+');
}

/** The first combination of a list as a person reads it; the text itself when it is no key. */
export function formatKeys(text: string): string {
  const press = parseKeys(text)?.[0];
  return press ? formatPress(press) : text;
}
