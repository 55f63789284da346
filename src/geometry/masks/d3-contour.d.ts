// The package brings no types. Used in a test alone, as the reference for smooth outlines.
declare module 'd3-contour' {
  interface Contours {
    size(size: readonly [number, number]): Contours;
    contour(values: ArrayLike<number>, level: number): { readonly coordinates: readonly (readonly (readonly [number, number])[])[][] };
  }
  export function contours(): Contours;
}
