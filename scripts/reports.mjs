// Counts what a step's JSON report says. A step that failed always counts at least one failure, whatever its report says.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report */
function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report */
function countPlaywright({ stats }) {
  // A test that passed on a second try is a test that failed.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * @param {'vitest' | 'playwright' | undefined} kind a step without a report is one check
 * @param {string | undefined} text the report's JSON, undefined when it was not written
 * @param {boolean} succeeded whether the step's process exited with 0
 * @returns {Counts}
 */
export function countTests(kind, text, succeeded) {
  if (!kind) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  if (text === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const counts = kind === 'vitest' ? countVitest(JSON.parse(text)) : countPlaywright(JSON.parse(text));
  // A file that does not load, an error between tests, a server that does not start: no test failed, and yet the step did.
  const unseenFailure = !succeeded || counts.passed + counts.failed === 0;
  return unseenFailure && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
