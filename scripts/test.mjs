// `npm test`: runs every step, or the named ones, goes on after a failure so that all failures are seen, and adds up the tests.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { ensureChromium } from './browser.mjs';
import { countTests } from './reports.mjs';
import { listSteps, reportFile, resultsFolder, root } from './steps.mjs';

/**
 * @typedef {import('./steps.mjs').Step} Step
 * @typedef {import('./reports.mjs').Counts & { name: string, seconds: number, succeeded: boolean }} Result
 */

/** Two light steps at a time; a step with a browser has the machine to itself. */
const LANES = 2;
const all = listSteps();
const selected = selectSteps(process.argv.slice(2));
/** @type {Map<string, Result>} */
const results = new Map();
/** @type {Map<number, Step>} running processes */
const running = new Map();
const verbose = selected.length === 1;

/** @param {string[]} names */
function selectSteps(names) {
  const unknown = names.filter((name) => !all.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`no step is called ${unknown.join(', ')}; there are: ${all.map((step) => step.name).join(' ')}`);
    process.exit(1);
  }
  return names.length > 0 ? all.filter((step) => names.includes(step.name)) : all;
}

/** Ends a step's process and all that it started. @param {number} pid */
function killGroup(pid) {
  try {
    if (process.platform === 'win32') process.kill(pid, 'SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: the whole group has ended already, which is what was wanted.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/** @param {string} file */
function readIfWritten(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {Step} step @returns {Promise<{ succeeded: boolean, output: string }>} */
function runProcess(step) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, step.command, {
      cwd: root,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        CI: '1',
        STORYBOOK_DISABLE_TELEMETRY: '1',
        PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(step.name),
      },
    });
    const pid = /** @type {number} */ (child.pid);
    running.set(pid, step);
    let output = '';
    /** @param {string} text */
    const collect = (text) => {
      // Some tools colour their output whatever they are told; a log is read as text.
      const plain = stripVTControlCharacters(text);
      output += plain;
      if (verbose) process.stdout.write(plain);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', collect);
    const timer = setTimeout(() => {
      collect(`\nstopped: ${step.name} took more than ${step.minutes} minutes\n`);
      // Playwright's servers stand in groups of their own: asked to stop, it ends them; killed, it would leave them and their ports behind.
      child.kill('SIGINT');
      setTimeout(() => killGroup(pid), 10_000).unref();
    }, step.minutes * 60_000);
    // A grandchild that outlives the step would keep its pipes, and a port, open: 'exit' comes first, 'close' when the pipes are shut.
    child.on('exit', () => killGroup(pid));
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(pid);
      resolve({ succeeded: code === 0, output });
    });
  });
}

/** @param {Step} step */
async function runStep(step) {
  const startedAt = performance.now();
  const broken = (step.needs ?? []).filter((name) => results.get(name)?.succeeded === false);
  const { succeeded, output } =
    broken.length > 0 ? { succeeded: false, output: `not run: it needs ${broken.join(' and ')}, which failed\n` } : await runProcess(step);
  const counts = countTests(step.report, step.report && readIfWritten(reportFile(step.name)), succeeded);
  const result = {
    ...counts,
    name: step.name,
    seconds: (performance.now() - startedAt) / 1000,
    succeeded: succeeded && counts.failed === 0,
  };
  results.set(step.name, result);
  writeFileSync(path.join(resultsFolder, `${step.name}.log`), output);
  if (!result.succeeded && !verbose) process.stdout.write(`\n── ${step.name} ${'─'.repeat(60)}\n${output}\n`);
  console.log(describe(result));
}

/** @param {Result} result */
function describe({ name, passed, failed, skipped, seconds, succeeded }) {
  const counts = [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`].filter(Boolean).join(', ');
  return `${succeeded ? '✓' : '✗'} ${name.padEnd(11)}${`${seconds.toFixed(1)} s`.padStart(9)}   ${counts}`;
}

/** Whether a step may start now. @param {Step} step */
function canStart(step) {
  const waits = (step.needs ?? []).some((name) => selected.some((other) => other.name === name) && !results.has(name));
  const steps = [...active];
  return !waits && (step.browser ? steps.length === 0 : steps.length < LANES && !steps.some((other) => other.browser));
}

/** @type {Set<Step>} */
const active = new Set();

/** @param {Step[]} steps */
async function runAll(steps) {
  const waiting = [...steps];
  /** @type {Set<Promise<void>>} */
  const promises = new Set();
  while (waiting.length > 0 || promises.size > 0) {
    const next = waiting.find(canStart);
    if (!next) {
      await Promise.race(promises);
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    active.add(next);
    const promise = runStep(next).finally(() => {
      active.delete(next);
      promises.delete(promise);
    });
    promises.add(promise);
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    for (const pid of running.keys()) killGroup(pid);
    process.exit(1);
  });
}

rmSync(resultsFolder, { recursive: true, force: true });
mkdirSync(resultsFolder, { recursive: true });
if (selected.some((step) => step.browser)) process.env.E2E_CHROMIUM = ensureChromium();
if (!all.some((step) => step.name === 'firefox')) {
  console.log(
    `firefox: ${process.env.FIREFOX === '0' ? 'switched off' : 'not installed'}, so what depends on the browser is tested in Chromium alone`,
  );
}
const startedAt = performance.now();
await runAll(selected);

const inOrder = selected.flatMap((step) => results.get(step.name) ?? []);
const passed = inOrder.reduce((sum, result) => sum + result.passed, 0);
const failed = inOrder.reduce((sum, result) => sum + result.failed, 0);
console.log(`\n${inOrder.map(describe).join('\n')}\n\n${((performance.now() - startedAt) / 1000).toFixed(0)} s in all`);
const totals = `${passed} passed, ${failed} failed`;
// .ci/run reads it: when this file is missing, the run died early.
writeFileSync(path.join(resultsFolder, 'totals'), `${totals}\n`);
console.log(totals);
process.exitCode = failed > 0 ? 1 : 0;
