import { allItemsOf, type ConfigNode, type Item, type Region } from '../../../core';
import { formatKeys, labelColor, type MenuEntry, type Translate } from '../../../ui/kit';
import { selectRange } from '../domSelection';
import { grown, type TextRange } from '../granularity';
import { charAt } from '../hitTest';
import { blocksOf, labelRange, regionsAt } from '../labelRange';
import type { TextStage } from '../TextStage';

/** What a menu shows: everything, or the labels for one purpose. */
export type MenuPage = 'main' | 'relabel' | 'copyAs';

const UNITS = ['word', 'sentence', 'paragraph'] as const;
/** Longest piece of text in a line of the menu. */
const QUOTED = 32;

/** Regions at the place that the menu was asked for, the innermost first. */
export function regionsOfMenu(stage: TextStage): readonly string[] {
  const { state } = stage.menu;
  if (!state) return [];
  const offset =
    charAt(stage.body, state.at.x, state.at.y) ?? (state.region === undefined ? undefined : stage.unitsOf(state.region)?.start);
  const ids = offset === undefined ? [] : regionsAt(stage, offset);
  return state.region === undefined || ids.includes(state.region) ? ids : [state.region, ...ids];
}

function quoted(stage: TextStage, { start, end }: TextRange): string {
  const said = stage.text.slice(start, Math.min(end, start + QUOTED)).replace(/\s+/g, ' ');
  return end - start > QUOTED ? `${said}…` : said;
}

/** One line for each region that lies there: choosing one selects it, and what follows is about it. */
export function hereEntries(stage: TextStage, ids: readonly string[], t: Translate): MenuEntry[] {
  const layer = stage.active?.layer;
  return ids.flatMap((id) => {
    const region = layer?.peek(id);
    const units = stage.unitsOf(id);
    if (!layer || !region || !units) return [];
    const name = region.labels.join(', ') || t('regions.noLabel');
    const score = region.score === undefined ? '' : ` ${region.score.toFixed(2)}`;
    return {
      key: `here ${id}`,
      text: `${name}${score} · ${quoted(stage, units)}`,
      mark: stage.editor.lookOf(region).stroke,
      checked: layer.isSelected(id),
      staysOpen: true,
      run: () => layer.selectRegions([id]),
    };
  });
}

/** Label controls of the text, with their labels. */
function choicesFor({ editor, node }: TextStage): readonly { readonly control: ConfigNode; readonly item: Item }[] {
  return editor.config.controls
    .filter(({ definition, toNames }) => definition?.labelKey !== undefined && toNames.includes(node.name))
    .flatMap((control) => allItemsOf(control).map((item) => ({ control, item })));
}

function labelEntries(stage: TextStage, take: (control: ConfigNode, item: Item) => void, isOn: (item: Item) => boolean): MenuEntry[] {
  return choicesFor(stage).map(({ control, item }) => ({
    key: `label ${item.key}`,
    text: item.value,
    mark: labelColor(item),
    disabled: stage.editor.labeling.isUsedUp(control.name, item.stored) && !isOn(item),
    run: () => take(control, item),
  }));
}

/** Labels for text that was selected and has none. */
export function pendingEntries(stage: TextStage): MenuEntry[] {
  const { pending, editor } = stage;
  if (!pending || !editor.annotation?.editable) return [];
  return labelEntries(
    stage,
    ({ name }, { stored }) => {
      stage.setPending(undefined);
      if (labelRange(stage, pending, { armed: { control: name, labels: { [name]: [stored] } } })) selectRange(stage.body, undefined);
    },
    () => false,
  );
}

/** Labels to put on the selected region, or on a copy of it. */
export function relabelEntries(stage: TextStage, page: 'relabel' | 'copyAs', region: Region): MenuEntry[] {
  const { editor } = stage;
  const take = ({ name }: ConfigNode, { stored }: Item): void => {
    if (page === 'relabel') editor.labeling.pressLabel(name, stored);
    else addCopy(stage, region, name, stored);
  };
  return labelEntries(stage, take, ({ stored }) => region.labels.includes(stored));
}

function addCopy({ editor }: TextStage, region: Region, control: string, stored: string): void {
  const { annotation } = editor;
  annotation?.commit('duplicate', () => {
    const { object, value, itemIndex } = region;
    const made = annotation.add({ control, object, value: { ...(value as object) }, labels: { [control]: [stored] }, itemIndex });
    annotation.selectRegions([made.id]);
  });
}

/** What can be done with the selected regions. */
export function actionEntries(stage: TextStage, t: Translate, show: (page: MenuPage) => void): (readonly MenuEntry[])[] {
  const { editor } = stage;
  const { annotation } = editor;
  const layer = stage.active?.layer;
  const ids = (layer?.selection ?? []).filter((id) => stage.active?.index.get(id));
  const [id] = ids;
  const region = ids.length === 1 && id !== undefined ? layer?.peek(id) : undefined;
  const free = annotation ? ids.filter((one) => annotation.lockReason(one) === undefined) : [];
  if (!layer || ids.length === 0) return [];
  const hide = { key: 'hide', text: t('menu.hide'), keys: formatKeys('alt+h'), run: () => layer.setHidden(ids, true) };
  const copy = { key: 'copyText', text: t('text.menu.copy'), disabled: !region, run: () => region && copyText(stage, region.id) };
  if (!annotation || layer !== annotation) return [[hide, copy]];
  const isFree = free.length > 0;
  const allLocked = ids.every((one) => annotation.isLocked(one));
  return [
    [
      { key: 'relabel', text: t('text.menu.relabel'), disabled: !isFree || !region, staysOpen: true, run: () => show('relabel') },
      { key: 'copyAs', text: t('text.menu.copyAs'), disabled: !annotation.editable || !region, staysOpen: true, run: () => show('copyAs') },
      ...growEntries(stage, isFree ? region : undefined, t),
    ],
    [
      {
        key: 'link',
        text: t('text.menu.link'),
        disabled: !annotation.editable || !region || region.readonly,
        run: () => editor.startLinking(region?.id),
      },
      copy,
    ],
    [
      hide,
      {
        key: 'lock',
        text: t(allLocked ? 'menu.unlock' : 'menu.lock'),
        keys: formatKeys('alt+l'),
        run: () => annotation.setLocked(ids, !allLocked),
      },
      { key: 'delete', text: t('menu.delete'), keys: formatKeys('delete'), disabled: !isFree, run: () => annotation.remove(free) },
    ],
  ];
}

function growEntries(stage: TextStage, region: Region | undefined, t: Translate): MenuEntry[] {
  const units = region && stage.unitsOf(region.id);
  if (!region || !units) return [];
  const trim = stage.editor.settings.trimSpans;
  return UNITS.flatMap((unit) => {
    const range = grown(stage.text, units, unit, { trim, blockAt: blocksOf(stage) });
    const value = range && (range.start !== units.start || range.end !== units.end) && stage.document.places.moved(region.value, range);
    if (!value) return [];
    const { annotation } = stage.editor;
    return {
      key: `grow ${unit}`,
      text: t(`text.menu.${unit}`),
      run: () => annotation?.commit('resize', () => annotation.update(region.id, { value: { ...(region.value as object), ...value } })),
    };
  });
}

/** Where the clipboard cannot be written, the text is selected, so that a key copies it. */
async function copyText(stage: TextStage, id: string): Promise<void> {
  const units = stage.unitsOf(id);
  if (!units) return;
  try {
    await stage.elements.frame.ownerDocument.defaultView?.navigator.clipboard.writeText(stage.text.slice(units.start, units.end));
  } catch {
    selectRange(stage.body, units);
  }
}
