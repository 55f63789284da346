import { execFile } from 'node:child_process';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { isRecord } from '../../core';
import { CommandError, errorCode } from './commandError';

/** Who holds a folder. A process id alone may belong to another process by now: the time it was started at tells them apart. */
interface Holder {
  readonly pid: number;
  readonly startedAt: string;
  readonly host: string;
}

const LOCK = /^lock-(\d+)$/;
/** A lock is written right after it is made; one that stays without content belongs to a process that was killed in between. */
const WRITTEN_WITHIN_MS = 3000;

/** When a process was started, as the system writes it; undefined when it runs no more or the system does not say. */
async function startTime(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    // Fields after the name in brackets, which may hold anything: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html (22: starttime).
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  }
  if (process.platform === 'win32') return undefined;
  const asked = promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]);
  return asked.then(({ stdout }) => stdout.trim() || undefined).catch(() => undefined);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return errorCode(error) === 'EPERM';
  }
}

function readHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || !Number.isInteger(value.pid)) return undefined;
    return { pid: Number(value.pid), startedAt: String(value.startedAt), host: String(value.host) };
  } catch {
    return undefined;
  }
}

/** Who holds a lock, or undefined when nobody does any more. */
async function findHolder(file: string): Promise<Holder | 'unknown' | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const holder = readHolder(text);
  if (!holder) {
    const written = await stat(file).catch(() => undefined);
    return written && Date.now() - written.mtimeMs < WRITTEN_WITHIN_MS ? 'unknown' : undefined;
  }
  if (holder.host !== hostname()) return holder;
  if (!isRunning(holder.pid)) return undefined;
  const startedAt = (await startTime(holder.pid)) ?? '';
  return startedAt === holder.startedAt || startedAt === '' ? holder : undefined;
}

function heldError(folder: string, file: string, holder: Holder | 'unknown'): CommandError {
  const by = holder === 'unknown' ? 'another process' : `process ${holder.pid}${holder.host === hostname() ? '' : ` of ${holder.host}`}`;
  const hint =
    holder !== 'unknown' && holder.host !== hostname()
      ? `If that process has ended, remove ${file}.`
      : 'Use the one that runs, or end it; or choose another --output.';
  return new CommandError(`The output folder ${folder} is in use by ${by}.`, hint, 1);
}

async function locksIn(folder: string): Promise<number[]> {
  return (await readdir(folder)).flatMap((name) => Number(LOCK.exec(name)?.[1] ?? []));
}

/**
 * Holds a folder for this process. Locks are numbered: a dead one is not removed and made anew, which two processes could do at once, but followed
 * by the next number, which only one of them can make. Answers what lets go. Throws a `CommandError` when another process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const fileOf = (lock: number) => path.join(folder, `lock-${lock}`);
  const refuseHeld = async (locks: readonly number[]) => {
    for (const lock of locks) {
      const holder = await findHolder(fileOf(lock));
      if (holder) throw heldError(folder, fileOf(lock), holder);
    }
  };
  const before = await locksIn(folder);
  await refuseHeld(before);
  const own = Math.max(0, ...before) + 1;
  const release = () => rm(fileOf(own), { force: true });
  const holder: Holder = { pid: process.pid, startedAt: (await startTime(process.pid)) ?? '', host: hostname() };
  const handle = await open(fileOf(own), 'wx').catch((error: unknown) => {
    throw errorCode(error) === 'EEXIST' ? heldError(folder, fileOf(own), 'unknown') : error;
  });
  try {
    await handle.writeFile(JSON.stringify(holder));
    await handle.sync();
    // Another may have come between the look and the lock, where the dead ones had been cleared away already.
    await refuseHeld((await locksIn(folder)).filter((lock) => lock !== own));
  } catch (error) {
    await release();
    throw error;
  } finally {
    await handle.close();
  }
  for (const lock of before) await rm(fileOf(lock), { force: true });
  return release;
}
