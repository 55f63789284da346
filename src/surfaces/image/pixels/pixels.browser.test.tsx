import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PixelAsk } from '../../../core';
import { PixelError, PixelTools } from '.';

const tools: PixelTools[] = [];

function pixelTools(...args: ConstructorParameters<typeof PixelTools>): PixelTools {
  const made = new PixelTools(...args);
  tools.push(made);
  return made;
}

afterEach(() => {
  for (const made of tools.splice(0)) made.dispose();
});

/** A white picture with a dark box from (20, 10) to (60, 40). */
async function picture(width = 100, height = 50, doc = document): Promise<HTMLImageElement> {
  const canvas = doc.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#234';
  context.fillRect(20, 10, 40, 30);
  const image = doc.createElement('img');
  image.src = canvas.toDataURL();
  await image.decode();
  return image;
}

const FLOOD: PixelAsk = { type: 'flood', point: { x: 30, y: 50 }, tolerance: 10, blur: 0 };
const EDGE: PixelAsk = { type: 'edge', from: { x: 20, y: 20 }, to: { x: 60, y: 80 } };

describe.each([
  ['in a worker', 'worker', undefined],
  [
    'on the page, where workers are refused',
    'page',
    () => {
      throw new Error('refused');
    },
  ],
] as const)('asking %s', (_, place, makeWorker) => {
  const made = (): PixelTools => (makeWorker ? pixelTools(makeWorker) : pixelTools());

  it('answers floods and edges', async () => {
    const pixels = made();
    const image = await picture();
    const { area } = await pixels.ask(FLOOD, image);
    expect(area).toMatchObject({ x: 20, y: 10, width: 40, height: 30 });
    expect(new Set(area!.alpha)).toEqual(new Set([255]));
    const { path } = await pixels.ask(EDGE, image);
    expect(path![0]).toEqual(EDGE.type === 'edge' && EDGE.from);
    // Along two sides of the box: the way keeps to them, not to the diagonal.
    const corner = path!.some(
      ({ x, y }) => (Math.abs(x - 60) < 3 && Math.abs(y - 20) < 5) || (Math.abs(x - 20) < 3 && Math.abs(y - 80) < 5),
    );
    expect(corner).toBe(true);
    expect(pixels.place).toBe(place);
  });

  it('answers the newest question only', async () => {
    const pixels = made();
    const image = await picture();
    const asks = [5, 10, 15, 20].map((tolerance) => pixels.ask({ ...FLOOD, tolerance }, image));
    const settled = await Promise.allSettled(asks);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
    expect(settled.slice(0, 3).every((one) => one.status === 'rejected' && (one.reason as PixelError).code === 'pixels-superseded')).toBe(
      true,
    );
  });

  it('turns to another picture', async () => {
    const pixels = made();
    const { area } = await pixels.ask(FLOOD, await picture());
    const { area: larger } = await pixels.ask({ ...FLOOD, point: { x: 90, y: 90 } }, await picture(400, 300));
    expect([area!.width, larger!.width]).toEqual([40, 400]);
  });

  it('says what to do about a picture that may not be read', async () => {
    const error = await made()
      .ask(FLOOD, await tainted())
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PixelError);
    expect((error as PixelError).code).toBe('pixels-unreadable');
    expect((error as PixelError).message).toContain('crossOrigin="anonymous"');
  });

  it('rejects what is being asked when the surface goes', async () => {
    const pixels = made();
    const asked = pixels.ask(FLOOD, await picture());
    pixels.dispose();
    await expect(asked).rejects.toMatchObject({ code: 'pixels-gone' });
    await expect(pixels.ask(FLOOD, await picture())).rejects.toMatchObject({ code: 'pixels-gone' });
  });
});

/** A picture of another site, which gave no leave. */
async function tainted(): Promise<HTMLImageElement> {
  const image = document.createElement('img');
  const { hostname, port } = location;
  image.src = `http://${hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${port}/samples/street.jpg`;
  await image.decode();
  return image;
}

it('works on a huge picture as on a small one, and answers in its pixels', async () => {
  const { area } = await pixelTools().ask({ ...FLOOD, point: { x: 0.4, y: 0.4 } }, await picture(6000, 4000));
  expect(Math.abs(area!.x - 20)).toBeLessThanOrEqual(3);
  expect(Math.abs(area!.width - 40)).toBeLessThanOrEqual(6);
});

it('works under a policy that forbids workers', async () => {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="worker-src 'none'"><body></body>`;
  document.body.append(frame);
  try {
    await vi.waitFor(() => expect(frame.contentDocument?.querySelector('meta')).not.toBeNull());
    const { Worker: FramesWorker } = frame.contentWindow as unknown as typeof globalThis;
    const url = URL.createObjectURL(new Blob(['postMessage({ type: "ready" })'], { type: 'text/javascript' }));
    const violated = new Promise((resolve) => frame.contentDocument!.addEventListener('securitypolicyviolation', resolve));
    const pixels = pixelTools(() => new FramesWorker(url));
    const { area } = await pixels.ask(FLOOD, await picture(100, 50, frame.contentDocument!));
    expect(area).toMatchObject({ width: 40, height: 30 });
    expect(pixels.place).toBe('page');
    await violated;
    URL.revokeObjectURL(url);
  } finally {
    frame.remove();
  }
});
