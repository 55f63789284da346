import { observer } from 'mobx-react-lite';
import { type CSSProperties, useMemo } from 'react';
import { allItemsOf, asText, type ConfigNode, type Item, itemsOf, type Region, seededColor } from '../../core';
import type { EditorStore } from '../../store';
import { useEditor } from './editorContext';
import { useHotkey, useItemHotkey } from './hotkeys/HotkeyScope';
import { formatKeys } from './hotkeys/keys';
import { InlineHtml } from './InlineHtml';
import { cssDeclarations } from './inlineCss';
import { useMessages } from './messagesContext';
import { ItemRenderer, TagChildren } from './TagView';

/** The default that Label Studio writes into templates; it stands for "no colour given". */
const TEMPLATE_GREEN = '#36b37e';

/** The default text colour: it needs no colour of its own, the style sheet keeps it readable. */
const WHITE = /^(?:#fff(?:fff)?|white|)$/i;

/** Colour of a label: its own, or one that its word always has. */
export function labelColor(item: Item): string {
  const given = asText(item.attrs.background).trim();
  return given && given.toLowerCase() !== TEMPLATE_GREEN ? given : seededColor(item.value);
}

/** Whether the region carries this label of this control. */
function carries(region: Region | undefined, control: ConfigNode, stored: string): boolean {
  if (!region?.labels.includes(stored)) return false;
  const key = control.definition?.labelKey;
  if (key === undefined || region.control === control.name) return true;
  return region.results.some((result) => {
    const labels = result.from_name === control.name ? result.value?.[key] : undefined;
    return Array.isArray(labels) && labels.includes(stored);
  });
}

function isPressed(editor: EditorStore, control: ConfigNode, stored: string): boolean {
  const region = editor.active?.selectedRegion;
  const { definition, toNames } = control;
  // Beside a region of another kind a press arms the label, so that is what it shows.
  const fits =
    region !== undefined &&
    (toNames.length === 0 || toNames.includes(region.object)) &&
    (definition?.kind === undefined || definition.kind.name === region.kind);
  return fits ? carries(region, control, stored) : editor.labeling.armed(control.name).includes(stored);
}

const LabelChip = observer(function LabelChip({ control, item }: { readonly control: ConfigNode; readonly item: Item }) {
  const editor = useEditor();
  const t = useMessages();
  const hotkey = useItemHotkey(item.key);
  const pressed = isPressed(editor, control, item.stored);
  const usedUp = !pressed && editor.labeling.isUsedUp(control.name, item.stored);
  const off = usedUp || !editor.annotation?.editable;
  const press = (): void => {
    if (!off) editor.labeling.pressLabel(control.name, item.stored);
  };
  useHotkey(hotkey ?? '', press, item.value, { enabled: !off, group: 'items' });
  const { hint, html, showAlias, alias, aliasStyle, selectedColor } = item.attrs as Readonly<Record<string, string | boolean | undefined>>;
  const ink = typeof selectedColor === 'string' && !WHITE.test(selectedColor) ? selectedColor : undefined;
  const style = { '--le-label': labelColor(item), '--le-label-ink': ink } as CSSProperties;
  const tip = usedUp ? t('label.usedUp', { label: item.value }) : typeof hint === 'string' && hint ? hint : undefined;
  return (
    <button
      type="button"
      className="le-label"
      style={style}
      data-ink={ink && ''}
      aria-pressed={pressed}
      aria-disabled={off || undefined}
      aria-keyshortcuts={hotkey || undefined}
      aria-description={tip}
      data-label={item.stored}
      data-le-tip={tip}
      onClick={press}
    >
      <span className="le-label-mark" aria-hidden="true" />
      <span className="le-label-text">
        {typeof html === 'string' && html ? <InlineHtml html={html} /> : item.value || t('label.blank')}
      </span>
      {showAlias === true && alias && (
        <span className="le-label-alias" style={cssDeclarations(String(aliasStyle ?? ''))}>
          {alias}
        </span>
      )}
      {hotkey && (
        <span className="le-key" aria-hidden="true">
          {formatKeys(hotkey)}
        </span>
      )}
    </button>
  );
});

/**
 * The buttons of a label control (`Labels`, `RectangleLabels` …): one a label, pressed while it is armed or on the selected region. Layout tags
 * between the labels are kept; labels given by the task come after those of the config.
 * @example
 * export const StampLabels = defineTag({ name: 'StampLabels', …, View: LabelButtons });
 */
export function LabelButtons({ node }: { readonly node: ConfigNode }) {
  const t = useMessages();
  const byNode = useMemo(() => new Map(allItemsOf(node).map((item) => [item.node, item])), [node]);
  const given = itemsOf(node).filter((item) => item.node === undefined);
  const renderItem = (child: ConfigNode) => {
    const item = byNode.get(child);
    return item && <LabelChip key={item.key} control={node} item={item} />;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of its children in all browsers
    <div
      className="le-labels"
      role="group"
      aria-label={node.name || t('label.group')}
      data-control={node.name}
      data-inline={node.attrs.showInline !== false || undefined}
    >
      <ItemRenderer render={renderItem}>
        <TagChildren node={node} />
      </ItemRenderer>
      {given.map((item) => (
        <LabelChip key={item.key} control={node} item={item} />
      ))}
    </div>
  );
}
