import { test as base, expect } from 'playwright/test';

/** A test that fails when its page prints an error or a warning, throws, breaks its security policy, or asks any other host for anything. */
export const test = base.extend<{ readonly allowed: RegExp | undefined; guard: undefined }>({
  /** Messages that the page may print: none of ours. */
  allowed: [undefined, { option: true }],
  guard: [
    async ({ page, baseURL, allowed }, use, info) => {
      const found: string[] = [];
      const hosts = new Set([baseURL, info.config.metadata.storybookURL as string].flatMap((url) => (url ? [new URL(url).host] : [])));
      page.on('console', (message) => {
        const text = message.text();
        if (['error', 'warning'].includes(message.type()) && !allowed?.test(text)) found.push(`${message.type()}: ${text}`);
      });
      page.on('pageerror', (error) => found.push(`thrown: ${error.message}`));
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (/^https?:|^wss?:/.test(url.protocol) && !hosts.has(url.host)) found.push(`request to ${url.host}: ${url.href}`);
      });
      await use(undefined);
      expect(found, 'what the page printed, threw or asked of other hosts').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
