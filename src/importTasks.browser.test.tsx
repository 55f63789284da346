import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { expect, it } from 'vitest';
import { importAll } from './tasks';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>';

async function pngBytes(): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(40, 10);
  canvas.getContext('2d')?.fillRect(0, 0, 40, 10);
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
}

it('makes tasks of the pictures in a zip that the browser can show', async () => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  await writer.add('set/10.svg', new TextReader(SVG));
  await writer.add('set/2.png', new Uint8ArrayReader(await pngBytes()));
  const zip = new File([await writer.close()], 'set.zip');

  const { tasks, problems } = await importAll([zip], { config: '<View><Image name="i" value="$pic"/></View>' });
  expect(problems).toEqual([]);
  const sizes: number[][] = [];
  for (const { data } of tasks) {
    const image = new Image();
    image.src = String(data?.pic);
    await image.decode();
    sizes.push([image.naturalWidth, image.naturalHeight]);
    URL.revokeObjectURL(image.src);
  }
  expect(sizes).toEqual([
    [40, 10],
    [30, 20],
  ]);
});
