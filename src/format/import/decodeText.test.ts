import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decodeText';

const utf8 = new TextEncoder();
const ISO_8859_1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !isBig);
  return bytes;
}

async function* cut(bytes: Uint8Array, piece: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += piece) yield bytes.subarray(i, i + piece);
}

async function decode(bytes: Uint8Array, { encoding, piece = 1000 }: { encoding?: string; piece?: number } = {}) {
  let text = '';
  const problems: string[] = [];
  for await (const part of decodeText(cut(bytes, piece), 'a.txt', encoding)) {
    text += part.text;
    problems.push(...part.problems.map(({ code, line }) => (line === undefined ? code : `${line} ${code}`)));
  }
  return { text, problems };
}

describe('the encoding of a file', () => {
  const text = 'Grüße, 世界 \u{1F600}\n';
  it.each([
    ['UTF-8', utf8.encode(text)],
    ['UTF-8 with its mark', utf8.encode(`\ufeff${text}`)],
    ['UTF-16 LE with its mark', utf16(`\ufeff${text}`, false)],
    ['UTF-16 BE with its mark', utf16(`\ufeff${text}`, true)],
  ])('%s is told without a word', async (_, bytes) => {
    for (const piece of [1, 3, 1000]) expect(await decode(bytes, { piece })).toEqual({ text, problems: [] });
  });

  it.each([false, true])('UTF-16 without a mark is told by its zeros (big endian: %s)', async (isBig) => {
    const plain = '{"text": "Grüße"}\n'.repeat(5);
    expect(await decode(utf16(plain, isBig))).toEqual({ text: plain, problems: ['encoding-guessed'] });
  });

  it('other encodings are guessed, and said to be', async () => {
    const german = 'Über die Brücke ging er später nach Hause, weil es schön war und er müde wurde.\n'.repeat(4);
    expect(await decode(ISO_8859_1(german))).toEqual({ text: german, problems: ['encoding-guessed'] });
    const russian = Uint8Array.from('Съешь же ещё этих мягких французских булок, да выпей чаю. '.repeat(5), (letter) => {
      const code = letter.charCodeAt(0);
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code === 0x451 ? 0xb8 : code;
    });
    expect((await decode(russian)).text).toContain('Съешь же ещё этих мягких');
  });

  it('what was asked for wins, also over a mark of another', async () => {
    expect(await decode(ISO_8859_1('é'), { encoding: 'latin1' })).toEqual({ text: 'é', problems: [] });
    expect(await decode(utf8.encode('\ufeffé'), { encoding: 'windows-1252' })).toEqual({ text: 'ï»¿Ã©', problems: [] });
    expect(await decode(utf16('\ufeffé', true), { encoding: 'utf-16' })).toEqual({ text: 'é', problems: [] });
    expect(await decode(Uint8Array.of(0x82, 0xa0), { encoding: 'Shift_JIS' })).toEqual({ text: 'あ', problems: [] });
  });

  it('an encoding that does not exist is said, and the bytes tell', async () => {
    expect(await decode(utf8.encode('é'), { encoding: 'utf-9' })).toEqual({ text: 'é', problems: ['encoding-unknown'] });
  });

  it('quotation marks and the euro of Windows are what they are, in every engine', async () => {
    const { text: decoded } = await decode(Uint8Array.of(0x93, 0x61, 0x94, 0x80, 0x92, 0x81), { encoding: 'windows-1252' });
    expect(decoded).toBe('“a”€’\u0081');
  });

  it('nothing is nothing', async () => {
    expect(await decode(new Uint8Array())).toEqual({ text: '', problems: [] });
  });
});

describe('bytes that are not of the encoding', () => {
  const broken = (before: string, after: string) => Uint8Array.from([...utf8.encode(before), 0xff, ...utf8.encode(after)]);

  it('cost a letter, and their line is named, also behind the bytes that tell the encoding', async () => {
    const before = `${'line\r\n'.repeat(20_000)}é`;
    for (const piece of [1000, 65_536, 1_000_000]) {
      const { text, problems } = await decode(broken(before, 'x\ny\n'), { piece });
      expect(text === `${before}\ufffdx\ny\n`).toBe(true);
      expect(problems).toEqual(['20001 invalid-bytes']);
    }
  });

  it('one among many whole letters does not make another encoding of the file', async () => {
    expect(await decode(broken('Grüße aus Österreich, schöne Tage für müde Füße, süße Äpfel', '\n'))).toMatchObject({
      problems: ['1 invalid-bytes'],
    });
  });

  it('a letter that the file ends in', async () => {
    const bytes = utf8.encode('äöüäöüäöüäöü\nß');
    expect(await decode(bytes.subarray(0, -1), { piece: 5 })).toEqual({ text: 'äöüäöüäöüäöü\n\ufffd', problems: ['2 invalid-bytes'] });
  });

  it('the replacement letter itself is none of them, wherever it is cut', async () => {
    for (const piece of [1, 2, 3, 4, 100]) {
      expect(await decode(utf8.encode('a\ufffdb\n\ufffd'), { piece })).toEqual({ text: 'a\ufffdb\n\ufffd', problems: [] });
    }
  });

  it('are listed for twenty lines', async () => {
    const bytes = Uint8Array.from([
      ...utf8.encode('x'.repeat(70_000)),
      ...Array.from({ length: 90 }, (_, i) => (i % 3 === 0 ? 0xff : 0x0a)),
    ]);
    expect((await decode(bytes)).problems).toHaveLength(20);
  });
});

describe('laws', () => {
  it('any text in UTF-8, cut anywhere, is that text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 20 }), fc.integer({ min: 1, max: 7 }), async (text, piece) => {
        // A mark at the start is none of the text's letters; zeros make bytes look like UTF-16.
        fc.pre(!text.startsWith('\ufeff') && !text.includes('\0'));
        expect(await decode(utf8.encode(text), { piece })).toEqual({ text, problems: [] });
      }),
    );
  });

  it('any bytes are some text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(undefined, 'utf-8', 'utf-16le', 'gb18030'),
        async (bytes, encoding) => {
          const whole = await decode(bytes, encoding === undefined ? {} : { encoding });
          const parts = await decode(bytes, { piece: 3, ...(encoding !== undefined && { encoding }) });
          expect(parts.text).toBe(whole.text);
        },
      ),
    );
  });
});
