import type { ConfigNode, ConfigTree, LayerRecords, Region } from '../core';
import type { AnnotationLayer } from './annotation';
import { resultsBy } from './answers';
import { keyOf } from './content';
import { isWorthSaving, savingConditions, type VisibilityScope } from './visibility';

/** Controls whose results depend on a condition. */
function conditional(tree: ConfigTree): readonly ConfigNode[] {
  return tree.controls.filter((control) => {
    const { attrs } = control;
    const labels = attrs.whenLabelValue;
    const asksForLabel =
      attrs.perRegion === true && labels !== undefined && labels !== '' && !(Array.isArray(labels) && labels.length === 0);
    return asksForLabel || savingConditions(control, tree).length > 0;
  });
}

function withoutResultsOf(region: Region, controls: readonly ConfigNode[], scope: VisibilityScope): Region {
  const dropped = controls
    .filter((control) => control.attrs.perRegion === true && !isWorthSaving(control, region, scope))
    .flatMap((control) => resultsBy(region, control, scope.tree));
  if (dropped.length === 0) return region;
  const kept = region.results.flatMap((result, i) => (dropped.includes(result) ? [] : { result, slot: region.slots[i] ?? 0 }));
  return { ...region, results: kept.map(({ result }) => result), slots: kept.map(({ slot }) => slot) };
}

/**
 * What of an annotation is written: all that nobody touched, whatever it says, and of what was made or edited here only the results
 * whose control's condition holds (labels of a per-region control; choice-selected and choice-unselected, its own and those around it).
 */
export function recordsToSave(annotation: AnnotationLayer, records: LayerRecords, tree: ConfigTree): LayerRecords {
  const controls = annotation.touched ? conditional(tree) : [];
  if (controls.length === 0) return records;
  const scope: VisibilityScope = { tree, layer: annotation };
  const isTouched = (region: Region) => annotation.isTouched('regions', region.id);
  return {
    ...records,
    regions: records.regions.map((region) => (isTouched(region) ? withoutResultsOf(region, controls, scope) : region)),
    answers: records.answers.filter((answer) => {
      const control = annotation.isTouched('answers', keyOf(answer)) && controls.find((one) => one.name === answer.control);
      return !control || isWorthSaving(control, undefined, scope);
    }),
  };
}
