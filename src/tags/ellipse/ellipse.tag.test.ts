import { describe, expect, it } from 'vitest';
import { createRegistry, resultTypeOf } from '../../core';
import { createEditor } from '../../createEditor';
import { Ellipse, EllipseLabels } from '.';

/** Attribute defaults as Label Studio's code has them. */
const STYLE = { opacity: 0.2, fillColor: '#f48a42', strokeColor: '#f48a42', strokeWidth: 1, fillOpacity: undefined };
const SHAPE = { ...STYLE, name: '', toName: '', canRotate: true, snap: 'none', smart: true, smartOnly: false };
const LABELS = { choice: 'single', maxUsages: undefined, showInline: true, value: undefined, allowEmpty: false };

function defaultsOf(attrs: Readonly<Record<string, { readonly fallback: unknown }>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs).map(([name, { fallback }]) => [name, fallback]));
}

describe('Ellipse and EllipseLabels', () => {
  it('are one geometry, without and with labels', () => {
    const registry = createRegistry([Ellipse, EllipseLabels]);
    expect(registry.byKind('ellipse')).toBe(Ellipse);
    expect([resultTypeOf(Ellipse), resultTypeOf(EllipseLabels)]).toEqual(['ellipse', 'ellipselabels']);
    expect(EllipseLabels.labelKey).toBe('ellipselabels');
  });

  it('take the attributes of Label Studio with its defaults', () => {
    expect(defaultsOf(Ellipse.attrs)).toEqual(SHAPE);
    expect(defaultsOf(EllipseLabels.attrs)).toEqual({ ...SHAPE, ...LABELS });
  });

  it('load the tools that they name', async () => {
    const shape = (await Ellipse.shape.preload()) ?? Ellipse.shape.loaded;
    expect(shape?.tools?.map(({ id, hotkey }) => ({ id, hotkey }))).toEqual(Ellipse.tools);
    expect(shape?.kind.name).toBe(Ellipse.kind.name);
  });

  it('give published results back as they came, also after an edit that was undone', () => {
    const size = { original_width: 600, original_height: 403, image_rotation: 0 };
    const result = [
      {
        id: 'a',
        from_name: 'label',
        to_name: 'image',
        type: 'ellipselabels',
        origin: 'manual',
        ...size,
        value: { x: 50, y: 40, radiusX: 12, radiusY: 9, rotation: 0, ellipselabels: ['Cell'] },
      },
      { id: 'b', from_name: 'spot', to_name: 'image', type: 'ellipse', ...size, value: { x: 8.4, y: 20.14, radiusX: 4, radiusY: 7.1 } },
      {
        id: 'b',
        from_name: 'tag',
        to_name: 'image',
        type: 'labels',
        ...size,
        value: { x: 8.4, y: 20.14, radiusX: 4, radiusY: 7.1, labels: ['Big'] },
      },
    ];
    const config = `<View><Image name="image" value="$image"/><Ellipse name="spot" toName="image"/>
      <Labels name="tag" toName="image"><Label value="Big"/></Labels>
      <EllipseLabels name="label" toName="image"><Label value="Cell"/></EllipseLabels></View>`;
    const editor = createEditor({ config, task: { id: 1, data: { image: 'cells.png' }, annotations: [{ id: 7, result }] } });
    const [annotation] = editor.annotations;
    expect(editor.problems).toEqual([]);
    expect(annotation?.serialize().result).toEqual(result);
    annotation?.update('b', { value: { x: 30 } });
    expect(annotation?.serialize().result[1]).toMatchObject({ value: { x: 30, y: 20.14, radiusX: 4, radiusY: 7.1 } });
    editor.undo();
    expect(annotation?.serialize().result).toEqual(result);
    editor.dispose();
  });
});
