/**
 * What an address is for. `text` and `html` of a task are read and shown by the editor; a `file` is one that a person imports, whose bytes are only read.
 * No address ever opens as a document within the page.
 */
export type AddressUse = 'image' | 'media' | 'audio' | 'text' | 'html' | 'link' | 'file';

const LOADED: readonly string[] = ['http', 'https', 'blob'];
/** `javascript:`, `file:`, `vbscript:`, `filesystem:`, `about:` and all that nobody has thought of are refused by not standing here. */
const SCHEMES: Readonly<Record<AddressUse, readonly string[]>> = {
  image: LOADED,
  media: LOADED,
  audio: LOADED,
  text: LOADED,
  html: LOADED,
  link: ['http', 'https', 'mailto'],
  file: LOADED,
};

/** What may stand in the address itself. HTML among it is read as text and made harmless; SVG is shown as a picture, where nothing of it runs. */
const DATA: Readonly<Record<AddressUse, RegExp | undefined>> = {
  image: /^data:image\//i,
  media: /^data:(?:image|audio|video)\//i,
  audio: /^data:audio\//i,
  text: /^data:(?:text\/(?:plain|csv|tab-separated-values)|application\/json)[;,]/i,
  html: /^data:text\/(?:html|plain)[;,]/i,
  link: undefined,
  file: /^data:/i,
};

/**
 * An address as a browser reads it: without white space and control characters before it, without tabs and line breaks anywhere (`java\nscript:` is
 * `javascript:`). Unicode's white space goes too, which browsers leave and some code trims.
 */
function asRead(address: string): string {
  let start = 0;
  while (start < address.length && (address.charCodeAt(start) <= 0x20 || !address.charAt(start).trim())) start++;
  return address.slice(start).replace(/[\t\n\r]/g, '');
}

/** As the URL standard has it: a letter of ASCII, then letters, digits, `+`, `-`, `.`, up to a colon. In lower case. */
function schemeOf(read: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(read)?.[1]?.toLowerCase();
}

/** Whether an address holds what it is the address of: nothing is fetched for it. */
export function isDataAddress(address: string, use: AddressUse): boolean {
  return DATA[use]?.test(asRead(address)) ?? false;
}

/**
 * Whether an address of a task, or what a host's `resolveUrl` made of it, may be used: `http`, `https`, `blob`, relative to the page, or `data:` of a
 * type that fits. The one allow-list in front of every `fetch`, `src` and `href`.
 * @example
 * if (isAllowedAddress(url, 'image')) image.src = url;
 */
export function isAllowedAddress(address: unknown, use: AddressUse): address is string {
  if (typeof address !== 'string') return false;
  const read = asRead(address);
  if (!read) return false;
  const scheme = schemeOf(read);
  return scheme === undefined || SCHEMES[use].includes(scheme) || isDataAddress(read, use);
}

/** An allowed address made absolute; undefined when it is refused, relative to nothing, or none. The page's own address is held to the list too. */
export function absoluteAddress(address: string, base: string | undefined, use: AddressUse): string | undefined {
  if (!isAllowedAddress(address, use)) return undefined;
  try {
    const { href } = new URL(address, base);
    return isAllowedAddress(href, use) ? href : undefined;
  } catch {
    // Relative to nothing, or no address at all.
    return undefined;
  }
}
