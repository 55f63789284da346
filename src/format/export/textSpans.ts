import { type ConfigNode, decodeText, isRecord, isStoredText, type Result, type UnknownRecord } from '../../core';
import { type CodePoints, codePointsOf } from '../../geometry';
import type { ExportAnnotation, ExportContext, ExportTask, Loss } from './exported';
import { JSON_HINT, loss } from './loss';
import { dataOfObject, objectOfResult, objectsOf } from './objectData';

/** A labelled part of a text. Offsets are UTF-16 units of the text, the end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** A text of a task with what one person labelled in it. */
export interface LabelledText {
  readonly object: ConfigNode;
  readonly text: string;
  readonly points: CodePoints;
  /** Sorted by start, longer ones first; overlapping ones are all there. */
  readonly spans: readonly TextSpan[];
}

/** For a task with several annotations. */
export const TEXT_TWICE = loss(
  'text-repeated',
  'warning',
  'A text that several people labelled is written once for each annotation.',
  "Export with annotations: 'latest' to have each text once.",
);

/** Something that a browser would read as a tag, a comment or an entity. */
const MARKUP = /<[a-z!/?]|&[a-z#]/i;

/** The text that offsets of an object's results count in, or what stands in its way. */
function textOf(object: ConfigNode, data: UnknownRecord, { options }: ExportContext): string | Loss {
  const attribute = (name: string): string => object.written.get(name)?.text.trim().toLowerCase() ?? '';
  if (attribute('valuetype') === 'url') {
    const message = `The text of '${object.name}' lies behind an address, which an export does not load, so it is left out.`;
    return loss('text-behind-address', 'error', message, 'Put the texts themselves into the tasks.');
  }
  const { text, finding } = decodeText(dataOfObject(object, data), attribute('encoding'), object.tag);
  if (finding) return loss('text-missing', 'error', `A task without a readable text for '${object.name}' is left out.`, finding.hint);
  if (object.tag === 'Text' || !MARKUP.test(text)) return text;
  const known = options.textOfHtml?.(text, attribute('inline') === 'true');
  if (known !== undefined) return known;
  const message = `The text of the HTML in '${object.name}' is known to a browser only, so it is left out.`;
  return loss('html-without-text', 'error', message, 'Export in a browser, or give the option textOfHtml.');
}

function numbersOf({ start, end }: UnknownRecord): { start: number; end: number } | undefined {
  const [from, to] = [start, end].map((offset) => (typeof offset === 'string' && offset.trim() !== '' ? Number(offset) : offset));
  return Number.isInteger(from) && Number.isInteger(to) ? { start: from as number, end: to as number } : undefined;
}

/** Offsets in code points: `start` and `end`, or those of a whole HTML page beside its XPaths. */
function offsetsOf(value: UnknownRecord): { start: number; end: number } | undefined {
  return numbersOf(value) ?? (isRecord(value.globalOffsets) ? numbersOf(value.globalOffsets) : undefined);
}

/** The labels of a result: under the key of its type, else under the first that ends like it. */
function labelsOf(value: UnknownRecord, type: string): readonly string[] {
  const keys = Object.keys(value).filter((name) => name.endsWith('labels') && Array.isArray(value[name]));
  const list = value[keys.includes(type) ? type : (keys[0] ?? '')];
  return Array.isArray(list) ? list.filter((label): label is string => typeof label === 'string' && label !== '') : [];
}

/** Reads one result as a span of a text; tells why it is none, and what of it is lost. */
function spanOf(result: Result, { text, points }: Pick<LabelledText, 'text' | 'points'>, tell: (loss: Loss) => void): TextSpan | undefined {
  const value = isRecord(result.value) ? result.value : {};
  const offsets = offsetsOf(value);
  const [label, ...others] = labelsOf(value, result.type ?? '');
  if (!offsets) {
    tell(loss('span-without-offsets', 'error', 'Regions whose place is not given by offsets (start and end) are left out.', JSON_HINT));
    return undefined;
  }
  const { start, end } = offsets;
  if (start < 0 || start >= end || end > points.length) {
    const hint = 'Offsets count code points from 0, and end lies behind start. Check that the task holds the text which was labelled.';
    tell(loss('span-outside-text', 'error', 'Regions that are empty or not inside their text are left out.', hint));
    return undefined;
  }
  if (label === undefined) {
    tell(loss('span-without-label', 'error', 'Regions without a label are left out.', 'Label them, or export as JSON.'));
    return undefined;
  }
  if (others.length > 0) {
    const message = 'Regions with several labels keep the first one only.';
    tell({ ...loss('labels-beyond-first', 'error', message, JSON_HINT), count: others.length });
  }
  const span = { start: points.toUnit(start), end: points.toUnit(end), label };
  if (typeof value.text === 'string' && !isStoredText(value.text, text.slice(span.start, span.end))) {
    const message = 'The text that a result says it labels is not the text at its offsets; the offsets are written.';
    tell(loss('text-mismatch', 'warning', message, 'Open these tasks in the editor: its problems tell where the text is.'));
  }
  return span;
}

function byPlace(a: TextSpan, b: TextSpan): number {
  return a.start - b.start || b.end - a.end;
}

/** Whether a result labels a part of a text, and is no answer about it. */
function isSpanResult(result: Result): boolean {
  const { type = '', value } = result;
  return isRecord(value) && (type.endsWith('labels') || labelsOf(value, type).length > 0);
}

function leftOut({ type = 'no type' }: Result): Loss {
  return loss(
    'result-not-a-span',
    'error',
    `Results of type '${type}' are left out: this format holds labelled parts of texts.`,
    JSON_HINT,
  );
}

/** What a format makes of a result that labels no part of a text: `true` when it holds it. */
export type TakeResult = (result: Result, object: ConfigNode | undefined) => boolean;

/**
 * The texts of a task with the spans of one annotation, an entry for each text object of the config that has data. Everything that is not a labelled part of a
 * text is told as a loss, unless `take` takes it.
 */
export function labelledTexts(
  task: ExportTask,
  annotation: ExportAnnotation,
  context: ExportContext,
  take: TakeResult = () => false,
): readonly LabelledText[] {
  const tell = (told: Loss): void => context.lose(told, task);
  const spans = new Map<ConfigNode, Result[]>();
  for (const result of annotation.results) {
    const object = objectOfResult(result, context.config);
    const isText = object?.tag === 'Text' || object?.tag === 'HyperText';
    if (object && isText && isSpanResult(result)) {
      const list = spans.get(object);
      if (list) list.push(result);
      else spans.set(object, [result]);
    } else if (!take(result, object)) tell(leftOut(result));
  }
  return objectsOf(context.config, 'Text', 'HyperText').flatMap((object): LabelledText[] => {
    const results = spans.get(object) ?? [];
    const text = textOf(object, task.data, context);
    if (typeof text !== 'string') {
      tell({ ...text, count: Math.max(1, results.length) });
      return [];
    }
    const points = codePointsOf(text);
    const found = results.flatMap((result) => spanOf(result, { text, points }, tell) ?? []);
    return [{ object, text, points, spans: found.sort(byPlace) }];
  });
}
