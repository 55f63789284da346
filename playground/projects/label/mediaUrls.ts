import type { ProjectStorage } from '../storage/projectStorage';

/** Names that a stored file may have in the data: as it is, without `./`, and decoded. */
export function namesOf(url: string): readonly string[] {
  const plain = url.replace(/^\.\//, '');
  try {
    return [...new Set([url, plain, decodeURIComponent(plain)])];
  } catch {
    return [...new Set([url, plain])];
  }
}

/** Object URLs of the stored files of one task, made when they are asked for and revoked together. */
export class MediaUrls {
  readonly #storage: ProjectStorage;
  readonly #urls = new Map<string, Promise<string>>();
  #paths: Promise<readonly string[]> | undefined;

  constructor(storage: ProjectStorage) {
    this.#storage = storage;
  }

  /** Where an address of the data is found by the browser. */
  resolve(url: string): string | Promise<string> {
    // The pictures of the samples lie beside the page, wherever it is hosted.
    if (url.startsWith('/samples/')) return new URL(`.${url}`, document.baseURI).href;
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url)) return url;
    const known = this.#urls.get(url) ?? this.#find(url);
    this.#urls.set(url, known);
    return known;
  }

  async #find(url: string): Promise<string> {
    const names = namesOf(url);
    for (const name of names) {
      const blob = await this.#storage.media(name);
      if (blob) return URL.createObjectURL(blob);
    }
    // Tasks name files from where they lie; a folder that was imported as a whole put its own name before them.
    this.#paths ??= this.#storage.own?.mediaPaths() ?? Promise.resolve([]);
    const below = (await this.#paths).find((path) => names.some((name) => path.endsWith(`/${name}`)));
    const blob = below === undefined ? undefined : await this.#storage.media(below);
    return blob ? URL.createObjectURL(blob) : url;
  }

  revoke(): void {
    const urls = [...this.#urls.values()];
    this.#urls.clear();
    for (const url of urls) void url.then(revokeBlob, () => undefined);
  }
}

function revokeBlob(url: string): void {
  if (url.startsWith('blob:')) URL.revokeObjectURL(url);
}
