import { observable, runInAction } from 'mobx';
import { allItemsOf, inSlices, itemOfStored } from '../../../core';
import type { TextRange } from '../granularity';
import { armedFor } from '../labelRange';
import { revealRange } from '../revealRange';
import type { Mark } from '../style';
import type { TextStage } from '../TextStage';
import { Hits } from './hits';
import { type Applied, isLabelled, type Likeness, labelAll, labelledThere, likenessOf, unlabelAll } from './labelAll';
import { escaped, type SearchQuery } from './query';
import { Searcher, type SearchFailure } from './Searcher';
import { shownHits } from './shown';
import { CURRENT_STYLE, HIT_STYLE, LEFT_OUT_STYLE } from './styles';
import type { FoundPlaces } from './TextSearch';

/** Labels that places can get. */
export interface LabelChoice {
  readonly key: string;
  /** What a person reads. */
  readonly name: string;
  readonly likeOf: (text: string) => Likeness;
}

/** What it begins with: the texts of what is selected, and what they are labelled with. */
export interface LikeThisStart {
  readonly query: SearchQuery;
  readonly choices: readonly LabelChoice[];
  readonly choice: string;
}

const LETTER = /[\p{L}\p{N}\p{M}_]/u;

/** Whether a part of the text is whole words by itself. */
function isWhole(text: string, { start, end }: TextRange): boolean {
  return !LETTER.test(text.slice(Math.max(0, start - 1), start)) && !LETTER.test(text.slice(end, end + 1));
}

function labelsOfConfig({ editor, node }: TextStage): LabelChoice[] {
  const controls = editor.config.controls.filter(
    ({ definition, toNames }) => definition?.labelKey !== undefined && toNames.includes(node.name),
  );
  return controls.flatMap((control) =>
    allItemsOf(control).map(({ stored, value }) => ({
      key: `${control.name} ${stored}`,
      name: controls.length > 1 ? `${value} (${control.name})` : value,
      likeOf: () => ({ control: control.name, labels: { [control.name]: [stored] } }),
    })),
  );
}

/** The labels of selected regions, each for places with its own text. */
function labelsOfSelected({ editor, text, active }: TextStage, ids: readonly string[]): LabelChoice | undefined {
  const likes = new Map<string, Likeness>();
  for (const id of ids) {
    const region = active?.layer.peek(id);
    const units = active?.index.get(id);
    const like = region && units && likenessOf(editor, region);
    if (like && Object.values(like.labels).some((words) => words.length > 0)) likes.set(text.slice(units.start, units.end), like);
  }
  const [first] = likes.values();
  if (!first) return undefined;
  const folded = new Map([...likes].map(([word, like]) => [word.toLowerCase(), like]));
  const words = new Set(
    [...likes.values()].flatMap(({ labels }) => Object.entries(labels)).flatMap(([control, own]) => own.map((word) => [control, word])),
  );
  const names = [...words].map(([control = '', word = '']) => {
    const node = editor.config.byName.get(control);
    return (node && itemOfStored(node, word)?.value) ?? word;
  });
  return {
    key: 'selected',
    name: [...new Set(names)].join(', '),
    likeOf: (word) => likes.get(word) ?? folded.get(word.toLowerCase()) ?? first,
  };
}

/** What “like this” means now: the selected text, else the texts of the selected regions, else what was searched for. */
export function startLikeThis(stage: TextStage, searched: SearchQuery | undefined): LikeThisStart {
  const { pending, text, active, editor, node } = stage;
  const ids = (active?.layer.selection ?? []).filter((id) => active?.index.get(id));
  const ranges = pending ? [pending] : ids.flatMap((id) => active?.index.get(id) ?? []);
  const words = [...new Set(ranges.map(({ start, end }) => text.slice(start, end)))];
  const exact = { matchCase: true, wholeWords: ranges.every((range) => isWhole(text, range)) };
  const ofWords: SearchQuery | undefined =
    words.length === 0
      ? undefined
      : words.length === 1
        ? { ...exact, text: words[0] ?? '', isRegex: false }
        : // Longer ones first: an expression takes the first that fits.
          {
            ...exact,
            text: words
              .sort((a, b) => b.length - a.length)
              .map(escaped)
              .join('|'),
            isRegex: true,
          };
  const query = searched ?? ofWords ?? { text: '', isRegex: false, matchCase: true, wholeWords: true };
  const own = labelsOfSelected(stage, ids);
  const choices = [...(own ? [own] : []), ...labelsOfConfig(stage)];
  const armed = Object.entries(armedFor(editor, node.name)?.labels ?? {}).flatMap(([control, [word]]) => `${control} ${word}`);
  const choice = own?.key ?? choices.find(({ key }) => armed.includes(key))?.key ?? choices[0]?.key ?? '';
  return { query, choices, choice };
}

/** What was chosen in the panel. */
export interface LikeThisWish {
  readonly query: SearchQuery;
  readonly mode: 'add' | 'remove';
  readonly choice: string;
  readonly skipsLabelled: boolean;
}

/** What came of it so far. */
export interface LikeThisState {
  readonly isBusy: boolean;
  /** Places to choose from. */
  readonly hits: Hits;
  /** Places that have the label already and are left out. */
  readonly skipped: number;
  readonly failure: SearchFailure | undefined;
  readonly applied: (Applied & { readonly mode: LikeThisWish['mode'] }) | undefined;
}

/** “Label all like this”: finds the places, lets one choose among them and paints what would happen. */
export class LikeThis {
  readonly stage: TextStage;
  readonly choices: readonly LabelChoice[];
  readonly #places: FoundPlaces;
  readonly #searcher: Searcher;
  readonly #state = observable.box<LikeThisState>(
    { isBusy: false, hits: new Hits(), skipped: 0, failure: undefined, applied: undefined },
    { deep: false },
  );
  /** Starts of the places that were taken out. */
  readonly #out = observable.set<number>();
  #wish: LikeThisWish | undefined;
  #looked: TextRange | undefined;
  #number = 0;

  constructor(stage: TextStage, places: FoundPlaces, choices: readonly LabelChoice[]) {
    this.stage = stage;
    this.choices = choices;
    this.#places = places;
    this.#searcher = new Searcher(stage.text);
  }

  /** Observable. */
  get state(): LikeThisState {
    return this.#state.get();
  }

  /** How many places are chosen. Observable. */
  get chosen(): number {
    return this.state.hits.length - this.#out.size;
  }

  isChosen(start: number): boolean {
    return !this.#out.has(start);
  }

  choose(start: number, isChosen: boolean): void {
    runInAction(() => {
      if (isChosen) this.#out.delete(start);
      else this.#out.add(start);
    });
    this.stage.touch(start, start + 1);
  }

  chooseAll(isChosen: boolean): void {
    runInAction(() => this.#out.replace(isChosen ? [] : this.state.hits.starts));
    this.stage.touch();
  }

  /** Shows a place in the text. */
  look(index: number): void {
    this.#looked = this.state.hits.at(index);
    if (this.#looked) revealRange(this.stage, this.#looked);
    this.stage.touch();
  }

  #likeOf(range: TextRange): Likeness {
    const choice = this.choices.find(({ key }) => key === this.#wish?.choice);
    return choice?.likeOf(this.stage.text.slice(range.start, range.end)) ?? { control: '', labels: {} };
  }

  /** Finds the places anew: all of them are chosen, but for what was taken out of the same search. */
  async find(wish: LikeThisWish, applied?: LikeThisState['applied']): Promise<void> {
    const number = ++this.#number;
    if (JSON.stringify(wish.query) !== JSON.stringify(this.#wish?.query)) runInAction(() => this.#out.clear());
    this.#wish = wish;
    runInAction(() => this.#state.set({ ...this.state, isBusy: true, applied }));
    const outcome = await this.#searcher.search(wish.query);
    if (!outcome || number !== this.#number) return;
    const isNewest = (): boolean => number === this.#number;
    const shown = outcome.hits ? await inSlices(shownHits(outcome.hits, this.stage.body), isNewest) : new Hits();
    const kept = shown && (await inSlices(this.#fitting(shown, wish), isNewest));
    if (!kept || !isNewest()) return;
    this.#looked = undefined;
    runInAction(() => {
      this.#out.replace(kept.starts.filter((start) => this.#out.has(start)));
      this.#state.set({ isBusy: false, hits: kept, skipped: (shown?.length ?? 0) - kept.length, failure: outcome.failure, applied });
      this.#places.set('likeThis', kept.starts);
    });
    this.stage.setMarks('likeThis', (start, end) => this.#marksIn(start, end));
  }

  /** Places that something could be done at. */
  *#fitting(hits: Hits, { mode, skipsLabelled }: LikeThisWish): Generator<void, Hits> {
    const kept = new Hits();
    for (let i = 0; i < hits.length; i++) {
      const range = hits.at(i);
      if (i % 256 === 255) yield;
      if (!range) continue;
      const like = this.#likeOf(range);
      const fits =
        mode === 'add' ? !(skipsLabelled && isLabelled(this.stage, range, like)) : labelledThere(this.stage, range, like).length > 0;
      if (fits) kept.add(range.start, range.end);
    }
    return kept;
  }

  /** Does it, as one undo step, and looks again. */
  async apply(): Promise<void> {
    const wish = this.#wish;
    if (!wish || this.state.isBusy) return;
    const { hits } = this.state;
    const ranges: TextRange[] = [];
    for (let i = 0; i < hits.length; i++) {
      const range = hits.at(i);
      if (range && this.isChosen(range.start)) ranges.push(range);
    }
    runInAction(() => this.#state.set({ ...this.state, isBusy: true }));
    const act = wish.mode === 'add' ? labelAll : unlabelAll;
    const applied = await act(this.stage, ranges, (range) => this.#likeOf(range));
    await this.find(wish, { ...applied, mode: wish.mode });
  }

  #marksIn(start: number, end: number): Mark[] {
    const { hits } = this.state;
    const marks: Mark[] = [];
    for (let i = hits.firstBehind(start); i < hits.length; i++) {
      const hit = hits.at(i);
      if (!hit || hit.start >= end) break;
      const style = this.#out.has(hit.start) ? LEFT_OUT_STYLE : hit.start === this.#looked?.start ? CURRENT_STYLE : HIT_STYLE;
      marks.push({ ...hit, style });
    }
    return marks;
  }

  dispose(): void {
    this.#number++;
    this.#searcher.dispose();
    this.stage.setMarks('likeThis', undefined);
    runInAction(() => this.#places.delete('likeThis'));
  }
}
