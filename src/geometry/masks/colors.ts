import { MaskError } from './MaskError';

/** A colour as one number, red first: `#rrggbb`, `#rgb`, or a grey value `0` to `255`. @throws MaskError `color-unknown` */
export function readColor(text: string): number {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  if (short)
    return Number.parseInt(
      short
        .slice(1)
        .map((digit) => digit + digit)
        .join(''),
      16,
    );
  if (/^#[0-9a-f]{6}$/i.test(text)) return Number.parseInt(text.slice(1), 16);
  if (/^\d{1,3}$/.test(text) && Number(text) <= 255) return Number(text) * 0x010101;
  throw new MaskError('color-unknown', `'${text}' is no colour that pixels could have.`, "Write '#rrggbb', or a grey value from 0 to 255.");
}
