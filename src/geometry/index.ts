export { normalizeDegrees } from './angle';
export { boundsOfCubic, type Cubic, cubicAt, flattenCubic, nearestOnCubic, splitCubic } from './bezier';
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
export { BOX_HANDLES, type BoxHandle, placeOn, type ResizeOptions, resizedTo, rotatedTo, shortTurn } from './boxHandles';
export { clipRing } from './clipRing';
export { type CodePoints, codePointsOf } from './codePoints';
export {
  boundsOfEllipse,
  boxOfEllipse,
  ellipseContains,
  ellipseInBox,
  ellipseTurnedAbout,
  outlineOfEllipse,
  rescaledEllipse,
  type TurnedEllipse,
  toEllipseFrame,
} from './ellipse';
export { farthestInside, isBoxInside } from './inside';
export { type BoxCorners, boxTurnedBy, leastBox } from './leastBox';
export { applyTo, compose, invert, type Matrix, rotation, translation } from './matrix';
export { clamp, shortNumber } from './number';
export { boxOfScrSize, distanceScr, snappedBoxBetween, snapToPixelCentre, snapToPixelEdge } from './pixel';
export { type NearestEdge, nearestEdge, polygonContains, signedArea } from './polygon';
export {
  boundsOfRotated,
  boxTurnedAbout,
  cornersOf,
  edgesOf,
  type RotatedBox,
  rescaled,
  rotatedBoxContains,
  toOwnFrame,
  withPositiveSize,
} from './rotatedBox';
export { simplifyLine } from './simplifyLine';
export { splitRing } from './splitRing';
export { aspectOf, directionOf, stepped, turnedAbout, turnedVec } from './turn';
export type { AxisBox, Pair, Size, Vec } from './types';
