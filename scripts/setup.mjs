// Runs before `npm start` and `npm test` (prestart, pretest): a checkout works with nothing but Node and npm.
// Uses no dependency: it is what installs them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('../', import.meta.url);

/** @param {string} file */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(new URL(file, root), 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

/**
 * Why `npm ci` has to run, or undefined when node_modules holds what the lock file asks for. npm writes what it installed to
 * node_modules/.package-lock.json as its last step, so a broken-off install counts as none.
 * @param {Record<string, LockEntry> | undefined} wanted packages of package-lock.json
 * @param {Record<string, LockEntry> | undefined} installed packages of node_modules/.package-lock.json
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} LockEntry
 */
export function reasonToInstall(wanted, installed) {
  if (!wanted) throw new Error('package-lock.json is missing or unreadable: restore it from git');
  if (!installed) return 'no dependencies are installed';
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    if (!found && entry.optional) continue;
    if (!found) return `${path} is missing`;
    if (found.version !== entry.version || found.integrity !== entry.integrity) return `${path} is not the version of package-lock.json`;
  }
  return undefined;
}

function install() {
  // npm names itself in npm_execpath when it runs a script; a plain `node scripts/setup.mjs` finds it on PATH.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const options = { cwd: fileURLToPath(root), stdio: /** @type {const} */ ('inherit') };
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return result.status === 0;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return;
  console.error(`Label Editor: Node ${process.versions.node} is not supported; its tools need 20.19 or later, or 22.12 or later.`);
  process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  checkNode();
  const reason = reasonToInstall(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'));
  if (reason) {
    console.log(`Label Editor: ${reason}; running npm ci`);
    if (!install()) {
      console.error('Label Editor: npm ci failed, so nothing else can run. Its message above says why.');
      process.exit(1);
    }
  }
}
