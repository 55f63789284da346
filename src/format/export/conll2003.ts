import type { CreateExporter, ExportTask, Loss } from './exported';
import { loss } from './loss';
import { withoutOverlaps } from './overlaps';
import { createTextFile } from './textFile';
import { type LabelledText, labelledTexts, TEXT_TWICE, type TextSpan } from './textSpans';
import { countEndingBy, type Token, tokensOf } from './tokens';

/** The line before each document; spaCy knows documents by just these four columns, others by the first. */
const DOCUMENT = '-DOCSTART- -X- O O\n\n';
const LINE_BREAK = /[\n\r\u2028\u2029\u0085]/;

/** A span as tokens: the first, and the one after the last. */
interface TokenSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const OVERLAP = loss(
  'span-overlaps',
  'error',
  'Of regions that overlap only the longest is written: a token has one label here.',
  'Export as JSON, which keeps them all, or as SPACY with overlaps: "spans".',
);
const WIDENED = loss(
  'span-widened',
  'warning',
  'Regions that begin or end inside a token are widened to the whole token.',
  'Label whole words (granularity="word").',
);
const NO_TOKEN = loss('span-without-token', 'error', 'Regions that hold white space only are left out.', 'Delete them.');
const NO_TEXT = loss('text-empty', 'info', 'Texts without a single token are left out.', 'There is nothing to label in them.');

/** A label as one column: columns are separated by white space. */
function columnOf(label: string): string {
  return label.replace(/[\s\p{Cc}\p{Cf}]+/gu, '_');
}

/** The spans as tokens, none overlapping another. */
function tokenSpans({ spans }: LabelledText, tokens: readonly Token[], tell: (loss: Loss) => void): readonly TokenSpan[] {
  const found = spans.flatMap((span: TextSpan): TokenSpan[] => {
    const first = countEndingBy(tokens, span.start);
    let after = countEndingBy(tokens, span.end);
    const cut = tokens[after];
    if (cut && cut.start < span.end) after++;
    if (after <= first) {
      tell(NO_TOKEN);
      return [];
    }
    if ((tokens[first]?.start ?? 0) < span.start || (tokens[after - 1]?.end ?? 0) > span.end) tell(WIDENED);
    const label = columnOf(span.label);
    if (label !== span.label) {
      const message = `The label '${span.label}' is written as '${label}', since columns are separated by white space.`;
      tell(loss('label-rewritten', 'warning', message, 'Give the label an alias without white space.'));
    }
    return [{ start: first, end: after, label }];
  });
  const { kept, dropped } = withoutOverlaps(found);
  if (dropped.length > 0) tell({ ...OVERLAP, count: dropped.length });
  return kept;
}

/** Tags by token: `B-` begins a region, `I-` goes on with it, `O` is outside. */
function tagsOf(spans: readonly TokenSpan[], count: number): readonly string[] {
  const tags: string[] = Array.from({ length: count }, () => 'O');
  for (const { start, end, label } of spans) for (let i = start; i < end; i++) tags[i] = `${i === start ? 'B' : 'I'}-${label}`;
  return tags;
}

/** The lines of one text. A line break begins a new sentence, unless a region goes on over it. */
function linesOf({ text }: LabelledText, tokens: readonly Token[], tags: readonly string[]): string {
  let lines = '';
  tokens.forEach(({ start, end }, i) => {
    const tag = tags[i] ?? 'O';
    const between = text.slice(tokens[i - 1]?.end ?? 0, start);
    if (i > 0 && !tag.startsWith('I-') && LINE_BREAK.test(between)) lines += '\n';
    lines += `${text.slice(start, end)} -X- _ ${tag}\n`;
  });
  return `${lines}\n`;
}

/**
 * CoNLL-2003: a token a line in four columns, of which the last is its tag (IOB2), blank lines between sentences, and `-DOCSTART-` before each text. Read by spaCy
 * (`convert -c ner`), NLTK and the loaders of seqeval's users. Source: the shared task of CoNLL 2003, and Label Studio's converter for the middle columns.
 */
export const createConll2003Exporter: CreateExporter = (context) => {
  const file = createTextFile('annotations.conll', 'text/plain', context);
  const rule = context.options.tokens ?? 'words';
  const write = (labelled: LabelledText, task: ExportTask): void => {
    const tell = (told: Loss): void => context.lose(told, task);
    const tokens = tokensOf(labelled.text, rule);
    const spans = tokenSpans(labelled, tokens, tell);
    if (tokens.length === 0) tell(NO_TEXT);
    else if (!context.isPreview) {
      file.write(DOCUMENT);
      file.write(linesOf(labelled, tokens, tagsOf(spans, tokens.length)));
    }
  };
  return {
    add(task) {
      if (task.annotations.length > 1) context.lose(TEXT_TWICE, task);
      for (const annotation of task.annotations) for (const labelled of labelledTexts(task, annotation, context)) write(labelled, task);
    },
    finish: () => [file.finish()],
  };
};
