// Finds (or gets) the Chromium that every test runs in, and the Firefox that some run in as well.
// `node scripts/browser.mjs` prints its path; with --ensure it installs one when there is none.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const isRoot = process.getuid?.() === 0;

/** Flags every run uses: root in a container has no user namespaces; the rest keep the browser off the network. */
export const chromiumArgs = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(isRoot ? ['--no-sandbox'] : []),
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const FIREFOX_NAMES = ['firefox-esr', 'firefox'];
const FIREFOX_PLACES = ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string[]} names */
function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isExecutable);
}

/**
 * The path of a Chromium on this machine: `E2E_CHROMIUM`, else one that is installed, else Playwright's own.
 * @returns {string | undefined}
 */
export function findChromium() {
  const wanted = process.env.E2E_CHROMIUM ?? process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH;
  if (wanted) {
    if (!isExecutable(wanted)) throw new Error(`E2E_CHROMIUM=${wanted} is not an executable file: point it at a Chromium, or unset it`);
    return wanted;
  }
  return findOnPath(NAMES) ?? FIXED_PLACES.find(isExecutable) ?? [require('playwright').chromium.executablePath()].find(isExecutable);
}

/**
 * The path of a Firefox on this machine: `E2E_FIREFOX`, else one that is installed. None with `FIREFOX=0`, and none is ever installed for the tests:
 * they run in Chromium anyway.
 * @returns {string | undefined}
 */
export function findFirefox() {
  if (process.env.FIREFOX === '0') return undefined;
  const wanted = process.env.E2E_FIREFOX;
  if (wanted && !isExecutable(wanted)) {
    throw new Error(`E2E_FIREFOX=${wanted} is not an executable file: point it at a Firefox, or unset it`);
  }
  return wanted || findOnPath(FIREFOX_NAMES) || FIREFOX_PLACES.find(isExecutable);
}

/** Playwright's own download, without the machine's package manager. */
function installFromPlaywright() {
  console.error('no Chromium found; trying `playwright install chromium`');
  const cli = path.join(path.dirname(require.resolve('playwright/package.json')), 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 2, 2], timeout: 300_000 });
}

/** Debian and its children, as root or where sudo asks for no password. */
function installFromApt() {
  const canSudo = !isRoot && spawnSync('sudo', ['-n', 'true']).status === 0;
  if (!findOnPath(['apt-get']) || !(isRoot || canSudo)) return;
  console.error('trying `apt-get install chromium`');
  const command = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  /** @param {string[]} args */
  const apt = (...args) =>
    execFileSync(/** @type {string} */ (command[0]), [...command.slice(1), '-o', 'Acquire::Retries=3', ...args], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    apt('update');
  } catch (error) {
    // An unreachable third-party list must not stop the install.
    console.error(`apt-get update failed (${error instanceof Error ? error.message : error}); going on with the lists there are`);
  }
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
}

/** The path of a Chromium, installed now if there was none; throws when none can be had. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  for (const install of [installFromPlaywright, installFromApt]) {
    install();
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error('no Chromium, and none could be installed: install one, or set E2E_CHROMIUM to its path');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(process.argv.includes('--ensure') ? ensureChromium() : (findChromium() ?? ''));
}
