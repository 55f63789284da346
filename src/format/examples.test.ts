import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bindConfig, parseConfig } from '../config';
import { createRegistry } from '../core';
import { builtinTags } from '../tags/builtin';
import { decodeLayer, decodeTask, encodeLayer } from '.';

const registry = createRegistry(builtinTags);

/** Label Studio's published examples lie with the playground, traps included. */
function read(name: string): { config: string; tasks: unknown[] } {
  const file = (part: string) => readFileSync(fileURLToPath(new URL(`../../playground/samples/${name}/${part}`, import.meta.url)), 'utf8');
  return { config: file('config.xml'), tasks: JSON.parse(file('tasks.json')) };
}

/** Every layer of every task of an example, decoded. */
function decodeExample(name: string) {
  const { config, tasks } = read(name);
  return tasks.flatMap((input) => {
    const task = decodeTask(input);
    expect(task.problems).toEqual([]);
    const tree = bindConfig(parseConfig(config, registry), task.data);
    return [...task.annotations, ...task.predictions].map((source) => {
      const origin = source.type === 'prediction' ? 'prediction' : 'manual';
      return { source, layer: decodeLayer(source.results, { tree, registry, path: source.path, layer: source.id, origin }) };
    });
  });
}

const NAMES = ['image-boxes-and-choice', 'image-unlabelled-shapes', 'ocr', 'text-classification', 'text-per-region-textarea', 'text-spans'];

describe('the published examples', () => {
  it.each(NAMES)('%s comes out of decode and encode as it went in, object by object', (name) => {
    for (const { source, layer } of decodeExample(name)) {
      const encoded = encodeLayer(layer);
      expect(encoded).toEqual(source.results);
      for (const [i, result] of encoded.entries()) expect(result).toBe(source.results[i]);
    }
  });

  it.each(['image-boxes-and-choice', 'ocr', 'text-classification', 'text-spans'])('%s has no problem', (name) => {
    expect(decodeExample(name).flatMap(({ layer }) => layer.problems)).toEqual([]);
  });

  it('two boxes and a choice', () => {
    const { layer } = decodeExample('image-boxes-and-choice')[0]!;
    expect(layer.regions.map(({ id, kind, object, control, labels }) => ({ id, kind, object, control, labels }))).toEqual([
      { id: 'result1', kind: 'rectangle', object: 'image', control: 'label', labels: ['Airplane'] },
      { id: 'result2', kind: 'rectangle', object: 'image', control: 'label', labels: ['Car'] },
    ]);
    expect(layer.answers).toMatchObject([{ id: 'result3', control: 'choice', object: 'image', slot: 2 }]);
  });

  it('unlabelled shapes: a keypoint under the name of the rectangle is told by the control it should name', () => {
    const { layer } = decodeExample('image-unlabelled-shapes')[0]!;
    expect(layer.regions.map(({ id, kind, control }) => ({ id, kind, control }))).toEqual([
      { id: 'ABC', kind: 'rectangle', control: 'rect' },
      { id: 'GHI', kind: 'polygon', control: 'polygon' },
      { id: 'JKL', kind: 'ellipse', control: 'ellipse' },
      { id: 'DEF', kind: 'keypoint', control: 'kp' },
    ]);
    const [problem, ...others] = layer.problems.filter(({ where }) => where.region === 'DEF');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'type-mismatch',
      severity: 'warning',
      where: { source: 'task', path: '$.predictions[0].result[3].from_name', layer: 'p1', region: 'DEF' },
    });
    expect(problem?.message).toMatch(/type 'keypoint'.*control 'rect' is a Rectangle.*'kp' is the KeyPoint/);
    expect(problem?.hint).toContain("Did you mean 'kp'?");
  });

  it('one region of three results: box, label and transcription', () => {
    const { layer } = decodeExample('ocr')[0]!;
    expect(layer.regions).toHaveLength(1);
    expect(layer.regions[0]).toMatchObject({ id: 'bb1', kind: 'rectangle', control: 'bbox', labels: ['Text'], slots: [0, 1, 2] });
    expect(layer.answers).toEqual([]);
  });

  it('the former format: completions, results without id', () => {
    const [annotation, prediction] = decodeExample('text-classification');
    expect(annotation?.source).toMatchObject({ type: 'annotation', path: '$.completions[0]', id: 'a1' });
    expect(prediction?.source).toMatchObject({ type: 'prediction', score: 0.95 });
    expect(annotation?.layer.answers[0]).toMatchObject({ control: 'sentiment_class', object: 'message' });
    expect(annotation?.layer.answers[0]?.id).toMatch(/^[\w-]{10}$/);
    expect(encodeLayer(annotation!.layer)[0]).not.toHaveProperty('id');
  });

  it('a span by a control that is called otherwise: shown, reported, kept', () => {
    const { layer, source } = decodeExample('text-per-region-textarea')[0]!;
    expect(layer.regions).toHaveLength(1);
    expect(layer.regions[0]).toMatchObject({ id: 'def', kind: 'span', control: 'label', labels: ['ORG'], value: { start: 135, end: 144 } });
    expect(layer.problems).toHaveLength(1);
    const [problem] = layer.problems;
    expect(problem).toMatchObject({
      code: 'control-not-found',
      severity: 'warning',
      where: { path: '$.predictions[0].result[0].from_name', region: 'def' },
    });
    expect(problem?.message).toContain("No control named 'ner'");
    expect(problem?.hint).toContain("Did you mean 'label'?");
    expect(encodeLayer(layer)).toEqual(source.results);
  });

  it('spans with scores of their own, in a text that begins with a space', () => {
    const layers = decodeExample('text-spans');
    expect(layers.map(({ source, layer }) => [source.modelVersion, source.score, layer.regions.length])).toEqual([
      ['one', 0.5, 4],
      ['two', 0.42, 5],
      ['one', undefined, 5],
      ['two', undefined, 6],
    ]);
    expect(layers[0]!.layer.regions.map((region) => region.score)).toEqual([0.7, 0.65, 0.95, 0.5]);
    expect(layers[2]!.layer.regions.map((region) => region.score)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});
