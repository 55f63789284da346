import type { Task } from 'label-editor';

const FILE = /^[^\s:?#][^:?#]*\.\w{2,5}$/;

/** Texts of the data: values, and entries of lists. */
function textsOf({ data = {} }: Task): readonly string[] {
  return Object.values(data)
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value) => typeof value === 'string');
}

function plainPath(text: string): string {
  const path = text.replace(/^(?:\.?\/)+/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that begins no code is part of the name.
    return path;
  }
}

/** Every way to name a file from a folder above it: `a/b/c.png`, `b/c.png`, `c.png`. */
function endsOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, at) => parts.slice(at).join('/'));
}

/**
 * Tasks of which each is a file, held back until all rows are read: a picture that lies beside the table or the JSON which names it belongs to the task
 * there, and is none of its own.
 */
export class FileTasks {
  readonly #files = new Set<string>();
  readonly #held: (readonly [path: string, task: Task])[] = [];
  readonly #named = new Set<string>();

  /** A file was kept under this path. */
  file(path: string): void {
    this.#files.add(path);
  }

  /** Whether the task is that of a kept file, and waits here. Of any other, the files that it names are noted. */
  hold(task: Task): boolean {
    const texts = textsOf(task);
    const path = texts.find((text) => this.#files.has(text));
    if (path !== undefined) {
      this.#files.delete(path);
      this.#held.push([path, task]);
      return true;
    }
    for (const text of texts) if (text.length < 1000 && FILE.test(text)) this.#named.add(plainPath(text));
    return false;
  }

  /** The tasks of files that no row names. */
  unnamed(): readonly Task[] {
    return this.#held.filter(([path]) => !this.#isNamed(path)).map(([, task]) => task);
  }

  /** How many files belong to tasks of rows. */
  get named(): number {
    return this.#held.filter(([path]) => this.#isNamed(path)).length;
  }

  #isNamed(path: string): boolean {
    return this.#named.size > 0 && endsOf(path).some((end) => this.#named.has(end));
  }
}
