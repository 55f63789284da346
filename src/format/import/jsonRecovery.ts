import { BACKSLASH, COLON, COMMA, isBlank, isLineEnd, LIST, LIST_END, OBJECT, OBJECT_END, QUOTE, SPACE, TAB } from './jsonSigns';
import type { JsonWindow } from './jsonWindow';

/**
 * The next line of a broken element that looks like the start of another: it begins with `{`, no further right than the broken one does. In files
 * that are indented what lies inside a task stands further right, and with a task a line nothing of it begins a line.
 *
 * @param seen text from the broken element's start
 * @param fault where in it the fault lies; a start at that very place counts
 * @param column of the broken element, from 1
 * @returns index into `seen`, or -1
 */
export function nextStart(seen: string, fault: number, column: number): number {
  const end = Math.min(fault, seen.length - 1);
  for (let i = 0; i < end; i++) {
    if (!isLineEnd(seen.charCodeAt(i))) continue;
    const line = i + 1;
    let first = line;
    while (first <= end && (seen.charCodeAt(first) === SPACE || seen.charCodeAt(first) === TAB)) first++;
    if (first <= end && seen.charCodeAt(first) === OBJECT && first - line < column) return first;
    i = first - 1;
  }
  return -1;
}

/** Where the brackets, commas and blanks begin that stand at the end of a text which was not closed: they were not meant to be in it. */
export function closingRun(text: string, from: number, to: number): number {
  let i = to;
  while (i > from && '}], \t'.includes(text[i - 1] ?? '')) i--;
  return i;
}

const MAX_STACK = 2000;

/** How a broken element is left. */
export interface Leaving {
  /** Brackets that are open where the fault lies. */
  readonly stack: readonly number[];
  /** Column in which the element begins. */
  readonly column: number;
  /** Whether a `{` that begins a line in that column, or left of it, is the next element. */
  readonly trustsLines: boolean;
  /** Whether the elements lie in a list. */
  readonly inList: boolean;
  /** The letter before. */
  readonly previous?: number;
  /** Whether the fault lies in a text. */
  readonly inString?: boolean;
}

/**
 * Finds the end of a broken element by its brackets. A quotation mark opens a text only where one may begin, since an odd one would turn all texts
 * of the file inside out, and a text ends with its line.
 */
export class BrokenElement {
  isOver = false;
  private readonly leaving: Leaving;
  private readonly stack: number[];
  private previous: number;
  private inString: boolean;
  private escaped = false;
  /** How many of the open brackets are lists. */
  private lists: number;
  /** Brackets that are open inside those of the stack; their kinds tell nothing any more. */
  private deeper = 0;

  constructor(leaving: Leaving) {
    this.leaving = leaving;
    this.stack = [...leaving.stack];
    this.lists = leaving.stack.filter((kind) => kind === LIST).length;
    this.previous = leaving.previous ?? 0;
    this.inString = leaving.inString ?? false;
  }

  /** Reads on from `i`; answers where it stopped: at the end of the text, or where the element is over. */
  scan(window: JsonWindow, from: number): number {
    const { text } = window;
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (isLineEnd(code)) {
        window.newLine(i, code);
        this.inString = false;
        this.escaped = false;
      } else if (isBlank(code)) window.blank(i, i + 1);
      else if (this.inString) this.readLetter(code);
      else if (this.beginsNext(window, i, code)) {
        this.isOver = true;
        return i;
      } else {
        this.readSign(code);
        if (this.isOver) return i + 1;
        this.previous = code;
      }
    }
    return text.length;
  }

  private readLetter(code: number): void {
    if (this.escaped) this.escaped = false;
    else if (code === BACKSLASH) this.escaped = true;
    else if (code === QUOTE) {
      this.inString = false;
      this.previous = QUOTE;
    }
  }

  private beginsNext(window: JsonWindow, i: number, code: number): boolean {
    const { column, trustsLines, inList } = this.leaving;
    if (code === LIST_END) return inList && this.lists === 0;
    if (code !== OBJECT) return false;
    if (trustsLines && window.isFirst(i) && window.place(i).column <= column) return true;
    // `, {` in an object: it was not closed before the comma.
    if (this.previous !== COMMA || this.deeper > 0 || this.stack.at(-1) !== OBJECT) return false;
    if (this.lists === 0) return true;
    this.stack.length = this.stack.lastIndexOf(LIST) + 1;
    return false;
  }

  private readSign(code: number): void {
    const { previous } = this;
    if (code === QUOTE) this.inString = previous === COLON || previous === COMMA || previous === LIST || previous === OBJECT;
    else if (code === OBJECT || code === LIST) this.open(code);
    else if (code === OBJECT_END) this.close(OBJECT);
    else if (code === LIST_END && this.lists > 0) this.close(LIST);
  }

  private open(kind: number): void {
    if (this.stack.length >= MAX_STACK) this.deeper++;
    else {
      this.stack.push(kind);
      if (kind === LIST) this.lists++;
    }
  }

  /** Closes the innermost bracket of that kind, and what lies open in it. */
  private close(kind: number): void {
    if (this.deeper > 0) {
      this.deeper--;
      return;
    }
    const { stack } = this;
    for (let open = stack.pop(); open !== undefined; open = stack.pop()) {
      if (open === LIST) this.lists--;
      if (open === kind) break;
    }
    this.isOver = stack.length === 0;
  }
}
