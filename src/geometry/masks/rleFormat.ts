/** Values in one pixel of the stream: red, green, blue and coverage. */
export const CHANNELS = 4;
/** 32 bits count of values, 5 bits word size, four run sizes of 4 bits each. */
export const HEADER_BITS = 53;
export const HEADER_BYTES = 7;
/** The count of values has 32 bits. */
export const MAX_VALUES = 2 ** 32 - 1;
/** Words this wide hold a byte; the format knows wider ones, no brush writes them. */
export const WORD_BITS = 8;
/** Widths of a block's length, as the brush of Label Studio writes them. */
export const RUN_BITS = [3, 4, 8, 16] as const;
/** Values in the longest block. */
export const MAX_BLOCK = 65_536;
/** Pixels that one mask may hold when it is unpacked: the largest square canvas of a browser. A stream of 1 kB can claim far more. */
export const MAX_PIXELS = 2 ** 28;
