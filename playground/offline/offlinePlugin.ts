import type { PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Installable, and at work without a network: all of the app and its samples are fetched at the first visit and kept. */
export function offline(): PluginOption {
  return VitePWA({
    // The page registers the worker itself (worker.ts): a script in the page would break its policy, and no version starts by itself.
    injectRegister: false,
    registerType: 'prompt',
    includeManifestIcons: false,
    manifest: {
      id: '/',
      name: 'Label Editor playground',
      short_name: 'Label Editor',
      description: 'Label pictures and texts, correct the predictions of models, and keep it all on this machine.',
      lang: 'en',
      start_url: '/?projects',
      scope: '/',
      display: 'standalone',
      theme_color: '#1b4fd8',
      background_color: '#eceef2',
      categories: ['productivity', 'utilities'],
      icons: [
        { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    workbox: {
      mode: 'production',
      // One file, so that no second script has to be allowed and kept.
      inlineWorkboxRuntime: true,
      globPatterns: ['**/*.{html,js,css,svg,png,jpg,json,webmanifest,wasm}'],
      maximumFileSizeToCacheInBytes: 8e6,
      // Players ask for parts of a sound, which what is kept at the first visit cannot answer; worker.ts has these kept.
      runtimeCaching: [{ urlPattern: /\/samples\/.+\.mp3$/, handler: 'CacheFirst', options: { cacheName: 'sounds', rangeRequests: true } }],
      cleanupOutdatedCaches: true,
      // The first visit works offline at once, its later parts too.
      clientsClaim: true,
      navigateFallback: '/index.html',
      // What the command line's server answers is never the app, should a worker live at its address.
      navigateFallbackDenylist: [/^\/(?:api|data|files)\//, /[?&]project=served(?:&|$)/],
    },
  });
}
