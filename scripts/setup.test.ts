import { describe, expect, it } from 'vitest';
import { reasonToInstall } from './setup.mjs';

const wanted = {
  '': { version: '0.0.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'x' },
  'node_modules/b': { version: '1.0.0', optional: true },
};

describe('npm ci', () => {
  it.each([
    ['nothing is installed', undefined, 'no dependencies'],
    ['a package is missing', {}, 'node_modules/a is missing'],
    ['a package has another version', { 'node_modules/a': { version: '0.9.0', integrity: 'x' } }, 'not the version'],
    ['a package has other content', { 'node_modules/a': { version: '1.0.0', integrity: 'y' } }, 'not the version'],
  ])('runs when %s', (_, installed, reason) => {
    expect(reasonToInstall(wanted, installed)).toContain(reason);
  });

  it('does not run when all is there, but for an optional package of another platform', () => {
    expect(reasonToInstall(wanted, { 'node_modules/a': { version: '1.0.0', integrity: 'x' } })).toBeUndefined();
  });

  it('cannot help without a lock file, and says so', () => {
    expect(() => reasonToInstall(undefined, {})).toThrow('package-lock.json is missing');
  });
});
