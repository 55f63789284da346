// `npm start`: the playground on a loopback port, in the browser where there is a screen to show one.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const server = await createServer({
  configFile: fileURLToPath(new URL('../vite.pages.config.ts', import.meta.url)),
  mode: 'playground',
  server: { open: hasScreen && !process.env.CI },
});
await server.listen();
console.log('\n  Label Editor playground');
server.printUrls();
server.bindCLIShortcuts({ print: true });
