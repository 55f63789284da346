const JUNK = new Set(['__macosx', 'thumbs.db', 'desktop.ini']);

/** Whether a file of a folder or zip is none that a person put there: hidden ones (`.DS_Store`, `.git/…`), `__MACOSX`, `Thumbs.db`. */
export function isHiddenPath(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || JUNK.has(part.toLowerCase()));
}

/** Not the reader's language: a folder is imported in the same order everywhere. */
const ORDER = new Intl.Collator('en', { numeric: true });

/** The order in which the files of a folder are imported: folder by folder, numbers by their worth (`2.png` before `10.png`). */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = ORDER.compare(left[i] ?? '', right[i] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length || (a < b ? -1 : Number(a > b));
}

/** The path with what leads out of a folder taken away: no drive, no leading slash, no `.` and `..`. */
export function tamePath(path: string): string {
  return path
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
    .join('/');
}
