import { Copy, Eye, EyeOff, RotateCcw } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import type { Overlay } from '../../store';
import { IconButton, Slider, useEditor, useMessages } from '../kit';
import { formatScore, layerName } from '../layerNames';

/** Shown in the colour field while each label keeps its own colour. */
const FIRST_COLOR = '#d6459a';

const OverlayRow = observer(function OverlayRow({ overlay }: { readonly overlay: Overlay }) {
  const editor = useEditor();
  const t = useMessages();
  const { layer, visible, color, opacity } = overlay;
  const name = layerName(layer, t);
  const set = (change: Partial<Pick<Overlay, 'visible' | 'color' | 'opacity'>>): void => editor.setOverlay(layer.id, change);
  return (
    <li className="le-overlay" data-overlay={layer.id}>
      <div className="le-overlay-line">
        <IconButton
          size="small"
          icon={visible ? <Eye size={14} /> : <EyeOff size={14} />}
          label={t(visible ? 'layers.hide' : 'layers.show', { name })}
          pressed={visible}
          onClick={() => set({ visible: !visible })}
        />
        <span className="le-overlay-name">{name}</span>
        <span className="le-layer-meta">{t('regions.count', { count: layer.count })}</span>
        {layer.score !== undefined && (
          <span className="le-layer-meta" data-le-tip={t('tabs.score', { score: layer.score })}>
            {formatScore(layer.score)}
          </span>
        )}
        {!editor.readOnly && editor.features.addAnnotation && (
          <IconButton
            size="small"
            icon={<Copy size={14} />}
            label={t('layers.copy', { name })}
            onClick={() => editor.copyPrediction(layer.id)}
          />
        )}
      </div>
      {visible && (
        <div className="le-overlay-line">
          <input
            type="color"
            className="le-swatch"
            aria-label={t('layers.color', { name })}
            value={color ?? FIRST_COLOR}
            data-own={color === undefined ? '' : undefined}
            onChange={(event) => set({ color: event.target.value })}
          />
          {color !== undefined && (
            <IconButton
              size="small"
              icon={<RotateCcw size={13} />}
              label={t('layers.color.own')}
              onClick={() => set({ color: undefined })}
            />
          )}
          <Slider
            label={t('layers.opacity', { name })}
            min={0.1}
            max={1}
            step={0.05}
            value={opacity}
            onChange={(next) => set({ opacity: next })}
          />
        </div>
      )}
    </li>
  );
});

/** Predictions that can be laid over the annotation on screen. */
export const LayersPanel = observer(function LayersPanel() {
  const editor = useEditor();
  const t = useMessages();
  const { overlays } = editor;
  if (overlays.length === 0) return <div className="le-empty">{t(editor.showPredictions ? 'layers.none' : 'layers.none.hidden')}</div>;
  return (
    <div className="le-panel-scroll">
      <p className="le-section-title">{t(editor.annotation ? 'layers.hint' : 'layers.onPrediction')}</p>
      <ul className="le-problem-list">
        {overlays.map((overlay) => (
          <OverlayRow key={overlay.layer.id} overlay={overlay} />
        ))}
      </ul>
    </div>
  );
});
