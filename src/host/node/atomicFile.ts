import { open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** What a file is called until it is whole. No other file of an output folder ends so. */
const UNFINISHED = '.unfinished';

/** Makes the names in a folder lasting: without it a rename may be forgotten when the power goes. Windows knows no such call, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a file so that at any moment, however the process ends, it is the old one or the new one, whole. On the disk when it answers. */
export async function writeAtomically(file: string, content: string): Promise<void> {
  const unfinished = `${file}${UNFINISHED}`;
  try {
    // Its own name a file: saves of one file are made one after the other by their callers.
    const handle = await open(unfinished, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/** Removes what a killed process left half written. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith(UNFINISHED)) await rm(path.join(folder, name), { force: true });
}
