// biome-ignore-all lint/a11y/useSemanticElements: a table's rows cannot be placed by a virtual list
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant)
// biome-ignore-all lint/a11y/useKeyWithClickEvents: as above, the grid has the keys of all its rows
import { CircleAlert, Eye, EyeOff, LockKeyhole, LockKeyholeOpen, Sparkles, Trash2, TriangleAlert } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import type { CSSProperties, MouseEvent } from 'react';
import type { LayerStore } from '../../store';
import { IconButton, RegionTarget, TagView, useEditor, useMessages } from '../kit';
import { formatScore } from '../layerNames';
import { excerptOf, isKnownKind, labelsText, problemOf, regionControls } from './regionTexts';

/** Props of `RegionRow`. */
export interface RegionRowProps {
  readonly layer: LayerStore;
  readonly id: string;
  /** Place in the list that is shown, from 0. */
  readonly index: number;
  /** How deep it lies inside others, where the list shows that. */
  readonly depth?: number | undefined;
  /** Number of the region in the layer, from 1. */
  readonly number: number;
  readonly current: boolean;
  readonly rowId: string;
  readonly onPress: (id: string, index: number, event: MouseEvent) => void;
}

const RowMarks = observer(function RowMarks({ layer, id }: { readonly layer: LayerStore; readonly id: string }) {
  const editor = useEditor();
  const t = useMessages();
  const region = layer.region(id);
  const problem = problemOf(editor.problems, layer.id, id);
  if (!region) return null;
  const Icon = problem?.severity === 'error' ? CircleAlert : TriangleAlert;
  const text = problem && t('regions.problem', { problem: problem.message });
  return (
    <>
      {region.score !== undefined && <span className="le-row-score">{formatScore(region.score)}</span>}
      {region.origin === 'prediction' && (
        <Sparkles size={12} className="le-row-icon" role="img" aria-label={t('origin.prediction')} data-le-tip={t('origin.prediction')} />
      )}
      {problem && <Icon size={14} className="le-row-icon" data-tone={problem.severity} role="img" aria-label={text} data-le-tip={text} />}
    </>
  );
});

const RowActions = observer(function RowActions({ layer, id }: { readonly layer: LayerStore; readonly id: string }) {
  const editor = useEditor();
  const t = useMessages();
  const hidden = layer.isHidden(id);
  const reason = layer.lockReason(id);
  const locked = reason !== undefined && reason !== 'prediction' && reason !== 'annotation-readonly';
  const act = (event: MouseEvent, run: () => void): void => {
    event.stopPropagation();
    run();
  };
  return (
    <>
      {editor.annotation && (
        <>
          {editor.annotation.editable && !reason && (
            <IconButton
              size="small"
              tabIndex={-1}
              icon={<Trash2 size={13} />}
              label={t('regions.delete')}
              onClick={(event) => act(event, () => editor.annotation?.remove([id]))}
            />
          )}
          <IconButton
            size="small"
            tabIndex={-1}
            icon={locked ? <LockKeyhole size={13} /> : <LockKeyholeOpen size={13} />}
            label={t(locked ? 'regions.unlock' : 'regions.lock')}
            tip={reason && t(`lock.${reason}`)}
            pressed={locked}
            disabled={reason === 'region-readonly' || reason === 'annotation-readonly'}
            onClick={(event) => act(event, () => layer.setLocked([id], !locked))}
          />
        </>
      )}
      <IconButton
        size="small"
        tabIndex={-1}
        icon={hidden ? <EyeOff size={13} /> : <Eye size={13} />}
        label={t(hidden ? 'regions.show' : 'regions.hide')}
        pressed={hidden}
        onClick={(event) => act(event, () => layer.setHidden([id], !hidden))}
      />
    </>
  );
});

const RowFields = observer(function RowFields({ layer, id }: { readonly layer: LayerStore; readonly id: string }) {
  const editor = useEditor();
  const region = layer.region(id);
  const controls = region && layer.selectedRegion?.id === id ? regionControls(editor, region, true) : [];
  if (controls.length === 0) return null;
  return (
    <div className="le-row-fields" role="gridcell" data-le-region-fields="" onClick={(event) => event.stopPropagation()}>
      <RegionTarget region={id}>
        {controls.map((node) => (
          <TagView key={node.key} node={node} />
        ))}
      </RegionTarget>
    </div>
  );
});

/** One region in the list. It reads its own region only, so a change draws one row. */
export const RegionRow = observer(function RegionRow({ layer, id, index, depth, number, current, rowId, onPress }: RegionRowProps) {
  const editor = useEditor();
  const t = useMessages();
  const region = layer.region(id);
  if (!region) return null;
  const labels = labelsText(editor, region);
  const known = isKnownKind(editor, region);
  return (
    <div
      id={rowId}
      className="le-row"
      role="row"
      aria-rowindex={index + 1}
      aria-level={depth === undefined ? undefined : depth + 1}
      data-depth={depth || undefined}
      aria-selected={layer.isSelected(id)}
      data-region={id}
      data-current={current ? '' : undefined}
      data-hovered={layer.hovered === id ? '' : undefined}
      data-hidden={layer.isHidden(id) ? '' : undefined}
      style={{ '--le-label': editor.lookOf(region).stroke, '--le-depth': depth || undefined } as CSSProperties}
      onClick={(event) => onPress(id, index, event)}
      onPointerEnter={() => layer.setHovered(id)}
      onPointerLeave={() => layer.setHovered(undefined)}
    >
      <div className="le-row-line" role="gridcell">
        <span className="le-row-index">{number}</span>
        <span className="le-row-mark" aria-hidden="true" />
        <span className="le-row-label" data-none={labels === undefined ? '' : undefined}>
          {labels ?? t('regions.noLabel')}
        </span>
        <span className="le-row-text" data-le-tip={known ? undefined : t('regions.unknownKind', { kind: region.kind })}>
          {known ? excerptOf(region) : region.kind}
        </span>
        <RowMarks layer={layer} id={id} />
        {/* A press on an icon leaves the focus in the list: the icon may be gone the next moment. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus only */}
        <span className="le-row-actions" onMouseDown={(event) => event.preventDefault()}>
          <RowActions layer={layer} id={id} />
        </span>
      </div>
      <RowFields layer={layer} id={id} />
    </div>
  );
});
