import { isVertical } from './endLine';
import { Inks } from './Inks';
import type { ShownSpan } from './SpanStyles';
import type { TextStage } from './TextStage';

/** Over so many the text could not be read anyway. */
const MOST = 400;

/** Width of a chip without measuring it: letters and padding, in pixels. */
const LETTER_PX = 6;
const PADDING_PX = 8;

interface Placed {
  readonly key: string;
  readonly span: ShownSpan;
  readonly text: string;
  /** Where its row runs to, and across the rows: x and y, or y and x where rows run from top to bottom. */
  readonly along: number;
  readonly across: number;
  readonly rtl: boolean;
}

/** What the chip of a region says: its labels, and the model's confidence in it. */
function badgeText({ labels, score }: { readonly labels: readonly string[]; readonly score: number | undefined }): string {
  return [labels.join(', '), score === undefined ? '' : score.toFixed(2)].filter(Boolean).join(' ');
}

/** Label chips above the starts of the spans in sight. They lie over the text and do not shift it. */
export class TextBadges {
  readonly #stage: TextStage;
  readonly #shows: () => boolean;
  readonly #chips = new Map<string, HTMLElement>();
  readonly #inks: Inks;
  #isVertical = false;

  constructor(stage: TextStage, shows: () => boolean) {
    this.#stage = stage;
    this.#shows = shows;
    this.#inks = new Inks(stage.elements.over.ownerDocument);
    stage.scope.add(stage.onPaint(() => this.place()));
    stage.scope.add(() => this.#drop(new Set()));
    stage.scope.listen(stage.elements.over, 'click', (event: MouseEvent) => this.#click(event));
  }

  /** Reads all places first, then writes: a write between reads would lay the page out again. */
  place(): void {
    const { body } = this.#stage;
    this.#isVertical = this.#shows() && isVertical(body);
    const placed = this.#shows() ? this.#read() : [];
    this.#drop(new Set(placed.map(({ key }) => key)));
    for (const [i, chip] of placed.entries()) this.#write(chip, this.#roomOf(chip, placed[i + 1]));
  }

  #read(): Placed[] {
    const { body, elements } = this.#stage;
    const origin = elements.over.getBoundingClientRect();
    const range = elements.over.ownerDocument.createRange();
    const placed: Placed[] = [];
    for (const span of this.#stage.shownInSight()) {
      const text = badgeText(span.region);
      if (!text || placed.length >= MOST || !this.#stage.isInSight(span.start)) continue;
      const code = this.#stage.text.codePointAt(span.start) ?? 0;
      const [rect] = body.place(range, span.start, span.start + (code > 0xffff ? 2 : 1)).getClientRects();
      if (!rect) continue;
      const rtl = body.blockAt(span.start)?.matches(':dir(rtl)') === true;
      const x = rtl ? rect.right : rect.left;
      const y = rtl ? rect.bottom : rect.top;
      const [along, across] = this.#isVertical ? [y - origin.top, rect.right - origin.left] : [x - origin.left, rect.top - origin.top];
      placed.push({ key: `${span.spans.layer.id}|${span.id}`, span, text, along, across, rtl });
    }
    placed.sort((a, b) => a.across - b.across || a.along - b.along);
    return this.#apart(placed);
  }

  /** Chips of spans that start at one place lie side by side. */
  #apart(placed: readonly Placed[]): Placed[] {
    let previous: Placed | undefined;
    return placed.map((chip) => {
      const touches = previous && Math.abs(previous.across - chip.across) < 2 && chip.along < previous.along + PADDING_PX && !chip.rtl;
      previous = touches && previous ? { ...chip, along: previous.along + previous.text.length * LETTER_PX + PADDING_PX } : chip;
      return previous;
    });
  }

  /** Pixels up to the next chip of the row. */
  #roomOf(chip: Placed, next: Placed | undefined): number | undefined {
    return next && Math.abs(next.across - chip.across) < 2 && !chip.rtl ? Math.max(next.along - chip.along - 2, 12) : undefined;
  }

  #write({ key, span, text, along, across, rtl }: Placed, room: number | undefined): void {
    const { over } = this.#stage.elements;
    const chip = this.#chips.get(key) ?? over.ownerDocument.createElement('div');
    if (!this.#chips.has(key)) {
      chip.className = 'le-text-badge';
      this.#chips.set(key, chip);
      over.append(chip);
    }
    const { overlay } = span.spans;
    // Painted by CSS, so that it is no text that could be selected, found or counted.
    chip.dataset.label = text;
    chip.dataset.region = overlay ? '' : span.id;
    chip.dataset.selected = String(!overlay && span.spans.isSelected(span.id));
    chip.dataset.overlay = String(overlay !== undefined);
    chip.dataset.rtl = String(rtl);
    chip.dataset.vertical = String(this.#isVertical);
    chip.style.left = `${this.#isVertical ? across : along}px`;
    chip.style.top = `${this.#isVertical ? along : across}px`;
    chip.style.setProperty('--le-text-badge-room', room === undefined ? 'none' : `${room}px`);
    const color = this.#stage.styles.colorOf(span);
    chip.style.setProperty('--le-text-badge-color', color);
    chip.style.setProperty('--le-text-badge-ink', this.#inks.on(color));
  }

  #drop(kept: ReadonlySet<string>): void {
    for (const [key, chip] of this.#chips) {
      if (kept.has(key)) continue;
      chip.remove();
      this.#chips.delete(key);
    }
  }

  #click(event: MouseEvent): void {
    const id = (event.target as HTMLElement | null)?.dataset.region;
    if (id) this.#stage.active?.layer.selectRegions([id], event.ctrlKey || event.metaKey ? 'toggle' : 'replace');
  }
}
