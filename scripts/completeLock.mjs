// Some registries hold a tool's binaries for their own platform only. npm then leaves the other platforms out of package-lock.json, and
// `npm ci` refuses such a lock on every machine. This writes the missing entries, as npm does where it finds the packages: name and version
// come from the tool's own list of optional dependencies, the platform from the name. Run by `npm run lock`, after a change of dependencies.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ version?: string, optional?: boolean, optionalDependencies?: Record<string, string>, integrity?: string, [key: string]: unknown }} Entry
 * @typedef {Record<string, Entry>} Packages
 */

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32'];

/**
 * `@rollup/rollup-linux-x64-musl` runs on linux, x64, musl.
 * @param {string} name of a package that holds a binary
 */
export function platformOf(name) {
  const words = name.split('/').at(-1)?.split('-') ?? [];
  const system = words.find((word) => SYSTEMS.includes(word));
  const processor = words.find((word) => PROCESSORS.includes(word));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined;
  if (!system || !processor) return undefined;
  return { cpu: [processor], os: [system], ...(libc && system === 'linux' && { libc: [libc] }) };
}

/** Where Node finds a package from another, which is how npm reads its lock. @param {Packages} packages @param {string} from @param {string} name */
function findEntry(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const entry = packages[`${folder ? `${folder}/` : ''}node_modules/${name}`];
    if (entry || !folder) return entry;
  }
}

/**
 * Entries for the optional dependencies that the lock lacks, by path.
 * @param {Packages} packages of package-lock.json
 * @returns {Packages}
 */
export function listMissingEntries(packages) {
  /** @type {Packages} */
  const missing = {};
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    const besides = path.replace(/node_modules\/(?:@[^/]+\/)?[^/]+$/, 'node_modules/');
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name);
      // A range cannot be met without asking the registry; binaries are always pinned.
      if (!platform || !/^\d/.test(version) || findEntry(packages, path, name)?.version === version) continue;
      const { dev } = packages[path] ?? {};
      // Another version may hold the place beside the tool; the tool's own folder is always free.
      const place = packages[`${besides}${name}`] ? `${path}/node_modules/${name}` : `${besides}${name}`;
      missing[place] = { version, ...platform, ...(dev === true && { dev }), optional: true };
    }
  }
  return missing;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = listMissingEntries(lock.packages);
  const entries = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  if (Object.keys(missing).length > 0)
    writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`);
  console.log(`package-lock.json: ${Object.keys(missing).length} entries of other platforms added`);
}
