import { observable } from 'mobx';
import type { Answer, LayerRecords, Region, Relation } from '../core';
import { Content, type ContentPatch } from './content';
import { bytesOf, History, type HistoryLimits } from './history';
import type { RegionDelta } from './layerTypes';

/** What one commit did so far. */
class Recording {
  readonly patches: ContentPatch[] = [];
  readonly added: Region[] = [];
  readonly before = { regions: new Map<string, unknown>(), answers: new Map<string, unknown>(), relations: new Map<string, unknown>() };
}

/** What a commit was, once it is done. */
export interface Done {
  readonly name: string;
  /** Ids of what it was about. */
  readonly ids: readonly string[];
  /** Regions that are new. */
  readonly added: readonly Region[];
}

/** What else than regions a commit touched. */
export interface Others {
  readonly answers: boolean;
  readonly relations: boolean;
}

/** Tells, inside the commit, what it did to regions and whether it touched answers or relations. */
export type Settled = (deltas: readonly RegionDelta[], others: Others) => void;

/** How a change is run. */
interface RunOptions {
  /** Token of what it leads to. */
  readonly known?: symbol | undefined;
  /** Steps of one join that follow one another are one. */
  readonly join?: object | undefined;
}

/** Content that changes in commits only, and the history of them. Equal tokens are equal content. */
export class Commits {
  readonly content: Content;
  readonly opened = Symbol('opened');
  readonly #history: History;
  readonly #present = observable.box<symbol>(this.opened, { deep: false });
  readonly #settled: Settled;
  #recording: Recording | undefined;

  constructor(records: LayerRecords, limits: HistoryLimits | undefined, settled: Settled) {
    this.#history = new History(limits);
    this.#settled = settled;
    this.content = new Content(records, (patch) => this.#record(patch));
  }

  /** Token of the content as it is. */
  get present(): symbol {
    return this.#present.get();
  }

  /** A commit is under way. */
  get isOpen(): boolean {
    return this.#recording !== undefined;
  }

  get undoName(): string | undefined {
    return this.#history.last?.name;
  }

  get redoName(): string | undefined {
    return this.#history.next?.name;
  }

  /** Notes a new region for what follows the commit. */
  noteAdded(region: Region): void {
    this.#recording?.added.push(region);
  }

  /** Runs a change as one step, or as part of the one under way; undefined when it was part of one or changed nothing. `known`: token of what it leads to. */
  run(name: string, change: () => void, { known, join }: RunOptions = {}): Done | undefined {
    const outer = this.#recording;
    if (outer) {
      this.#guarded(outer, change);
      return undefined;
    }
    const recording = new Recording();
    this.#recording = recording;
    return this.content.act(() => {
      try {
        this.#guarded(recording, change);
      } finally {
        this.#recording = undefined;
      }
      const deltas = this.#deltas(recording);
      const ids = this.#idsOf(recording, deltas);
      if (ids.length === 0) {
        // A region added and deleted again: nothing to take back, but what is there is the known content.
        if (known) this.#present.set(known);
        return undefined;
      }
      const to = known ?? Symbol(name);
      const { patches, added } = recording;
      this.#history.push({ name, patches, ids, from: this.present, to, bytes: bytesOf(patches), join });
      this.#settle(recording, deltas, to);
      return { name, ids, added };
    });
  }

  /** Takes the last step back. */
  undo(): Done | undefined {
    const step = this.#history.last;
    if (!step || this.isOpen) return undefined;
    return this.content.act(() => {
      this.#replay([...step.patches].reverse(), 'before', step.from);
      this.#history.stepBack();
      return { name: 'undo', ids: step.ids, added: [] };
    });
  }

  /** Does the last undone step again. */
  redo(): Done | undefined {
    const step = this.#history.next;
    if (!step || this.isOpen) return undefined;
    return this.content.act(() => {
      this.#replay(step.patches, 'after', step.to);
      this.#history.stepForward();
      return { name: 'redo', ids: step.ids, added: [] };
    });
  }

  #replay(patches: readonly ContentPatch[], side: 'before' | 'after', to: symbol): void {
    const recording = new Recording();
    this.#recording = recording;
    for (const patch of patches) this.content.replay(patch, side);
    this.#recording = undefined;
    this.#settle(recording, this.#deltas(recording), to);
  }

  /** Runs a change; when it throws, what it did is taken back. */
  #guarded(recording: Recording, change: () => void): void {
    const done = recording.patches.length;
    const added = recording.added.length;
    try {
      change();
    } catch (error) {
      const undone = recording.patches.slice(done).reverse();
      for (const patch of undone) this.content.replay(patch, 'before');
      recording.patches.length = done;
      recording.added.length = added;
      throw error;
    }
  }

  #record(patch: ContentPatch): void {
    const recording = this.#recording;
    if (!recording) return;
    recording.patches.push(patch);
    const before = recording.before[patch.collection];
    if (!before.has(patch.key)) before.set(patch.key, this.content.indexes[patch.collection].get(patch.key));
  }

  #deltas(recording: Recording): RegionDelta[] {
    const deltas: RegionDelta[] = [];
    for (const [id, was] of recording.before.regions) {
      const before = was as Region | undefined;
      const after = this.content.indexes.regions.get(id);
      if (before !== after) deltas.push({ id, before, after });
    }
    return deltas;
  }

  #idsOf(recording: Recording, deltas: readonly RegionDelta[]): readonly string[] {
    const ids = deltas.map((delta) => delta.id);
    for (const collection of ['answers', 'relations'] as const) {
      for (const [key, before] of recording.before[collection]) {
        const after = this.content.indexes[collection].get(key);
        if (before !== after) ids.push(((before ?? after) as Answer | Relation).id);
      }
    }
    return ids;
  }

  #settle(recording: Recording, deltas: readonly RegionDelta[], present: symbol): void {
    this.#present.set(present);
    const { answers, relations } = recording.before;
    this.#settled(deltas, { answers: answers.size > 0, relations: relations.size > 0 });
  }
}
