import { type Instance, onPatch, types } from 'mobx-state-tree';
import type { Answer, LayerRecords, Region, Relation } from '../core';
import { Family } from './family';
import { Links } from './links';
import { RecordIndex } from './recordIndex';

/** The three kinds of records of a layer. */
export type Collection = 'regions' | 'answers' | 'relations';

/** What a record of each collection is. */
export interface Collected {
  readonly regions: Region;
  readonly answers: Answer;
  readonly relations: Relation;
}

/** One recorded change and how to take it back. `value: undefined` = no entry. */
export interface ContentPatch {
  readonly collection: Collection;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The indexes of a layer's records. */
export type Indexes = { readonly [C in Collection]: RecordIndex<Collected[C]> };

/** Key of a region: its id. Answers and relations are keyed by slot, since nothing else of theirs is unique on the wire. */
export function keyOf(record: Region | Answer | Relation): string {
  return 'slots' in record ? record.id : String(record.slot);
}

function slotOf(record: Region | Answer | Relation): number {
  return 'slots' in record ? (record.slots[0] ?? 0) : record.slot;
}

/** Indexes of records that are not (or not yet) changed. */
export function indexesOf(records: LayerRecords): Indexes {
  return {
    regions: new RecordIndex(records.regions, keyOf, slotOf),
    answers: new RecordIndex(records.answers, keyOf, slotOf),
    relations: new RecordIndex(records.relations, keyOf, slotOf),
  };
}

function byKey<T extends Region | Answer | Relation>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [keyOf(record), record]));
}

/**
 * A frozen record, or `null` for one that is deleted. Not `types.frozen`: that freezes deeply in development, and a record holds the
 * host's own results, which are not ours to freeze.
 */
function frozenRecord<T>() {
  return types.custom<T | null, T | null>({
    name: 'FrozenRecord',
    fromSnapshot: (record) => record,
    toSnapshot: (record) => record,
    isTargetType: () => true,
    getValidationMessage: () => '',
  });
}

const ContentModel = types
  .model('AnnotationContent', {
    regions: types.map(frozenRecord<Region>()),
    answers: types.map(frozenRecord<Answer>()),
    relations: types.map(frozenRecord<Relation>()),
  })
  .actions(() => ({
    /** The tree can be written while this runs: one action for a commit, since one for each of 100,000 writes took seconds. */
    act<T>(work: () => T): T {
      return work();
    },
  }));

/** `a~1b` of a JSON pointer is `a/b`. */
function unescapePointer(text: string): string {
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}

/**
 * The editable content of one annotation: what came in, by reference, under a state tree that holds what was changed since.
 * Opening 100,000 regions so costs their decoding only (a tree node for each took 1 s), an edit touches one entry, and every
 * change is a patch that can be taken back.
 */
export class Content {
  readonly #opened: { readonly [C in Collection]: ReadonlyMap<string, Collected[C]> };
  readonly #now: Indexes;
  readonly #model: Instance<typeof ContentModel>;
  readonly #stop: () => void;
  readonly #family: Family;
  /** Relations by what they link; not observable. */
  readonly links: Links;

  constructor(opened: LayerRecords, told: (patch: ContentPatch) => void) {
    this.#opened = { regions: byKey(opened.regions), answers: byKey(opened.answers), relations: byKey(opened.relations) };
    this.#now = indexesOf(opened);
    this.#family = new Family(opened.regions);
    this.links = new Links(opened.relations);
    this.#model = ContentModel.create({});
    this.#stop = onPatch(this.#model, (patch, inverse) => {
      const [, collection, key] = patch.path.split('/') as [string, Collection, string];
      told({
        collection,
        key: unescapePointer(key),
        before: inverse.op === 'remove' ? undefined : inverse.value,
        after: patch.op === 'remove' ? undefined : patch.value,
      });
    });
  }

  /** Plain indexes of the present content. */
  get indexes(): Indexes {
    return this.#now;
  }

  /** Content as it was opened. */
  openedRecords<C extends Collection>(collection: C): ReadonlyMap<string, Collected[C]> {
    return this.#opened[collection] as ReadonlyMap<string, Collected[C]>;
  }

  /** One record; observable for this key only. */
  read<C extends Collection>(collection: C, key: string): Collected[C] | undefined {
    const map = this.#model[collection] as unknown as Map<string, Collected[C] | null>;
    const written = map.get(key);
    return written === undefined ? this.#opened[collection].get(key) : (written ?? undefined);
  }

  /** Ids of the regions right below one. */
  childrenOf(id: string): readonly string[] {
    return this.#family.childrenOf(id);
  }

  /** Whether the record says what it said when it was opened; another place among the others is no other word. */
  isAsOpened(collection: Collection, key: string): boolean {
    const now = this.#now[collection].get(key);
    const then = this.#opened[collection].get(key);
    return (
      now === then || (now !== undefined && then !== undefined && 'results' in now && 'results' in then && now.results === then.results)
    );
  }

  /** How many records were ever written over; 0 = all is as it was opened. */
  get written(): number {
    return this.#model.regions.size + this.#model.answers.size + this.#model.relations.size;
  }

  /** Runs what may write. */
  act<T>(work: () => T): T {
    return this.#model.act(work) as T;
  }

  /** Adds, replaces or deletes a record, while `act` runs. */
  write<C extends Collection>(collection: C, key: string, record: Collected[C] | undefined): void {
    const opened = this.#opened[collection].get(key);
    this.#put(collection, key, record === opened ? undefined : (record ?? (opened === undefined ? undefined : null)));
  }

  /** Takes every change back: only what was written over is looked at. */
  reopen(): void {
    for (const collection of ['regions', 'answers', 'relations'] as const) {
      for (const key of [...this.#model[collection].keys()].map(String)) this.write(collection, key, this.#opened[collection].get(key));
    }
  }

  /** Writes one side of a patch. */
  replay(patch: ContentPatch, side: 'before' | 'after'): void {
    this.#put(patch.collection, patch.key, patch[side] as Collected[Collection] | null | undefined);
  }

  dispose(): void {
    this.#stop();
  }

  #put<C extends Collection>(collection: C, key: string, written: Collected[C] | null | undefined): void {
    const map = this.#model[collection] as unknown as Map<string, Collected[C] | null>;
    if (written === undefined) map.delete(key);
    else map.set(key, written);
    const record = written === undefined ? this.#opened[collection].get(key) : (written ?? undefined);
    const index = this.#now[collection] as RecordIndex<Collected[C]>;
    if (collection === 'regions') this.#family.follow(index.get(key) as Region | undefined, record as Region | undefined);
    if (collection === 'relations') this.links.follow(index.get(key) as Relation | undefined, record as Relation | undefined);
    index.set(key, record);
  }
}
