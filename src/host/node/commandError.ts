/** What ends a command: said in words, never with a stack trace. */
export class CommandError extends Error {
  /** How to mend it. */
  readonly hint: string;
  /** 1: the work could not be done. 2: the command is not used as it can be. */
  readonly exitCode: 1 | 2;

  constructor(message: string, hint: string, exitCode: 1 | 2) {
    super(message);
    this.name = 'CommandError';
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** The command line says something that cannot be meant. */
export function usageError(message: string, hint: string): CommandError {
  return new CommandError(message, hint, 2);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this user may not read or write it',
  EPERM: 'the system does not allow it',
  EROFS: 'the disk is read only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EMFILE: 'too many files are open',
  EADDRINUSE: 'another program uses this port',
};

/** The system's code of an error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Why something failed, in words. */
export function reasonOf(error: unknown): string {
  const code = errorCode(error);
  return REASONS[code ?? ''] ?? (error instanceof Error ? error.message : String(error));
}
