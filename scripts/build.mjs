// Builds the package into dist/: the bundle and style.css (Vite), a .d.ts for each entry (tsc, bundled by rollup-plugin-dts), and the page that the
// command line serves, which is the playground.
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a tool of node_modules and throws when it fails.
 * @param {string} script path of the tool's entry below node_modules
 * @param {...string} args
 */
function run(script, ...args) {
  execFileSync(process.execPath, [`node_modules/${script}`, ...args], { cwd: root, stdio: 'inherit' });
}

try {
  run('vite/bin/vite.js', 'build');
  chmodSync(new URL('../dist/cli.js', import.meta.url), 0o755);
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
  run('rollup/dist/bin/rollup', '--config', 'rollup.dts.config.mjs', '--silent');
  // Consumers' TypeScript checks `import 'label-editor/style.css'` too, and finds its types beside it.
  writeFileSync(new URL('../dist/style.css.d.ts', import.meta.url), 'export {};\n');
  run('vite/bin/vite.js', 'build', '--config', 'vite.pages.config.ts', '--mode', 'playground', '--outDir', '../dist/app');
} catch {
  // The tool has printed why; a stack trace of this script would bury it.
  process.exitCode = 1;
} finally {
  rmSync(new URL('../types-tmp', import.meta.url), { recursive: true, force: true });
}
