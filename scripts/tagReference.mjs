// Writes docs/tags: a page for each built-in tag, from its definition (types, defaults) and the TSDoc on its attributes (meaning).
// `--check` writes nothing and fails when a page is not what the sources say.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from '@typescript/typescript6';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'docs', 'tags');
const entry = path.join(root, 'src', 'tags', 'builtin.ts');

/** @returns {Promise<readonly import('../src/core').TagDefinition[]>} */
async function definitions() {
  const server = await createServer({
    root,
    configFile: path.join(root, 'vite.config.ts'),
    server: { middlewareMode: true, ws: false },
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    return (await server.ssrLoadModule('/src/tags/builtin.ts')).builtinTags;
  } finally {
    await server.close();
  }
}

/**
 * TSDoc of the definitions and their attributes, through the type checker so that shared attribute sets are followed.
 * @returns {Map<string, { about: string, example: string, attrs: Map<string, string> }>}
 */
function comments() {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram([entry], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const text = (/** @type {import("@typescript/typescript6").Symbol} */ symbol) =>
    ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  const found = new Map();
  for (const source of program.getSourceFiles()) {
    if (!/src[\\/]tags[\\/].*\.tag\.ts$/.test(source.fileName)) continue;
    const module = checker.getSymbolAtLocation(source);
    for (const symbol of module ? checker.getExportsOfModule(module) : []) {
      const attrs = checker.getTypeOfSymbolAtLocation(symbol, source).getProperty('attrs');
      if (!attrs) continue;
      const properties = checker.getTypeOfSymbolAtLocation(attrs, source).getProperties();
      const example = symbol.getJsDocTags(checker).find((tag) => tag.name === 'example');
      found.set(symbol.getName(), {
        about: text(symbol),
        example: example ? ts.displayPartsToString(example.text).trim() : '',
        attrs: new Map(properties.map((property) => [property.getName(), text(property)])),
      });
    }
  }
  return found;
}

/** @type {Partial<Record<import('../src/core').AttrType, string>>} */
const TYPES = {
  id: 'name',
  ref: 'name of an object',
  data: 'text or `$key`',
  list: 'comma-separated words',
  css: 'CSS declarations',
  color: 'CSS colour',
};

/** @param {import('../src/core').AttrSpec<unknown>} spec */
function typeOf(spec) {
  if (spec.type === 'enum') return (spec.values ?? []).map((value) => `\`${value}\``).join(', ');
  if (spec.type === 'ref' && spec.objects?.length) return `name of ${spec.objects.map((name) => `\`${name}\``).join(' or ')}`;
  const limits = [spec.min !== undefined && `≥ ${spec.min}`, spec.max !== undefined && `≤ ${spec.max}`].filter(Boolean).join(', ');
  return `${TYPES[spec.type] ?? spec.type}${limits ? ` ${limits}` : ''}`;
}

/** @param {import('../src/core').AttrSpec<unknown>} spec */
function fallbackOf(spec) {
  if (spec.required) return '**required**';
  const { fallback } = spec;
  if (fallback === undefined || fallback === '' || (Array.isArray(fallback) && fallback.length === 0)) return '';
  return `\`${fallback}\``;
}

const cell = (/** @type {string} */ words) => words.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');

/**
 * @param {import('../src/core').TagDefinition} tag
 * @param {ReturnType<typeof comments>} docs
 */
function page(tag, docs) {
  const doc = docs.get(tag.name);
  const missing = Object.keys(tag.attrs).filter((name) => !doc?.attrs.get(name));
  if (!doc?.about || missing.length > 0) {
    throw new Error(
      `The tag ${tag.name} lacks TSDoc${missing.length > 0 ? ` on ${missing.join(', ')}` : ''}, so its reference page would be empty there; write it in its .tag.ts.`,
    );
  }
  const keys = (tag.tools ?? (tag.tool ? [tag.tool] : [])).flatMap(({ hotkey }) => (hotkey ? [`\`${hotkey.toUpperCase()}\``] : []));
  const facts = [
    `Role: ${tag.role}.`,
    tag.role === 'control' && `Result type: \`${tag.resultType ?? tag.name.toLowerCase()}\`.`,
    tag.labelKey && `Labels in \`value.${tag.labelKey}\`.`,
    tag.answer && `Answer in \`value.${tag.answer.key}\`.`,
    keys.length > 0 && `Tool ${keys.length > 1 ? 'keys' : 'key'}: ${keys.join(', ')}.`,
    tag.items?.length && `Takes ${tag.items.map((name) => `[\`${name}\`](${name}.md)`).join(', ')}.`,
  ].filter(Boolean);
  // What every config needs comes first, whatever order shared attribute sets were spread in.
  const rank = (/** @type {string} */ name) => ['name', 'toName'].indexOf(name) >>> 0;
  const rows = Object.entries(tag.attrs)
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([name, spec]) => `| \`${name}\` | ${cell(typeOf(spec))} | ${fallbackOf(spec)} | ${cell(doc.attrs.get(name) ?? '')} |`);
  const example = doc.example ? ['', '```xml', doc.example, '```'] : [];
  return [
    `# ${tag.name}`,
    '',
    doc.about,
    '',
    facts.join(' '),
    ...example,
    '',
    '| attribute | type | default | meaning |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const tags = await definitions();
const docs = comments();
const pages = new Map(tags.map((tag) => [`${tag.name}.md`, page(tag, docs)]));
pages.set(
  'README.md',
  [
    '# Tags',
    '',
    'Written by `npm run docs` from the definitions in `src/tags`. Tag and attribute names are case-insensitive.',
    '',
    ...tags.map(
      (tag) => `- [\`${tag.name}\`](${tag.name}.md) (${tag.role}): ${cell(docs.get(tag.name)?.about.split(/(?<=\.)\s/)[0] ?? '')}`,
    ),
    '',
  ].join('\n'),
);

if (process.argv.includes('--check')) {
  const stale = [...pages]
    .filter(([name, words]) => !existsSync(path.join(folder, name)) || readFileSync(path.join(folder, name), 'utf8') !== words)
    .map(([name]) => name);
  const extra = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => !pages.has(name));
  if (stale.length + extra.length > 0) {
    console.error(`docs/tags is not what the sources say (${[...stale, ...extra].join(', ')}); run npm run docs and commit.`);
    process.exit(1);
  }
  console.log(`${pages.size} pages are what the sources say`);
} else {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, words] of pages) writeFileSync(path.join(folder, name), words);
  console.log(`wrote ${pages.size} pages to docs/tags`);
}
