import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader } from './imageHeader';

/** Bytes of a text whose characters are bytes. */
function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

describe('images by their first bytes', () => {
  test.each([
    ['PNG', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x2e\xe0\0\0\x23\x28\x08\x06'), 'a PNG image', 12_000, 9000],
    ['GIF', bytes('GIF89a\x04\0\x05\0'), 'a GIF image', 4, 5],
    ['BMP upside down', bytes(`BM${'\0'.repeat(16)}\x08\0\0\0\xf9\xff\xff\xff`), 'a BMP image', 8, 7],
    ['JPEG behind a preview', bytes('\xff\xd8\xff\xe1\0\x04ab\xff\xc4\0\x03c\xff\xc2\0\x11\x08\0\x14\0\x28\x03'), 'a JPEG image', 40, 20],
    ['WebP, lossy', bytes(`RIFF\0\0\0\0WEBPVP8 ${'\0'.repeat(7)}\x9d\x01\x2a\x40\x01\xf0\0`), 'a WebP image', 320, 240],
    ['WebP, lossless', bytes(`RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x3f\xc1\x3b\0${'\0'.repeat(6)}`), 'a WebP image', 320, 240],
    ['WebP, extended', bytes(`RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x3f\x01\0\xef\0\0`), 'a WebP image', 320, 240],
  ])('%s', (_, file, name, width, height) => {
    expect(readHeader(file)).toEqual({ name, isShown: true, width, height });
  });

  test.each([
    ['AVIF', '\0\0\0\x1cftypavif', 'an AVIF image', true],
    ['HEIC', '\0\0\0\x1cftypheic', 'a HEIC image', false],
    ['MP4', '\0\0\0\x1cftypisom', 'a video', false],
    ['TIFF', 'MM\0*', 'a TIFF image', false],
    ['DICOM', `${'\0'.repeat(128)}DICM`, 'a DICOM file', false],
    ['PDF', '%PDF-1.7', 'a PDF document', false],
    ['SVG', '<svg viewBox="0 0 1 1"/>', 'an SVG image', true],
    ['SVG with a prologue', '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg/>', 'an SVG image', true],
    ['HTML', '\n<!DOCTYPE html><svg/>', 'an HTML page', false],
    ['XML', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 'an XML document', false],
    ['JSON', '{"detail": "no"}', 'JSON', false],
    ['text', 'Not found', 'text', false],
    ['nothing', '', 'an empty file', false],
  ])('%s', (_, file, name, isShown) => {
    expect(readHeader(bytes(file))).toEqual({ name, isShown });
  });
});

test('whatever the bytes, they have a name and nothing throws', () => {
  const starts = [
    '',
    '\x89PNG\r\n\x1a\n',
    '\xff\xd8\xff',
    'GIF89a',
    'BM',
    'RIFF1234WEBPVP8L',
    'RIFF1234WEBP',
    '\0\0\0\x1cftyp',
    '<svg',
    '{',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
      const { name, width, height } = readHeader(new Uint8Array([...bytes(start), ...rest]));
      expect(name).not.toBe('');
      expect((width === undefined) === (height === undefined)).toBe(true);
    }),
  );
});
