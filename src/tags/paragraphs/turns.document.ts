import { seededColor } from '../../core';
import {
  type BodyParts,
  groupsOf,
  type Leaf,
  type Piece,
  partsOf,
  type ReadingDocument,
  type SpanPlaces,
  type TextRange,
} from '../../surfaces/text';
import { isParagraphsValue, unitsOf, valueOfUnits, visibleValues } from './places.codec';
import { type Dialogue, type Turn, turnIndexAt } from './turns.codec';

const ELEMENT_NODE = 1;

/** How turns are shown. */
export interface TurnsLook {
  /** Each author has a colour. */
  readonly colored: boolean;
  /** Utterances with a time can be played: their time is a button. */
  readonly plays: boolean;
  /** Accessible name of the button that plays from a time. */
  readonly playLabel: (time: string) => string;
}

/** `1:02`, `1:00:02`. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (number: number): string => String(number).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** A screenful of turns: the browser skips it while it is out of sight. */
interface Group {
  readonly element: HTMLElement;
  readonly first: number;
  /** Guessed rows of each turn, its head included. */
  readonly rows: readonly number[];
}

/** A dialogue as a reading surface shows it, and what can be done to its turns afterwards: texts are never touched. */
export class TurnsDocument implements ReadingDocument {
  readonly text: string;
  readonly dialogue: Dialogue;
  readonly places: SpanPlaces;
  readonly #look: TurnsLook;
  #turns: HTMLElement[] = [];
  #groups: Group[] = [];
  #hidden: ReadonlySet<string> = new Set();

  constructor(dialogue: Dialogue, look: TurnsLook) {
    this.text = dialogue.text;
    this.dialogue = dialogue;
    this.#look = look;
    this.places = {
      unitsOf: (value) => (isParagraphsValue(value) ? unitsOf(value, dialogue) : undefined),
      valuesOf: (range) => visibleValues(range, dialogue, (index) => this.isHidden(index)).map((value) => ({ ...value })),
      moved: (_, range) => {
        const value = valueOfUnits(range, dialogue);
        return value && { ...value };
      },
    };
  }

  build(element: HTMLElement, columns: number): BodyParts {
    const builder = new TurnsBuilder(this.dialogue, this.#look, element.ownerDocument, columns);
    const { leaves, pieces, turns, groups } = builder;
    element.append(builder.all());
    this.#turns = turns;
    this.#groups = groups;
    if (this.#hidden.size > 0) this.setHidden(this.#hidden);
    return { element, leaves, pieces, blockOf: (node) => node.parentElement?.closest<HTMLElement>('.le-turn') ?? undefined };
  }

  paragraphAt(offset: number): TextRange {
    return this.rangeOf(turnIndexAt(this.dialogue, offset));
  }

  /** The text of a turn. */
  rangeOf(index: number): TextRange {
    const turn = this.dialogue.turns[index];
    return turn ? { start: turn.at, end: turn.at + turn.text.length } : { start: 0, end: 0 };
  }

  /** Whether the turn's author is filtered out. */
  isHidden(index: number): boolean {
    return this.#hidden.has(this.dialogue.turns[index]?.author ?? '');
  }

  elementOf(index: number | undefined): HTMLElement | undefined {
    return index === undefined ? undefined : this.#turns[index];
  }

  /** The turn that an element or a text stands in. */
  indexOf(node: Node | null | undefined): number | undefined {
    const element = node?.nodeType === ELEMENT_NODE ? (node as Element) : node?.parentElement;
    const index = element?.closest<HTMLElement>('.le-turn')?.dataset.turn;
    return index === undefined ? undefined : Number(index);
  }

  /** The next shown turn in a direction; undefined at the end. */
  nextShown(from: number, step: 1 | -1): number | undefined {
    for (let index = from + step; index >= 0 && index < this.dialogue.turns.length; index += step) if (!this.isHidden(index)) return index;
    return undefined;
  }

  /** Lets the turns of these authors vanish. */
  setHidden(authors: ReadonlySet<string>): void {
    this.#hidden = authors;
    for (const { element, first, rows } of this.#groups) {
      let shown = 0;
      rows.forEach((guess, i) => {
        const turn = this.#turns[first + i];
        const isHidden = this.isHidden(first + i);
        if (turn && turn.hidden !== isHidden) turn.hidden = isHidden;
        if (!isHidden) shown += guess;
      });
      // Groups without a size would all be in sight.
      element.hidden = shown === 0;
      // A remembered height is that of other turns.
      element.style.containIntrinsicBlockSize = authors.size > 0 ? `${shown}lh` : `auto ${shown}lh`;
    }
  }
}

/** Turns as DOM, by templates: 20,000 of them are as many clones. */
class TurnsBuilder {
  readonly leaves: Leaf[] = [];
  readonly pieces: Piece[] = [];
  readonly turns: HTMLElement[] = [];
  readonly groups: Group[] = [];
  readonly #dialogue: Dialogue;
  readonly #look: TurnsLook;
  readonly #doc: Document;
  readonly #columns: number;
  readonly #templates = new Map<string, HTMLElement>();

  constructor(dialogue: Dialogue, look: TurnsLook, doc: Document, columns: number) {
    this.#dialogue = dialogue;
    this.#look = look;
    this.#doc = doc;
    this.#columns = columns;
  }

  all(): DocumentFragment {
    const all = this.#doc.createDocumentFragment();
    const { turns } = this.#dialogue;
    for (const lines of groupsOf(turns.map(({ at, text }) => ({ start: at, end: at + text.length })))) {
      const element = this.#doc.createElement('div');
      element.className = 'le-turn-group';
      const first = this.turns.length;
      const rows: number[] = [];
      for (let i = 0; i < lines.length; i++) {
        const turn = turns[first + i];
        if (!turn) continue;
        rows.push(1.6 + Math.max(1, Math.ceil(turn.text.length / this.#columns)));
        element.append(this.#turn(turn, first + i, element));
      }
      // `lh` follows the font, so the guess needs no layout to be made.
      element.style.containIntrinsicBlockSize = `auto ${Math.round(rows.reduce((sum, row) => sum + row, 0))}lh`;
      this.groups.push({ element, first, rows });
      all.append(element);
    }
    return all;
  }

  #turn(turn: Turn, index: number, group: HTMLElement): HTMLElement {
    const element = this.#templateOf(turn.author).cloneNode(true) as HTMLElement;
    element.dataset.turn = String(index);
    const [head, body] = element.children as unknown as [HTMLElement, HTMLElement];
    if (turn.startSec !== undefined) this.#addTime(head, turn.startSec, turn.endSec);
    this.#addText(body, turn, group);
    this.turns.push(element);
    return element;
  }

  #templateOf(author: string): HTMLElement {
    let element = this.#templates.get(author);
    if (!element) {
      element = this.#doc.createElement('div');
      element.className = 'le-turn';
      if (this.#look.colored && author) element.style.setProperty('--le-turn-color', seededColor(author));
      const head = this.#doc.createElement('div');
      head.className = 'le-turn-head';
      // Painted by CSS, so that it is no text that could be selected, found or counted.
      head.dataset.author = author;
      const body = this.#doc.createElement('div');
      body.className = 'le-turn-text';
      body.dir = 'auto';
      element.append(head, body);
      this.#templates.set(author, element);
    }
    return element;
  }

  #addTime(head: HTMLElement, startSec: number, endSec: number | undefined): void {
    const start = clock(startSec);
    const time = endSec === undefined ? start : `${start} – ${clock(endSec)}`;
    if (!this.#look.plays) {
      head.dataset.time = time;
      return;
    }
    const button = this.#doc.createElement('button');
    button.type = 'button';
    button.className = 'le-turn-time';
    button.tabIndex = -1;
    button.dataset.time = time;
    button.ariaLabel = this.#look.playLabel(start);
    head.append(button);
  }

  #addText(body: HTMLElement, { text, at }: Turn, group: HTMLElement): void {
    if (!text) return;
    const parts = partsOf(text, { start: 0, end: text.length });
    for (const part of parts) {
      const node = this.#doc.createTextNode(parts.length === 1 ? text : text.slice(part.start, part.end));
      const place = { start: at + part.start, end: at + part.end };
      this.leaves.push({ ...place, node });
      if (parts.length === 1) {
        body.append(node);
        this.#widen(group, place);
      } else {
        const span = this.#doc.createElement('span');
        span.append(node);
        body.append(span);
        this.pieces.push({ ...place, element: span });
      }
    }
  }

  /** Short turns are painted with their group, the parts of a long one by themselves. */
  #widen(group: HTMLElement, { start, end }: TextRange): void {
    const last = this.pieces.at(-1);
    if (last?.element === group) this.pieces[this.pieces.length - 1] = { ...last, end };
    else this.pieces.push({ element: group, start, end });
  }
}
