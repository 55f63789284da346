import { readdir } from 'node:fs/promises';
import { errorCode, reasonOf, usageError } from './commandError';

/** What an import that was cut short may leave, and nothing else. */
const HALF_IMPORT = /^(?:lock-\d+|(?:tasks|index)-\d+\.ndjson|project\.json\.unfinished|annotations|files)$/;

/** Makes sure that a folder without a project is new, empty or a half import: no file of anything else is ever touched. */
export async function checkOutputFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw usageError(`The output folder ${folder} cannot be used: ${reasonOf(error)}.`, 'Choose another with --output.');
  });
  const foreign = names.find((name) => !HALF_IMPORT.test(name));
  if (foreign === undefined) return;
  throw usageError(
    `The output folder ${folder} holds other files (${foreign}) and no project.`,
    'Choose a new or empty folder with --output, so that nothing of yours is mixed up.',
  );
}
