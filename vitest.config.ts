import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, findChromium, findFirefox } from './scripts/browser.mjs';

const executablePath = findChromium();
const chromium = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: { args: chromiumArgs, ...(executablePath && { executablePath }) } }),
  instances: [{ browser: 'chromium' as const }],
};

// Found late, these would be optimised in the middle of a run, and a second copy of React with them.
const optimizeDeps = {
  include: [
    ...['react-konva/es/ReactKonvaCore', 'konva/lib/Core', 'rbush', 'lucide-react', '@testing-library/react', 'react-dom/client'],
    ...['@zip.js/zip.js/lib/zip-core-native.js', 'chardet', 'papaparse'],
    ...['pure-rand/distribution/uniformFloat64', 'pure-rand/generator/xoroshiro128plus'],
  ],
};

const firefoxPath = findFirefox();
const firefox = {
  ...chromium,
  // An installed Firefox is driven by WebDriver BiDi, which is what this channel means; Playwright's own protocol needs its own build.
  provider: playwright({
    launchOptions: {
      channel: 'moz-firefox',
      // Machines that test have no sound device, and without any output Firefox does not play at all.
      firefoxUserPrefs: { 'media.cubeb.force_mock_context': true },
      ...(firefoxPath && { executablePath: firefoxPath }),
    },
  }),
  instances: [{ browser: 'firefox' as const }],
};

/** What depends on the browser beyond pixels: selections, carets, highlights, foreign HTML. Pictures are painted by Konva, alike in both. */
const IN_FIREFOX = [
  'src/surfaces/text/**/*.browser.test.{ts,tsx}',
  'src/tags/{text,hypertext,paragraphs}/**/*.browser.test.{ts,tsx}',
  'src/LabelEditor.browser.test.tsx',
];

export default defineConfig({
  test: {
    projects: [
      {
        extends: './vite.config.ts',
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src,playground,bench,scripts}/**/*.test.ts'],
          exclude: ['**/*.browser.test.*'],
          setupFiles: ['./scripts/failOnConsole.ts'],
          // Large documents on a busy machine; a test that hangs still ends.
          testTimeout: 20_000,
        },
      },
      {
        extends: './vite.config.ts',
        optimizeDeps,
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.{ts,tsx}'],
          setupFiles: ['./scripts/failOnConsole.ts'],
          browser: { ...chromium, api: { host: '127.0.0.1' }, viewport: { width: 1280, height: 800 } },
        },
      },
      // Where there is no Firefox the project has no files: asking for it says so.
      {
        extends: './vite.config.ts',
        optimizeDeps,
        test: {
          name: 'firefox',
          include: firefoxPath ? IN_FIREFOX : [],
          setupFiles: ['./scripts/failOnConsole.ts', './scripts/untransformFrame.ts'],
          // As high as the window: Vitest would scale the places to click by what it scaled the frame by.
          browser: { ...firefox, api: { host: '127.0.0.1' }, viewport: { width: 1280, height: 720 } },
        },
      },
      {
        extends: './vite.config.ts',
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: {
          name: 'storybook',
          browser: { ...chromium, api: { host: '127.0.0.1' } },
        },
      },
    ],
  },
});
