import { type Region, ResultError } from '../core';
import type { LockReason } from './layerTypes';

const WHY: Record<LockReason, readonly [what: string, hint: string]> = {
  prediction: ['it belongs to a prediction, and predictions are never changed', 'copy the prediction and change the copy'],
  'annotation-readonly': ['its annotation is read-only', 'switch readOnly off, or change a copy'],
  'region-readonly': ['its result says readonly: true', 'take the flag from the result if it may be changed'],
  locked: ['it is locked', 'unlock it first'],
};

/** The error for a change that a lock forbids. */
export function lockedError(what: string, reason: LockReason, deed = 'be changed'): ResultError {
  const [why, hint] = WHY[reason];
  return new ResultError(reason, `${what} cannot ${deed} because ${why}; ${hint}.`);
}

/** The error for a region that is not there. */
export function noRegionError(id: string, layer: string): ResultError {
  return new ResultError(
    'region-not-found',
    `the annotation '${layer}' has no region '${id}', so nothing was changed; take an id of its regions.`,
  );
}

/** A region that may be changed; throws the error that says why it may not. */
export function changeableRegion(
  layer: { readonly id: string; peek(id: string): Region | undefined; lockReason(id: string): LockReason | undefined },
  id: string,
): Region {
  const region = layer.peek(id);
  if (!region) throw noRegionError(id, layer.id);
  const lock = layer.lockReason(id);
  if (lock) throw lockedError(`The region '${id}'`, lock);
  return region;
}

/** The error for what is neither a layer nor a region of the one shown. */
export function notFoundError(id: string): ResultError {
  return new ResultError('not-found', `'${id}' is no annotation, no prediction and no region of the one shown, so nothing was selected.`);
}

/** The error for an id that another region has. */
export function duplicateIdError(id: string): ResultError {
  return new ResultError('duplicate-id', `there is a region '${id}' already, so the two would become one when saved; leave the id out.`);
}

/** The error for a control that the config does not have. */
export function noControlError(name: string, names: Iterable<string>): ResultError {
  return new ResultError(
    'control-not-found',
    `the config has no control '${name}', so its result could not be saved; use one of: ${[...names].join(', ') || '(none)'}.`,
  );
}

/** The error for a relation that is not there. */
export function noRelationError(id: string, layer: string): ResultError {
  return new ResultError(
    'relation-not-found',
    `the annotation '${layer}' has no relation '${id}', so nothing was changed; take an id of its relations.`,
  );
}

/** The error for a relation of a region with itself. */
export function sameRegionError(id: string): ResultError {
  return new ResultError('same-region', `the region '${id}' cannot be related to itself, so no relation was made; name another region.`);
}

/** The error for two regions that are linked this way already. */
export function linkedAlreadyError(fromId: string, toId: string, relation: string): ResultError {
  return new ResultError(
    'linked-already',
    `there is a relation from '${fromId}' to '${toId}' already, so no other was made; change '${relation}' instead, or relate them the other way round.`,
  );
}
