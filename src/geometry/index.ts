export {
  boundsOfPairs,
  boxBetween,
  boxContains,
  boxesIntersect,
  clampMovePct,
  clampPointPct,
  mapBetweenBoxes,
  PCT_TOLERANCE,
  unionOfBoxes,
} from './box';
export { BOX_HANDLES, type BoxHandle, placeOn, type ResizeOptions, resizedTo, rotatedTo } from './boxHandles';
export { type CodePoints, codePointsOf } from './codePoints';
export { applyTo, invert, type Matrix } from './matrix';
export { clamp, shortNumber } from './number';
export { boxOfScrSize, distanceScr, snappedBoxBetween, snapToPixelEdge } from './pixel';
export { type NearestEdge, nearestEdge, polygonContains } from './polygon';
export { boundsOfRotated, edgesOf, type RotatedBox, rescaled, rotatedBoxContains, withPositiveSize } from './rotatedBox';
export type { AxisBox, Pair, Size, Vec } from './types';
