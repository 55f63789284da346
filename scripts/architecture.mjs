// The rooms of src/ and the arrows between them (docs of the table: CONTRIBUTING.md). src/architecture.test.ts holds every file to it.
import path from 'node:path';
import ts from '@typescript/typescript6';

/**
 * @typedef {object} Row
 * @property {string} room folder below src/; `surfaces/*` stands for each medium, `tags/*` for each family, `.` for the files of src/ itself
 * @property {string[]} imports rooms it may import, each through its door
 * @property {string[]} uses packages it may import
 * @property {{ file: RegExp, uses: string[], typesOnly?: boolean, why: string }[]} [also] packages for some of its files only
 * @property {string} [why] what would otherwise look odd
 *
 * @typedef {{ specifier: string, typeOnly: boolean }} Import
 * @typedef {{ rule: string, file: string, specifier?: string, problem: string }} Violation
 * @typedef {Record<string, string>} Files texts by path below src/, with forward slashes
 */

const CHROME = [
  'react',
  'react-dom',
  'mobx',
  'mobx-react-lite',
  '@base-ui/react',
  'lucide-react',
  '@tanstack/react-virtual',
  'tinykeys',
  'colord',
];

/** @type {Row[]} */
export const ROWS = [
  { room: 'geometry', imports: [], uses: [] },
  {
    room: 'geometry/masks',
    imports: ['geometry', 'core'],
    uses: ['fast-png'],
    why: "core for its shapes (Box, Path, PixelArea) and the base of its errors; a room of its own, which geometry's door leaves out, since only tasks with masks load it",
  },
  {
    room: 'core',
    imports: ['geometry'],
    uses: [],
    also: [{ file: /^core\/tag\.ts$/, uses: ['react'], typesOnly: true, why: 'a tag definition holds its views; the types are erased' }],
  },
  { room: 'config', imports: ['core'], uses: ['saxes'] },
  { room: 'format', imports: ['core', 'geometry', 'config'], uses: ['valibot', 'nanoid'] },
  {
    room: 'format/import',
    imports: ['core', 'config', 'format'],
    uses: ['papaparse', 'chardet', '@zip.js/zip.js'],
    why: 'a room of its own, as the next three: an editor that is given one task loads none of them',
  },
  { room: 'format/sampling', imports: ['core', 'config', 'format'], uses: ['pure-rand'] },
  {
    room: 'format/check',
    imports: ['core', 'config', 'format', 'format/import'],
    uses: [],
    why: 'format/import for the rows that it refused: they are in the stream of tasks',
  },
  {
    room: 'format/export',
    imports: ['core', 'geometry', 'geometry/masks', 'config', 'format'],
    uses: ['papaparse', 'fast-png', '@zip.js/zip.js'],
    why: 'geometry/masks, since masks leave as PNG, NumPy and COCO',
  },
  { room: 'store', imports: ['core', 'geometry', 'config', 'format'], uses: ['mobx', 'mobx-state-tree', 'nanoid'] },
  {
    room: 'surfaces/*',
    imports: ['core', 'geometry', 'geometry/masks', 'store', 'ui/kit'],
    uses: ['konva', 'react-konva', 'rbush', 'mobx', 'mobx-react-lite', 'react', 'react-dom', 'lucide-react'],
    also: [
      {
        file: /^surfaces\/image\/operations\//,
        uses: ['polyclip-ts'],
        why: 'cutting and joining shapes, loaded with the first menu',
      },
    ],
    why: "ui/kit for its hooks and messages only: the surface's empty and error states are chrome; one surface never imports another",
  },
  {
    room: 'ui/kit',
    imports: ['core', 'geometry', 'store'],
    uses: CHROME,
    also: [{ file: /^ui\/kit\/htmlCleaner\.ts$/, uses: ['dompurify'], why: 'loaded with the first piece of foreign HTML' }],
    why: 'the kit knows no panel',
  },
  { room: 'ui', imports: ['core', 'geometry', 'store', 'ui/kit'], uses: CHROME },
  {
    room: 'tags/*',
    imports: ['core', 'geometry', 'geometry/masks', 'ui/kit', 'surfaces/*'],
    uses: ['react', 'mobx-react-lite', 'colord', 'lucide-react'],
    also: [
      { file: /Handles\.tsx$/, uses: ['konva', 'react-konva'], why: "handles are the image surface's nodes" },
      { file: /^tags\/paragraphs\/DialogueSurface\.tsx$/, uses: ['react-dom'], why: "its buttons stand in the surface's own elements" },
      { file: /^tags\/table\/csv\.document\.ts$/, uses: ['papaparse'], why: 'loaded with the first CSV' },
      { file: /^tags\/hypertext\/sanitize\.document\.ts$/, uses: ['dompurify'], why: 'loaded with the first page of HTML' },
      { file: /^tags\/markdown\/markdown\.document\.ts$/, uses: ['markdown-it'], why: 'loaded with the first Markdown' },
    ],
    why: 'one surface at most; a tag never imports another tag',
  },
  { room: 'tags', imports: ['core', 'tags/*'], uses: [], why: 'builtin.ts is the one list' },
  {
    room: 'host',
    imports: [
      'geometry',
      'core',
      'config',
      'format',
      'format/import',
      'format/sampling',
      'store',
      'surfaces/*',
      'ui',
      'ui/kit',
      'tags',
      '.',
    ],
    uses: ['react', 'react-dom', 'idb'],
  },
  {
    room: 'host/sources',
    imports: ['core', 'format/import'],
    uses: [],
    why: 'files, drops, handles and addresses for label-editor/tasks, which has no React: apart from what mounts editors',
  },
  {
    room: 'host/node',
    imports: ['core', 'config', 'format', 'format/import', 'format/sampling', 'format/check', 'format/export', 'host', 'tags', '.'],
    uses: ['node:*', 'send'],
    why: 'the command line: the only room that knows Node; it is built into an entry of its own',
  },
  { room: 'testing', imports: ['core', 'store', '.'], uses: ['vitest'], why: 'published helpers, never imported by the sources' },
  {
    room: '.',
    imports: [
      ...['geometry', 'geometry/masks', 'core', 'config', 'format', 'format/import', 'format/sampling', 'format/check', 'format/export'],
      ...['store', 'surfaces/*', 'ui', 'ui/kit', 'tags', 'tags/*', 'host', 'host/sources', 'host/node'],
    ],
    uses: ['react', 'react-dom', 'mobx', 'mobx-react-lite'],
    why: 'the composition root',
  },
];

const TEST = /\.(?:test|bench)\.tsx?$/;
const CODE = /\.(?:ts|tsx|mts|js|mjs)$/;
/** Files of a tag that hold pure functions: they must answer with nothing mounted. */
const PURE_ROLE = /\.(?:kind|kindCore|shape|codec|paint|tool)\.ts$/;
const VIEW_ROLE = /^[A-Z]\w*(?:View|Handles)\.tsx$/;
const COMPONENT_ROLE = /^[A-Z]\w*\.tsx$/;
const TAG_ROLES = [
  /^index\.ts$/,
  /^README\.md$/,
  /^[a-z]\w*\.(?:tag|kind|kindCore|shape|codec|paint|tool|document)\.ts$/,
  VIEW_ROLE,
  COMPONENT_ROLE,
  /^[A-Za-z]\w*(?:\.\w+)?\.test\.ts$/,
  /^[A-Za-z]\w*(?:\.\w+)?\.browser\.test\.tsx$/,
  /^[a-z]\w*\.test\.tsx$/,
  /\.css$/,
];
const TAG_ROLES_IN_WORDS =
  'index.ts, README.md, x.tag.ts, x.kind.ts, x.kindCore.ts, x.shape.ts, x.codec.ts, x.paint.ts, x.tool.ts, x.document.ts (what a surface or a view shows), XHandles.tsx, XView.tsx, x.test.ts, x.browser.test.tsx, xPage.test.tsx (what its tests share), ' +
  'a component XView.tsx or XHandles.tsx imports, or its css';

/** @param {Row} row */
export function describeRow({ room, imports, uses, also = [], why }) {
  /** @param {string[]} names */
  const list = (names) => names.join(', ') || '–';
  const some = also
    .map((extra) => `; ${extra.typesOnly ? 'types of ' : ''}${list(extra.uses)} in ${extra.file.source}: ${extra.why}`)
    .join('');
  return `${room} | may import: ${list(imports)} | may use: ${list(uses)}${some}${why ? ` | ${why}` : ''}`;
}

/** The room a file lies in: a name such as `core`, `surfaces/image`, `tags/rectangle`, `tags` or `.`. @param {string} file */
function roomOf(file) {
  const [top = '', second = '', ...rest] = file.split('/');
  if (!second) return '.';
  const hasOwnDoor = top === 'surfaces' || top === 'tags' || ROWS.some(({ room }) => room === `${top}/${second}`);
  return hasOwnDoor && rest.length > 0 ? `${top}/${second}` : top;
}

/** @param {string} room */
const kindOfRoom = (room) => room.replace(/^(surfaces|tags)\/.+/, '$1/*');

/** @param {string} file */
function rowOf(file) {
  const kind = kindOfRoom(roomOf(file));
  return ROWS.find((row) => row.room === kind);
}

/** @param {string} room */
function doorsOf(room) {
  if (room === '.') return ['index.ts', 'LabelEditor.tsx', 'createEditor.ts', 'tasks.ts'];
  return room === 'tags' ? ['tags/index.ts', 'tags/builtin.ts'] : [`${room}/index.ts`];
}

/** `new URL('…', import.meta.url)`. @param {ts.NewExpression} node */
function isFileUrl({ expression, arguments: args }) {
  const base = args?.[1];
  const isMeta = base && ts.isPropertyAccessExpression(base) && ts.isMetaProperty(base.expression);
  return ts.isIdentifier(expression) && expression.text === 'URL' && isMeta;
}

/**
 * Everything a source file imports: static, `export from`, dynamic, `import type`, `import('…')` in a type, and worker URLs.
 * @param {string} file
 * @param {string} text
 * @returns {Import[]}
 */
export function readImports(file, text) {
  /** @type {Import[]} */
  const found = [];
  /** @param {ts.Node | undefined} node @param {boolean} typeOnly */
  const add = (node, typeOnly) => {
    if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, typeOnly });
  };
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    else if (ts.isNewExpression(node) && isFileUrl(node)) add(node.arguments?.[0], false);
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(file, text, {
      languageVersion: ts.ScriptTarget.Latest,
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    }),
  );
  return found;
}

/** The file of `files` that a relative specifier means, or the bare path when there is none (a room without its index.ts). @param {Files} files @param {string} from @param {string} specifier */
function resolveImport(files, from, specifier) {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, '')));
  const candidates = [target, `${target}.ts`, `${target}.tsx`, path.posix.join(target, 'index.ts'), path.posix.join(target, 'index.tsx')];
  return candidates.find((candidate) => candidate in files) ?? target;
}

/** @param {string} specifier */
const packageOf = (specifier) =>
  specifier.startsWith('node:')
    ? 'node:*'
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

/** Why a file may not import a package, or undefined. @param {Row} row @param {string} file @param {Import} imported */
function objectToPackage(row, file, { specifier, typeOnly }) {
  const name = packageOf(specifier);
  if (PURE_ROLE.test(file) && row.room === 'tags/*' && name !== 'colord') return `x.kind, x.codec, x.paint and x.tool are pure: no ${name}`;
  if (row.uses.includes(name)) return undefined;
  const extra = (row.also ?? []).find((some) => some.file.test(file) && some.uses.includes(name));
  if (!extra) return `package ${name === 'node:*' ? specifier : name} is not one that this room may use`;
  return extra.typesOnly && !typeOnly ? `only types of ${name} may be imported here (import type)` : undefined;
}

/** Why a file may not import a file of src/, or undefined. @param {Row} row @param {string} file @param {string} target @param {Files} files */
function objectToFile(row, file, target, files) {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (target.startsWith('../')) return 'it leads out of src/';
  if (!(target in files)) return `there is no src/${target}, nor an index.ts in it`;
  if (from === to) return undefined;
  // ui meets its own kit inside one room; the kit's door is for the rooms around it.
  const isOwnKit = from === 'ui' && to === 'ui/kit';
  if (!row.imports.includes(kindOfRoom(to))) return `room ${to} is not one that this room may import`;
  if (PURE_ROLE.test(file) && (to === 'ui/kit' || to.startsWith('surfaces/')))
    return `x.kind, x.codec, x.paint and x.tool are pure: no ${to}`;
  return isOwnKit ? undefined : objectToDoor(to, target);
}

/** @param {string} room @param {string} target */
function objectToDoor(room, target) {
  const doors = doorsOf(room);
  return doors.includes(target) ? undefined : `rooms meet at their door, here ${doors.join(' or ')}; this is ${target}`;
}

/** A test is a leaf: it may use every package and meet every room at its door. @param {string} file @param {string} target */
function objectToTestImport(file, target) {
  if (target.startsWith('../') || roomOf(file) === roomOf(target) || roomOf(target) === 'testing') return undefined;
  return objectToDoor(roomOf(target), target);
}

/**
 * @typedef {{ file: string, imports: { specifier: string, typeOnly: boolean, target: string | undefined }[] }} Source
 * @param {Files} files
 * @returns {Source[]}
 */
function readSources(files) {
  return Object.entries(files)
    .filter(([file]) => CODE.test(file))
    .map(([file, text]) => ({
      file,
      imports: readImports(file, text).map((found) => ({
        ...found,
        target: found.specifier.startsWith('.') ? resolveImport(files, file, found.specifier) : undefined,
      })),
    }));
}

/** @param {Source} source @param {Files} files @returns {Violation[]} */
function checkArrows({ file, imports }, files) {
  const row = rowOf(file);
  const isTest = TEST.test(file);
  if (!row) return [{ rule: 'every folder of src/ is a room of the table', file, problem: `there is no row for ${roomOf(file)}` }];
  return imports.flatMap((imported) => {
    const { specifier, target } = imported;
    const problem = isTest
      ? target && objectToTestImport(file, target)
      : target
        ? objectToFile(row, file, target, files)
        : objectToPackage(row, file, imported);
    return problem ? [{ rule: describeRow(row), file, specifier, problem }] : [];
  });
}

/** One surface a family. @param {Source[]} sources @returns {Violation[]} */
function checkSurfaces(sources) {
  /** @type {Map<string, string>} */
  const surfaceOfFamily = new Map();
  /** @type {Violation[]} */
  const violations = [];
  for (const { file, imports } of sources) {
    const family = roomOf(file);
    if (!family.startsWith('tags/') || TEST.test(file)) continue;
    for (const { specifier, target } of imports) {
      const surface = target ? roomOf(target) : '';
      if (!surface.startsWith('surfaces/')) continue;
      const first = surfaceOfFamily.get(family) ?? surface;
      surfaceOfFamily.set(family, first);
      if (first !== surface) {
        violations.push({ rule: 'a tag uses one surface', file, specifier, problem: `${family} uses ${first} already` });
      }
    }
  }
  return violations;
}

/** @param {Files} files @param {Source[]} sources @returns {Violation[]} */
function checkTagRoles(files, sources) {
  const rule = 'the roles of files in a tag folder are a closed list';
  const shown = new Set();
  const importsOf = new Map(sources.map(({ file, imports }) => [file, imports.flatMap(({ target }) => target ?? [])]));
  /** @param {string} file */
  const show = (file) => {
    if (shown.has(file)) return;
    shown.add(file);
    for (const target of importsOf.get(file) ?? []) if (roomOf(target) === roomOf(file)) show(target);
  };
  const inTags = Object.keys(files).filter((file) => roomOf(file).startsWith('tags/'));
  for (const file of inTags) if (VIEW_ROLE.test(path.posix.basename(file))) show(file);

  return inTags.flatMap((file) => {
    const name = file.slice(roomOf(file).length + 1);
    if (!TAG_ROLES.some((role) => role.test(name)) || name.includes('/')) {
      return [{ rule, file, problem: `${name} has none of these roles: ${TAG_ROLES_IN_WORDS}` }];
    }
    const isComponent = COMPONENT_ROLE.test(name) && !VIEW_ROLE.test(name);
    return isComponent && !shown.has(file)
      ? [{ rule, file, problem: `no XView.tsx or XHandles.tsx of its folder imports the component ${name}` }]
      : [];
  });
}

/** Every way round, each told once. @param {Source[]} sources @returns {Violation[]} */
function checkCycles(sources) {
  const targets = new Map(
    sources.filter(({ file }) => !TEST.test(file)).map(({ file, imports }) => [file, imports.flatMap(({ target }) => target ?? [])]),
  );
  const done = new Set();
  /** @type {string[]} */
  const trail = [];
  /** @type {Violation[]} */
  const violations = [];
  /** @param {string} file */
  const walk = (file) => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      const cycle = [...trail.slice(start), file];
      violations.push({ rule: 'no cycles, of types neither', file, problem: cycle.map((name) => `src/${name}`).join(' → ') });
    }
    if (start >= 0 || done.has(file)) return;
    trail.push(file);
    for (const target of targets.get(file) ?? []) walk(target);
    trail.pop();
    done.add(file);
  };
  for (const file of targets.keys()) walk(file);
  return violations;
}

/** Everything in `files` that breaks the table. @param {Files} files */
export function checkArchitecture(files) {
  const sources = readSources(files);
  return [
    ...sources.flatMap((source) => checkArrows(source, files)),
    ...checkSurfaces(sources),
    ...checkTagRoles(files, sources),
    ...checkCycles(sources),
  ];
}

/** @param {Violation[]} violations */
export function describeViolations(violations) {
  return violations
    .map(({ rule, file, specifier, problem }) => `${rule}\n  src/${file}${specifier ? ` imports '${specifier}'` : ''}: ${problem}`)
    .join('\n\n');
}

/** Biome's share of the table, for the editor's red line as one types. It sees the text of a specifier only, so doors are left to the test. */
export function listBiomeOverrides() {
  const tops = [...new Set(ROWS.map(({ room }) => room.split('/')[0] ?? '').filter((top) => top !== '.'))];
  return ROWS.filter(({ room }) => !['.', 'ui/kit'].includes(room)).map((row) => {
    const own = row.room.split('/')[0];
    const forbidden = tops.filter((top) => top !== own && !row.imports.some((room) => room.split('/')[0] === top));
    return {
      includes: [`src/${row.room}${row.room === 'tags' ? '/*' : '/**'}`, '!**/*.test.ts', '!**/*.test.tsx', '!**/*.bench.ts'],
      linter: {
        rules: {
          style: {
            noRestrictedImports: {
              level: 'error',
              options: {
                patterns: [
                  {
                    group: forbidden.flatMap((top) => [`../**/${top}`, `../**/${top}/**`]),
                    message: `${row.room} may import: ${row.imports.join(', ') || 'no other room'} (CONTRIBUTING.md, rooms)`,
                  },
                ],
              },
            },
          },
        },
      },
    };
  });
}
