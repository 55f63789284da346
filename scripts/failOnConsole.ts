import { afterEach, beforeEach, expect } from 'vitest';

/**
 * An unexpected `console.error` or `console.warn` fails the test it happened in. A test that expects one says so by replacing the method
 * itself: `vi.spyOn(console, 'error').mockImplementation(() => {})`.
 */
const unexpected: string[] = [];
const METHODS = ['error', 'warn'] as const;
const originals = { error: console.error, warn: console.warn };

beforeEach(() => {
  unexpected.length = 0;
  for (const method of METHODS) {
    console[method] = (...args: unknown[]) => {
      unexpected.push(`console.${method}: ${args.map(String).join(' ')}`);
      originals[method](...args);
    };
  }
});

afterEach(() => {
  Object.assign(console, originals);
  expect(unexpected, 'console.error and console.warn calls that the test does not expect').toEqual([]);
});
