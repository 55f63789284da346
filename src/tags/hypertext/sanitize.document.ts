import createDOMPurify, { type Config, type DOMPurify } from 'dompurify';
import { type AddressUse, absoluteAddress, isDataAddress } from '../../core';
import { tameDeclarations } from './css.document';
import type { PlainParts } from './plain.document';

type View = Window & typeof globalThis;

/** A picture, a sound or a film that is not fetched until a person asks for it. */
export interface RemotePicture {
  readonly element: Element;
  readonly attribute: 'src' | 'poster' | 'href';
  readonly use: AddressUse;
  /** As the page says it, made absolute where it was loaded from somewhere: the host may know schemes of its own. */
  readonly url: string;
}

/** What addresses are kept for. */
export interface SanitizeOptions {
  readonly clickableLinks: boolean;
  readonly base: string | undefined;
}

/** Makes pages harmless with an instance of DOMPurify of its own: hooks of the host's are not ours. */
export interface Sanitizer {
  /** Whether elements of this name stay; others are to be replaced before `clean`, or they go with all they hold. */
  isAllowed(name: string): boolean;
  /** Takes away what is not allowed, in place: nothing is written out and parsed again, so nothing can turn into something else. */
  clean(root: HTMLElement, options: SanitizeOptions, plain: PlainParts): readonly RemotePicture[];
}

/** Allowed by DOMPurify, but not in a page that is read: forms, what shadow roots project, what moves or takes over. */
const NO_TAGS =
  'form button textarea select option optgroup datalist output style slot shadow template dialog marquee blink animate animatetransform animatemotion animatecolor set use fedropshadow feimage title head html link meta base portal track source canvas map'.split(
    ' ',
  );

/** Beside what DOMPurify takes: what leaves the page, takes the focus, acts on others, or fetches. */
const NO_ATTRIBUTES =
  'action autofocus autoplay background command commandfor contenteditable accesskey controls data download draggable enterkeyhint exportparts for form formaction formmethod formtarget headers href imagesizes imagesrcset inputmode is itemid itemtype longdesc manifest method name nonce part patchsrc ping popover popovertarget popovertargetaction poster preload profile rel sizes slot src srcset srcdoc tabindex target usemap xlink:href xmlns:xlink xml:base'.split(
    ' ',
  );

const CONFIG: Config = {
  USE_PROFILES: { html: true, svg: true, svgFilters: true, mathMl: true },
  FORBID_TAGS: NO_TAGS,
  FORBID_ATTR: NO_ATTRIBUTES,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  ALLOW_DATA_ATTR: true,
  ALLOW_ARIA_ATTR: true,
  // Its rules keep what is written out from turning into something else when it is parsed again, which is never done here: text and attribute values that
  // look like markup or like the end of a `<style>`, literal elements with markup (stand-ins take their place), comments (gone before). What it adds beside
  // those, the attributes `patchsrc` and `for`, is refused by name. Without it a page is walked twice less.
  SAFE_FOR_XML: false,
  // The text of what goes must not appear in other nodes than those that were counted.
  KEEP_CONTENT: false,
  IN_PLACE: true,
};

/** Values of attributes that name something of the page itself. */
const OWN_REFERENCE = /url\(\s*["']?#[^()"']*["']?\s*\)/gi;

const XLINK = 'http://www.w3.org/1999/xlink';
const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';

function hrefOf(element: Element): string | null {
  return element.getAttribute('href') ?? element.getAttributeNS(XLINK, 'href') ?? element.getAttribute('xlink:href');
}

/** The first picture that a `srcset` names. */
function firstOfSet(srcset: string | null): string | undefined {
  return srcset?.trim().split(/,?\s+/)[0];
}

/** Addresses of an element, read before the sanitiser takes them away. */
class Addresses {
  readonly pictures: RemotePicture[] = [];
  readonly #options: SanitizeOptions;

  constructor(options: SanitizeOptions) {
    this.#options = options;
  }

  /** Answers what to do once everything else is clean. */
  of(element: Element): (() => void) | undefined {
    const name = element.localName;
    if (name === 'img') return this.#picture(element, 'src', element.getAttribute('src') || firstOfSet(element.getAttribute('srcset')));
    if (name === 'video' || name === 'audio') return this.#media(element);
    if (name === 'image' && element.namespaceURI === SVG) return this.#picture(element, 'href', hrefOf(element));
    return name === 'a' ? this.#link(element) : undefined;
  }

  #media(element: Element): () => void {
    const changes = [
      this.#picture(element, 'poster', element.getAttribute('poster')),
      this.#picture(element, 'src', element.getAttribute('src') ?? element.querySelector('[data-le-src]')?.getAttribute('data-le-src')),
    ];
    return () => {
      element.setAttribute('controls', '');
      for (const change of changes) change?.();
    };
  }

  #picture(element: Element, attribute: RemotePicture['attribute'], url: string | null | undefined): (() => void) | undefined {
    if (!url) return undefined;
    const use = attribute === 'src' && element.localName !== 'img' ? 'media' : 'image';
    if (isDataAddress(url, use)) return () => element.setAttribute(attribute, url.trim());
    const { base } = this.#options;
    this.pictures.push({ element, attribute, use, url: (base && absoluteAddress(url, base, use)) || url.trim() });
    return undefined;
  }

  #link(element: Element): (() => void) | undefined {
    const href = hrefOf(element);
    if (href === null) return undefined;
    const { clickableLinks, base } = this.#options;
    const isInside = href.trim().startsWith('#');
    const url = isInside ? href.trim() : absoluteAddress(href, base, 'link');
    if (!clickableLinks || url === undefined) return () => element.setAttribute('data-le-link', '');
    return () => {
      element.setAttribute('href', url);
      element.setAttribute('rel', 'noopener noreferrer');
      element.setAttribute('referrerpolicy', 'no-referrer');
      if (!isInside) element.setAttribute('target', '_blank');
    };
  }
}

/** Paints, filters and markers of SVG that are not the page's own. */
function dropReferences(element: Element): void {
  if (element.namespaceURI === XHTML) return;
  for (const { name, value } of [...element.attributes]) {
    const isWords = /^(?:style|class|id|title|alt|aria-.*|data-.*)$/.test(name);
    if (!isWords && /\\|(?:url|image|image-set|src)\s*\(/i.test(value.replace(OWN_REFERENCE, ''))) element.removeAttribute(name);
  }
}

/** Styles go in as declarations, one by one: a strict CSP refuses style attributes, and declarations can be looked at. */
function restyle(element: Element, css: string | null): void {
  if (css === null || !('style' in element)) return;
  element.removeAttribute('style');
  const { style } = element as HTMLElement;
  style.cssText = css;
  tameDeclarations(style);
}

function disable(element: Element): void {
  const type = element.getAttribute('type')?.toLowerCase() ?? 'text';
  if (!['text', 'checkbox', 'radio', 'number', 'range', 'date', 'time', 'color', 'hidden'].includes(type))
    element.setAttribute('type', 'text');
  element.setAttribute('disabled', '');
}

function createSanitizer(view: View): Sanitizer {
  const purify: DOMPurify = createDOMPurify(view);
  let allowed: Readonly<Record<string, boolean>> = {};
  purify.addHook('uponSanitizeElement', (_, { allowedTags }) => {
    allowed = allowedTags as Record<string, boolean>;
  });
  // One element tells which names DOMPurify takes with this configuration.
  const probe = view.document.implementation.createHTMLDocument('').createElement('div');
  probe.append('text');
  purify.sanitize(probe, CONFIG);
  purify.removeAllHooks();
  const forbidden = new Set(NO_TAGS);
  return {
    isAllowed: (name) => allowed[name] === true && !forbidden.has(name),
    clean(root, options, plain) {
      const addresses = new Addresses(options);
      const later: (() => void)[] = [];
      purify.addHook('beforeSanitizeAttributes', (node) => {
        if (!node.attributes) return;
        const change = addresses.of(node);
        if (change) later.push(change);
      });
      purify.addHook('afterSanitizeAttributes', (node) => {
        if (!node.attributes?.length && node.localName !== 'input') return;
        const css = node.getAttribute('style');
        if (css !== null) restyle(node, css);
        dropReferences(node);
        if (node.localName === 'input') disable(node);
      });
      plain.takeOut();
      try {
        purify.sanitize(root, CONFIG);
      } finally {
        purify.removeAllHooks();
      }
      plain.putBack();
      for (const change of later) change();
      return addresses.pictures;
    },
  };
}

/** One for each window: elements of a frame are of other classes. */
const sanitizers = new WeakMap<View, Sanitizer>();

export function sanitizerOf(view: View): Sanitizer {
  let sanitizer = sanitizers.get(view);
  if (!sanitizer) {
    sanitizer = createSanitizer(view);
    sanitizers.set(view, sanitizer);
  }
  return sanitizer;
}
