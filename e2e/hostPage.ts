import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { build, type Rolldown } from 'vite';
import { PAGE_POLICY } from '../src/host/policy';

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** A host's page ready to be served: file name to content. */
type Bundle = ReadonlyMap<string, string | Uint8Array>;

/** What `npm run build` has made, as a host app installs it. */
const PACKAGE = [
  { find: /^label-editor$/, replacement: fromRoot('dist/index.js') },
  { find: /^label-editor\/style\.css$/, replacement: fromRoot('dist/style.css') },
];

/** Bundles a host app's code with the built package. */
async function bundle(code: string): Promise<Bundle> {
  // A file that need not exist, so that code from anywhere finds the installed packages.
  const entry = fromRoot('e2e/hosts/entry.tsx');
  const output = await build({
    configFile: false,
    root: fromRoot('e2e/hosts'),
    base: './',
    publicDir: false,
    logLevel: 'error',
    resolve: { alias: PACKAGE },
    plugins: [
      {
        name: 'host-code',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: { write: false, minify: false, cssCodeSplit: false, chunkSizeWarningLimit: 5000, rolldownOptions: { input: entry } },
  });
  const files = (Array.isArray(output) ? output : [output]).flatMap((one) => (one as Rolldown.RolldownOutput).output);
  return new Map(files.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}

const bundles = new Map<string, Promise<Bundle>>();

/**
 * Opens a page of its own that runs `code` with the built package under the strict policy, beside the playground's pictures. Nothing else is on it: an element
 * for the host's own things is the code's to make.
 */
export async function openHost(page: Page, code: string): Promise<void> {
  const made = bundles.get(code) ?? bundle(code);
  bundles.set(code, made);
  const files = await made;
  const [script] = [...files.keys()].filter((name) => /entry.*\.js$/.test(name));
  const sheets = [...files.keys()].filter((name) => name.endsWith('.css'));
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title><link rel="icon" href="data:,">
    ${sheets.map((name) => `<link rel="stylesheet" href="./${name}">`).join('')}
    <script type="module" src="./${script}"></script></head><body></body></html>`;
  await page.route('**/host/**', (route) => {
    const name = new URL(route.request().url()).pathname.replace(/^\/host\//, '');
    if (name === '') return route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': PAGE_POLICY }, body: html });
    const body = files.get(name);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: name.endsWith('.css') ? 'text/css' : 'text/javascript', body: Buffer.from(body) });
  });
  await page.goto('/host/');
}

/** The code of a host in `hosts/`. */
export const hostCode = (name: string): string => readFileSync(fromRoot(`e2e/hosts/${name}.tsx`), 'utf8');
