import { describe, expect, it } from 'vitest';
import { createRegistry, resultTypeOf } from '../../core';
import { Rectangle, RectangleLabels } from '.';

/** Attribute defaults as Label Studio's code has them. */
const STYLE = { opacity: 0.2, fillColor: '#f48a42', strokeColor: '#f48a42', strokeWidth: 1, fillOpacity: undefined };
const SHAPE = { ...STYLE, name: '', toName: '', canRotate: true, snap: 'none', smart: true, smartOnly: false };
const LABELS = { choice: 'single', maxUsages: undefined, showInline: true, value: undefined, allowEmpty: false };

function defaultsOf(attrs: Readonly<Record<string, { readonly fallback: unknown }>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs).map(([name, { fallback }]) => [name, fallback]));
}

describe('Rectangle and RectangleLabels', () => {
  it('are one geometry, without and with labels', () => {
    const registry = createRegistry([Rectangle, RectangleLabels]);
    expect(registry.byKind('rectangle')).toBe(Rectangle);
    expect([resultTypeOf(Rectangle), resultTypeOf(RectangleLabels)]).toEqual(['rectangle', 'rectanglelabels']);
    expect(RectangleLabels.labelKey).toBe('rectanglelabels');
  });

  it('take the attributes of Label Studio with its defaults', () => {
    expect(defaultsOf(Rectangle.attrs)).toEqual(SHAPE);
    expect(defaultsOf(RectangleLabels.attrs)).toEqual({ ...SHAPE, ...LABELS });
    expect(Rectangle.attrs.toName.objects).toEqual(['Image']);
  });

  it('load the tools that they name', async () => {
    const shape = (await Rectangle.shape.preload()) ?? Rectangle.shape.loaded;
    const named = Rectangle.tools.map(({ id, hotkey }) => ({ id, hotkey }));
    expect(shape?.tools?.map(({ id, hotkey }) => ({ id, hotkey }))).toEqual(named);
    expect(shape?.kind.name).toBe(Rectangle.kind.name);
  });
});
