import { nanoid } from 'nanoid';
import type { Relation, RelationChange } from '../core';
import { changeRelation, createRelation, withWrittenId } from '../format';
import type { AnnotationStore } from './annotationTypes';
import { type Content, keyOf } from './content';
import type { Links } from './links';
import { linkedAlreadyError, lockedError, noRegionError, noRelationError, sameRegionError } from './refusals';

/** Relations made here stand behind all other results, also those that are made later. */
const RELATIONS_FROM = 2 ** 40;

/** What relating needs of its annotation. */
export interface RelatingHost {
  readonly layer: AnnotationStore;
  readonly content: Content;
  links(): Links;
  takeSlot(): number;
}

/** Makes, changes and removes the relations of one annotation, each call one step. */
export class Relating {
  readonly #host: RelatingHost;

  constructor(host: RelatingHost) {
    this.#host = host;
  }

  relate(fromId: string, toId: string, said: RelationChange): Relation {
    const { layer, content } = this.#host;
    const regions = [fromId, toId].map((id) => {
      const region = layer.peek(id);
      if (!region) throw noRegionError(id, layer.id);
      return region;
    });
    if (fromId === toId) throw sameRegionError(fromId);
    const lock = layer.lockReason(fromId);
    if (lock) throw lockedError(`The region '${fromId}'`, lock, 'be the source of a relation');
    const there = this.#host.links().between(fromId, toId);
    if (there) throw linkedAlreadyError(fromId, toId, there.id);
    const made = createRelation({ ...said, fromId, toId, regions, id: nanoid(10), slot: RELATIONS_FROM + this.#host.takeSlot() });
    layer.commit('relate', () => {
      for (const region of regions) {
        const written = withWrittenId(region);
        if (written !== region) content.write('regions', region.id, written);
      }
      content.write('relations', keyOf(made), made);
    });
    return made;
  }

  update(id: string, change: RelationChange): void {
    const { layer, content } = this.#host;
    const relation = this.#host.links().get(id);
    if (!relation) throw noRelationError(id, layer.id);
    const lock = layer.relationLock(id);
    if (lock) throw lockedError(`The relation '${id}'`, lock);
    const next = changeRelation(relation, change);
    if (next !== relation) layer.commit('relation', () => content.write('relations', keyOf(next), next));
  }

  remove(ids: readonly string[]): readonly string[] {
    const { layer, content } = this.#host;
    const links = this.#host.links();
    const gone = ids.filter((id) => links.get(id) && layer.relationLock(id) === undefined);
    if (gone.length === 0) return [];
    layer.commit('unrelate', () => {
      for (const id of gone) {
        const relation = this.#host.links().get(id);
        if (relation) content.write('relations', keyOf(relation), undefined);
      }
    });
    return [...new Set(gone)];
  }
}
