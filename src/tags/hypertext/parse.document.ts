import type { PageSheet } from './css.document';
import { type Family, isPlain, PlainParts } from './plain.document';
import { type RemotePicture, type Sanitizer, sanitizerOf } from './sanitize.document';
import { type ElementTraits, type PageNode, type PageTree, TreeBuilder } from './tree.codec';

type View = Window & typeof globalThis;

/** A page that was read and made harmless; not on any page yet. */
export interface ParsedPage {
  readonly tree: PageTree;
  /** Holds the text: the body of the page, or a division for an inline one. */
  readonly root: HTMLElement;
  /** What goes into the shadow root: `root`, inside an `<html>` where the page is framed. */
  readonly top: HTMLElement;
  readonly isInline: boolean;
  /** Shown on paper of its own, light in a dark theme too: a page with colours is readable on what it was made for only. */
  readonly isOnPaper: boolean;
  /** Elements and text nodes of the page as it is shown, with their places in the page as it came. */
  readonly nodeOf: ReadonlyMap<Node, PageNode>;
  readonly sheets: readonly PageSheet[];
  readonly pictures: readonly RemotePicture[];
}

/** What a page is read for. */
export interface PageOptions {
  readonly isInline: boolean;
  readonly clickableLinks: boolean;
  /** Where the page came from: what its addresses are relative to. */
  readonly base: string | undefined;
}

const BLOCKS = new Set(
  'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section select summary table tbody td tfoot th thead tr ul xmp'.split(
    ' ',
  ),
);
const HIDDEN = new Set(
  'style title head meta link base noscript template noframes noembed datalist audio video track source canvas object embed applet'.split(
    ' ',
  ),
);
/** What a stand-in keeps of the element it stands for. */
const KEPT = ['id', 'class', 'style', 'dir', 'lang', 'hidden'];

/** Where a page says a colour. */
const COLOURED = /(?:color|background)["']?\s*[:=]/i;

const SPACED = new Set(['pre', 'textarea', 'listing', 'xmp', 'plaintext']);

/** Getters of the prototypes: a page can hide those of a document or a form behind elements with the same names. */
function getter<T>(prototype: object, name: string): (node: Node) => T {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: Node) => T;
  return (node) => get.call(node);
}

/** Reads HTML where nothing runs and nothing is fetched: a document without a window. */
function readInert(
  html: string,
  isInline: boolean,
  view: View,
): { readonly root: HTMLElement; readonly head: readonly Element[]; readonly html: Element } {
  if (isInline) {
    const doc = view.document.implementation.createHTMLDocument('');
    const root = doc.createElement('div');
    root.innerHTML = trusted(html, view);
    return { root, head: [], html: doc.createElement('html') };
  }
  const doc = new view.DOMParser().parseFromString(trusted(html, view), 'text/html');
  const body = getter<HTMLElement | null>(view.Document.prototype, 'body')(doc);
  const page = getter<Element | null>(view.Document.prototype, 'documentElement')(doc) ?? view.document.createElement('html');
  const head = [...view.Document.prototype.querySelectorAll.call(doc, 'head > style')];
  const root = body instanceof view.HTMLBodyElement ? body : view.document.createElement('body');
  view.Element.prototype.remove.call(root);
  return { root, head, html: page };
}

/** Under Trusted Types even an inert document is filled only through a policy. */
function trusted(html: string, view: View): string {
  const { trustedTypes } = view as View & {
    readonly trustedTypes?: { createPolicy(name: string, rules: object): { createHTML(text: string): string } };
  };
  if (!trustedTypes) return html;
  try {
    return trustedTypes.createPolicy('label-editor', { createHTML: (text: string) => text }).createHTML(html);
  } catch {
    // The host allows no such policy; where it does not demand one either, plain text will do.
    return html;
  }
}

/** Takes out what Label Studio takes out before it counts, so that texts on both sides become one; what a script would make of `<noscript>` is text. */
function dropUncounted(root: HTMLElement, view: View): void {
  const gone: Node[] = [];
  const walker = view.document.createTreeWalker(root, view.NodeFilter.SHOW_COMMENT | view.NodeFilter.SHOW_PROCESSING_INSTRUCTION);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) gone.push(node);
  gone.push(...root.querySelectorAll('script, iframe'));
  for (const node of gone) view.Node.prototype.removeChild.call(getter<Node>(view.Node.prototype, 'parentNode')(node), node);
  for (const element of root.querySelectorAll('noscript')) element.textContent = element.innerHTML;
  root.normalize();
}

/** Counts the page as it came while it puts stand-ins where elements are not allowed. */
class PageReader {
  readonly builder = new TreeBuilder();
  readonly nodeOf = new Map<Node, PageNode>();
  readonly sheets: PageSheet[] = [];
  readonly plain = new PlainParts();
  readonly #view: View;
  readonly #sanitizer: Sanitizer;
  readonly #childrenOf: (node: Node) => NodeListOf<ChildNode>;
  readonly #firstOf: (node: Node) => Node | null;
  readonly #nextOf: (node: Node) => Node | null;
  readonly #nameOf: (node: Node) => string;

  constructor(view: View, sanitizer: Sanitizer) {
    this.#view = view;
    this.#sanitizer = sanitizer;
    this.#childrenOf = getter(view.Node.prototype, 'childNodes');
    this.#firstOf = getter(view.Node.prototype, 'firstChild');
    this.#nextOf = getter(view.Node.prototype, 'nextSibling');
    this.#nameOf = getter(view.Element.prototype, 'localName');
  }

  /** Reads all that is in the root of the page. */
  read(root: Element): void {
    this.plain.add(this.#children(root));
  }

  /** The elements and texts in an element, which are few levels deep: parsers stop at 512. */
  #children(parent: Element): Family {
    const isHtml = parent instanceof this.#view.HTMLElement;
    const children: Node[] = [];
    const plain = new Set<Node>();
    let child = this.#firstOf(parent);
    while (child) {
      // A stand-in may take its place.
      const next = this.#nextOf(child);
      if (child instanceof this.#view.Text) {
        this.nodeOf.set(child, this.builder.text(child.data));
        children.push(child);
        plain.add(child);
      } else if (child instanceof this.#view.Element) {
        const { shown, isPlain } = this.#element(child);
        children.push(shown);
        if (isPlain && isHtml) plain.add(shown);
      }
      child = next;
    }
    return { parent, children, plain };
  }

  /** Answers what is shown for an element, and whether it is plain with all it holds. */
  #element(element: Element): { readonly shown: Element; readonly isPlain: boolean } {
    const name = this.#nameOf(element);
    if (name === 'br') {
      this.nodeOf.set(element, this.builder.lineBreak());
      return { shown: element, isPlain: isPlain(element, name, this.#view) };
    }
    const traits = traitsOf(name, this.#view.Element.prototype.hasAttribute.call(element, 'hidden'));
    if (name === 'style') this.style(element);
    const isAllowed = this.#sanitizer.isAllowed(name);
    const shown = isAllowed ? element : this.#standIn(element, name, traits);
    this.nodeOf.set(shown, this.builder.open(name, traits));
    const family = this.#children(shown);
    this.builder.close();
    if (isAllowed && family.plain.size === family.children.length && isPlain(shown, name, this.#view)) return { shown, isPlain: true };
    this.plain.add(family);
    return { shown, isPlain: false };
  }

  style(element: Element): void {
    this.sheets.push({ text: element.textContent ?? '', media: element.getAttribute('media') ?? '' });
  }

  #standIn(element: Element, name: string, { isBlock, isHidden }: ElementTraits): HTMLElement {
    const { document, Element: Elements } = this.#view;
    const standIn = document.createElement(isBlock ? 'div' : 'span');
    standIn.dataset.leTag = name;
    if (isHidden) standIn.dataset.leHidden = '';
    for (const key of KEPT) {
      const value = Elements.prototype.getAttribute.call(element, key);
      if (value !== null) standIn.setAttribute(key, value);
    }
    // A film may name its address here.
    if (name === 'source') standIn.dataset.leSrc = element.getAttribute('src') ?? '';
    Elements.prototype.replaceWith.call(element, standIn);
    for (const child of [...this.#childrenOf(element)]) standIn.append(child);
    return standIn;
  }
}

function traitsOf(name: string, isHidden: boolean): ElementTraits {
  return { isBlock: BLOCKS.has(name), isHidden: isHidden || HIDDEN.has(name), keepsSpace: SPACED.has(name) };
}

/** Reads a page: its text as Label Studio counts it, and its elements with all that could run, fetch or leave its frame taken away. */
export function parsePage(html: string, options: PageOptions, view: View): ParsedPage {
  const { root, head, html: page } = readInert(html, options.isInline, view);
  dropUncounted(root, view);
  const sanitizer = sanitizerOf(view);
  const reader = new PageReader(view, sanitizer);
  for (const style of head) reader.style(style);
  reader.read(root);
  const tree = reader.builder.done();
  const pictures = sanitizer.clean(root, options, reader.plain);
  root.classList.add('le-page');
  const { nodeOf, sheets } = reader;
  (nodeOf as Map<Node, PageNode>).set(root, {
    name: '',
    parent: undefined,
    start: 0,
    end: tree.text.length,
    traits: { isBlock: true },
  });
  const top = options.isInline ? root : frameOf(root, page, view);
  const isOnPaper = !options.isInline || COLOURED.test(html);
  return { tree, root, top, isInline: options.isInline, isOnPaper, nodeOf, sheets, pictures };
}

/** An `<html>` around the body, for the page's own rules about it. */
function frameOf(root: HTMLElement, page: Element, view: View): HTMLElement {
  const top = view.document.createElement('html');
  for (const key of ['class', 'dir', 'lang']) {
    const value = page.getAttribute(key);
    if (value !== null) top.setAttribute(key, value);
  }
  top.append(root);
  return top;
}
