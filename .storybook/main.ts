import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/react-vite';

const publicFolder = fileURLToPath(new URL('../public', import.meta.url));

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.stories.tsx'],
  staticDirs: existsSync(publicFolder) ? [publicFolder] : [],
  addons: ['@storybook/addon-vitest', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // react-docgen-typescript needs TypeScript's JS API, which TypeScript 7 does not have.
  typescript: { reactDocgen: 'react-docgen' },
};
export default config;
