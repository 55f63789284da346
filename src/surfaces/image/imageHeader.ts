/** What the first bytes of a file say it is. */
export interface FileHeader {
  /** Named as a person would: `a PNG image`, `an HTML page`. */
  readonly name: string;
  /** Browsers show it. Absent where the bytes do not tell. */
  readonly isShown?: boolean;
  /** In pixels, as stored. */
  readonly width?: number;
  readonly height?: number;
}

/** So many bytes tell what a file is; a JPEG may have its size behind a long preview. */
export const HEADER_BYTES = 256 * 1024;

function text(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

/** The size is in the first frame header; segments before it are skipped. */
function jpegSize(bytes: Uint8Array, view: DataView): Partial<FileHeader> {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return {};
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return {};
}

function webpSize(bytes: Uint8Array, view: DataView): Partial<FileHeader> {
  const chunk = text(bytes, 12, 4);
  if (bytes.length < 30) return {};
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  const three = (at: number): number => view.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16) + 1;
  return { width: three(24), height: three(27) };
}

function isoName(brand: string): FileHeader {
  if (brand === 'avif' || brand === 'avis') return { name: 'an AVIF image', isShown: true };
  if (/^(hei|hev|mif|msf)/.test(brand)) return { name: 'a HEIC image', isShown: false };
  return { name: 'a video', isShown: false };
}

/** Files that browsers do not show as pictures, by how they begin. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['II*\0', 'a TIFF image'],
  ['MM\0*', 'a TIFF image'],
  ['II+\0', 'a TIFF image'],
  ['MM\0+', 'a TIFF image'],
  ['\0\0\0\fjP  ', 'a JPEG 2000 image'],
  ['\0\0\0\fJXL ', 'a JPEG XL image'],
  ['\xff\n', 'a JPEG XL image'],
  ['8BPS', 'a Photoshop file'],
  ['%PDF', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\x1aE\xdf\xa3', 'a video'],
  ['ID3', 'a sound or video'],
  ['OggS', 'a sound or video'],
];

function textName(bytes: Uint8Array): FileHeader {
  const start = new TextDecoder().decode(bytes.subarray(0, 2048)).trimStart();
  if (/^<(!doctype html|html|head|body|script|title)/i.test(start)) return { name: 'an HTML page', isShown: false };
  if (start.startsWith('<') && /<svg[\s/>]/i.test(start)) return { name: 'an SVG image', isShown: true };
  if (start.startsWith('<')) return { name: 'an XML document', isShown: false };
  if (/^[[{"]/.test(start)) return { name: 'JSON', isShown: false };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells text from data
  return /[\0-\x08\x0e-\x1a�]/.test(start) ? { name: 'of no known kind' } : { name: 'text', isShown: false };
}

/** Reads what a file is from its first bytes; never throws. */
export function readHeader(bytes: Uint8Array): FileHeader {
  if (bytes.length === 0) return { name: 'an empty file', isShown: false };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = text(bytes, 0, 16);
  if (start.startsWith('\x89PNG\r\n\x1a\n'))
    return { name: 'a PNG image', isShown: true, ...(bytes.length >= 24 && { width: view.getUint32(16), height: view.getUint32(20) }) };
  if (start.startsWith('\xff\xd8\xff')) return { name: 'a JPEG image', isShown: true, ...jpegSize(bytes, view) };
  if (/^GIF8[79]a/.test(start))
    return {
      name: 'a GIF image',
      isShown: true,
      ...(bytes.length >= 10 && { width: view.getUint16(6, true), height: view.getUint16(8, true) }),
    };
  if (/^RIFF[\s\S]{4}WEBP/.test(start)) return { name: 'a WebP image', isShown: true, ...webpSize(bytes, view) };
  if (start.startsWith('BM') && bytes.length >= 26)
    return { name: 'a BMP image', isShown: true, width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
  if (start.slice(4, 8) === 'ftyp') return isoName(start.slice(8, 12));
  if (text(bytes, 128, 4) === 'DICM') return { name: 'a DICOM file', isShown: false };
  const other = OTHERS.find(([begins]) => start.startsWith(begins));
  return other ? { name: other[1], isShown: false } : textName(bytes);
}
