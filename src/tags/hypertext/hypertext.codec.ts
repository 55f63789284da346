import { type Codec, describeValue, type Finding, isRecord, type Read, storedTextOf, type UnknownRecord } from '../../core';
import { pageOf, savesText } from './content.codec';
import { type GlobalOffsets, globalOfSpan, type PageSpan, pathOfSpan, type SpanPath } from './hypertext.kind';
import { mismatchOf, placeOfQuote, shownText } from './quote.codec';
import type { PageTree } from './tree.codec';

const KEYS = ['start', 'end', 'startOffset', 'endOffset', 'globalOffsets'] as const;
const PATH_KEYS = ['start', 'startOffset', 'end', 'endOffset'] as const;

/** Takes what is wrong with the value under a key. */
type Wrong = (key: string, value: unknown, severity: 'error' | 'warning') => void;

function isNumeral(value: unknown): value is string {
  return typeof value === 'string' && /^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(value);
}

/** An offset as a whole number; `wrong` hears of one that had to be bent or that is none. */
function offsetIn(wire: UnknownRecord, key: string, name: string, wrong: Wrong): number | undefined {
  const raw = wire[key];
  if (typeof raw === 'number' && Number.isInteger(raw)) return raw;
  const number = isNumeral(raw) ? Number(raw) : raw;
  const isNumber = typeof number === 'number' && Number.isFinite(number);
  wrong(name, raw, isNumber ? 'warning' : 'error');
  return isNumber ? Math.round(number) : undefined;
}

function bothOffsets(wire: UnknownRecord, prefix: string, wrong: Wrong): GlobalOffsets | undefined {
  const start = offsetIn(wire, 'start', `${prefix}start`, wrong);
  const end = offsetIn(wire, 'end', `${prefix}end`, wrong);
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** `start` and `end` are numbers of the whole text: nothing else is needed. */
function isShort({ start, end, startOffset, endOffset }: UnknownRecord): boolean {
  const isNumber = (value: unknown): boolean => typeof value === 'number' || isNumeral(value);
  return isNumber(start) && isNumber(end) && (startOffset ?? endOffset ?? undefined) === undefined;
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && /^\.?\//.test(value.trim());
}

function pathIn(wire: UnknownRecord, wrong: Wrong): SpanPath | undefined {
  const { start, end } = wire;
  if (!isPath(start)) wrong('start', start, 'error');
  if (!isPath(end)) wrong('end', end, 'error');
  const startOffset = offsetIn(wire, 'startOffset', 'startOffset', wrong);
  const endOffset = offsetIn(wire, 'endOffset', 'endOffset', wrong);
  if (!isPath(start) || !isPath(end) || startOffset === undefined || endOffset === undefined) return undefined;
  if (startOffset >= 0 && endOffset >= 0) return { start, startOffset, end, endOffset };
  const key = startOffset < 0 ? 'startOffset' : 'endOffset';
  wrong(key, wire[key], 'error');
  return undefined;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What `wire` says, as far as it can be read. */
function partsOf(wire: UnknownRecord, wrong: Wrong): { readonly path?: SpanPath | undefined; readonly global?: GlobalOffsets | undefined } {
  if (isShort(wire)) return { global: bothOffsets(wire, '', wrong) };
  const { globalOffsets } = wire;
  const path = PATH_KEYS.some((key) => isGiven(wire[key])) ? pathIn(wire, wrong) : undefined;
  if (isRecord(globalOffsets)) return { path, global: bothOffsets(globalOffsets, 'globalOffsets.', wrong) };
  if (isGiven(globalOffsets)) wrong('globalOffsets', globalOffsets, 'error');
  return { path };
}

function unreadable(key: string, value: unknown, severity: 'error' | 'warning', isShown: boolean): Finding {
  const isBent = severity === 'warning';
  const outcome = isBent ? 'it is read as a whole number' : isShown ? 'what else says the place is taken' : 'so the region cannot be shown';
  const what = key === 'start' || key === 'end' ? 'an XPath or a whole number' : 'a whole number';
  return {
    code: isBent ? 'span-offset-type' : 'span-offset-invalid',
    severity: isBent || isShown ? 'warning' : 'error',
    message: `${key} is ${describeValue(value)} where ${key === 'globalOffsets' ? '{ start, end }' : what} is expected; ${outcome}.`,
    hint: 'A result on HTML has the XPaths start and end with startOffset and endOffset, or globalOffsets { start, end }, or start and end as numbers; offsets count code points from 0.',
    key: `value.${key}`,
  };
}

function spanOf(path: SpanPath | undefined, global: GlobalOffsets | undefined, short: boolean): PageSpan | undefined {
  if (short) return global && { start: global.start, end: global.end };
  if (!path && !global) return undefined;
  return { ...path, ...(global && { globalOffsets: global }) };
}

function finding(code: string, severity: 'error' | 'warning', key: string, message: string, hint: string): Finding {
  return { code, severity, message, hint, key: `value.${key}` };
}

/** What keeps code points from being shown as they say; `length` is undefined while the page is not there. */
function globalFindings({ start, end }: GlobalOffsets, length: number | undefined, key: string): Finding[] {
  const gone = 'so the region is not shown in the page';
  if (start > end)
    return [
      finding('span-reversed', 'error', `${key}start`, `The start (${start}) lies behind the end (${end}), ${gone}.`, 'Swap the two ends.'),
    ];
  if (start === end) {
    const hint = 'The end is the offset after the last character.';
    return [finding('span-empty', 'error', `${key}end`, `Start and end are both ${start}, ${gone}: there is no text.`, hint)];
  }
  const most = length ?? Number.POSITIVE_INFINITY;
  if (start >= 0 && end <= most) return [];
  const isShown = end > 0 && start < most;
  return [
    finding(
      'span-outside-text',
      isShown ? 'warning' : 'error',
      `${key}${start < 0 ? 'start' : 'end'}`,
      `The region goes from ${start} to ${end}, but the page's text from 0 to ${length ?? '…'}; it is ${isShown ? 'shown as far as it is inside' : 'not shown'}.`,
      'Check that the task holds the page which was labelled; offsets count the code points of all text, white space between tags included.',
    ),
  ];
}

/** The code points that XPaths say; undefined when one of them leads nowhere. */
function globalOfPath({ start, startOffset, end, endOffset }: SpanPath, page: PageTree): GlobalOffsets | undefined {
  const from = page.unitAt({ path: start, offset: startOffset });
  const to = page.unitAt({ path: end, offset: endOffset });
  if (from === undefined || to === undefined) return undefined;
  return { start: page.points.toCodePoint(from), end: page.points.toCodePoint(to) };
}

/** Where a span lies in a page, in code points: by its XPaths, else by its global offsets. */
export function globalIn(value: PageSpan, page: PageTree): GlobalOffsets | undefined {
  const path = pathOfSpan(value);
  return (path && globalOfPath(path, page)) ?? globalOfSpan(value);
}

/** What does not fit between a span and its page: asked when the page has come. */
export function checkInPage(value: PageSpan, wire: UnknownRecord, page: PageTree): readonly Finding[] {
  const path = pathOfSpan(value);
  const stored = globalOfSpan(value);
  // Told when the result was read.
  if (!path && stored && globalFindings(stored, undefined, '').length > 0) return [];
  const byPath = path && globalOfPath(path, page);
  const global = byPath ?? stored;
  const lost = path && !byPath;
  if (!global || (lost && !stored)) return path ? [pathLost(path, page, 'error')] : [];
  const findings: Finding[] = lost ? [pathLost(path, page, 'warning')] : [];
  const outside = globalFindings(global, page.points.length, byPath || typeof value.start === 'number' ? '' : 'globalOffsets.');
  if (outside.length > 0) return [...findings, ...outside];
  const mismatch = typeof wire.text === 'string' ? mismatchOf(wire.text, global, page) : undefined;
  if (mismatch) return [...findings, mismatch];
  // A text that fits settles which of the two is right.
  const differ = byPath && stored && (byPath.start !== stored.start || byPath.end !== stored.end) && typeof wire.text !== 'string';
  if (!differ) return findings;
  return [
    ...findings,
    finding(
      'span-places-differ',
      'warning',
      'globalOffsets',
      `The XPaths say ${byPath.start} to ${byPath.end}, but globalOffsets ${stored.start} to ${stored.end}; the XPaths are shown.`,
      'Check that the task holds the page which was labelled, and correct the one that is wrong.',
    ),
  ];
}

function pathLost({ start, startOffset, end, endOffset }: SpanPath, page: PageTree, severity: 'error' | 'warning'): Finding {
  const isStart = page.unitAt({ path: start, offset: startOffset }) === undefined;
  const [key, path, offset] = isStart ? (['start', start, startOffset] as const) : (['end', end, endOffset] as const);
  const outcome = severity === 'error' ? 'so the region is not shown in the page' : 'the place that globalOffsets say is shown';
  return finding(
    'span-xpath-lost',
    severity,
    key,
    `The page has no place ${path} with offset ${offset}; ${outcome}.`,
    'Check that the task holds the page which was labelled, with the same markup.',
  );
}

function readSpan(wire: UnknownRecord): Read<PageSpan> {
  const wrongs: [string, unknown, 'error' | 'warning'][] = [];
  const { path, global } = partsOf(wire, (...wrong) => void wrongs.push(wrong));
  const short = isShort(wire);
  const value = spanOf(path, global, short);
  const findings = wrongs.map(([key, raw, severity]) => unreadable(key, raw, severity, value !== undefined));
  if (!value && findings.length === 0) findings.push(unreadable('start', wire.start, 'error', false));
  if (global && !path) findings.push(...globalFindings(global, undefined, short ? '' : 'globalOffsets.'));
  return { value, findings };
}

/** Whether `wire` says just this place already, in whatever form. */
function says(wire: UnknownRecord, value: PageSpan): boolean {
  const parts = partsOf(wire, () => undefined);
  const known = spanOf(parts.path, parts.global, isShort(wire));
  if (!known) return false;
  const path = pathOfSpan(value);
  const global = globalOfSpan(value);
  const samePath = PATH_KEYS.every((key) => (parts.path?.[key] ?? undefined) === (path?.[key] ?? undefined));
  return samePath && parts.global?.start === global?.start && parts.global?.end === global?.end;
}

/** The keys that say a place, in the form that `wire` has. */
function placeKeys(value: PageSpan, wire: UnknownRecord): UnknownRecord {
  const path = pathOfSpan(value);
  const global = globalOfSpan(value);
  // Label Studio cannot read global offsets without XPaths, but it reads the short form.
  if (global && (isShort(wire) || !path)) return { start: global.start, end: global.end };
  return { ...path, ...(global && { globalOffsets: global }) };
}

/** Results on HTML: XPaths, `globalOffsets` or both; see `PageSpan`. */
export const pageSpanCodec: Codec<PageSpan> = {
  has: (wire) => KEYS.some((key) => key in wire),
  read: readSpan,
  elsewhere(value, wire, object) {
    const page = pageOf(object);
    const global = page && globalIn(value, page);
    if (!page || !global || typeof wire.text !== 'string' || !mismatchOf(wire.text, global, page)) return [];
    const place = placeOfQuote(wire.text, page.points.toUnit(global.start), page);
    const found = place && spanAt(place, page);
    return found ? [found] : [];
  },
  write(value, wire, object) {
    if (says(wire, value)) return wire;
    const isNew = !pageSpanCodec.has(wire);
    const place = placeKeys(value, wire);
    const kept = Object.fromEntries(Object.entries(wire).filter(([key]) => !KEYS.some((other) => other === key) || key in place));
    const written: Record<string, unknown> = isNew ? { ...place, ...kept } : { ...kept, ...place };
    // A list of texts is a per-region answer of a TextArea, which shares this key.
    const keeps = typeof wire.text === 'string' || (isNew && wire.text === undefined && object !== undefined && savesText(object));
    const page = pageOf(object);
    const global = page && globalIn(value, page);
    if (keeps && global) written.text = storedTextOf(shownText(page, page.points.toUnit(global.start), page.points.toUnit(global.end)));
    // A text that belongs to the old place would be a lie.
    else if (keeps) delete written.text;
    return written;
  },
};

/** The full form of a place in a page; undefined where there is no text. */
export function spanAt({ start, end }: GlobalOffsets, page: PageTree): PageSpan | undefined {
  const from = page.pathTo(page.points.toUnit(start), 'start');
  const to = page.pathTo(page.points.toUnit(end), 'end');
  if (!from || !to || start >= end) return undefined;
  return { start: from.path, startOffset: from.offset, end: to.path, endOffset: to.offset, globalOffsets: { start, end } };
}
