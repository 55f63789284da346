import { type ObservableMap, observable, runInAction } from 'mobx';
import { inSlices } from '../../../core';
import type { TextRange } from '../granularity';
import { revealRange } from '../revealRange';
import type { Mark } from '../style';
import type { TextStage } from '../TextStage';
import { Hits } from './hits';
import type { SearchQuery } from './query';
import { Searcher, type SearchFailure } from './Searcher';
import { shownHits } from './shown';
import { CURRENT_STYLE, HIT_STYLE } from './styles';

/** Places of the text that the ruler shows beside the regions, by what they are. Offsets are UTF-16 units, in order. */
export type FoundPlaces = ObservableMap<string, readonly number[]>;

/** Makes an empty one. */
export function createFoundPlaces(): FoundPlaces {
  return observable.map<string, readonly number[]>({}, { deep: false });
}

/** How a search stands. */
export interface SearchState {
  readonly query: SearchQuery;
  readonly isBusy: boolean;
  readonly hits: Hits;
  /** Index of the hit that is looked at; -1 = none. */
  readonly current: number;
  readonly failure: SearchFailure | undefined;
}

const NOTHING: SearchState = {
  query: { text: '', isRegex: false, matchCase: false, wholeWords: false },
  isBusy: false,
  hits: new Hits(),
  current: -1,
  failure: undefined,
};

/** A search in a text on the page: hits are painted and shown on the ruler, one of them is looked at. */
export class TextSearch {
  readonly stage: TextStage;
  readonly #places: FoundPlaces;
  readonly #searcher: Searcher;
  readonly #state = observable.box<SearchState>(NOTHING, { deep: false });
  /** Where the search began: typing more of a word looks on from there. */
  #anchor: number;
  #number = 0;

  constructor(stage: TextStage, places: FoundPlaces, anchor: number, searcher = new Searcher(stage.text)) {
    this.stage = stage;
    this.#places = places;
    this.#anchor = anchor;
    this.#searcher = searcher;
  }

  /** Observable. */
  get state(): SearchState {
    return this.#state.get();
  }

  /** The hit that is looked at. */
  get current(): TextRange | undefined {
    return this.state.hits.at(this.state.current);
  }

  /** Searches anew and looks at the first hit behind where the search began. What was found before stays until then. */
  async find(query: SearchQuery): Promise<void> {
    const number = ++this.#number;
    runInAction(() => this.#state.set({ ...this.state, query, isBusy: true }));
    const outcome = await this.#searcher.search(query);
    if (!outcome) return;
    const hits = outcome.hits ? await inSlices(shownHits(outcome.hits, this.stage.body), () => number === this.#number) : new Hits();
    if (!hits || number !== this.#number) return;
    const next = hits.firstBehind(this.#anchor);
    const current = hits.length === 0 ? -1 : next < hits.length ? next : 0;
    this.#show({ query, isBusy: false, hits, current, failure: outcome.failure });
  }

  /** Looks at the next hit, or the one before; from the ends round. */
  step(by: 1 | -1): void {
    const { hits, current } = this.state;
    if (hits.length === 0) return;
    this.#show({ ...this.state, current: (current + by + hits.length) % hits.length });
  }

  #show(state: SearchState): void {
    const { stage } = this;
    const isOther = state.hits !== this.state.hits;
    runInAction(() => {
      this.#state.set(state);
      if (isOther) this.#places.set('search', state.hits.starts);
    });
    stage.setMarks('search', state.hits.length > 0 ? (start, end) => this.#marksIn(start, end) : undefined);
    const { current } = this;
    if (!current) return;
    this.#anchor = current.start;
    revealRange(stage, current);
  }

  #marksIn(start: number, end: number): Mark[] {
    const { hits, current } = this.state;
    const marks: Mark[] = [];
    for (let i = hits.firstBehind(start); i < hits.length; i++) {
      const hit = hits.at(i);
      if (!hit || hit.start >= end) break;
      marks.push({ ...hit, style: i === current ? CURRENT_STYLE : HIT_STYLE });
    }
    return marks;
  }

  dispose(): void {
    this.#number++;
    this.#searcher.dispose();
    this.stage.setMarks('search', undefined);
    runInAction(() => this.#places.delete('search'));
  }
}
