/** Something of a tag that is loaded when it is needed, once for the page. */
export interface OnDemandPart<T> {
  /** Undefined until it has come. */
  readonly loaded: T | undefined;
  /** Loads it; undefined when it is there. A failed attempt may be made again. */
  preload(): Promise<T> | undefined;
}

/**
 * Makes a part of a tag definition that is loaded on demand.
 * @example
 * shape: onDemandPart(() => import('./stamp.shape').then((module) => module.stampShape)),
 */
export function onDemandPart<T extends object>(load: () => Promise<T>): OnDemandPart<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;
  return {
    get loaded() {
      return loaded;
    },
    preload() {
      if (loaded) return undefined;
      loading ??= load().then(
        (part) => {
          loaded = part;
          return part;
        },
        (error: unknown) => {
          // A chunk that failed may come at the next attempt.
          loading = undefined;
          throw error;
        },
      );
      return loading;
    },
  };
}
