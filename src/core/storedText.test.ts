import { describe, expect, it } from 'vitest';
import { findStoredText, isStoredText, quotedText, storedTextOf } from './storedText';

describe('text as results store it', () => {
  it('writes each line break as two characters, and reads both forms', () => {
    expect(storedTextOf('a\r\nb')).toBe('a\\n\\nb');
    expect(isStoredText('a\\nb', 'a\nb')).toBe(true);
    expect(isStoredText('a\nb', 'a\nb')).toBe(true);
    expect(isStoredText('a b', 'a\nb')).toBe(false);
  });

  it('is found nearest to where it was said to be', () => {
    const text = 'red fish, blue fish, old fish';
    expect(findStoredText('fish', 13, text)).toEqual({ start: 15, end: 19 });
    expect(findStoredText('fish', 10, text)).toEqual({ start: 15, end: 19 });
    expect(findStoredText('fish', 6, text)).toEqual({ start: 4, end: 8 });
    expect(findStoredText('fowl', 6, text)).toBeUndefined();
    expect(findStoredText('', 6, text)).toBeUndefined();
  });

  it('is found with its real line breaks', () => {
    expect(findStoredText('one\\ntwo', 0, 'zero one\ntwo')).toEqual({ start: 5, end: 12 });
    expect(findStoredText('one\\n\\ntwo', 0, 'zero one\r\ntwo')).toEqual({ start: 5, end: 13 });
  });

  it('is quoted on one line and not at length', () => {
    expect(quotedText('a\nb')).toBe('“a\\nb”');
    expect(quotedText('x'.repeat(500)).length).toBeLessThan(70);
  });
});
