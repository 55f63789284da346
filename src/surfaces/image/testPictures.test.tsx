// Pictures for tests, made where they are needed: none is kept in the repository.

/** A picture that tells its places apart: coloured blocks of `step` pixels, each of a colour of its own. */
export async function patterned(width: number, height: number, type = 'image/png', step = Math.ceil(width / 150)): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      context.fillStyle = colorOfBlock(x / step, y / step);
      context.fillRect(x, y, step, step);
    }
  }
  return canvas.convertToBlob({ type, quality: 1 });
}

function colorOfBlock(column: number, row: number): string {
  return `rgb(${(column * 37) % 256}, ${(row * 61) % 256}, ${((column + row) * 97) % 256})`;
}

function crcOf(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(name: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crcOf(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** A PNG that says it is so large; its pixels are missing. */
export function pngOfSize(width: number, height: number): Blob {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
  return new Blob([signature, chunk('IHDR', header), chunk('IDAT', new Uint8Array(0)), chunk('IEND', new Uint8Array(0))], {
    type: 'image/png',
  });
}

/** A JPEG of `width` × `height` stored pixels, left half red and right half blue, that says how it is to be turned (EXIF orientation 1 to 8). */
export async function turnedJpeg(width: number, height: number, orientation: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#f00';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = '#00f';
  context.fillRect(width / 2, 0, width / 2, height);
  const jpeg = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 })).arrayBuffer());
  const exif = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0];
  const segment = new Uint8Array([...exif, orientation, 0, 0, 0, 0, 0, 0]);
  return new Blob([jpeg.slice(0, 2), segment, jpeg.slice(2)], { type: 'image/jpeg' });
}

/** Two frames of 4 × 4 pixels, a tenth of a second each, red and blue. */
export function animatedGif(): Blob {
  const screen = [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 4, 0, 4, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255];
  const loop = [0x21, 0xff, 11, ...new TextEncoder().encode('NETSCAPE2.0'), 3, 1, 0, 0, 0];
  const control = [0x21, 0xf9, 4, 0, 10, 0, 0, 0];
  const frame = (index: 0 | 1): number[] => [...control, 0x2c, 0, 0, 0, 0, 4, 0, 4, 0, 0, 2, ...lzw(index), 0];
  return new Blob([new Uint8Array([...screen, ...loop, ...frame(0), ...frame(1), 0x3b])], { type: 'image/gif' });
}

/** Sixteen pixels of one colour, a clear code before each pair so that codes stay three bits wide. */
function lzw(index: 0 | 1): number[] {
  const codes: number[] = [];
  for (let pair = 0; pair < 8; pair++) codes.push(4, index, index);
  codes.push(5);
  const bytes: number[] = [];
  codes.forEach((code, i) => {
    for (let bit = 0; bit < 3; bit++) {
      const at = i * 3 + bit;
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (((code >> bit) & 1) << (at & 7));
    }
  });
  return [bytes.length, ...bytes];
}

/** An address for as long as `use` runs. */
export async function served<T>(blob: Blob, use: (url: string) => Promise<T>): Promise<T> {
  const url = URL.createObjectURL(blob);
  try {
    return await use(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
