import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import { offline } from './playground/offline/offlinePlugin.ts';
import { PAGE_POLICY } from './src/host/policy.ts';
import library from './vite.config.ts';

const HTML = { playground: 'index.html', bench: 'bench.html' };
const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages, built from the sources: the demo host app in playground/, and with `--mode bench` the page that measures. */
export default defineConfig(({ mode }) => {
  const page = mode === 'bench' ? 'bench' : 'playground';
  const { plugins, resolve } = library;
  return mergeConfig(
    { plugins: [...(plugins ?? []), page === 'playground' && offline()], resolve },
    {
      root: fromRoot(page),
      publicDir: fromRoot('public'),
      cacheDir: fromRoot(`node_modules/.vite-${page}`),
      build: {
        outDir: fromRoot(`${page}-dist`),
        emptyOutDir: true,
        chunkSizeWarningLimit: 2000,
        rolldownOptions: { input: fromRoot(`${page}/${HTML[page]}`) },
      },
      server: { host: '127.0.0.1', port: 5173, strictPort: false },
      preview: {
        host: '127.0.0.1',
        strictPort: true,
        // The end-to-end tests look at the playground as the command line serves it. Their Storybook goes without: its page is inline scripts.
        headers: page === 'playground' ? { 'content-security-policy': PAGE_POLICY } : {},
      },
    },
  );
});
