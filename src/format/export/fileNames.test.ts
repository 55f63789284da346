import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOfAddress, safeFileName, UniqueNames } from './fileNames';

describe('nameOfAddress', () => {
  it.each([
    ['https://host.org/a/cat%201.JPG?x=1#y', 'cat 1', '.jpg'],
    ['/data/local-files/?d=photos%2Fcat.jpg', 'cat', '.jpg'],
    ['data/cat.png?d=photos', 'cat', '.png'],
    ['C:\\photos\\cat.png', 'cat', '.png'],
    ['s3://bucket/deep/cat.tar.gz', 'cat.tar', '.gz'],
    ['https://host/..%2f..%2fetc%2fpasswd', 'passwd', ''],
    ['100%.png', '100%', '.png'],
    ['cat', 'cat', ''],
  ])('%s', (address, stem, extension) => {
    expect(nameOfAddress(address)).toEqual({ stem, extension });
  });

  it.each(['data:image/png;base64,AAAA', 'blob:https://host/1-2', 'https://host.org', '', '..', '/', undefined, 5, ['a.png']])(
    '%j names no file',
    (address) => {
      expect(nameOfAddress(address)).toBeUndefined();
    },
  );
});

describe('safeFileName', () => {
  it.each([
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['COM1', '_COM1'],
    ['console', 'console'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
    ['..', ''],
    ['.hidden', 'hidden'],
    ['name. . ', 'name'],
    ['a\u0000b\u202egnp', 'a_b_gnp'],
    ['e\u0301', 'é'],
  ])('%j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('is never a way out of a folder, too long, or empty at its end', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('../../x', 'a'.repeat(500), '😀'.repeat(200))), (name) => {
        const safe = safeFileName(name);
        expect(/[/\\\0]|^\.|[. ]$/.test(safe)).toBe(false);
        expect(new TextEncoder().encode(safe).length).toBeLessThan(250);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });
});

describe('UniqueNames', () => {
  it('numbers what is taken, capital letters ignored, and never gives a name twice', () => {
    const names = new UniqueNames();
    expect(['cat', 'Cat', 'cat-2', 'cat', '', '..', 'dog'].map((name) => names.take(name, 'task-1'))).toEqual([
      'cat',
      'Cat-2',
      'cat-2-2',
      'cat-3',
      'task-1',
      'task-1-2',
      'dog',
    ]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'A', 'a-2', 'a-2-2', 'A-3', '')), (wanted) => {
        const taken = new UniqueNames();
        const given = wanted.map((name) => taken.take(name, 'a').toLowerCase());
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });
});
