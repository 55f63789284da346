import { faultOfLiteral } from './jsonLiteral';
import { isHarmless, type JsonFault, type JsonPlace } from './jsonProblems';
import {
  APOSTROPHE,
  BACKSLASH,
  COLON,
  COMMA,
  endsWord,
  HASH,
  isBlank,
  isEscape,
  isHex,
  isLineEnd,
  LIST,
  LIST_END,
  OBJECT,
  OBJECT_END,
  QUOTE,
  SLASH,
} from './jsonSigns';
import type { JsonWindow } from './jsonWindow';

// What may come next inside an element. Their order matters: values, keys, the rest.
const VALUE = 0;
const VALUE_OR_END = 1;
const VALUE_AFTER_COMMA = 2;
const KEY_OR_END = 3;
const KEY_AFTER_COMMA = 4;
const COLON_NEXT = 5;
const COMMA_OR_END = 6;
/** What is amiss when something else comes. */
const MISSING: Readonly<Record<number, JsonFault>> = {
  [KEY_OR_END]: 'json-missing-key',
  [KEY_AFTER_COMMA]: 'json-missing-key',
  [COLON_NEXT]: 'json-missing-colon',
  [COMMA_OR_END]: 'json-missing-comma',
};

/** Lists and objects in each other. Readers that call themselves for each level fail at some thousands. */
const MAX_DEPTH = 1000;
/** Letters of a word or number that are looked at; no number is longer that means anything. */
const MAX_WORD = 2000;

/** How far an element is: it goes on, is whole, has a comment before what `i` stands at, or a fault there. */
export type ElementState = 'going' | 'whole' | 'comment' | 'faulty';

/**
 * One JSON element, checked against the grammar letter by letter as its text comes in. What `JSON.parse` would refuse and everybody can tell what is
 * meant by is mended in the window, and told.
 */
export class JsonElement {
  /** The fault, and its offset in the file; set when the state is `faulty`. */
  fault: JsonFault = 'json-not-json';
  faultOffset = 0;
  /** Brackets that are open. */
  stack: number[] = [];
  /** Where the last text begins, and in which line. */
  textOffset = 0;
  textLine = 0;
  inText = false;
  /** Whether objects inside it begin lines as far left as it does. */
  isFlat = false;
  private expect = VALUE;
  private comma = 0;
  /** What an escape still lacks: -1 the letter after the backslash, else the number of digits. */
  private escape = 0;
  private afterText = false;
  private inWord = false;
  private word = '';
  private wordOffset = 0;
  private readonly window: JsonWindow;
  private readonly onHarmless: (fault: JsonFault, place: JsonPlace) => void;

  constructor(window: JsonWindow, onHarmless: (fault: JsonFault, place: JsonPlace) => void) {
    this.window = window;
    this.onHarmless = onHarmless;
  }

  /** Whether the last thing in this line was a text: one that ended too early may be what is amiss. */
  get followsText(): boolean {
    return this.afterText && this.textLine === this.window.line;
  }

  /** Whether a key should come, since a comma was read. */
  get wantsNextKey(): boolean {
    return this.expect === KEY_AFTER_COMMA;
  }

  begin(): void {
    this.window.begin(this.window.i);
    this.stack = [];
    this.expect = VALUE;
    this.isFlat = false;
    this.afterText = false;
    this.inText = false;
    this.inWord = false;
  }

  /** Reads on, as far as the text is there. */
  scan(): ElementState {
    const { window } = this;
    const { length } = window.text;
    let state: ElementState = 'going';
    while (state === 'going' && window.i < length) {
      if (this.inText) state = this.scanText();
      else state = this.inWord ? this.scanWord() : this.scanSign();
    }
    return state;
  }

  /** The file ends here, and so does a word. */
  end(): ElementState {
    return this.inWord ? this.endWord() : 'going';
  }

  private scanSign(): ElementState {
    const { window, expect } = this;
    const code = window.text.charCodeAt(window.i);
    switch (code) {
      case QUOTE:
        return expect > KEY_AFTER_COMMA ? this.refuse(this.unfit(code)) : this.beginText();
      case OBJECT:
      case LIST:
        return expect >= KEY_OR_END ? this.refuse(this.unfit(code)) : this.openBracket(code);
      case OBJECT_END:
      case LIST_END:
        return this.closeBracket(code);
      case COLON:
        return expect === COLON_NEXT ? this.step(VALUE) : this.refuse(this.unfit(code));
      case COMMA:
        if (expect !== COMMA_OR_END) return this.refuse(this.unfit(code));
        this.comma = window.offset;
        return this.step(this.stack[this.stack.length - 1] === OBJECT ? KEY_AFTER_COMMA : VALUE_AFTER_COMMA);
      case HASH:
      case SLASH:
        return 'comment';
      default:
        if (isBlank(code)) {
          window.skipBlanks();
          return 'going';
        }
        return expect >= KEY_OR_END || code === APOSTROPHE ? this.refuse(this.unfit(code)) : this.beginWord();
    }
  }

  private step(expect: number): ElementState {
    this.afterText = false;
    this.expect = expect;
    this.window.i++;
    return 'going';
  }

  /** The element has a fault; `offset` is where a person looks for it. */
  private refuse(fault: JsonFault, offset = this.window.offset): ElementState {
    this.fault = fault;
    this.faultOffset = offset;
    return 'faulty';
  }

  /** What is amiss when that comes here. */
  private unfit(code: number): JsonFault {
    const missing = MISSING[this.expect] ?? 'json-missing-value';
    if (code === QUOTE || code === OBJECT || code === LIST || code === COLON || code === COMMA) return missing;
    if (this.followsText) return 'json-quotes';
    if (this.expect >= COLON_NEXT) return missing;
    return code === APOSTROPHE ? 'json-single-quotes' : 'json-unquoted';
  }

  private openBracket(code: number): ElementState {
    const { window, stack } = this;
    if (stack.length === MAX_DEPTH) return this.refuse('json-too-deep');
    if (code === OBJECT && stack.length > 0 && window.start && window.isFirst(window.i)) {
      this.isFlat ||= window.place(window.i).column <= window.start.column;
    }
    stack.push(code);
    return this.step(code === OBJECT ? KEY_OR_END : VALUE_OR_END);
  }

  private closeBracket(code: number): ElementState {
    const { window, expect, stack } = this;
    if (stack[stack.length - 1] !== (code === OBJECT_END ? OBJECT : LIST)) return this.refuse('json-bracket');
    if (expect === VALUE || expect === COLON_NEXT) return this.refuse(MISSING[expect] ?? 'json-missing-value');
    if (expect === VALUE_AFTER_COMMA || expect === KEY_AFTER_COMMA) {
      this.onHarmless('json-trailing-comma', window.place(window.i));
      window.edit(this.comma, this.comma + 1, '');
    }
    stack.pop();
    window.i++;
    this.afterText = false;
    return this.endValue();
  }

  private endValue(): ElementState {
    this.expect = COMMA_OR_END;
    return this.stack.length === 0 ? 'whole' : 'going';
  }

  private beginText(): ElementState {
    this.textOffset = this.window.offset;
    this.textLine = this.window.line;
    this.inText = true;
    this.escape = 0;
    this.window.i++;
    return this.scanText();
  }

  private scanText(): ElementState {
    const { window } = this;
    const { text } = window;
    let { i } = window;
    for (; i < text.length && this.escape === 0; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        window.i = i + 1;
        return this.endText();
      }
      if (code === BACKSLASH) this.escape = -1;
      else if (code < 32) {
        window.i = i;
        if (isLineEnd(code)) return this.refuse('json-unclosed-text', this.textOffset);
        this.keepControl(code);
      }
    }
    window.i = i;
    return i < text.length ? this.scanEscape(text.charCodeAt(i)) : 'going';
  }

  private endText(): ElementState {
    this.inText = false;
    this.afterText = true;
    if (this.expect < KEY_OR_END) return this.endValue();
    this.expect = COLON_NEXT;
    return 'going';
  }

  private keepControl(code: number): void {
    const { window } = this;
    this.onHarmless('json-control-letter', window.place(window.i));
    window.edit(window.offset, window.offset + 1, `\\u${code.toString(16).padStart(4, '0')}`);
  }

  private scanEscape(code: number): ElementState {
    const isLetter = this.escape === -1;
    if (isLetter ? code !== 117 && !isEscape(code) : !isHex(code)) return this.refuse('json-escape');
    this.escape = isLetter ? (code === 117 ? 4 : 0) : this.escape - 1;
    this.window.i++;
    return 'going';
  }

  private beginWord(): ElementState {
    this.word = '';
    this.wordOffset = this.window.offset;
    this.inWord = true;
    return this.scanWord();
  }

  private scanWord(): ElementState {
    const { window } = this;
    const { text } = window;
    const from = window.i;
    let i = from;
    while (i < text.length && !endsWord(text.charCodeAt(i))) i++;
    this.word += text.slice(from, Math.min(i, from + MAX_WORD - this.word.length));
    window.i = i;
    return i < text.length ? this.endWord() : 'going';
  }

  private endWord(): ElementState {
    const { window } = this;
    const fault = faultOfLiteral(this.word);
    this.inWord = false;
    this.afterText = false;
    if (fault && !isHarmless(fault)) return this.refuse(fault, this.wordOffset);
    if (fault) this.onHarmless(fault, window.place(this.wordOffset - window.base));
    if (fault === 'json-nan') window.edit(this.wordOffset, window.offset, 'null');
    return this.endValue();
  }
}
