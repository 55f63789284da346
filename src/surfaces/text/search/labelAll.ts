import { inSlices, type NewRegion, type Region } from '../../../core';
import type { AnnotationStore, EditorStore } from '../../../store';
import type { TextRange } from '../granularity';
import type { TextStage } from '../TextStage';

/** Labels by the control that puts them. */
export type LabelsByControl = Readonly<Record<string, readonly string[]>>;

/** What a region to be made is like: the control that makes it, and its labels. */
export interface Likeness {
  readonly control: string;
  readonly labels: LabelsByControl;
}

/** Labels that each control has put on a region. */
export function likenessOf(editor: EditorStore, { control, results }: Region): Likeness {
  const labels: Record<string, string[]> = {};
  for (const { from_name, value } of results) {
    const node = editor.config.byName.get(from_name ?? '') ?? editor.config.byName.get(control);
    const key = node?.definition?.labelKey;
    const words = key === undefined ? undefined : value?.[key];
    if (!node || !Array.isArray(words)) continue;
    const own = labels[node.name] ?? [];
    labels[node.name] = own;
    for (const word of words) if (typeof word === 'string' && !own.includes(word)) own.push(word);
  }
  return { control, labels };
}

function wordsOf(labels: LabelsByControl): [string, string][] {
  return Object.entries(labels).flatMap(([control, words]) => words.map((word): [string, string] => [control, word]));
}

/** Whether a region of the active layer that covers the place has all these labels. */
export function isLabelled({ active }: TextStage, { start, end }: TextRange, { labels }: Likeness): boolean {
  const wanted = wordsOf(labels);
  return (
    active?.index.overlapping(start, end).some((span) => {
      const region = span.start <= start && span.end >= end ? active.layer.peek(span.id) : undefined;
      return region !== undefined && wanted.every(([, word]) => region.labels.includes(word));
    }) ?? false
  );
}

/** Regions of the active layer that lie exactly there and have one of these labels. */
export function labelledThere({ active }: TextStage, { start, end }: TextRange, { labels }: Likeness): Region[] {
  const wanted = wordsOf(labels);
  return (
    active?.index.inside(start, end).flatMap((span) => {
      const region = span.start === start && span.end === end ? active.layer.peek(span.id) : undefined;
      return region && wanted.some(([, word]) => region.labels.includes(word)) ? [region] : [];
    }) ?? []
  );
}

/** What came of it. */
export interface Applied {
  /** Regions that were made, changed or deleted. */
  readonly done: number;
  /** Places that were left: the label may not be used so often, the region is read-only or locked. */
  readonly left: number;
}

/** Regions between two looks at the clock. */
const BURST = 20;

/** Counts down how often the labels may still be used. */
class Budget {
  readonly #left = new Map<string, number>();
  readonly #editor: EditorStore;

  constructor(editor: EditorStore) {
    this.#editor = editor;
  }

  /** Whether these labels may be used once more; then they are. */
  take(labels: LabelsByControl): boolean {
    const words = wordsOf(labels);
    const leftOf = ([control, word]: [string, string]): number =>
      this.#left.get(`${control} ${word}`) ?? this.#editor.labeling.usesLeft(control, word);
    if (words.some((word) => leftOf(word) < 1)) return false;
    for (const word of words) this.#left.set(word.join(' '), leftOf(word) - 1);
    return true;
  }
}

function* inBursts<T>(items: readonly T[], run: (burst: readonly T[]) => void): Generator<void, true> {
  for (let i = 0; i < items.length; i += BURST) {
    run(items.slice(i, i + BURST));
    yield;
  }
  return true;
}

/** The same in slices that are one step of the history. Stops when the annotation is not on screen any more. */
async function commitAll<T>(
  stage: TextStage,
  annotation: AnnotationStore,
  name: string,
  items: readonly T[],
  run: (item: T) => void,
): Promise<void> {
  const join = {};
  const isThere = (): boolean => !stage.scope.disposed && stage.editor.annotation === annotation;
  const commit = (burst: readonly T[]): void => annotation.commit(name, () => burst.forEach(run), join);
  await inSlices(inBursts(items, commit), isThere);
}

/** Labels places: regions with these labels exactly there, whatever the granularity, as one undo step. */
export async function labelAll(stage: TextStage, ranges: readonly TextRange[], likeOf: (range: TextRange) => Likeness): Promise<Applied> {
  const { editor, node, document } = stage;
  const { annotation } = editor;
  if (!annotation?.editable) return { done: 0, left: ranges.length };
  const budget = new Budget(editor);
  const regions: NewRegion[] = [];
  let left = 0;
  for (const range of ranges) {
    const { control, labels } = likeOf(range);
    const values = document.places.valuesOf(range);
    if (values.length === 0) left++;
    for (const value of values) {
      if (budget.take(labels)) regions.push({ control, labels, object: node.name, value });
      else left++;
    }
  }
  let done = 0;
  await commitAll(stage, annotation, 'label-all', regions, (region) => {
    annotation.add(region);
    done++;
  });
  return { done, left: left + regions.length - done };
}

/** Takes labels away from the regions of places, as one undo step: a region that had no other one goes too. */
export async function unlabelAll(stage: TextStage, ranges: readonly TextRange[], likeOf: (range: TextRange) => Likeness): Promise<Applied> {
  const { annotation } = stage.editor;
  const found = ranges.flatMap((range) => labelledThere(stage, range, likeOf(range)).map((region) => ({ region, like: likeOf(range) })));
  if (!annotation?.editable) return { done: 0, left: found.length };
  const open = found.filter(({ region }) => annotation.lockReason(region.id) === undefined);
  let done = 0;
  await commitAll(stage, annotation, 'unlabel-all', open, ({ region, like }) => {
    done++;
    const own = likenessOf(stage.editor, region).labels;
    const rest = wordsOf(own).filter(([control, word]) => !like.labels[control]?.includes(word));
    if (rest.length === 0) {
      annotation.remove([region.id]);
      return;
    }
    for (const control of Object.keys(like.labels)) {
      const labels = own[control]?.filter((word) => !like.labels[control]?.includes(word));
      if (labels) annotation.update(region.id, { labels: { control, labels } });
    }
  });
  return { done, left: found.length - done };
}
