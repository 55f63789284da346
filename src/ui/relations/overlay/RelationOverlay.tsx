import { Link2 } from 'lucide-react';
import { reaction } from 'mobx';
import { useEffect, useRef, useState } from 'react';
import { useEditor, useMessages, VisuallyHidden } from '../../kit';
import { ArrowPointer } from './ArrowPointer';
import { Arrows } from './Arrows';
import { LinkPointer } from './LinkPointer';

/** Props of `RelationOverlay`. */
export interface RelationOverlayProps {
  /** What the arrows are drawn over. */
  readonly stage: HTMLElement;
  /** The editor's root. */
  readonly root: HTMLElement;
}

/** The arrows between regions, drawn over the surfaces. A screen reader is told how many there are; it walks them in the list. */
export function RelationOverlay({ stage, root }: RelationOverlayProps) {
  const editor = useEditor();
  const t = useMessages();
  const canvas = useRef<HTMLCanvasElement>(null);
  const grip = useRef<HTMLDivElement>(null);
  const [counts, setCounts] = useState({ drawn: 0, leftOut: 0 });

  useEffect(() => {
    if (!canvas.current || !grip.current) return;
    const arrows = new Arrows(editor, { root, stage, canvas: canvas.current });
    const { scope } = arrows;
    new ArrowPointer(arrows);
    new LinkPointer(arrows, grip.current);
    scope.add(
      reaction(
        () => editor.linking === undefined,
        (ended) => ended && arrows.setRubber(undefined),
      ),
    );
    // Told at rest: a summary that changes with each frame of scrolling is noise.
    let settle: (() => void) | undefined;
    arrows.onPaint(() => {
      settle?.();
      settle = scope.after(500, () =>
        setCounts((before) => {
          const now = arrows.counts;
          return now.drawn === before.drawn && now.leftOut === before.leftOut ? before : now;
        }),
      );
    });
    return () => scope.dispose();
  }, [editor, root, stage]);

  // Beside the stage, placed by the root: what scrolls in between does not move it.
  return (
    <div className="le-arrows">
      <canvas ref={canvas} className="le-arrows-canvas" data-le-arrows={editor.uid} />
      <div ref={grip} className="le-arrows-grip" aria-hidden="true" hidden>
        <Link2 size={12} />
      </div>
      {counts.leftOut > 0 && (
        <div className="le-arrows-note" aria-hidden="true">
          {t('arrows.leftOut', { count: counts.leftOut })}
        </div>
      )}
      <VisuallyHidden>
        {[t('arrows.drawn', { count: counts.drawn }), counts.leftOut > 0 ? t('arrows.leftOut', { count: counts.leftOut }) : ''].join(' ')}
      </VisuallyHidden>
    </div>
  );
}
