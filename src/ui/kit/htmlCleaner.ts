import createPurifier, { type DOMPurify } from 'dompurify';
import { absoluteAddress, isDataAddress } from '../../core';
import { cssDeclarations } from './inlineCss';

/** What becomes of links: plain words, or links that open a tab of their own. */
export type HtmlLinks = 'inert' | 'newTab';

/** HTML that may be put on the page. */
export interface CleanedHtml {
  readonly fragment: DocumentFragment;
  /** Pictures that would have to be fetched, without `src`: nothing is fetched before somebody gives it back. */
  readonly pictures: readonly { readonly image: HTMLImageElement; readonly address: string }[];
}

const TAGS =
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
  'font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup ' +
  'table tbody td tfoot th thead time tr tt u ul var wbr';
// No id, name, role, tabindex, accesskey or aria-*: foreign markup must not speak for the editor, take its keys or be found as a part of it.
const ATTRIBUTES =
  'align alt cite class color cols colspan datetime dir face headers height href lang open reversed rowspan scope size span src start style title ' +
  'type valign value width';
const CONFIG = {
  ALLOWED_TAGS: TAGS.split(' '),
  ALLOWED_ATTR: ATTRIBUTES.split(' '),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};
/** Ignored beside a set configuration; it tells the type of the answer. */
const FRAGMENT = { RETURN_DOM_FRAGMENT: true } as const;

/** A window each (an editor may live in a frame), made at first use: importing does nothing. */
const purifiers = new WeakMap<object, DOMPurify>();

function purifierOf(doc: Document): DOMPurify {
  const view = doc.defaultView ?? window;
  let purifier = purifiers.get(view);
  if (!purifier) {
    purifier = createPurifier(view);
    // Once: read at every call, the lists cost more than the cleaning.
    purifier.setConfig(CONFIG);
    purifiers.set(view, purifier);
  }
  return purifier;
}

function mendLink(link: Element, links: HtmlLinks, base: string): void {
  const href = link.getAttribute('href');
  if (href === null) return;
  // A link within its own page would lead the host's page elsewhere.
  const address = href.trimStart().startsWith('#') ? undefined : absoluteAddress(href, base, 'link');
  if (links === 'newTab' && address) {
    link.setAttribute('href', address);
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
    return;
  }
  link.removeAttribute('href');
  // Where it would have led is worth reading all the same.
  if (address && !link.hasAttribute('title')) link.setAttribute('title', address);
}

/** Class names of the editor are its own: foreign markup must not look like a part of it. */
function mendClass(element: Element): void {
  const kept = [...element.classList].filter((name) => !/^le-/i.test(name));
  if (kept.length > 0) element.setAttribute('class', kept.join(' '));
  else element.removeAttribute('class');
}

/** Style as properties, without anything that fetches: a strict CSP refuses style attributes. */
function mendStyle(element: HTMLElement): void {
  const style = cssDeclarations(element.getAttribute('style') ?? undefined);
  element.removeAttribute('style');
  for (const [key, value] of Object.entries(style ?? {})) {
    const name = key.startsWith('--') ? undefined : key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    // Custom properties would change the editor's own tokens.
    if (name && name !== 'position') element.style.setProperty(name, String(value));
  }
}

/**
 * Makes foreign HTML fit for the page by an allow-list: no scripts, forms, frames, media, ids or classes of ours; links as `links` says; pictures wait.
 * The nodes belong to `doc`.
 */
export function cleanHtml(html: string, doc: Document, links: HtmlLinks): CleanedHtml {
  const inert = purifierOf(doc).sanitize(html, FRAGMENT);
  // While it is in the sanitiser's own document nothing is fetched; so everything is taken off before it comes here.
  for (const image of inert.querySelectorAll('img')) {
    const address = image.getAttribute('src') ?? '';
    image.removeAttribute('src');
    if (address.trim()) image.setAttribute('data-le-src', address);
  }
  const fragment = doc.importNode(inert, true);
  for (const element of fragment.querySelectorAll<HTMLElement>('[style]')) mendStyle(element);
  for (const element of fragment.querySelectorAll('[class]')) mendClass(element);
  for (const link of fragment.querySelectorAll('a')) mendLink(link, links, doc.baseURI);
  const pictures: { image: HTMLImageElement; address: string }[] = [];
  for (const image of fragment.querySelectorAll('img')) {
    const address = image.getAttribute('data-le-src') ?? '';
    image.removeAttribute('data-le-src');
    if (!image.hasAttribute('alt')) image.alt = '';
    if (isDataAddress(address, 'image')) image.src = address;
    else if (address) pictures.push({ image, address });
  }
  return { fragment, pictures };
}
