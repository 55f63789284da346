import { describe, expect, it } from 'vitest';
import { countTests } from './reports.mjs';

const vitest = (passed: number, failed: number, pending = 0) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: 0 });
const playwright = (expected: number, unexpected: number, flaky = 0) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped: 0 } });

describe('the counts of a step', () => {
  it.each([
    ['a check that passed', undefined, undefined, true, { passed: 1, failed: 0, skipped: 0 }],
    ['a check that failed', undefined, undefined, false, { passed: 0, failed: 1, skipped: 0 }],
    ['tests that passed', 'vitest', vitest(12, 0), true, { passed: 12, failed: 0, skipped: 0 }],
    ['tests that failed', 'vitest', vitest(10, 2, 1), false, { passed: 10, failed: 2, skipped: 1 }],
    ['a test file that does not load', 'vitest', vitest(10, 0), false, { passed: 10, failed: 1, skipped: 0 }],
    ['no tests at all', 'vitest', vitest(0, 0), true, { passed: 0, failed: 1, skipped: 0 }],
    ['a runner that died', 'vitest', undefined, false, { passed: 0, failed: 1, skipped: 0 }],
    ['a runner that wrote nothing', 'playwright', undefined, true, { passed: 0, failed: 1, skipped: 0 }],
    ['journeys', 'playwright', playwright(4, 1), false, { passed: 4, failed: 1, skipped: 0 }],
    ['a journey that passed on a second try', 'playwright', playwright(4, 0, 1), true, { passed: 4, failed: 1, skipped: 0 }],
  ] as const)('tell of %s', (_, kind, report, succeeded, counts) => {
    expect(countTests(kind, report, succeeded)).toEqual(counts);
  });
});
