// What `npm test` runs, in order. `npm test -- unit lint` runs those alone.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFirefox } from './browser.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const resultsFolder = path.join(root, '.cache', 'test');

/**
 * @typedef {object} Step
 * @property {string} name what to call it on the command line
 * @property {string[]} command arguments of node
 * @property {string[]} [needs] steps whose output it reads; it fails at once when one of them failed
 * @property {boolean} [browser] it drives a browser: it runs alone, since frames and pointer timing want the whole machine
 * @property {'vitest' | 'playwright'} [report] it writes a JSON report, whose tests are counted; the others count as one check
 * @property {number} minutes after which it is stopped and has failed
 */

/**
 * Path of a package's executable, so that no step depends on npx or a shell.
 * @param {string} packageName
 * @param {string} [name] where a package has more than one
 */
function bin(packageName, name = packageName) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin: entry } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof entry === 'string' ? entry : entry[name]);
}

/** @param {string} name of the step */
export const reportFile = (name) => path.join(resultsFolder, `${name}.json`);

/** @param {string} step @param {string} project */
const vitest = (step, project) => [
  bin('vitest'),
  'run',
  `--project=${project}`,
  '--allowOnly=false',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportFile(step)}`,
];

/** @param {string} page */
const buildPage = (page) => [bin('vite'), 'build', '--config', 'vite.pages.config.ts', '--mode', page];

/** @returns {Step[]} */
export function listSteps() {
  return [
    { name: 'types', command: [bin('typescript', 'tsc'), '-p', 'tsconfig.json'], minutes: 3 },
    { name: 'lint', command: [bin('@biomejs/biome', 'biome'), 'ci', '--colors=off', '--error-on-warnings', '.'], minutes: 2 },
    { name: 'knip', command: [bin('knip')], minutes: 2 },
    { name: 'docs', command: ['scripts/tagReference.mjs', '--check'], minutes: 2 },
    { name: 'unit', command: vitest('unit', 'unit'), report: 'vitest', minutes: 8 },
    { name: 'build', command: ['scripts/build.mjs'], minutes: 5 },
    { name: 'publint', command: [bin('publint'), '--strict'], needs: ['build'], minutes: 1 },
    { name: 'attw', command: [bin('@arethetypeswrong/cli', 'attw'), '--pack', '.', '--profile', 'esm-only'], needs: ['build'], minutes: 2 },
    { name: 'import', command: ['scripts/checkImport.mjs'], needs: ['build'], minutes: 1 },
    { name: 'size', command: [bin('size-limit')], needs: ['build'], minutes: 2 },
    { name: 'playground', command: buildPage('playground'), minutes: 3 },
    { name: 'bench', command: buildPage('bench'), minutes: 3 },
    {
      name: 'storybook',
      command: [bin('storybook'), 'build', '--output-dir', 'storybook-static', '--disable-telemetry', '--quiet'],
      minutes: 4,
    },
    { name: 'browser', command: vitest('browser', 'browser'), browser: true, report: 'vitest', minutes: 15 },
    ...(findFirefox()
      ? [{ name: 'firefox', command: vitest('firefox', 'firefox'), browser: true, report: /** @type {const} */ ('vitest'), minutes: 10 }]
      : []),
    { name: 'stories', command: vitest('stories', 'storybook'), browser: true, report: 'vitest', minutes: 12 },
    {
      name: 'e2e',
      command: [bin('playwright'), 'test', '--forbid-only', '--reporter=list,json'],
      needs: ['build', 'playground', 'storybook'],
      browser: true,
      report: 'playwright',
      minutes: 30,
    },
  ];
}
