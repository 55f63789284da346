/** How the encoding of a file was found. */
export interface FoundEncoding {
  /** As `TextDecoder` names it. */
  readonly encoding: string;
  /** `guessed`: from which letters are frequent; may be wrong. */
  readonly by: 'option' | 'mark' | 'bytes' | 'guess';
  /** What was asked for and is no encoding. */
  readonly unknown?: string | undefined;
}

/** The name that `TextDecoder` goes by; undefined where it knows no such encoding. */
function encodingNamed(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The encoding that a byte order mark tells. */
export function encodingByMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without a mark: Latin letters have a zero in every other byte, and a text has none elsewhere. */
function byZeros(sample: Uint8Array): string | undefined {
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 8;
  if (odd > many && even < odd / 20) return 'utf-16le';
  return even > many && odd < even / 20 ? 'utf-16be' : undefined;
}

/** Whether the bytes are of the encoding; the last letter may be cut. */
function isOf(encoding: string, sample: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** UTF-8, also with a few broken letters among many whole ones. */
function isUtf8(sample: Uint8Array): boolean {
  if (isOf('utf-8', sample)) return true;
  const text = new TextDecoder('utf-8').decode(sample);
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) whole++;
  }
  return whole > broken * 10;
}

async function guess(sample: Uint8Array): Promise<string> {
  const { analyse } = await import('chardet');
  // It is known not to be UTF-8, which chardet offers for a few whole letters.
  const likely = analyse(sample).flatMap(({ name }) => encodingNamed(name) ?? []);
  const others = likely.filter((encoding) => encoding !== 'utf-8');
  return others.find((encoding) => isOf(encoding, sample)) ?? others[0] ?? 'windows-1252';
}

/**
 * Finds the encoding of a file from its first bytes: what was asked for, else a byte order mark, else UTF-8 where the bytes are that, else a guess.
 *
 * @param sample the first bytes; 64 KiB are plenty
 */
export async function findEncoding(sample: Uint8Array, wanted?: string): Promise<FoundEncoding> {
  const named = wanted === undefined ? undefined : encodingNamed(wanted);
  const marked = encodingByMark(sample);
  // `utf-16` alone leaves the order to the mark.
  if (named) return { encoding: named === 'utf-16le' && marked === 'utf-16be' ? marked : named, by: 'option' };
  const unknown = wanted === undefined ? {} : { unknown: wanted };
  if (marked) return { encoding: marked, by: 'mark', ...unknown };
  const wide = byZeros(sample);
  if (wide) return { encoding: wide, by: 'guess', ...unknown };
  if (isUtf8(sample)) return { encoding: 'utf-8', by: 'bytes', ...unknown };
  return { encoding: await guess(sample), by: 'guess', ...unknown };
}
