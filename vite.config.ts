import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { dependencies, peerDependencies } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
};
const packages = Object.keys({ ...dependencies, ...peerDependencies });

/** `…/src/surfaces/image/index.ts` is the chunk `surfaces-image`: the size budgets name chunks, so a name must not change with its content. */
function chunkName(facadeModuleId: string | null | undefined, fallback: string): string {
  const path = facadeModuleId?.split('?')[0]?.replaceAll('\\', '/').split('/src/').at(-1);
  if (!path) return fallback;
  return path
    .replace(/\.\w+$/, '')
    .replace(/\/index$/, '')
    .replaceAll('/', '-');
}

/** The library. Storybook and Vitest start from this too; the pages are built by vite.pages.config.ts. */
export default defineConfig({
  plugins: [react()],
  // Stories, tests and pages import the package as a host app does, and get the sources.
  resolve: {
    alias: [
      { find: /^label-editor$/, replacement: fromRoot('src/index.ts') },
      { find: /^label-editor\/image-handles$/, replacement: fromRoot('src/imageHandles.ts') },
      { find: /^label-editor\/masks$/, replacement: fromRoot('src/masks.ts') },
      { find: /^label-editor\/tasks$/, replacement: fromRoot('src/tasks.ts') },
      { find: /^label-editor\/style\.css$/, replacement: fromRoot('src/style.css') },
    ],
  },
  build: {
    // public/ belongs to the pages; it must not land in the package.
    copyPublicDir: false,
    sourcemap: true,
    // Hosts minify; readable code in their stack traces is worth more.
    minify: false,
    lib: {
      entry: {
        index: 'src/index.ts',
        masks: 'src/masks.ts',
        imageHandles: 'src/imageHandles.ts',
        tasks: 'src/tasks.ts',
        cli: 'src/host/node/cli.ts',
      },
      formats: ['es'],
      fileName: (_, name) => `${name}.js`,
      cssFileName: 'style',
    },
    rolldownOptions: {
      // The command line runs in Node; left in, Vite would put empty modules for browsers in place of Node's own.
      external: [/^node:/, ...packages.map((name) => new RegExp(`^${name}($|/)`))],
      output: {
        chunkFileNames: (chunk) => `chunks/${chunkName(chunk.facadeModuleId, chunk.name)}.js`,
      },
    },
  },
});
