import { allItemsOf, type ConfigNode, isRecord, type Result } from '../../core';
import type { CreateExporter, ExportAnnotation, ExportContext, ExportTask, Loss } from './exported';
import { createJsonList } from './jsonList';
import { loss } from './loss';
import { withoutOverlaps } from './overlaps';
import { type LabelledText, labelledTexts, TEXT_TWICE, type TextSpan } from './textSpans';
import { cutsWord } from './tokens';

const OVERLAP = loss(
  'span-overlaps',
  'error',
  'Of regions that overlap only the longest is written: spaCy refuses entities that overlap.',
  'Export with overlaps: "spans", which keeps them all for a span categorizer.',
);
const TRIMMED = loss(
  'span-trimmed',
  'warning',
  'White space at the ends of regions is left out: spaCy refuses such entities.',
  'Nothing is to be done, unless the white space matters.',
);
const BLANK = loss('span-without-token', 'error', 'Regions that hold white space only are left out.', 'Delete them.');
const WORDS_HINT = 'Label whole words (granularity="word").';
const ENTITY_CUTS = loss(
  'span-cuts-word',
  'warning',
  'Regions that begin or end inside a word are written, but spaCy ignores entities that do not fit its tokens.',
  WORDS_HINT,
);
const SPAN_CUTS = loss(
  'span-cuts-word',
  'warning',
  'Regions that begin or end inside a word are written, but spaCy takes no spans that do not fit its tokens.',
  `${WORDS_HINT} Or make the spans with doc.char_span and alignment_mode="expand".`,
);

/** White space of JavaScript and of Python. */
const SPACE = /[\s\p{Cc}]/u;
function trimmed({ start, end, label }: TextSpan, text: string): TextSpan {
  let from = start;
  let to = end;
  while (from < to && SPACE.test(text.charAt(from))) from++;
  while (to > from && SPACE.test(text.charAt(to - 1))) to--;
  return { start: from, end: to, label };
}

/** Spans as spaCy takes them: no white space at the ends. */
function spacySpans({ spans, text }: LabelledText, cuts: Loss, tell: (loss: Loss) => void): readonly TextSpan[] {
  return spans.flatMap((span) => {
    const cut = trimmed(span, text);
    if (cut.start >= cut.end) {
      tell(BLANK);
      return [];
    }
    if (cut.start !== span.start || cut.end !== span.end) tell(TRIMMED);
    if (cutsWord(text, cut.start) || cutsWord(text, cut.end)) tell(cuts);
    return [cut];
  });
}

/** The only `Choices` about an object: its choices are the categories of the text. With several, the same category could mean two things. */
function choicesOf(object: ConfigNode, { config }: ExportContext): ConfigNode | undefined {
  const asking = config.controls.filter(
    ({ tag, toNames, attrs }) => tag === 'Choices' && toNames.includes(object.name) && attrs.perRegion !== true,
  );
  return asking.length === 1 ? asking[0] : undefined;
}

/** Every category with 1 or 0, as spaCy's text categorizers are trained. */
function categoriesOf(control: ConfigNode, results: readonly Result[]): Readonly<Record<string, number>> {
  const chosen = results.flatMap(({ value }) => (isRecord(value) && Array.isArray(value.choices) ? value.choices : []));
  const offered = allItemsOf(control).map(({ stored }) => stored);
  const names = new Set([...offered, ...chosen.filter((choice) => typeof choice === 'string')]);
  return Object.fromEntries([...names].map((name) => [name, chosen.includes(name) ? 1 : 0]));
}

/** What spaCy's `Example.from_dict` takes beside the text. */
function annotationOf(labelled: LabelledText, answers: readonly Result[], task: ExportTask, context: ExportContext): object {
  const tell = (told: Loss): void => context.lose(told, task);
  const { points, object } = labelled;
  const keepsAll = context.options.overlaps === 'spans';
  const spans = spacySpans(labelled, keepsAll ? SPAN_CUTS : ENTITY_CUTS, tell);
  const written = (list: readonly TextSpan[]): unknown[] =>
    list.map(({ start, end, label }) => [points.toCodePoint(start), points.toCodePoint(end), label]);
  const control = choicesOf(object, context);
  const own = answers.filter(({ from_name: from }) => from === control?.name);
  const cats = control && own.length > 0 ? { cats: categoriesOf(control, own) } : {};
  if (keepsAll) return { spans: { sc: written(spans) }, ...cats };
  const { kept, dropped } = withoutOverlaps(spans);
  if (dropped.length > 0) tell({ ...OVERLAP, count: dropped.length });
  return { entities: written(kept), ...cats };
}

/**
 * spaCy's training data as JSON: a list of `[text, { "entities": [[start, end, label], …] }]`, offsets in code points as Python counts, which
 * `Example.from_dict(nlp.make_doc(text), annotation)` takes. Choices about a text are its `cats`. Source: spaCy's documentation of training data.
 */
export const createSpacyExporter: CreateExporter = (context) => {
  const list = createJsonList('spacy.json', context);
  const write = (task: ExportTask, annotation: ExportAnnotation): void => {
    const answers: Result[] = [];
    const texts = labelledTexts(task, annotation, context, (result, object) => {
      const isCategory = result.type === 'choices' && object !== undefined && choicesOf(object, context)?.name === result.from_name;
      if (isCategory) answers.push(result);
      return isCategory;
    });
    for (const labelled of texts) {
      const entry = [labelled.text, annotationOf(labelled, answers, task, context)];
      if (!context.isPreview) list.add(JSON.stringify(entry));
    }
  };
  return {
    add(task) {
      if (task.annotations.length > 1) context.lose(TEXT_TWICE, task);
      for (const annotation of task.annotations) write(task, annotation);
    },
    finish: () => [list.finish()],
  };
};
