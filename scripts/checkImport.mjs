// The built package must load where there is no DOM: on a server, in a test runner. Runs after the build, through package.json's exports.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
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

const masks = await import('label-editor/masks');
const size = { width: 2, height: 2 };
assert.deepEqual(
  [...masks.rleToMask(masks.maskToRle([1, 0, 0, 1], size), size)],
  [255, 0, 0, 255],
  'label-editor/masks does not pack masks',
);
const item = masks.imageToAnnotation({ ...size, data: Array(16).fill(255) }, { fromName: 'a', toName: 'b', tool: 'bitmask' });
assert.match(String(item.result[0]?.value?.imageDataURL), /^data:image\/png;base64,/, 'label-editor/masks does not write PNGs');

/** Everything that a file of the build loads at once: itself, and what it imports statically. @param {URL} file @param {Set<string>} found */
function loadedWith(file, found = new Set()) {
  if (found.has(file.pathname)) return found;
  found.add(file.pathname);
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;'"]*['"]([^'"]+)['"];?$/gm)) {
    if (specifier.startsWith('.')) loadedWith(new URL(specifier, file), found);
    else found.add(specifier);
  }
  return found;
}
assert.ok(
  loadedWith(new URL(import.meta.resolve('label-editor/masks'))).has('fast-png'),
  'label-editor/masks no longer loads fast-png: this check sees nothing',
);
assert.ok(
  !loadedWith(new URL(import.meta.resolve('label-editor'))).has('fast-png'),
  'label-editor loads the work on masks before a task needs it',
);
console.log(`label-editor loads in Node ${process.versions.node}: ${Object.keys(module).length} exports, no globals`);
