import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Problem, WrittenAttr } from '../core';
import { createSourceMap, type SourcePlace } from './sourceMap';
import { configProblem, syntaxProblem } from './syntaxProblem';

/** An element as it stands in the source. */
export interface XmlElement extends SourcePlace {
  readonly name: string;
  /** By lower-cased name, first of duplicates. */
  readonly attrs: Map<string, WrittenAttr>;
  readonly children: XmlElement[];
  /** Its own text: CDATA as it is, other text with the white space around it trimmed. */
  text: string;
  /** Where what is between its tags begins in the source. */
  readonly bodyStart: number;
  /** What is between its tags, as it stands in the source; empty without elements. */
  body: string;
}

/** CDATA and comments (where '&' is text), or an '&' that starts no entity. */
const BARE_AMPERSAND = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|&(?!(?:#\d+|#x[\da-f]+|[a-z_][\w.-]*);)/gi;
const STAND_IN = '\uF8F0';

/** What could be read, and what could not. */
export interface XmlDocument {
  readonly root: XmlElement | undefined;
  readonly problems: readonly Problem[];
}

/** Deeper elements are left out: no layout needs them, and everything that walks the tree may recurse. */
const DEEPEST = 200;
/** More syntax problems than a person reads are counted instead of listed. */
const MOST_PROBLEMS = 50;

/**
 * Reads XML without stopping at errors. Entities other than XML's five are never expanded and nothing external is ever loaded
 * (the parser has no DTD support; a document type is reported).
 */
export function readXml(source: string): XmlDocument {
  return new XmlReader(source).read();
}

class XmlReader {
  readonly #source: string;
  readonly #placeOf: (offset: number) => SourcePlace;
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  readonly #problems: Problem[] = [];
  #more = 0;
  #root: XmlElement | undefined;
  #stack: XmlElement[] = [];
  /** Elements opened below `DEEPEST`, which are not kept. */
  #tooDeep = 0;
  #attrs = new Map<string, WrittenAttr>();
  #start = 0;
  /** What the closing tag at `#closedAt` took off the stack: given back when it turns out to match nothing. */
  #taken: { readonly element: XmlElement; readonly unclosed: boolean }[] = [];
  #closedAt = -1;

  constructor(source: string) {
    this.#source = source;
    this.#placeOf = createSourceMap(source);
  }

  read(): XmlDocument {
    const parser = this.#parser;
    parser.on('opentagstart', () => this.#openStart());
    parser.on('attribute', ({ name, value }) => this.#attribute(name, value));
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', () => this.#close());
    parser.on('text', (text) => this.#text(this.#restored(text).trim()));
    parser.on('cdata', (text) => this.#text(this.#restored(text)));
    parser.on('doctype', () => this.#doctype());
    parser.on('error', (error) => this.#error(error.message.replace(/^(\d+:\d+: )+/, '')));
    parser.write(this.#withoutBareAmpersands()).close();
    this.#settleClosed();
    if (this.#more > 0) {
      this.#problems.push(
        configProblem('xml-more', 'error', `There are ${this.#more} more places where the XML is broken.`, 'Mend those above first.', {
          line: 1,
          column: 1,
        }),
      );
    }
    return { root: this.#root, problems: this.#problems };
  }

  /**
   * The parser swallows everything after a bare '&' in search of a ';'. So bare ones stand as a character of the private use area while it
   * reads (one for one: places stay right) and come back in `#restored`.
   */
  #withoutBareAmpersands(): string {
    return this.#source.replace(BARE_AMPERSAND, (found, offset: number) => {
      if (found === '&') this.#report(syntaxProblem('disallowed character in entity', this.#placeOf(offset)));
      return found === '&' ? STAND_IN : found;
    });
  }

  #restored(text: string): string {
    return text.replaceAll(STAND_IN, '&');
  }

  #report(problem: Problem): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
    else this.#more++;
  }

  #openStart(): void {
    this.#settleClosed();
    this.#attrs = new Map();
    this.#start = this.#source.lastIndexOf('<', this.#parser.position - 1);
  }

  #attribute(name: string, text: string): void {
    const end = this.#parser.position - 1;
    const quote = this.#source[end];
    const open = quote === '"' || quote === "'" ? this.#source.lastIndexOf(quote, end - 1) : end;
    const at = this.#source.lastIndexOf(name, open);
    const place = this.#placeOf(Math.max(at, this.#start));
    const key = name.toLowerCase();
    const first = this.#attrs.get(key);
    if (first && first.name !== name) this.#report(syntaxProblem('duplicate attribute', place));
    if (!first) this.#attrs.set(key, { name, text: this.#restored(text), ...place });
  }

  #open(tag: SaxesTagPlain): void {
    const place = this.#placeOf(this.#start);
    if (this.#stack.length >= DEEPEST) {
      if (this.#tooDeep++ === 0) {
        this.#report(
          configProblem(
            'xml-too-deep',
            'error',
            `The tags are nested deeper than ${DEEPEST}; what lies deeper is left out.`,
            'Nest fewer tags.',
            place,
          ),
        );
      }
      return;
    }
    const element: XmlElement = {
      name: tag.name,
      attrs: this.#attrs,
      children: [],
      text: '',
      bodyStart: this.#parser.position,
      body: '',
      ...place,
    };
    const parent = this.#stack.at(-1);
    if (parent) parent.children.push(element);
    else if (this.#root) {
      // A second root, or tags after a wrong closing tag: they join the first root, so that nothing right is lost.
      this.#root.children.push(element);
    } else this.#root = element;
    this.#stack.push(element);
  }

  #close(): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    if (this.#parser.position !== this.#closedAt) this.#settleClosed();
    this.#closedAt = this.#parser.position;
    const element = this.#stack.pop();
    if (element?.children.length) element.body = this.#source.slice(element.bodyStart, this.#source.lastIndexOf('<', this.#closedAt - 1));
    if (element) this.#taken.push({ element, unclosed: false });
  }

  /** The last closing tag is done with: those it closed on the way were left open by their author. */
  #settleClosed(): void {
    for (const { element, unclosed } of this.#taken) if (unclosed) this.#reportUnclosed(element);
    this.#taken = [];
  }

  #reportUnclosed(element: XmlElement): void {
    this.#report(
      configProblem(
        'xml-unclosed-tag',
        'error',
        `The tag <${element.name}> is never closed; it was read as if it ended with the tag around it.`,
        `Write </${element.name}> where it ends, or <${element.name} … /> when it holds nothing.`,
        element,
      ),
    );
  }

  #unmatched(name: string): void {
    if (this.#parser.position !== this.#closedAt) this.#settleClosed();
    for (const { element } of this.#taken.reverse()) this.#stack.push(element);
    this.#taken = [];
    const open = this.#stack.findLastIndex((element) => element.name === name);
    if (open >= 0) {
      // The parser lost its own stack at an earlier wrong closing tag; ours still knows this one.
      for (const left of this.#stack.splice(open).slice(1)) this.#reportUnclosed(left);
      return;
    }
    const at = this.#source.lastIndexOf('<', this.#parser.position - 1);
    const inside = this.#stack.at(-1);
    this.#report(
      configProblem(
        'xml-unmatched-closing-tag',
        'error',
        `</${name}> closes a tag that is not open, so it was passed over.`,
        inside ? `Remove it, or write </${inside.name}> if that was meant.` : 'Remove it.',
        this.#placeOf(at),
      ),
    );
  }

  #text(text: string): void {
    if (!text) return;
    this.#settleClosed();
    const element = this.#tooDeep > 0 ? undefined : this.#stack.at(-1);
    if (element) element.text += text;
  }

  #doctype(): void {
    const at = Math.max(0, this.#source.indexOf('<!DOCTYPE'));
    this.#report(
      configProblem(
        'xml-doctype',
        'warning',
        'A document type means nothing in a labeling config; its entities are not expanded and nothing is loaded.',
        'Remove <!DOCTYPE …>.',
        this.#placeOf(at),
      ),
    );
  }

  #error(words: string): void {
    const unmatched = /^unmatched closing tag: (.*)\.$/.exec(words);
    if (unmatched) {
      this.#unmatched(unmatched[1] ?? '');
      return;
    }
    if (words.startsWith('unexpected close tag')) {
      const last = this.#taken.pop();
      if (last) this.#taken.push({ element: last.element, unclosed: true });
      return;
    }
    if (words.startsWith('unclosed tag')) {
      const element = this.#stack.pop();
      if (element) this.#reportUnclosed(element);
      return;
    }
    if (words.startsWith('document must contain a root')) return; // told once, by what reads the tree
    if (words.startsWith('documents may contain only one root') && this.#stack.length > 0) return; // the parser lost its stack, see #unmatched
    this.#report(syntaxProblem(words, this.#placeOf(this.#errorOffset(words))));
  }

  /** Where a person looks for it: the start of the entity, the attribute or the tag, not the character at which the parser noticed. */
  #errorOffset(words: string): number {
    const last = Math.max(0, this.#parser.position - 1);
    if (words.includes('entity')) return Math.max(0, this.#source.lastIndexOf('&', last));
    const attribute = /^duplicate attribute: (.+)\.$/.exec(words)?.[1];
    if (attribute) return Math.max(this.#start, this.#source.lastIndexOf(attribute, last));
    if (words.includes('tag name')) return Math.max(0, this.#source.lastIndexOf('<', last));
    return Math.min(last, Math.max(0, this.#source.length - 1));
  }
}
