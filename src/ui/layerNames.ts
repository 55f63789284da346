import type { AnnotationStore, PredictionStore } from '../store';
import type { Translate } from './kit';

/** A score as people compare it: two decimals. */
export function formatScore(score: number): string {
  return score.toFixed(2);
}

/** What a tab, an overlay or a message calls an annotation or a prediction. */
export function layerName(layer: AnnotationStore | PredictionStore, t: Translate): string {
  if (layer.type === 'prediction') return layer.modelVersion || t('layers.unnamed', { id: layer.id });
  return layer.saved ? [t('tabs.annotation'), layer.storedId].join(' ').trim() : t('tabs.new');
}
