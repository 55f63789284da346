import type { Loss } from './exported';

/** A loss of one result, answer or cell. */
export function loss(code: string, severity: Loss['severity'], message: string, hint: string): Loss {
  return { code, severity, message, hint };
}

/** What to do about most losses. */
export const JSON_HINT = 'Export as JSON, which keeps everything.';
