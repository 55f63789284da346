import { type AttrSpec, closest, didYouMean } from '../core';

/** The typed value of an attribute, or what is wrong with its text (then the default counts). */
export type Typed =
  | { readonly value: unknown; readonly wrong?: undefined }
  | { readonly wrong: { readonly message: string; readonly hint: string } };

/** A named colour, a hash colour or a colour function: what CSS takes, checked by form since there may be no page. */
const COLOR = /^(?:[a-z]+|#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|var)\(.+\))$/i;

function wrong(text: string, wanted: string, spec: AttrSpec<unknown>, hint: string): Typed {
  const instead = spec.fallback === undefined ? 'it is left out' : `${JSON.stringify(spec.fallback)} is used instead`;
  return { wrong: { message: `'${text}' is not ${wanted}; ${instead}.`, hint } };
}

function typeNumber(text: string, spec: AttrSpec<unknown>): Typed {
  const number = text.trim() === '' ? Number.NaN : Number(text.trim().replace(/px$/, ''));
  if (!Number.isFinite(number)) return wrong(text, 'a number', spec, 'Write a number such as 1 or 0.5.');
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = spec;
  if (number < min || number > max) {
    const range = `${spec.min ?? '…'} to ${spec.max ?? '…'}`;
    return wrong(text, `in the range ${range}`, spec, `Write a number from ${range}.`);
  }
  return { value: number };
}

/** Converts an attribute's text by its schema. Words and booleans are matched case-insensitively. */
export function typeAttr(text: string, spec: AttrSpec<unknown>): Typed {
  switch (spec.type) {
    case 'number':
      return typeNumber(text, spec);
    case 'boolean': {
      const word = text.trim().toLowerCase();
      if (word === 'true' || word === 'false') return { value: word === 'true' };
      return wrong(text, 'true or false', spec, "Write 'true' or 'false'.");
    }
    case 'enum': {
      const values = spec.values ?? [];
      const value = values.find((word) => word.toLowerCase() === text.trim().toLowerCase());
      if (value !== undefined) return { value };
      return wrong(
        text,
        `one of ${values.map((word) => `'${word}'`).join(', ')}`,
        spec,
        `Write one of those words.${didYouMean(text, values)}`,
      );
    }
    case 'color':
      return COLOR.test(text.trim())
        ? { value: text.trim() }
        : wrong(text, 'a CSS colour', spec, 'Write a colour such as red, #ff8800 or rgb(255 136 0).');
    case 'list':
      return {
        value: text
          .split(',')
          .map((word) => word.trim())
          .filter(Boolean),
      };
    default:
      return { value: text };
  }
}

/** The canonical name that an unknown attribute was probably meant to be. */
export function likelyAttr(name: string, known: Iterable<string>): string | undefined {
  const found = closest(name, known);
  // A word that merely contains a known one (`nameList`) is another idea, not a typing error.
  return found && Math.abs(found.length - name.length) <= 2 ? found : undefined;
}
