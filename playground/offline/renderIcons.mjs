/**
 * Paints the icons of the installed playground from `public/favicon.svg`: `node playground/offline/renderIcons.mjs`.
 * A maskable icon has no corners of its own, and keeps its drawing within the circle of 40 % that every system leaves.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../../scripts/browser.mjs';

const publicFolder = new URL('../../public/', import.meta.url);
const icons = [
  { file: 'icon-192.png', size: 192, isMaskable: false },
  { file: 'icon-512.png', size: 512, isMaskable: false },
  { file: 'icon-maskable-512.png', size: 512, isMaskable: true },
  // What iOS takes; it rounds the corners by itself.
  { file: 'apple-touch-icon.png', size: 180, isMaskable: true },
];

const drawing = await readFile(new URL('favicon.svg', publicFolder), 'utf8');
const maskable = drawing.replace(/<rect width="32" height="32" rx="7" fill="(#\w+)"\/>([\s\S]*)<\/svg>/, (_, fill, rest) => {
  return `<rect width="32" height="32" fill="${fill}"/><g transform="translate(16 16) scale(.78) translate(-16 -15.5)">${rest}</g></svg>`;
});
if (maskable === drawing) throw new Error('favicon.svg has no background of the kind that is made square here');

const executablePath = findChromium();
const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
try {
  const page = await browser.newPage();
  for (const { file, size, isMaskable } of icons) {
    const svg = (isMaskable ? maskable : drawing).replace('<svg ', `<svg width="${size}" height="${size}" style="display:block" `);
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(fileURLToPath(new URL(file, publicFolder)), png);
    console.log(`${file}: ${png.length} bytes`);
  }
} finally {
  await browser.close();
}
