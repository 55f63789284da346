import type { Box, Point, UnknownRecord } from '../core';

/** Where things of a mounted surface are on the page, for hosts, benches and tests. Not observable; client pixels. */
export interface SurfaceHandle {
  /** Name of the object tag. */
  readonly object: string;
  /** The data is loaded and the regions are painted. */
  readonly ready: boolean;
  /** A point that hits the region now. */
  clientPointOf(regionId: string): Point | undefined;
  clientBoxOf(regionId: string): Box | undefined;
  /** 1 = as it opened. */
  zoom(): number;
  /** Whether questions about this region are asked beside it now. Observable. */
  asksAt?(regionId: string): boolean;
  /** What is drawn across surfaces (arrows between regions) asks here; loaded with the first call. Absent where nothing can be linked. */
  places?(): Promise<SurfacePlaces>;
  /** What asks where a misplaced region may have been meant asks here; loaded with the first call. Absent where there is no text. */
  texts?(): Promise<SurfaceTexts>;
}

/** What a mounted text knows of places that are no region's. Values are those of regions on it. */
export interface SurfaceTexts {
  /** The text at a place; undefined when it covers none. */
  textAt(value: unknown): string | undefined;
  /** Paints a place and brings it into view; undefined takes that away. */
  show(value: unknown): void;
  /** The place near a region where the text is most like `stored`, as keys of its value to change; undefined when nothing near is like it. */
  similar(value: unknown, stored: string): { readonly value: UnknownRecord; readonly text: string } | undefined;
}

/** Where a region of a surface is, as far as that can be told without laying anything out. Client pixels. */
export interface RegionPlace {
  /** Where it begins and where it ends: the first and the last line of a span, twice the same box for a shape. */
  readonly first: Box;
  readonly last: Box;
  /** What the surface shows of its object; what lies outside is scrolled or panned out of sight. */
  readonly frame: Box;
  /** `about`: it is in a part that was not laid out, so the boxes are a guess. `elsewhere`: on another page, and the boxes mean nothing. */
  readonly certainty: 'exact' | 'about' | 'elsewhere';
  /** Its text runs from right to left: it ends on the left. */
  readonly isRtl: boolean;
}

/** Where the regions of a mounted surface are while it is looked at, for what is drawn across surfaces. Not observable. */
export interface SurfacePlaces {
  /** Told when something may have moved: layout, zoom, pan, page, a change in progress. Scrolling is left to whoever listens. Answers the disposer. */
  onMoved(listener: () => void): () => void;
  /** Regions of a layer that are in sight, and perhaps some near it; hidden ones are left out. */
  idsInSight(layerId: string): Iterable<string>;
  /** Undefined when the region is hidden, has no place on this object, or the layer is not shown. */
  placeOf(regionId: string, layerId: string): RegionPlace | undefined;
  /** What the surface shows of its object, in client pixels. */
  frameBox(): Box;
  /** The region of the active layer under a point of the page, as a click there would select it. */
  regionAt(x: number, y: number): string | undefined;
  /** Scrolls or pans by pixels; answers whether anything moved. */
  scrollBy(x: number, y: number): boolean;
  /** Lines of text within a box of the page, which no label may cover. Absent where there is nothing to read. */
  linesIn?(box: Box): Iterable<Box>;
}

/** What a surface knows of a page of its object: natural size in pixels, how the view is turned in degrees. */
export interface ObjectView {
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
}

/** What part of an object is on screen, whatever its size: so that the next task's can be shown alike. */
export interface ObjectPlace {
  /** 1 = the whole object fits. */
  readonly zoom: number;
  /** The point in the middle of the view, in percent of the unrotated object. */
  readonly x: number;
  readonly y: number;
  /** In percent; absent = 100. */
  readonly brightness?: number | undefined;
  readonly contrast?: number | undefined;
}
