import type { Result } from '../core';
import { labelsElsewhere, labelsUnreadable, wrongField } from './findings';
import type { ReportResult } from './groupGeometry';
import type { Resolution, Resolver } from './resolve';
import { wireValue } from './wireValue';

/** What is wrong with the labels of one result. */
function checkLabels(result: Result, resolution: Resolution, resolver: Resolver, index: number, report: ReportResult): void {
  const { labelKey = '', labelControl, type } = resolution;
  const wire = wireValue(result);
  const list = wire[labelKey];
  if (list === undefined || list === null) {
    const other = Object.keys(wire).find((key) => key.endsWith('labels') && Array.isArray(wire[key]));
    if (other !== undefined) report(labelsElsewhere(labelKey, other, type), index);
  } else if (!Array.isArray(list)) report(labelsUnreadable(labelKey, list), index);
  else {
    for (let i = 0; i < list.length; i++) {
      const label: unknown = list[i];
      const found =
        typeof label !== 'string'
          ? wrongField(`value.${labelKey}[${i}]`, label, 'a text', 'the region is shown without it')
          : labelControl && resolver.checkLabel(label, labelControl);
      if (found) report({ ...found, key: `value.${labelKey}[${i}]` }, index);
    }
  }
}

const NONE: readonly string[] = Object.freeze([]);

function isText(label: unknown): label is string {
  return typeof label === 'string';
}

/** The labels of one result; `report` hears of those that cannot be read or that the config does not know. */
export function readLabels(
  result: Result,
  resolution: Resolution,
  resolver: Resolver,
  index: number,
  report: ReportResult | undefined,
): readonly string[] {
  const { labelKey } = resolution;
  if (labelKey === undefined) return NONE;
  if (report) checkLabels(result, resolution, resolver, index, report);
  const list: unknown = wireValue(result)[labelKey];
  if (!Array.isArray(list)) return NONE;
  return list.every(isText) ? list.slice() : list.filter(isText);
}
