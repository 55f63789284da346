import { JsonComment } from './jsonComment';
import { JsonElement } from './jsonElement';
import type { JsonFault, JsonPlace } from './jsonProblems';
import { BrokenElement, closingRun, nextStart } from './jsonRecovery';
import {
  APOSTROPHE,
  COLON,
  COMMA,
  HASH,
  isBlank,
  isLineEnd,
  LIST,
  LIST_END,
  MARK,
  OBJECT,
  OBJECT_END,
  QUOTE,
  RECORD_SEPARATOR,
  SLASH,
} from './jsonSigns';
import { JsonWindow } from './jsonWindow';

/** What is told about a text of JSON elements. */
export interface JsonSink {
  /** An element that is whole, as JSON that `JSON.parse` takes. */
  element(text: string, place: JsonPlace): void;
  /** @param start of the element that is left out; without one the fault did no harm */
  fault(fault: JsonFault, place: JsonPlace, start?: JsonPlace): void;
  tooLarge(start: JsonPlace): void;
}

/**
 * Cuts a text that comes in pieces into the JSON elements it lists: one, a list of them, one a line, or one after another. A fault is found where it
 * is, and reading goes on at the next element without holding the file.
 */
export class JsonScanner {
  private readonly window = new JsonWindow();
  private readonly element: JsonElement;
  private readonly sink: JsonSink;
  private readonly limit: number;
  private mode: 'between' | 'element' | 'comment' | 'broken' | 'garbage' = 'between';
  private comment: JsonComment | undefined;
  private broken: BrokenElement | undefined;
  private listOpen = false;
  /** What came last at the level of the elements; `unsure` after a fault. */
  private last: 'nothing' | 'element' | 'comma' | 'unsure' = 'nothing';
  /** Whether lines of good elements look like the start of elements, so that they tell nothing. */
  private isFlat = false;
  /** Letters read again after faults. */
  private reread = 0;

  constructor(sink: JsonSink, limit: number) {
    this.sink = sink;
    this.limit = limit;
    this.element = new JsonElement(this.window, (fault, place) => sink.fault(fault, place));
  }

  get line(): number {
    return this.window.line;
  }

  push(text: string): void {
    const { window } = this;
    window.load(text);
    this.run();
    while (window.start && window.held > this.limit) {
      this.sink.tooLarge(window.start);
      this.leave(undefined);
      this.run();
    }
  }

  end(): void {
    const { window, element } = this;
    let isCut = false;
    for (;;) {
      if (this.mode === 'element') this.handle(element.end());
      const { start } = window;
      if (!start) break;
      isCut = !element.inText;
      const fault = isCut ? 'json-truncated' : 'json-unclosed-text';
      this.sink.fault(fault, isCut ? start : window.place(element.textOffset - window.base), start);
      this.leave(fault);
      this.run();
    }
    if (this.listOpen && !isCut) this.sink.fault('json-list-not-closed', window.place(0));
  }

  private run(): void {
    const { window } = this;
    while (window.i < window.text.length) {
      if (this.mode === 'element') this.handle(this.element.scan());
      else if (this.mode === 'between') this.scanBetween();
      else if (this.mode === 'comment') this.scanComment();
      else if (this.mode === 'broken') this.scanBroken();
      else this.scanGarbage();
    }
    window.unload();
  }

  private harmless(fault: JsonFault): void {
    this.sink.fault(fault, this.window.place(this.window.i));
  }

  private scanBetween(): void {
    const { window } = this;
    const code = window.text.charCodeAt(window.i);
    if (isBlank(code)) window.skipBlanks();
    else if (code === HASH || code === SLASH) this.beginComment();
    else if (code === APOSTROPHE || code === COLON) this.beginGarbage(window.i);
    else if (code === OBJECT || code === QUOTE || !this.readBetween(code)) this.beginElement();
    else window.i++;
  }

  /** Reads what holds a list of elements together; answers false when it is none of that. */
  private readBetween(code: number): boolean {
    switch (code) {
      case LIST:
        if (this.listOpen) return false;
        this.listOpen = true;
        this.last = 'nothing';
        return true;
      case COMMA:
        if (!this.listOpen || this.last === 'nothing' || this.last === 'comma') this.harmless('json-stray-comma');
        this.last = 'comma';
        return true;
      case LIST_END:
      case OBJECT_END:
        if (code === OBJECT_END || !this.listOpen) this.harmless('json-stray-bracket');
        else {
          if (this.last === 'comma') this.harmless('json-trailing-comma');
          this.listOpen = false;
          this.last = 'unsure';
        }
        return true;
      default:
        return code === MARK || code === RECORD_SEPARATOR;
    }
  }

  private beginElement(): void {
    if (this.listOpen && this.last === 'element') this.harmless('json-comma-between');
    this.element.begin();
    this.mode = 'element';
  }

  private handle(state: ReturnType<JsonElement['scan']>): void {
    const { window, element } = this;
    const { start } = window;
    if (state === 'comment') this.beginComment();
    else if (state === 'whole' && start) {
      this.isFlat ||= element.isFlat;
      this.mode = 'between';
      this.last = 'element';
      this.sink.element(window.take(window.i), start);
    } else if (state === 'faulty') {
      const { fault, faultOffset } = element;
      // A word between elements: no element had begun.
      const isWord = element.stack.length === 0 && !element.inText;
      if (isWord) this.beginGarbage(faultOffset - window.base);
      else {
        this.sink.fault(fault, window.place(faultOffset - window.base), start);
        this.leave(fault);
      }
    }
  }

  private beginComment(): void {
    this.comment = new JsonComment(this.window);
    this.mode = 'comment';
  }

  private scanComment(): void {
    const { window, comment } = this;
    const state = comment?.scan(window);
    if (!comment || state === 'going') return;
    if (state === 'none') {
      this.refuseSlash(comment.place);
      return;
    }
    this.sink.fault('json-comment', comment.place);
    if (window.start) window.edit(comment.offset, window.offset, ' ');
    this.mode = window.start ? 'element' : 'between';
  }

  private refuseSlash(place: JsonPlace): void {
    const { window } = this;
    if (window.start) {
      this.sink.fault('json-unquoted', place, window.start);
      this.leave('json-unquoted');
    } else this.beginGarbage(window.i - 1);
  }

  private scanBroken(): void {
    const { window, broken } = this;
    if (broken) window.i = broken.scan(window, window.i);
    if (!broken || broken.isOver) this.mode = 'between';
  }

  /** What is no JSON, from `from`, is left out up to the end of its line or the next thing that may be an element. */
  private beginGarbage(from: number): void {
    const { window } = this;
    const place = window.place(from);
    this.sink.fault('json-not-json', place, place);
    window.drop();
    window.i = Math.max(window.i, from + 1);
    this.mode = 'garbage';
    this.last = 'unsure';
  }

  private scanGarbage(): void {
    const { window } = this;
    const code = window.text.charCodeAt(window.i);
    const isOver = isLineEnd(code) || code === OBJECT || (this.listOpen ? code === COMMA || code === LIST_END : code === LIST);
    if (isOver) this.mode = 'between';
    else window.i++;
  }

  /** A file can be made so that every line of it is read again for every other; twice as much as it has is enough for honest faults. */
  private mayReread(letters: number): boolean {
    if (this.reread + letters > 2 * this.window.offset + 4096) return false;
    this.reread += letters;
    return true;
  }

  /** Leaves the element, which has a fault at `i`, and finds where to read on. */
  private leave(fault: JsonFault | undefined): void {
    const { window, element, isFlat } = this;
    const { start } = window;
    if (!start) return;
    const seen = window.seen();
    const at = window.inSeen(window.offset);
    this.last = 'unsure';
    const next = isFlat ? -1 : nextStart(seen, at, start.column);
    // `, {` where a key should be: the object before it was not closed.
    const isNew = fault === 'json-missing-key' && element.wantsNextKey && seen.charCodeAt(at) === OBJECT;
    const level = isNew ? element.stack.lastIndexOf(LIST) + 1 : element.stack.length;
    if (next !== -1 && this.mayReread(at - next)) this.goOn('between', seen, next);
    else if (level === 0) this.goOn(isNew ? 'between' : 'garbage');
    else this.leaveBroken(fault, start.column, level, seen, at);
  }

  /** Reads on inside the element, or inside a text of it that ended too late or too early. */
  private leaveBroken(fault: JsonFault | undefined, column: number, level: number, seen: string, at: number): void {
    const { window, element } = this;
    const text = window.inSeen(element.textOffset) + 1;
    const isOpen = fault === 'json-unclosed-text';
    const isOdd = !element.inText && element.followsText && fault !== 'json-missing-comma';
    const again = isOpen ? closingRun(seen, text, at) : isOdd ? text : -1;
    const isBack = again !== -1 && this.mayReread(at - again);
    this.broken = new BrokenElement({
      stack: element.stack.slice(0, level),
      column,
      trustsLines: !this.isFlat,
      inList: this.listOpen,
      previous: isOdd && isBack ? QUOTE : 0,
      inString: element.inText && !isOpen,
    });
    if (isBack) this.goOn('broken', seen, again);
    else this.goOn('broken');
  }

  /** Drops the element, and goes back to `index` of what was seen of it. */
  private goOn(mode: 'between' | 'broken' | 'garbage', seen?: string, index = 0): void {
    if (seen === undefined) this.window.drop();
    else this.window.rewind(seen, index);
    this.mode = mode;
  }
}
