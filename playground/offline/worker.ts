import { Workbox } from 'workbox-window';

/** Sounds of the samples: players ask for parts of them, so they are kept by a rule of their own (offlinePlugin.ts). */
const SOUNDS = ['/samples/call.mp3'];

/** A newer version of the app, ready in the background. */
export interface NewVersion {
  /** Starts it and reloads this tab. Other tabs stay as they are until their own people reload them. */
  readonly start: () => Promise<void>;
}

/** Whether the page is the command line's: its server is there or nothing is, and a cached page could be of another version than the server. */
function isServed(search: string): boolean {
  return new URLSearchParams(search).get('project') === 'served';
}

/**
 * Makes the app work offline and tells of new versions, which never start by themselves: a reload takes what has not been saved with it. Does nothing in
 * development. On a page of the command line it takes away the worker that another app may have left at this port.
 */
export async function watchVersions(search: string, onNewVersion: (version: NewVersion) => void): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  if (isServed(search)) {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
    return;
  }
  const worker = new Workbox('/sw.js');
  worker.addEventListener('waiting', () =>
    onNewVersion({
      start: async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        // Another tab has started it already.
        if (!registration?.waiting) return location.reload();
        // Only in the tab where it was asked for: Workbox's own way reloads them all.
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        worker.messageSkipWaiting();
      },
    }),
  );
  await worker.register();
  (await worker.active).postMessage({ type: 'CACHE_URLS', payload: { urlsToCache: SOUNDS } });
  // Browsers look for a new version when a page is opened; a person who labels opens one a day.
  document.addEventListener('visibilitychange', () => {
    // Offline there is none to be found.
    if (document.visibilityState === 'visible' && navigator.onLine) worker.update().catch(() => undefined);
  });
}
