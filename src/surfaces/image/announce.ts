import type { Region } from '../../core';
import type { Translate } from '../../ui/kit';
import type { LayerScene } from './layerScene';

/** What is selected and where it lies, as a screen reader is told; nothing for nothing. */
export function describeRegions(regions: readonly Region[], scene: LayerScene | undefined, translate: Translate): string {
  const [region] = regions;
  if (!region) return '';
  if (regions.length > 1) return translate('image.selected', { count: regions.length });
  const where = scene?.definitionOf(region)?.kind?.describe?.(region.value) ?? '';
  const name = region.labels.join(', ') || translate('regions.noLabel');
  return translate('image.selected.one', { name, where });
}
