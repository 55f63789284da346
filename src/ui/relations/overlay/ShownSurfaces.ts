import { reaction } from 'mobx';
import type { Disposer, Scope } from '../../../core';
import type { EditorStore, SurfaceHandle, SurfacePlaces } from '../../../store';

interface Watched {
  places: SurfacePlaces | undefined;
  end: Disposer | undefined;
}

/** The places of all mounted surfaces, as they come and go. */
export class ShownSurfaces {
  /** By object name. */
  readonly places = new Map<string, SurfacePlaces>();
  readonly #watched = new Map<SurfaceHandle, Watched>();
  readonly #moved: () => void;

  /** `moved` is called when a surface comes or goes, or something on it may have moved. */
  constructor(editor: EditorStore, scope: Scope, moved: () => void) {
    this.#moved = moved;
    scope.add(
      reaction(
        () => [...editor.surfaces.values()],
        (handles) => this.#show(handles),
        { fireImmediately: true },
      ),
    );
    scope.add(() => this.#show([]));
  }

  /** The surface that shows a point of the page. */
  at(x: number, y: number): SurfacePlaces | undefined {
    for (const places of this.places.values()) {
      const frame = places.frameBox();
      if (x >= frame.x && y >= frame.y && x < frame.x + frame.width && y < frame.y + frame.height) return places;
    }
    return undefined;
  }

  regionAt(x: number, y: number): string | undefined {
    for (const places of this.places.values()) {
      const id = places.regionAt(x, y);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  #show(handles: readonly SurfaceHandle[]): void {
    for (const [handle, watched] of this.#watched) {
      if (handles.includes(handle)) continue;
      this.#watched.delete(handle);
      watched.end?.();
      if (this.places.get(handle.object) === watched.places) this.places.delete(handle.object);
      this.#moved();
    }
    for (const handle of handles) if (!this.#watched.has(handle)) void this.#watch(handle);
  }

  async #watch(handle: SurfaceHandle): Promise<void> {
    const watched: Watched = { places: undefined, end: undefined };
    this.#watched.set(handle, watched);
    const places = await handle.places?.();
    if (!places || this.#watched.get(handle) !== watched) return;
    watched.places = places;
    watched.end = places.onMoved(this.#moved);
    this.places.set(handle.object, places);
    this.#moved();
  }
}
