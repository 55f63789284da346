import { type NameParts, nameOfAddress, UniqueNames } from './fileNames';

/** The ending of a picture that is its own address: `.png`. */
function extensionOfData(address: string | undefined): string {
  const type = address === undefined ? undefined : /^\s*data:image\/([a-z0-9]{1,8})/i.exec(address)?.[1]?.toLowerCase();
  return type === undefined ? '' : `.${type === 'jpeg' ? 'jpg' : type}`;
}

/** Names for the images of an export, unique without their endings: a label file has its image's name with another ending. */
export class ImageNames {
  readonly #unique = new UniqueNames();
  readonly #byAddress = new Map<string, NameParts>();

  /** The same name for the same address. `isRenamed`: the file is not called so where it comes from. */
  nameOf(address: string | undefined, fallback: string): { readonly name: NameParts; readonly isRenamed: boolean } {
    const known = address === undefined ? undefined : this.#byAddress.get(address);
    if (known) return { name: known, isRenamed: false };
    const own = nameOfAddress(address);
    const name = { stem: this.#unique.take(own?.stem ?? '', fallback), extension: own?.extension ?? extensionOfData(address) };
    // Pictures that are their own address are not remembered: each is as long as its file.
    if (own && address !== undefined) this.#byAddress.set(address, name);
    return { name, isRenamed: own !== undefined && own.stem !== name.stem };
  }
}
