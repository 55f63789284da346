import { describe, expect, it } from 'vitest';
import { createRegistry, resultTypeOf } from '../../core';
import { Polygon, PolygonLabels } from '.';

/** Attribute defaults as Label Studio's code has them; its published ones differ. */
const STYLE = { opacity: 0.2, fillColor: '#f48a42', strokeColor: '#f48a42', strokeWidth: 2, fillOpacity: undefined };
const POINTS = { pointSize: 'small', pointStyle: 'circle' };
const SHAPE = { ...STYLE, ...POINTS, name: '', toName: '', snap: 'none', smart: true, smartOnly: false };
const LABELS = { choice: 'single', maxUsages: undefined, showInline: true, value: undefined, allowEmpty: false };

function defaultsOf(attrs: Readonly<Record<string, { readonly fallback: unknown }>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs).map(([name, { fallback }]) => [name, fallback]));
}

describe('Polygon and PolygonLabels', () => {
  it('are one geometry, without and with labels', () => {
    const registry = createRegistry([Polygon, PolygonLabels]);
    expect(registry.byKind('polygon')).toBe(Polygon);
    expect([resultTypeOf(Polygon), resultTypeOf(PolygonLabels)]).toEqual(['polygon', 'polygonlabels']);
    expect(PolygonLabels.labelKey).toBe('polygonlabels');
  });

  it('take the attributes of Label Studio with its defaults', () => {
    expect(defaultsOf(Polygon.attrs)).toEqual(SHAPE);
    expect(defaultsOf(PolygonLabels.attrs)).toEqual({ ...SHAPE, ...LABELS });
  });

  it('load the tools that they name', async () => {
    const shape = (await Polygon.shape.preload()) ?? Polygon.shape.loaded;
    const named = Polygon.tools.map(({ id, hotkey }) => ({ id, hotkey }));
    expect(shape?.tools?.map(({ id, hotkey }) => ({ id, hotkey }))).toEqual(named);
    expect(shape?.kind.name).toBe(Polygon.kind.name);
  });
});
