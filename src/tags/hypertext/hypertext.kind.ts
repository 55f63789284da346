import { isRecord, type KindCore } from '../../core';

/** Code points of a page's text, `end` exclusive. */
export interface GlobalOffsets {
  readonly start: number;
  readonly end: number;
}

/**
 * A span of a page as Label Studio writes it: XPaths with code points inside their nodes, and code points of the whole text. Either alone will do; where both
 * are, the XPaths count. Numbers as `start` and `end` are the short form of `globalOffsets`.
 */
export interface PageSpan {
  readonly start?: string | number;
  readonly startOffset?: number;
  readonly end?: string | number;
  readonly endOffset?: number;
  readonly globalOffsets?: GlobalOffsets;
}

/** The ends of a span that are named by XPaths. */
export interface SpanPath {
  readonly start: string;
  readonly startOffset: number;
  readonly end: string;
  readonly endOffset: number;
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** The XPaths of a value, when both ends have one. */
export function pathOfSpan({ start, startOffset, end, endOffset }: PageSpan): SpanPath | undefined {
  if (typeof start !== 'string' || typeof end !== 'string' || !start || !end) return undefined;
  return isOffset(startOffset) && isOffset(endOffset) ? { start, startOffset, end, endOffset } : undefined;
}

/** The code points of a value, from either of its forms. */
export function globalOfSpan({ start, end, globalOffsets }: PageSpan): GlobalOffsets | undefined {
  if (typeof start === 'number' && typeof end === 'number') return { start, end };
  return globalOffsets;
}

export function isPageSpan(value: unknown): value is PageSpan {
  return isRecord(value);
}

/** Geometry of labelled HTML. */
export const pageSpanKind: KindCore<PageSpan> = {
  name: 'page-span',
  isValid(value) {
    if (!isRecord(value)) return false;
    const global = globalOfSpan(value);
    if (global && !(isRecord(global) && isOffset(global.start) && isOffset(global.end) && global.end > global.start)) return false;
    return global !== undefined || pathOfSpan(value) !== undefined;
  },
  describe(value) {
    const global = globalOfSpan(value);
    return global ? `${global.start}–${global.end}` : `${value.start}`;
  },
};
