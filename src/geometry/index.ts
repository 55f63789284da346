export { cosDegrees, normalizeDegrees, sinDegrees, toRadians } from './angle';
export {
  boundsOfPairs,
  boundsOfPoints,
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
export { applyTo, applyToVector, compose, IDENTITY, invert, type Matrix, pctToImg, rotation, scaling, translation } from './matrix';
export { clamp, shortNumber } from './number';
export { boxOfScrSize, distanceScr, snappedBoxBetween, snapToPixelEdge } from './pixel';
export { crossesItself, type NearestEdge, nearestEdge, polygonContains, signedArea } from './polygon';
export {
  boundsOfRotated,
  centeredAt,
  centerOf,
  cornersOf,
  edgesOf,
  type RotatedBox,
  rescaled,
  rotatedBoxContains,
  toOwnFrame,
  turnedTo,
  withPositiveSize,
} from './rotatedBox';
export { distanceToSegment, nearestOnSegment, segmentsCross, sideOf } from './segment';
export type { AxisBox, Pair, Size, Vec } from './types';
