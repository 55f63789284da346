import { dts } from 'rollup-plugin-dts';

// After `tsc -p tsconfig.build.json`: one dist/index.d.ts. TypeScript 7 has no JS API, so the plugin runs on @typescript/typescript6.
// A CSS import has no types; marked external, it vanishes from the bundle.
export default {
  input: 'types-tmp/index.d.ts',
  output: { file: 'dist/index.d.ts', format: 'es' },
  plugins: [dts()],
  external: (/** @type {string} */ id) => (!id.startsWith('.') && !id.startsWith('/')) || id.endsWith('.css'),
};
