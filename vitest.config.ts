import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, findChromium } from './scripts/browser.mjs';

const executablePath = findChromium();
const chromium = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: { args: chromiumArgs, ...(executablePath && { executablePath }) } }),
  instances: [{ browser: 'chromium' as const }],
};

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
        // Found late, these would be optimised in the middle of a run, and a second copy of React with them.
        optimizeDeps: {
          include: [
            'react-konva/es/ReactKonvaCore',
            'konva/lib/Core',
            'rbush',
            'lucide-react',
            'dompurify',
            'markdown-it',
            'papaparse',
            '@testing-library/react',
            'react-dom/client',
          ],
        },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.{ts,tsx}'],
          setupFiles: ['./scripts/failOnConsole.ts'],
          browser: { ...chromium, api: { host: '127.0.0.1' }, viewport: { width: 1280, height: 800 } },
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
