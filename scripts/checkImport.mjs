// The built package must load where there is no DOM: on a server, in a test runner. Runs after the build, through package.json's exports.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const before = new Set(Object.getOwnPropertyNames(globalThis));
const module = await import('label-editor');
// MobX counts its own copies in two globals of that name; nothing else may stay behind.
const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name) && !name.startsWith('__mobx'));

for (const name of ['LabelEditor', 'createEditor', 'defineTag', 'builtinTags']) {
  assert.ok(name in module, `label-editor does not export ${name}; it exports ${Object.keys(module).join(', ')}`);
}
assert.deepEqual(added, [], 'importing label-editor added globals');
assert.ok(existsSync(fileURLToPath(import.meta.resolve('label-editor/style.css'))), 'label-editor/style.css is not in the build');
console.log(`label-editor loads in Node ${process.versions.node}: ${Object.keys(module).length} exports, no globals`);
