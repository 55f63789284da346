export { checkRle } from './checkRle';
export { decodeRle } from './decodeRle';
export { encodeRle } from './encodeRle';
export { MaskError, type MaskErrorCode } from './MaskError';
export { alphaAt, areaOf, emptyPlane, isEmptyPlane } from './plane';
export type { MaskPlane, Stroke } from './types';
