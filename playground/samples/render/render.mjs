/**
 * Paints the pictures of the samples: `node playground/samples/render/render.mjs [airport|street|receipt|stars …]`.
 * Everything is drawn by the modules beside this file in headless Chromium; nothing is downloaded.
 * RENDER_SAMPLES=1 is a quick look.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../../../scripts/browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const publicSamples = join(here, '../../../public/samples');
const pictures = [
  { scene: 'airport', file: 'airport.jpg', quality: 0.84 },
  { scene: 'street', file: 'street.jpg', quality: 0.82 },
  { scene: 'stars', file: 'stars.jpg', quality: 0.5 },
  { scene: 'receipt', file: 'receipt.jpg', quality: 0.72, facts: '../ocr-receipt/lines.json' },
];
const asked = process.argv.slice(2);
const samples = Number(process.env.RENDER_SAMPLES ?? 3);

const executablePath = findChromium();
const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
try {
  const page = await browser.newPage();
  // The modules are served from disk under a name that no network knows.
  await page.route('http://render.invalid/**', async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>render</title>' });
    return route.fulfill({ contentType: 'text/javascript', body: await readFile(join(here, name), 'utf8') });
  });
  page.on('pageerror', (error) => console.error(error));
  await page.goto('http://render.invalid/');
  for (const { scene, file, quality, facts } of pictures) {
    if (asked.length > 0 && !asked.includes(scene)) continue;
    const painted = await page.evaluate(
      async ([name, rays, jpegQuality]) => {
        const { size, paint } = await import(`/${name}.mjs`);
        const canvas = Object.assign(document.createElement('canvas'), size);
        const found = await paint(canvas, { samples: rays });
        return { found, url: canvas.toDataURL('image/jpeg', jpegQuality) };
      },
      [scene, samples, quality],
    );
    const bytes = Buffer.from(painted.url.split(',')[1], 'base64');
    await writeFile(join(publicSamples, file), bytes);
    if (facts) await writeFile(join(here, facts), `${JSON.stringify(painted.found, null, 1)}\n`);
    console.log(`${file}: ${Math.round(bytes.length / 1024)} kB`, facts ? '' : JSON.stringify(painted.found));
  }
} finally {
  await browser.close();
}
