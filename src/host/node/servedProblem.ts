import type { ServedError } from '..';
import { reasonOf } from './commandError';

/** What a request is answered when it cannot be met. */
export class ServedProblem extends Error {
  readonly status: number;
  readonly answer: ServedError;

  constructor(status: number, code: string, message: string, hint: string) {
    super(message);
    this.name = 'ServedProblem';
    this.status = status;
    this.answer = { code, message, hint };
  }
}

/** Nothing has been done: the page keeps what it has. */
export function storageProblem(error: unknown): ServedProblem {
  return new ServedProblem(
    500,
    'not-saved',
    `This could not be written to the output folder: ${reasonOf(error)}.`,
    'Make room or give write access, then save again. Nothing is lost meanwhile.',
  );
}
