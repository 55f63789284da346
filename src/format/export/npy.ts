/** A header that starts the data on a multiple of 64 bytes, as NumPy itself writes them. */
const ALIGNED = 64;
/** Magic number, version and length. */
const PREAMBLE = 10;

/**
 * A NumPy file (format 1.0) with one array of unsigned bytes, row by row. Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 * @param rows, columns the array's shape; `data` has as many bytes as they make
 */
export function npyOfBytes(data: Uint8Array, rows: number, columns: number): Uint8Array<ArrayBuffer> {
  const dictionary = `{'descr': '|u1', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  // The header ends with a line break, which counts.
  const length = Math.ceil((PREAMBLE + dictionary.length + 1) / ALIGNED) * ALIGNED;
  const file = new Uint8Array(length + data.length);
  const header = `${dictionary.padEnd(length - PREAMBLE - 1)}\n`;
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 0xff, header.length >> 8]);
  file.set(new TextEncoder().encode(header), PREAMBLE);
  file.set(data, length);
  return file;
}
