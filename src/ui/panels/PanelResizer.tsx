import type { KeyboardEvent, PointerEvent } from 'react';
import { useMessages } from '../kit';

const MIN_PX = 240;
const MAX_PX = 560;
const STEP_PX = 16;

/** Props of `PanelResizer`. */
export interface PanelResizerProps {
  readonly width: number;
  readonly onWidth: (width: number) => void;
}

/** The edge between data and side panel: dragged, or moved with the arrow keys. */
export function PanelResizer({ width, onWidth }: PanelResizerProps) {
  const t = useMessages();
  const set = (next: number): void => onWidth(Math.round(Math.min(MAX_PX, Math.max(MIN_PX, next))));
  const handlePointer = (event: PointerEvent<HTMLElement>): void => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      const panel = event.currentTarget.parentElement?.getBoundingClientRect();
      if (panel) set(panel.right - event.clientX);
    }
  };
  const handleKey = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: STEP_PX, ArrowRight: -STEP_PX }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(width + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      className="le-resizer"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('bar.panel.resize')}
      aria-valuenow={width}
      aria-valuemin={MIN_PX}
      aria-valuemax={MAX_PX}
      tabIndex={0}
      onPointerDown={handlePointer}
      onPointerMove={handlePointer}
      onKeyDown={handleKey}
    />
  );
}
