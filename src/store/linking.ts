import { computed, observable, runInAction } from 'mobx';
import { type ConfigTree, type Relation, relationItems } from '../core';
import type { AnnotationLayer } from './annotation';
import type { LinkRefusal, PendingLink } from './labelingTypes';

/** What linking asks its editor. */
export interface LinkingHost {
  readonly tree: ConfigTree;
  /** The annotation on screen; observable. */
  readonly annotation: AnnotationLayer | undefined;
}

const NONE: readonly string[] = [];

/** Why no relation can begin there. Where no annotation is shown, a prediction is. */
function refusalOf(layer: AnnotationLayer | undefined, regionId: string | undefined): LinkRefusal | undefined {
  if (!layer) return 'prediction';
  return regionId !== undefined && layer.peek(regionId) ? layer.lockReason(regionId) : 'no-source';
}

/** Making relations by hand: where one begins, where it is pointed, and what happens when it lands. Volatile. */
export class Linking {
  readonly #host: LinkingHost;
  readonly #pending = observable.box<{ readonly layer: AnnotationLayer; readonly link: PendingLink } | undefined>(undefined, {
    deep: false,
  });
  readonly #refusal = observable.box<LinkRefusal | undefined>(undefined);
  readonly #labels = observable.box<readonly string[]>(NONE, { deep: false });
  readonly #keeps = observable.box(false);
  readonly #asked = observable.box<string | undefined>(undefined);
  /** Undefined too when another layer is shown by now, or the region is gone. */
  readonly #current = computed(() => {
    const pending = this.#pending.get();
    if (!pending || pending.layer !== this.#host.annotation) return undefined;
    return pending.layer.region(pending.link.fromId) && pending.link;
  });
  readonly #askedNow = computed(() => {
    const id = this.#asked.get();
    return id !== undefined && this.#host.annotation?.relation(id) ? id : undefined;
  });

  constructor(host: LinkingHost) {
    this.#host = host;
  }

  get current(): PendingLink | undefined {
    return this.#current.get();
  }

  get refusal(): LinkRefusal | undefined {
    return this.#refusal.get();
  }

  dismissRefusal(): void {
    runInAction(() => this.#refusal.set(undefined));
  }

  get labels(): readonly string[] {
    return this.#labels.get();
  }

  setLabels(labels: readonly string[]): void {
    runInAction(() => this.#labels.set([...labels]));
  }

  get keeps(): boolean {
    return this.#keeps.get();
  }

  setKeeps(on: boolean): void {
    runInAction(() => {
      this.#keeps.set(on);
      this.#refusal.set(undefined);
      if (!on) this.#close();
    });
  }

  get asked(): string | undefined {
    return this.#askedNow.get();
  }

  ask(id: string | undefined): void {
    runInAction(() => {
      this.#asked.set(id);
      if (id !== undefined) this.#host.annotation?.selectRelation(id);
    });
  }

  start(fromId: string | undefined): void {
    const layer = this.#host.annotation;
    const id = fromId ?? layer?.selectedRegion?.id;
    runInAction(() => {
      this.#close();
      this.#asked.set(undefined);
      const refusal = refusalOf(layer, id);
      this.#refusal.set(refusal);
      if (refusal === undefined && layer && id !== undefined) this.#pending.set({ layer, link: { fromId: id } });
    });
  }

  aim(toId: string | undefined): void {
    const pending = this.#pending.get();
    if (!pending || pending.link.toId === toId) return;
    const { layer, link } = pending;
    runInAction(() => {
      this.#pending.set({ layer, link: toId === undefined ? { fromId: link.fromId } : { fromId: link.fromId, toId } });
      layer.setHovered(toId);
    });
  }

  end(toId: string | undefined): Relation | undefined {
    const link = this.current;
    const layer = this.#host.annotation;
    return runInAction(() => {
      this.#refusal.set(undefined);
      if (!link || !layer || toId === undefined) this.#close();
      else if (toId === link.fromId) this.#refusal.set('same-region');
      else if (layer.peek(toId)) return this.#land(layer, link.fromId, toId);
      return undefined;
    });
  }

  #land(layer: AnnotationLayer, fromId: string, toId: string): Relation | undefined {
    this.#close();
    const there = layer.relationBetween(fromId, toId);
    const refusal = there ? 'linked-already' : layer.lockReason(fromId);
    this.#refusal.set(refusal);
    if (there) layer.selectRelation(there.id);
    if (refusal) return undefined;
    const made = layer.relate(fromId, toId, { labels: this.labels });
    layer.selectRelation(made.id);
    if (this.labels.length === 0 && relationItems(this.#host.tree).length > 0) this.#asked.set(made.id);
    return made;
  }

  /** A region was clicked: it ends the relation that is being made (`true`), or, while linking goes on, begins one. */
  clicked(layer: AnnotationLayer, regionId: string): boolean {
    if (layer !== this.#host.annotation) return false;
    if (this.current) {
      this.end(regionId);
      return true;
    }
    runInAction(() => {
      this.#refusal.set(undefined);
      this.#asked.set(undefined);
    });
    if (this.keeps) this.start(regionId);
    return false;
  }

  #close(): void {
    const pending = this.#pending.get();
    if (!pending) return;
    if (pending.link.toId !== undefined) pending.layer.setHovered(undefined);
    this.#pending.set(undefined);
  }
}
