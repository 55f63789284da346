import { describe, expect, it } from 'vitest';
import { createRegistry, resultTypeOf } from '../../core';
import { createEditor } from '../../createEditor';
import { KeyPoint, KeyPointLabels } from '.';

/** Attribute defaults as Label Studio's code has them. */
const STYLE = { opacity: 0.9, fillColor: '#8bad00', strokeColor: '#8bad00', strokeWidth: 2, fillOpacity: undefined };
const SHAPE = { ...STYLE, name: '', toName: '', snap: 'none', smart: true, smartOnly: false };
const LABELS = { choice: 'single', maxUsages: undefined, showInline: true, value: undefined, allowEmpty: false };

function defaultsOf(attrs: Readonly<Record<string, { readonly fallback: unknown }>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs).map(([name, { fallback }]) => [name, fallback]));
}

describe('KeyPoint and KeyPointLabels', () => {
  it('are one geometry, without and with labels', () => {
    const registry = createRegistry([KeyPoint, KeyPointLabels]);
    expect(registry.byKind('keypoint')).toBe(KeyPoint);
    expect([resultTypeOf(KeyPoint), resultTypeOf(KeyPointLabels)]).toEqual(['keypoint', 'keypointlabels']);
    expect(KeyPointLabels.labelKey).toBe('keypointlabels');
  });

  it('take the attributes of Label Studio with its defaults', () => {
    expect(defaultsOf(KeyPoint.attrs)).toEqual(SHAPE);
    expect(defaultsOf(KeyPointLabels.attrs)).toEqual({ ...SHAPE, ...LABELS });
  });

  it('give published results back as they came, smart ones with all they carry, also after a move', () => {
    const common = { from_name: 'label', to_name: 'image', type: 'keypointlabels', original_width: 600, original_height: 403 };
    const result = [
      { id: 'a', ...common, value: { x: 33.1, y: 20.4, width: 0.27, keypointlabels: ['Eye'] } },
      { id: 'b', ...common, is_positive: false, value: { x: 33.1, y: 20.4, width: 0.27, labels: ['Eye'], keypointlabels: ['Eye'] } },
      { id: 'c', from_name: 'point', to_name: 'image', type: 'keypoint', value: { x: 38.4, y: 34.21 } },
    ];
    const config = `<View><Image name="image" value="$image"/><KeyPoint name="point" toName="image"/>
      <KeyPointLabels name="label" toName="image"><Label value="Eye"/></KeyPointLabels></View>`;
    const editor = createEditor({ config, task: { id: 1, data: { image: 'face.png' }, annotations: [{ id: 7, result }] } });
    const [annotation] = editor.annotations;
    expect(editor.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(annotation?.serialize().result).toEqual(result);
    annotation?.update('b', { value: { x: 40 } });
    expect(annotation?.serialize().result[1]).toMatchObject({
      is_positive: false,
      value: { x: 40, y: 20.4, width: 0.27, labels: ['Eye'], keypointlabels: ['Eye'] },
    });
    editor.undo();
    expect(annotation?.serialize().result).toEqual(result);
    editor.dispose();
  });
});
