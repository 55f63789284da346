/** The region that was just drawn, or is treated so: its form takes the focus when it shows. */
export class FreshRegion {
  #id: string | undefined;

  /** The form of this region takes the focus when it shows. */
  ask(regionId: string | undefined): void {
    this.#id = regionId;
  }

  /** Whether this is the region; asked once. */
  take(regionId: string): boolean {
    const is = this.#id === regionId;
    this.#id = undefined;
    return is;
  }
}
