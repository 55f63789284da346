import { test as base, expect } from 'playwright/test';

/**
 * What Chromium tells of while it reads a page of HTML with styles of its own: that document is never shown, its styles are sorted first. Of an element
 * of the page that is shown it would say `at <…>`; told late, after the sorted page was put in place, it names the div that holds the page.
 */
export const STYLES_READ_INERT =
  /^error: Applying inline style violates|^error: policy: style-src-(attr|elem) inline (in |at <div> in \S+\/HyperTextView-[\w-]+\.js$)/;

/** Offline work is tested by itself (offline.spec.ts): everywhere else Playwright keeps the service worker away, and says so. */
const NO_WORKER = /^warning: Service Worker registration blocked by Playwright/;

/**
 * A test that fails when one of its pages prints an error or a warning, throws, breaks its security policy, or asks any other host for anything.
 * What `allowed` matches is let through: `error: …`, `warning: …`, `error: policy: …` or `request to …`.
 */
export const test = base.extend<{ readonly allowed: RegExp | undefined; guard: undefined }>({
  allowed: [undefined, { option: true }],
  guard: [
    async ({ context, baseURL, allowed }, use, info) => {
      const found: string[] = [];
      const add = (finding: string): void => {
        if (!NO_WORKER.test(finding) && !allowed?.test(finding)) found.push(finding);
      };
      const hosts = new Set([baseURL, info.config.metadata.storybookURL as string].flatMap((url) => (url ? [new URL(url).host] : [])));
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) add(`${message.type()}: ${message.text()}`);
      });
      context.on('weberror', (thrown) => add(`thrown: ${thrown.error().message}`));
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (/^https?:|^wss?:/.test(url.protocol) && !hosts.has(url.host)) add(`request to ${url.host}: ${url.href}`);
      });
      // What the policy stops is told to the page only; as an error of its console the guard sees it.
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, target }) => {
          const element = target instanceof Element ? ` at <${target.localName}>` : '';
          console.error(`policy: ${effectiveDirective} ${blockedURI}${element} in ${sourceFile}`);
        });
      });
      await use(undefined);
      expect(found, 'what the page printed, threw or asked of other hosts').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
