import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './guardedTest';
import { ImageBench } from './imageBench';

test.use({
  // Wide enough for the side panel beside the data.
  viewport: { width: 1720, height: 900 },
  // Another host is asked, which lets nobody read: that is what this is about.
  allowed: /^request to 127\.0\.0\.1:\d+: \S+\/airport\.jpg$|^error: .*(?:CORS|ERR_FAILED)/,
});

const AIRPORT = { width: 600, height: 403 };
const CONFIG = `<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="box" toName="image"><Label value="Aircraft"/></RectangleLabels>
  <BrushLabels name="mask" toName="image"><Label value="Apron"/></BrushLabels>
  <MagicWand name="wand" toName="image"/>
</View>`;

let server: Server;
let address: string;

test.beforeAll(async () => {
  const picture = readFileSync(new URL('../public/samples/airport.jpg', import.meta.url));
  // Another port is another origin, and this one allows nobody to read its pixels.
  server = createServer((_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/airport.jpg`;
});

test.afterAll(() => {
  server.close();
});

test('a picture whose pixels may not be read is drawn on; the wand says why it cannot work', async ({ page }) => {
  test.setTimeout(90_000);
  const bench = new ImageBench(page, AIRPORT);
  const { playground } = bench;
  await page.goto('/?sample=ocr&theme=light');
  await page.getByRole('button', { name: 'Paste your own…' }).click();
  await page.getByLabel('Labeling config (XML)').fill(CONFIG);
  await page.getByLabel('Task or list of tasks (JSON)').fill(JSON.stringify({ data: { image: address } }));
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(playground.label('Apron')).toBeVisible();
  await playground.surfaceReady();

  await bench.arm('Aircraft');
  await bench.drag([10, 10], [30, 30]);
  await bench.drawn(1);
  await bench.arm('Apron');
  await bench.drag([50, 80], [60, 80]);
  const results = await bench.playground.untilWholeResult((result) => result.length === 2);
  await bench.press('Escape', 'Escape', 'w');
  await bench.click([70, 90]);
  await expect(page.getByText('The colours of this picture cannot be read').first()).toBeVisible();
  expect(await playground.wholeResult()).toEqual(results);
});
