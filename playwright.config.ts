import { defineConfig } from 'playwright/test';
import { chromiumArgs, findChromium } from './scripts/browser.mjs';

// Fixed, so that a wrong server is never tested by accident; another base lets two checkouts run on one machine.
const basePort = Number(process.env.E2E_PORT ?? 4173);
const address = (port: number) => `http://127.0.0.1:${port}`;
const executablePath = findChromium();

/** Built pages, as `npm test` leaves them (`npm test -- playground storybook` builds them alone). */
const pages = [
  { port: basePort, serve: '--config vite.pages.config.ts --mode playground' },
  { port: basePort + 1, serve: '--config vite.config.ts --outDir storybook-static' },
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // A keyboard journey is dozens of presses, each looked at; two workers share two cores with their browsers.
  timeout: 60_000,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  use: {
    baseURL: address(basePort),
    browserName: 'chromium',
    launchOptions: { args: chromiumArgs, ...(executablePath && { executablePath }) },
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    // What a worker answers is not seen by `page.route`; offline.spec.ts lets it in.
    serviceWorkers: 'block',
  },
  // The specs reach Storybook through this, so that no spec holds a port.
  metadata: { storybookURL: address(basePort + 1) },
  webServer: pages.map(({ port, serve }) => ({
    command: `node node_modules/vite/bin/vite.js preview ${serve} --host 127.0.0.1 --port ${port} --strictPort`,
    url: address(port),
    reuseExistingServer: false,
  })),
});
