import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listMissingEntries, platformOf } from './completeLock.mjs';

describe('package-lock.json', () => {
  const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');

  it('has the binaries of every platform, or npm ci would refuse it (mended by `npm run lock`)', () => {
    expect(listMissingEntries(JSON.parse(text).packages)).toEqual({});
  });

  it('names no registry', () => {
    expect(text).not.toContain('"resolved"');
  });
});

describe('missing entries', () => {
  const tool = { version: '2.0.0', dev: true, optionalDependencies: { '@t/linux-x64': '2.0.0', '@t/darwin-arm64': '2.0.0' } };

  it('lie beside the tool', () => {
    const packages = { 'node_modules/t': tool, 'node_modules/@t/linux-x64': { version: '2.0.0' } };
    expect(listMissingEntries(packages)).toEqual({
      'node_modules/@t/darwin-arm64': { version: '2.0.0', cpu: ['arm64'], os: ['darwin'], dev: true, optional: true },
    });
  });

  it('lie within the tool where another version has the place', () => {
    const packages = {
      'node_modules/t': tool,
      'node_modules/@t/linux-x64': { version: '2.0.0' },
      'node_modules/@t/darwin-arm64': { version: '1.0.0' },
    };
    expect(Object.keys(listMissingEntries(packages))).toEqual(['node_modules/t/node_modules/@t/darwin-arm64']);
  });

  it.each([
    ['@rollup/rollup-linux-x64-musl', { cpu: ['x64'], os: ['linux'], libc: ['musl'] }],
    ['@oxc-parser/binding-linux-arm-gnueabihf', { cpu: ['arm'], os: ['linux'], libc: ['glibc'] }],
    ['@rollup/rollup-win32-x64-gnu', { cpu: ['x64'], os: ['win32'] }],
    ['picomatch', undefined],
  ])('know where %s runs', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});
