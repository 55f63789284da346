import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePaths, isHiddenPath, tamePath } from './filePaths';

const path = fc
  .array(fc.constantFrom('a', 'B', 'b', '1', '2', '10', '..', '.', '', 'C:', 'é', '2.png', '10.png', '\\'), { maxLength: 5 })
  .map((parts) => parts.join('/'));

describe('the order of a folder', () => {
  it('is by folders, and by the worth of numbers', () => {
    const sorted = ['a/10.png', 'a/9.png', 'a.txt', 'b/1.png', '2/x', '10/x', 'a/9/z.png'].sort(comparePaths);
    expect(sorted).toEqual(['2/x', '10/x', 'a/9/z.png', 'a/9.png', 'a/10.png', 'a.txt', 'b/1.png']);
  });

  it('is one order: of two ways round, and through a third', () => {
    fc.assert(
      fc.property(path, path, path, (a, b, c) => {
        expect(Math.sign(comparePaths(a, b)) + Math.sign(comparePaths(b, a))).toBe(0);
        if (comparePaths(a, b) === 0) expect(a).toBe(b);
        if (comparePaths(a, b) <= 0 && comparePaths(b, c) <= 0) expect(comparePaths(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('a tame path', () => {
  it('leads nowhere but down, and stays as it is from then on', () => {
    fc.assert(
      fc.property(fc.oneof(path, fc.string()), (written) => {
        const tame = tamePath(written);
        expect(tame.split('/').some((part) => part === '..' || part === '.')).toBe(false);
        expect(tame).not.toMatch(/^\/|\\/);
        expect(tamePath(tame)).toBe(tame);
      }),
    );
  });
});

describe('hidden files', () => {
  it.each(['.DS_Store', 'a/.git/config', '__MACOSX/a.png', 'a/Thumbs.db', 'desktop.ini', 'a/._b.png'])('are %s', (hidden) => {
    expect(isHiddenPath(hidden)).toBe(true);
  });

  it.each(['a.b/c.png', 'a/b', 'thumbs.db.png'])('are not %s', (shown) => {
    expect(isHiddenPath(shown)).toBe(false);
  });
});
