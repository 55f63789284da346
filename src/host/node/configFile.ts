import { readFile } from 'node:fs/promises';
import { reasonOf, usageError } from './commandError';
import type { Arguments } from './options';

/** The labeling config's XML that `--config` names. */
export async function readConfig(args: Arguments): Promise<string> {
  const file = args.text('config');
  if (file === undefined) throw usageError('--config is missing.', 'Give the file with the labeling config: --config config.xml');
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw usageError(`The config ${file} cannot be read: ${reasonOf(error)}.`, 'Give the path of the XML file with the labeling config.');
  });
}
