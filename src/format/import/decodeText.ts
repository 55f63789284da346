import { findEncoding } from './encoding';
import { FewProblems } from './fewProblems';
import type { ImportProblem } from './importProblem';
import { joinBytes } from './joinBytes';
import { ReadError } from './readBytes';
import { encodingGuessed, encodingUnknown, invalidBytes } from './rowProblems';

/** A piece of a file as text, and what was wrong with its bytes. */
export interface DecodedPiece {
  readonly text: string;
  readonly problems: readonly ImportProblem[];
}

/** Bytes from which the encoding is told. */
const SAMPLE = 64 * 1024;
const REPLACED = '\ufffd';
/**
 * What the bytes 0x80 to 0x9f stand for in windows-1252, from the WHATWG Encoding Standard. Node 20 decodes them as control characters
 * (https://github.com/nodejs/node/issues/56542); decoders that follow the standard leave only those that stand for themselves.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Length of a UTF-8 letter that has begun at the end of the bytes and is not whole there. */
function openLetter(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

/** Counts lines, whose ends may be LF, CRLF or CR, over pieces that may end between CR and LF. */
class LineCounter {
  line = 1;
  private afterCr = false;

  /** Lines that begin in `text`, each told to `onLine` with the index at which the line before it ended. */
  count(text: string, onLine?: (end: number) => void): void {
    if (text === '') return;
    if (!onLine && !this.afterCr && !text.includes('\r')) {
      for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) this.line++;
      return;
    }
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const isEnd = code === 13 || (code === 10 && !this.afterCr);
      this.afterCr = code === 13;
      if (!isEnd) continue;
      onLine?.(i);
      this.line++;
    }
  }
}

/** Decodes a stream of bytes, and says in which lines some were not of the encoding. */
class StreamDecoder {
  private readonly decoder: TextDecoder;
  private readonly lines = new LineCounter();
  private readonly few = new FewProblems();
  private readonly file: string;
  /** UTF-8 can write the replacement letter itself; which one it is shows in the bytes only. */
  private open: Uint8Array = new Uint8Array();
  private lastBad = 0;
  private problems: ImportProblem[];

  /** @param problems go out with the first piece */
  constructor(encoding: string, file: string, problems: readonly ImportProblem[]) {
    this.decoder = new TextDecoder(encoding);
    this.file = file;
    this.problems = [...problems];
  }

  decode(bytes: Uint8Array | undefined): DecodedPiece {
    const { encoding } = this.decoder;
    const raw = bytes ? this.decoder.decode(bytes, { stream: true }) : this.decoder.decode();
    const text =
      encoding === 'windows-1252' ? raw.replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80] ?? letter) : raw;
    const { problems } = this;
    this.problems = [];
    if (text.includes(REPLACED) && this.few.lists('invalid-bytes') && this.hasInvalid(bytes)) this.locate(text, problems);
    else this.lines.count(text);
    if (bytes && encoding === 'utf-8') this.open = bytes.slice(bytes.length - openLetter(bytes));
    return { text, problems };
  }

  private hasInvalid(bytes: Uint8Array | undefined): boolean {
    if (!bytes || this.decoder.encoding !== 'utf-8') return true;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(joinBytes([this.open, bytes]), { stream: true });
      return false;
    } catch (error) {
      if (error instanceof TypeError) return true;
      throw error;
    }
  }

  /** Where both kinds of replacement letters meet in one piece of 256 KiB, lines that write it themselves are named too. */
  private locate(text: string, problems: ImportProblem[]): void {
    let from = 0;
    const check = (end: number) => {
      if (this.lines.line !== this.lastBad && text.slice(from, end).includes(REPLACED)) {
        this.lastBad = this.lines.line;
        const problem = this.few.admit(invalidBytes(this.file, this.lines.line, this.decoder.encoding));
        if (problem) problems.push(problem);
      }
      from = end;
    };
    this.lines.count(text, check);
    check(text.length);
  }
}

async function openDecoder(sample: Uint8Array, file: string, wanted: string | undefined): Promise<StreamDecoder> {
  const { encoding, by, unknown } = await findEncoding(sample.subarray(0, SAMPLE), wanted);
  const problems: ImportProblem[] = [];
  if (unknown !== undefined) problems.push(encodingUnknown(file, unknown, encoding));
  if (by === 'guess') problems.push(encodingGuessed(file, encoding));
  return new StreamDecoder(encoding, file, problems);
}

/**
 * Decodes bytes as they come. Nothing is lost where a letter is broken: it becomes U+FFFD and its line is reported.
 *
 * @param wanted encoding that somebody named; it wins over what the bytes look like
 * @throws what `bytes` throws; a `ReadError` after the text of what came before it
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, file: string, wanted?: string): AsyncGenerator<DecodedPiece> {
  const sample: Uint8Array[] = [];
  let size = 0;
  let decoder: StreamDecoder | undefined;
  let failure: ReadError | undefined;
  try {
    for await (const piece of bytes) {
      if (decoder) {
        yield decoder.decode(piece);
        continue;
      }
      sample.push(piece);
      size += piece.length;
      if (size < SAMPLE) continue;
      const first = joinBytes(sample);
      decoder = await openDecoder(first, file, wanted);
      yield decoder.decode(first);
    }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    failure = error;
  }
  if (!decoder) {
    const first = joinBytes(sample);
    decoder = await openDecoder(first, file, wanted);
    yield decoder.decode(first);
  }
  if (failure) throw failure;
  yield decoder.decode(undefined);
}
