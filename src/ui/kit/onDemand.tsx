import { type ComponentType, lazy, useState } from 'react';

/** A component whose code is loaded when it is first shown, or before by `preload`. */
export type OnDemand<P> = ComponentType<P> & {
  /** Loads the code; undefined when it is there. */
  readonly preload: () => Promise<unknown> | undefined;
};

/**
 * Makes a component that is loaded on demand. Unlike with React's `lazy`, one that is loaded already is shown in the first render: React shows the
 * fallback of a lazy one all the same, and then holds back what replaces it for up to 300 ms.
 * @example
 * const TextView = onDemand(() => import('./TextView').then((module) => module.TextView));
 */
export function onDemand<P extends object>(load: () => Promise<ComponentType<P>>): OnDemand<P> {
  // What React's lazy keeps as well: the module, once for the page.
  let loaded: ComponentType<P> | undefined;
  let loading: Promise<{ default: ComponentType<P> }> | undefined;
  const start = (): Promise<{ default: ComponentType<P> }> => {
    loading ??= load().then(
      (component) => {
        loaded = component;
        return { default: component };
      },
      (error: unknown) => {
        // A chunk that failed may come at the next attempt.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const Lazy = lazy(start);
  // biome-ignore lint/correctness/noComponentHookFactories: called once for a module, like React's lazy
  function Loaded(props: P) {
    // Chosen once: another type at a later render would mount it anew.
    const [View] = useState<ComponentType<P>>(() => loaded ?? Lazy);
    return <View {...props} />;
  }
  return Object.assign(Loaded, { preload: () => (loaded ? undefined : start()) });
}
