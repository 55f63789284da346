import { ResultError } from '../core';
import type { LockReason } from './types';

const WHY: Record<LockReason, readonly [what: string, hint: string]> = {
  prediction: ['it belongs to a prediction, and predictions are never changed', 'copy the prediction and change the copy'],
  'annotation-readonly': ['its annotation is read-only', 'switch readOnly off, or change a copy'],
  'region-readonly': ['its result says readonly: true', 'take the flag from the result if it may be changed'],
  locked: ['it is locked', 'unlock it first'],
};

/** The error for a change that a lock forbids. */
export function lockedError(what: string, reason: LockReason): ResultError {
  const [why, hint] = WHY[reason];
  return new ResultError(reason, `${what} cannot be changed because ${why}; ${hint}.`);
}

/** The error for a region that is not there. */
export function noRegionError(id: string, layer: string): ResultError {
  return new ResultError(
    'region-not-found',
    `the annotation '${layer}' has no region '${id}', so nothing was changed; take an id of its regions.`,
  );
}

/** The error for a control that the config does not have. */
export function noControlError(name: string, names: Iterable<string>): ResultError {
  return new ResultError(
    'control-not-found',
    `the config has no control '${name}', so its result could not be saved; use one of: ${[...names].join(', ') || '(none)'}.`,
  );
}
