import { onDemandPart, type Problem } from '../core';

/** Fitting what is pasted to a config takes much code, which most tasks never need: it comes with the first copy or paste. */
export const pastingCode = onDemandPart(() => import('./pasting'));

/** What a paste says where that code did not come. */
export function pastingNotLoaded(layer: string): Problem {
  return {
    code: 'paste-not-loaded',
    severity: 'error',
    message: 'The code that pastes could not be loaded, so nothing was pasted.',
    hint: 'Check the connection and paste again.',
    where: { source: 'host', path: 'clipboard', layer },
  };
}
