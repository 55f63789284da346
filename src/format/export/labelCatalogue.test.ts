import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../config';
import { createRegistry, type Task } from '../../core';
import { builtinTags } from '../../tags/builtin';
import type { ExportContext, ExportTask, Loss } from './exported';
import { createLabelCatalogue } from './labelCatalogue';
import { dataOfObject, objectOfResult, objectsOf } from './objectData';

const registry = createRegistry(builtinTags);

function contextOf(xml: string): { context: ExportContext; losses: Loss[] } {
  const losses: Loss[] = [];
  const config = parseConfig(xml, registry);
  return { losses, context: { config, registry, annotations: 'all', isPreview: false, options: {}, lose: (loss) => losses.push(loss) } };
}

const task: ExportTask = { task: {} as Task, id: 1, data: {}, annotations: [] };

describe('createLabelCatalogue', () => {
  const xml = `<View><Image name="i" value="$i"/><Text name="t" value="$t"/>
    <RectangleLabels name="box" toName="i"><Label value="Car"/><View><Label value="Dog" alias="dog" category="7"/></View></RectangleLabels>
    <PolygonLabels name="poly" toName="i"><Label value="Sky"/><Label value="Car"/></PolygonLabels>
    <BrushLabels name="any" toName="i" value="$labels"><Label value="Own"/></BrushLabels>
    <Labels name="span" toName="t"><Label value="Person"/></Labels></View>`;
  const onImage = (node: { readonly toNames: readonly string[] }) => node.toNames.includes('i');

  it('has the words of the wanted controls in the config’s order, each once, by what results store', () => {
    const { labels } = createLabelCatalogue(contextOf(xml).context, onImage);
    expect(labels.map(({ name, control, item }) => [name, control, item?.attrs.category])).toEqual([
      ['Car', 'box', undefined],
      ['dog', 'box', 7],
      ['Sky', 'poly', undefined],
      ['Own', 'any', undefined],
    ]);
  });

  it('adds what only results have, with a loss where the config should have it', () => {
    const { context, losses } = contextOf(xml);
    const catalogue = createLabelCatalogue(context, onImage);
    expect(['dog', 'Dog', 'Car'].map((label) => catalogue.indexOf(label, 'box', task))).toEqual([1, 1, 0]);
    expect(catalogue.indexOf('Tree', 'poly', task)).toBe(4);
    expect(catalogue.indexOf('Tree', 'box', task)).toBe(4);
    expect(catalogue.indexOf('of the task', 'any', task)).toBe(5);
    expect(losses.map(({ code, message }) => [code, message.includes("'Tree'")])).toEqual([['label-not-in-config', true]]);
  });
});

describe('data of objects', () => {
  const { context } =
    contextOf(`<View><Image name="one" value="$a.b[0]"/><Image name="many" valueList="$pages"/><Audio name="sound" value="https://host/$file"/>
    <Text name="own">Given here</Text><Choices name="c" toName="many"><Choice value="x"/></Choices></View>`);
  const data = { a: { b: ['x.png'] }, pages: ['1.png', '2.png'], file: 'y.wav' };
  const node = (name: string) => context.config.byName.get(name)!;

  it('is what the tag’s variable leads to, a page of a list, also of tags that this editor lacks', () => {
    expect(dataOfObject(node('one'), data)).toBe('x.png');
    expect(dataOfObject(node('many'), data, 1)).toBe('2.png');
    expect(dataOfObject(node('many'), data)).toEqual(data.pages);
    expect(dataOfObject(node('sound'), data)).toBe('https://host/y.wav');
    expect(dataOfObject(node('own'), data)).toBe('Given here');
    expect(dataOfObject(node('one'), JSON.parse('{"a":{"__proto__":{"b":["evil"]}}}'))).toBeUndefined();
  });

  it('belongs to the object that a result names, else to that of its control', () => {
    expect(objectOfResult({ to_name: 'one', from_name: 'c' }, context.config)?.name).toBe('one');
    expect(objectOfResult({ to_name: 'gone', from_name: 'c' }, context.config)?.name).toBe('many');
    expect(objectOfResult({ from_name: 'gone' }, context.config)).toBeUndefined();
    expect(objectsOf(context.config, 'Image', 'Audio').map(({ name }) => name)).toEqual(['one', 'many', 'sound']);
  });
});
