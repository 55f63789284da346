import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import library from './vite.config';

const PAGES = ['playground', 'bench'];
const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages, built from the sources: `--mode playground` is the demo host app, `--mode bench` the page that measures. */
export default defineConfig(({ mode }) => {
  if (!PAGES.includes(mode))
    throw new Error(`vite.pages.config.ts has no page "${mode}": call it with --mode ${PAGES.join(' or --mode ')}`);
  const { plugins, resolve } = library;
  return mergeConfig(
    { plugins, resolve },
    {
      root: fromRoot(mode),
      publicDir: fromRoot('public'),
      cacheDir: fromRoot(`node_modules/.vite-${mode}`),
      build: { outDir: fromRoot(`${mode}-dist`), emptyOutDir: true, chunkSizeWarningLimit: 2000 },
      server: { host: '127.0.0.1', port: 5173, strictPort: false },
      preview: { host: '127.0.0.1', strictPort: true },
    },
  );
});
