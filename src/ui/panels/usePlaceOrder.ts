import { useEffect, useMemo } from 'react';
import type { EditorStore, LayerStore } from '../../store';
import { type PlaceList, PlaceOrder } from './placeOrder';

/** The regions of a layer in order of place while `isOn`. Read the layer's `epoch` beside it: the list is another one after each change. */
export function usePlaceOrder(editor: EditorStore, layer: LayerStore | undefined, isOn: boolean): PlaceList | undefined {
  const { config } = editor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another config has other objects
  const made = useMemo(
    () => (isOn && layer ? { order: new PlaceOrder(editor, layer.orderedRegions), epoch: layer.epoch } : undefined),
    [editor, layer, isOn, config],
  );
  useEffect(() => {
    if (!made || !layer) return;
    // Between the first draw and now something may have changed.
    if (layer.epoch !== made.epoch) made.order.load(layer.orderedRegions);
    return layer.onRegions((deltas) => made.order.change(deltas));
  }, [made, layer]);
  return made?.order.list;
}
