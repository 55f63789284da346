import { observer } from 'mobx-react-lite';
import type { CSSProperties } from 'react';
import type { EditorStore, LayerStore } from '../../store';
import { useEditor, useMessages, VisuallyHidden } from '../kit';
import { endText } from './relationTexts';

/** Selects a region and brings it into view, also where it lies on another page. */
export function jumpTo(editor: EditorStore, layer: LayerStore, regionId: string): void {
  const region = layer.peek(regionId);
  if (!region) return;
  if (editor.itemIndexOf(region.object) !== region.itemIndex) editor.setItemIndex(region.object, region.itemIndex);
  layer.selectRegions([regionId]);
  editor.reveal(regionId);
}

/** Props of `EndButton`. */
export interface EndButtonProps {
  readonly layer: LayerStore;
  readonly region: string;
  readonly end: 'from' | 'to';
  readonly tabIndex?: number;
}

/** One end of a relation: what it is; a press goes there. */
export const EndButton = observer(function EndButton({ layer, region: id, end, tabIndex }: EndButtonProps) {
  const editor = useEditor();
  const t = useMessages();
  const region = layer.region(id);
  if (!region) return null;
  const { text, detail } = endText(editor, region, t);
  return (
    <button
      type="button"
      className="le-relation-end"
      tabIndex={tabIndex}
      style={{ '--le-label': editor.lookOf(region).stroke } as CSSProperties}
      aria-description={t('relations.goto')}
      data-le-tip={`${text} · ${detail}`}
      data-end={end}
      onClick={(event) => {
        event.stopPropagation();
        jumpTo(editor, layer, id);
      }}
      onPointerEnter={() => layer.setHovered(id)}
      onPointerLeave={() => layer.setHovered(undefined)}
    >
      <VisuallyHidden>{t(`relations.end.${end}`)} </VisuallyHidden>
      <span className="le-row-mark" aria-hidden="true" />
      <span className="le-relation-end-text">{text}</span>
      <span className="le-relation-end-detail">{detail}</span>
    </button>
  );
});
