import type { Result } from '../core';

/** A model's result that a person changed says so; every other origin stays. */
export function correctedOrigin(result: Result): Result {
  return result.origin === 'prediction' ? { ...result, origin: 'prediction-changed' } : result;
}
