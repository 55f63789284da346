import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import biome from '../biome.json' with { type: 'json' };
import { checkArchitecture, describeViolations, listBiomeOverrides, readImports } from '../scripts/architecture.mjs';

const src = fileURLToPath(new URL('.', import.meta.url));

function readFiles(): Record<string, string> {
  const paths = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [relative(src, path).replaceAll('\\', '/'), /\.tsx?$/.test(path) ? readFileSync(path, 'utf8') : '']),
  );
}

/** What the checker says of these files, one line a violation. */
function problemsOf(files: Record<string, string>): string[] {
  return checkArchitecture(files).map(({ file, problem }) => `${file}: ${problem}`);
}

const core = { 'core/index.ts': '' };

describe('the sources', () => {
  const files = readFiles();

  it('keep to the rooms, doors, arrows and file roles of the table, without a cycle', () => {
    expect(Object.keys(files)).toContain('core/index.ts');
    const violations = checkArchitecture(files);
    expect(violations.length, `\n${describeViolations(violations)}\n`).toBe(0);
    // A thousand files are parsed, beside the other steps of a run.
  }, 90_000);

  it('are held to the same table by Biome while one types', () => {
    const rooms = biome.overrides.filter(
      (override) => 'style' in override.linter.rules && 'noRestrictedImports' in override.linter.rules.style,
    );
    expect(rooms).toEqual(listBiomeOverrides());
  });
});

describe('arrows between rooms', () => {
  it.each([
    ['a room above', { 'store/index.ts': '', 'core/a.ts': "import { x } from '../store';" }, 'room store is not one'],
    ['a type of a room above', { 'store/index.ts': '', 'core/a.ts': "import type { X } from '../store';" }, 'room store is not one'],
    ['a type in passing', { 'store/index.ts': '', 'core/a.ts': "let x: import('../store').X;" }, 'room store is not one'],
    ['a room above, later', { 'store/index.ts': '', 'core/a.ts': "export const x = () => import('../store');" }, 'room store is not one'],
    ['a re-export', { 'ui/index.ts': '', 'store/a.ts': "export * from '../ui';" }, 'room ui is not one'],
    ['a worker of another room', { 'ui/w.ts': '', 'core/a.ts': "new URL('../ui/w.ts', import.meta.url)" }, 'room ui is not one'],
    ['another surface', { 'surfaces/text/index.ts': '', 'surfaces/image/a.ts': "import '../text';" }, 'room surfaces/text is not one'],
    ['a panel from a surface', { 'ui/index.ts': '', 'surfaces/image/a.ts': "import '../../ui';" }, 'room ui is not one'],
    ['a panel from the kit', { 'ui/Outliner.tsx': '', 'ui/kit/a.ts': "import '../Outliner';" }, 'room ui is not one'],
    ['another tag', { 'tags/b/index.ts': '', 'tags/a/a.tag.ts': "import '../b';" }, 'room tags/b is not one'],
    ['the list of tags from below', { 'tags/builtin.ts': '', 'store/a.ts': "import '../tags/builtin';" }, 'room tags is not one'],
    ['a tag from below', { 'tags/a/index.ts': '', 'ui/a.ts': "import '../tags/a';" }, 'room tags/a is not one'],
    ['a helper of tests', { 'testing/index.ts': '', 'index.ts': "import './testing';" }, 'room testing is not one'],
    ['the composition root from below', { 'LabelEditor.tsx': '', 'ui/a.ts': "import '../LabelEditor';" }, 'room . is not one'],
    ['a place outside src', { 'core/a.ts': "import '../../scripts/x.mjs';" }, 'it leads out of src/'],
    [
      'a room behind its door',
      { ...core, 'core/a.ts': '', 'store/a.ts': "import '../core/a';" },
      'rooms meet at their door, here core/index.ts',
    ],
    [
      'a surface behind its door',
      { 'surfaces/image/a.ts': '', 'tags/a/a.tag.ts': "import '../../surfaces/image/a';" },
      'rooms meet at their door',
    ],
    ['the kit behind its door', { 'ui/kit/a.ts': '', 'surfaces/image/b.ts': "import '../../ui/kit/a';" }, 'rooms meet at their door'],
    ['a test of a room behind its door', { 'core/a.ts': '', 'store/a.test.ts': "import '../core/a';" }, 'rooms meet at their door'],
    ['a room without a door', { 'core/a.ts': '', 'store/a.ts': "import '../core';" }, 'there is no src/core'],
    ['a folder that is no room', { 'misc/a.ts': '' }, 'there is no row for misc'],
    ['a file between the surfaces', { 'surfaces/a.ts': '' }, 'there is no row for surfaces'],
  ])('finds %s', (_, files, problem) => {
    expect(problemsOf(files)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['rooms below, at their doors', { ...core, 'geometry/index.ts': '', 'store/a.ts': "import '../core'; import '../geometry';" }],
    ['its own room, anywhere', { 'core/a/b.ts': '', 'core/c/d.ts': "import '../a/b';" }],
    ['parts of the kit from the chrome', { 'ui/kit/Button.tsx': '', 'ui/panels/a.tsx': "import '../kit/Button';" }],
    [
      'the kit and a surface from a tag',
      { 'ui/kit/index.ts': '', 'surfaces/text/index.ts': '', 'tags/a/AView.tsx': "import '../../ui/kit'; import('../../surfaces/text');" },
    ],
    [
      'anything from the root',
      { 'host/index.ts': '', 'tags/builtin.ts': '', 'LabelEditor.tsx': "import './host'; import './tags/builtin';" },
    ],
    ['a tool of tests from a benchmark', { ...core, 'store/a.bench.ts': "import '../core'; import 'vitest';" }],
    [
      'helpers and any door from a test',
      {
        'testing/index.ts': '',
        'tags/builtin.ts': '',
        'store/a.test.ts': "import '../testing'; import '../tags/builtin'; import 'fast-check';",
      },
    ],
  ])('lets through %s', (_, files) => {
    expect(problemsOf(files)).toEqual([]);
  });

  it('prints the row that was broken, the file and the specifier', () => {
    const [violation] = checkArchitecture({ 'store/index.ts': '', 'core/a.ts': "import { x } from '../store';" });
    expect(describeViolations([violation!])).toMatch(
      /^core \| may import: geometry \| may use: –.*\n {2}src\/core\/a\.ts imports '\.\.\/store': room store/,
    );
  });
});

describe('packages', () => {
  it.each([
    ['a package in a room without any', { 'geometry/a.ts': "import 'konva';" }, 'package konva is not one'],
    ['a package of another room', { 'store/a.ts': "import { useState } from 'react';" }, 'package react is not one'],
    ['a part of a package', { 'core/a.ts': "import 'react-dom/client';" }, 'package react-dom is not one'],
    ['a scoped package', { 'tags/a/AView.tsx': "import { Dialog } from '@base-ui/react/dialog';" }, 'package @base-ui/react is not one'],
    ['Node itself', { 'format/a.ts': "import 'node:fs';" }, 'package node:fs is not one'],
    ['types of React in another file of core', { 'core/a.ts': "import type { ReactNode } from 'react';" }, 'package react is not one'],
    ['React itself in core/tag.ts', { 'core/tag.ts': "import { useState } from 'react';" }, 'only types of react'],
    ['Konva in a view of a tag', { 'tags/a/AView.tsx': "import 'konva';" }, 'package konva is not one'],
    ['React in a tool', { 'tags/a/a.tool.ts': "import 'react';" }, 'are pure: no react'],
    [
      'a surface in a kind',
      { 'surfaces/image/index.ts': '', 'tags/a/a.kind.ts': "import '../../surfaces/image';" },
      'are pure: no surfaces/image',
    ],
  ])('finds %s', (_, files, problem) => {
    expect(problemsOf(files)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['types of React in core/tag.ts', { 'core/tag.ts': "import type { ReactNode } from 'react';" }],
    ['a package of the room, and its parts', { 'ui/a.tsx': "import '@base-ui/react/dialog'; import 'react-dom/client';" }],
    ['Konva in the handles of a tag', { 'tags/a/AHandles.tsx': "import { Rect } from 'react-konva';" }],
  ])('lets through %s', (_, files) => {
    expect(problemsOf(files)).toEqual([]);
  });
});

describe('tag folders', () => {
  it.each([
    ['a file without a role', { 'tags/a/utils.ts': '' }, 'utils.ts has none of these roles'],
    ['a folder in the folder', { 'tags/a/parts/AView.tsx': '' }, 'parts/AView.tsx has none of these roles'],
    ['a role written otherwise', { 'tags/a/a.painter.ts': '' }, 'a.painter.ts has none of these roles'],
    ['a component that no view uses', { 'tags/a/AView.tsx': '', 'tags/a/Stray.tsx': '' }, 'imports the component Stray.tsx'],
  ])('find %s', (_, files, problem) => {
    expect(problemsOf(files)).toEqual([expect.stringContaining(problem)]);
  });

  it('find a second surface', () => {
    const files = {
      'surfaces/text/index.ts': '',
      'surfaces/image/index.ts': '',
      'tags/a/AView.tsx': "import '../../surfaces/text';",
      'tags/a/BView.tsx': "import('../../surfaces/image');",
    };
    expect(problemsOf(files)).toEqual(['tags/a/BView.tsx: tags/a uses surfaces/text already']);
  });

  it('hold every role', () => {
    const files = {
      'tags/a/index.ts': "export { A } from './a.tag';",
      'tags/a/README.md': '',
      'tags/a/a.tag.ts': "import './a.kindCore'; import './a.codec'; import('./a.shape'); import './AView'; import './AHandles';",
      'tags/a/a.shape.ts': "import './a.kind'; import './a.paint'; import './a.tool';",
      'tags/a/a.kindCore.ts': '',
      'tags/a/a.kind.ts': '',
      'tags/a/a.codec.ts': '',
      'tags/a/a.paint.ts': '',
      'tags/a/a.tool.ts': '',
      'tags/a/AHandles.tsx': '',
      'tags/a/AView.tsx': "import './Badge'; import './a.css';",
      'tags/a/Badge.tsx': "import './Dot';",
      'tags/a/Dot.tsx': '',
      'tags/a/a.css': '',
      'tags/a/a.test.ts': '',
      'tags/a/a.codec.test.ts': '',
      'tags/a/AView.browser.test.tsx': '',
    };
    expect(problemsOf(files)).toEqual([]);
  });
});

describe('cycles', () => {
  it.each([
    ['two files', { 'core/a.ts': "import './b';", 'core/b.ts': "import './a';" }, 'src/core/a.ts → src/core/b.ts → src/core/a.ts'],
    ['types', { 'core/a.ts': "import type { B } from './b';", 'core/b.ts': "import type { A } from './a';" }, 'src/core/b.ts'],
    ['a file that is loaded later', { 'core/a.ts': "import './b';", 'core/b.ts': "import('./a');" }, 'src/core/b.ts'],
    ['a door', { 'core/index.ts': "export { a } from './a';", 'core/a.ts': "import '.';" }, 'src/core/index.ts'],
    ['itself', { 'core/a.ts': "import './a';" }, 'src/core/a.ts → src/core/a.ts'],
  ])('are found through %s', (_, files, problem) => {
    expect(problemsOf(files)).toEqual([expect.stringContaining(problem)]);
  });

  it('are not seen where two ways lead to one file', () => {
    const files = {
      'core/a.ts': "import './b'; import './c';",
      'core/b.ts': "import './d';",
      'core/c.ts': "import './d';",
      'core/d.ts': '',
    };
    expect(problemsOf(files)).toEqual([]);
  });
});

describe('imports', () => {
  it('are read from code, not from comments or strings', () => {
    expect(readImports('a.tsx', "// import 'a'\nconst text = \"import 'b'\";\nexport const C = () => <p>import 'c'</p>;")).toEqual([]);
  });
});
