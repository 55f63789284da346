import { dts } from 'rollup-plugin-dts';

// After `tsc -p tsconfig.build.json`: one .d.ts for each entry of the package. TypeScript 7 has no JS API, so the plugin runs on @typescript/typescript6.
// A CSS import has no types; marked external, it vanishes from the bundle.
export default ['index', 'masks', 'imageHandles', 'tasks'].map((entry) => ({
  input: `types-tmp/${entry}.d.ts`,
  output: { file: `dist/${entry}.d.ts`, format: 'es' },
  plugins: [dts()],
  external: (/** @type {string} */ id) => (!id.startsWith('.') && !id.startsWith('/')) || id.endsWith('.css'),
}));
