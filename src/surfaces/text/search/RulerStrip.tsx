import { useEffect, useRef } from 'react';
import type { TextStage } from '../TextStage';
import { TextRuler } from './TextRuler';
import type { FoundPlaces } from './TextSearch';

/** Props of `RulerStrip`. */
export interface RulerStripProps {
  readonly stage: TextStage;
  readonly places: FoundPlaces;
}

/** Where regions and hits lie in the text, beside its scroll bar. For the eye and the mouse: keys go from region to region and from hit to hit. */
export function RulerStrip({ stage, places }: RulerStripProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!canvas.current || !frame.current) return;
    const ruler = new TextRuler(stage, places, canvas.current, frame.current);
    return () => ruler.dispose();
  }, [stage, places]);
  return (
    <div className="le-ruler" aria-hidden="true">
      <canvas ref={canvas} className="le-ruler-marks" />
      <div ref={frame} className="le-ruler-view" />
    </div>
  );
}
