import { itemOfStored, type Region } from '../../core';
import type { EditorStore } from '../../store';
import { type Granularity, grown, type TextRange } from './granularity';
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

/**
 * Makes regions of selected text with the armed labels, in one commit: one as a rule (see `SpanPlaces.valuesOf`). Answers nothing when no label is armed or
 * nothing but space was selected.
 */
export function labelRange(stage: TextStage, selected: TextRange): readonly Region[] | undefined {
  const { editor, node, text, document } = stage;
  const { annotation } = editor;
  const armed = armedFor(editor, node.name);
  if (!armed || !annotation || node.attrs.selectionEnabled === false) return undefined;
  const range = grown(text, selected, granularityOf(stage, armed.labels));
  if (!range) return undefined;
  const values = document.places.valuesOf(range);
  if (values.length === 0) return undefined;
  const regions: Region[] = [];
  annotation.commit('add', () => {
    for (const value of values) regions.push(annotation.add({ ...armed, object: node.name, value }));
  });
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
