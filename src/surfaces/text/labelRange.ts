import { itemOfStored, type Region } from '../../core';
import type { EditorStore } from '../../store';
import { type BlockAt, type Granularity, grown, type TextRange } from './granularity';
import type { TextStage } from './TextStage';

const GRANULARITIES: readonly unknown[] = ['symbol', 'word', 'sentence', 'paragraph'] satisfies Granularity[];

function isGranularity(value: unknown): value is Granularity {
  return GRANULARITIES.includes(value);
}

/** Control and labels that selected text gets now; undefined when none is armed, or nothing may be made. */
export function armedFor(
  editor: EditorStore,
  object: string,
): { readonly control: string; readonly labels: Readonly<Record<string, readonly string[]>> } | undefined {
  const control = editor.annotation?.editable ? editor.labeling.controlFor(object) : undefined;
  const labels = control === undefined ? undefined : editor.labeling.forNewRegion(object, control);
  return control !== undefined && labels ? { control, labels } : undefined;
}

/** What a selection grows to: the granularity of an armed label, else that of the text. */
function granularityOf({ editor, node }: TextStage, labels: Readonly<Record<string, readonly string[]>>): Granularity {
  for (const [name, words] of Object.entries(labels)) {
    const control = editor.config.byName.get(name);
    for (const word of control ? words : []) {
      const own = control && itemOfStored(control, word)?.attrs.granularity;
      if (isGranularity(own)) return own;
    }
  }
  return isGranularity(node.attrs.granularity) ? node.attrs.granularity : 'symbol';
}

/** The paragraphs of a document whose text has no line breaks to tell them. */
export function blocksOf({ document }: TextStage): BlockAt | undefined {
  return document.paragraphAt && ((offset) => document.paragraphAt?.(offset) ?? { start: offset, end: offset });
}

/** Control and labels of a region to come, by label control. */
export type Armed = NonNullable<ReturnType<typeof armedFor>>;

/** What `labelRange` may be told. */
export interface LabelOptions {
  /** Instead of the labels in hand. */
  readonly armed?: Armed | undefined;
  /** What was selected is a word or a paragraph as a whole, whatever the label grows to. */
  readonly atLeast?: Granularity | undefined;
}

const SIZES: readonly Granularity[] = ['symbol', 'word', 'sentence', 'paragraph'];

/** What a new span on selected text covers: grown to what its labels ask for and trimmed as the person wants. */
export function spanOf(stage: TextStage, selected: TextRange, { armed, atLeast = 'symbol' }: LabelOptions = {}): TextRange | undefined {
  const own = granularityOf(stage, armed?.labels ?? {});
  const granularity = SIZES.indexOf(own) > SIZES.indexOf(atLeast) ? own : atLeast;
  return grown(stage.text, selected, granularity, { trim: stage.editor.settings.trimSpans, blockAt: blocksOf(stage) });
}

/**
 * Makes regions of selected text with the labels in hand, in one commit: one as a rule (see `SpanPlaces.valuesOf`). A control that asks a model asks it
 * instead. Answers nothing when no label is armed or nothing but space was selected.
 */
export function labelRange(stage: TextStage, selected: TextRange, options: LabelOptions = {}): readonly Region[] | undefined {
  const { editor, node, document } = stage;
  const { annotation } = editor;
  const armed = options.armed ?? armedFor(editor, node.name);
  if (!armed || !annotation?.editable || node.attrs.selectionEnabled === false) return undefined;
  const range = spanOf(stage, selected, { ...options, armed });
  const values = range ? document.places.valuesOf(range) : [];
  if (values.length === 0) return undefined;
  if (editor.assist.asks(armed.control)) {
    for (const value of values) editor.assist.ask({ ...armed, object: node.name, value });
    return [];
  }
  const regions: Region[] = [];
  annotation.commit('add', () => {
    for (const value of values) regions.push(annotation.add({ ...armed, object: node.name, value }));
  });
  stage.fresh = regions.at(-1)?.id;
  stage.readingAt = selected.end;
  return regions;
}

/** Selects the regions that lie in a part of the text; `add` keeps what is selected. */
export function selectInside(stage: TextStage, { start, end }: TextRange, add: boolean): void {
  const { active } = stage;
  const ids = active?.index.inside(start, end).filter(({ id }) => !active.layer.isHidden(id));
  active?.layer.selectRegions(ids?.map(({ id }) => id) ?? [], add ? 'add' : 'replace');
}

/** Regions of the active layer on a character, the innermost first, the later of equals first. */
export function regionsAt(stage: TextStage, offset: number): string[] {
  return stage
    .shownIn(offset, offset + 1)
    .filter(({ spans }) => !spans.overlay)
    .reverse()
    .sort((a, b) => a.end - a.start - (b.end - b.start))
    .map(({ id }) => id);
}

/** A click on a character: selects its innermost region, the next one out when that is selected already, round and round. */
export function pressAt(stage: TextStage, offset: number | undefined, toggle: boolean): void {
  const layer = stage.active?.layer;
  if (!layer) return;
  const ids = offset === undefined ? [] : regionsAt(stage, offset);
  const [first] = ids;
  if (offset !== undefined) stage.readingAt = offset;
  if (first === undefined) {
    if (!toggle) layer.clearSelection();
    return;
  }
  if (toggle) {
    layer.selectRegions([first], 'toggle');
    return;
  }
  const [selected, ...others] = layer.selection;
  const at = others.length === 0 && selected !== undefined ? ids.indexOf(selected) : -1;
  layer.selectRegions([ids[(at + 1) % ids.length] ?? first]);
}
