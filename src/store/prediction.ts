import type { ConfigTree, LayerRecords, PredictionJson } from '../core';
import { type Collected, type Collection, type Indexes, indexesOf } from './content';
import { BaseLayer } from './layer';
import type { LockReason, PredictionStore } from './layerTypes';
import { Links } from './links';

/** A prediction as it came: its JSON and the records read from it. */
export interface PredictionSource {
  readonly id: string;
  readonly json: PredictionJson;
  readonly records: LayerRecords;
  /** First slot for results that a copy makes. */
  readonly nextSlot: number;
  readonly modelVersion: string | undefined;
  readonly score: number | undefined;
  readonly tree: ConfigTree;
}

/** A model's layer: frozen records held by reference, never in a state tree, never changed. */
export class PredictionLayer extends BaseLayer implements PredictionStore {
  readonly type = 'prediction';
  readonly id: string;
  readonly json: PredictionJson;
  readonly modelVersion: string | undefined;
  readonly score: number | undefined;
  readonly nextSlot: number;
  protected readonly tree: ConfigTree;
  readonly #records: LayerRecords;
  #indexes: Indexes | undefined;
  #links: Links | undefined;

  constructor({ id, json, records, nextSlot, modelVersion, score, tree }: PredictionSource) {
    super();
    this.nextSlot = nextSlot;
    this.modelVersion = modelVersion;
    this.score = score;
    this.id = id;
    this.json = json;
    this.tree = tree;
    this.#records = records;
  }

  override get records(): LayerRecords {
    return this.#records;
  }

  // Built when somebody looks: a task may bring ten predictions of which one is shown.
  protected get indexes(): Indexes {
    this.#indexes ??= indexesOf(this.#records);
    return this.#indexes;
  }

  protected get links(): Links {
    this.#links ??= new Links(this.#records.relations);
    return this.#links;
  }

  protected get unknown(): LayerRecords['unknown'] {
    return this.#records.unknown;
  }

  protected read<C extends Collection>(collection: C, key: string): Collected[C] | undefined {
    return this.indexes[collection].get(key) as Collected[C] | undefined;
  }

  lockReason(): LockReason {
    return 'prediction';
  }

  relationLock(): LockReason {
    return 'prediction';
  }

  answerLock(): LockReason {
    return 'prediction';
  }

  serialize(): PredictionJson {
    return { ...this.json };
  }
}
