import type { Result } from '../core';

/** Configs and tasks of this room's tests. */

/** Boxes with labels, one of them limited, and a question about the task. */
export const boxesConfig = `<View>
  <Image name="img" value="$image"/>
  <RectangleLabels name="label" toName="img">
    <Label value="Car" background="blue"/>
    <Label value="Plane" alias="P"/>
    <Label value="Boat" maxUsages="1"/>
  </RectangleLabels>
  <Choices name="kind" toName="img"><Choice value="Airport"/><Choice value="Street"/></Choices>
</View>`;

/** Shapes without labels, labels beside them, and a question about each region. */
export const shapesConfig = `<View>
  <Image name="img" value="$image"/>
  <Rectangle name="rect" toName="img" strokeWidth="3"/>
  <Polygon name="poly" toName="img"/>
  <Labels name="tag" toName="img" choice="multiple" fillOpacity="0.5"><Label value="Text"/><Label value="Hand" background="#36B37E"/></Labels>
  <TextArea name="words" toName="img" perRegion="true" required="true" whenLabelValue="Text"/>
</View>`;

export const textConfig = `<View>
  <Text name="text" value="$text"/>
  <Labels name="ner" toName="text"><Label value="PER" background="red"/><Label value="ORG"/></Labels>
</View>`;

export function box(id: string, more: Partial<Result> = {}): Result {
  return {
    id,
    from_name: 'label',
    to_name: 'img',
    type: 'rectanglelabels',
    original_width: 600,
    original_height: 400,
    image_rotation: 0,
    value: { x: 10, y: 10, width: 20, height: 20, rotation: 0, rectanglelabels: ['Car'] },
    ...more,
  };
}

export function choice(word: string, more: Partial<Result> = {}): Result {
  return { id: `c-${word}`, from_name: 'kind', to_name: 'img', type: 'choices', value: { choices: [word] }, ...more };
}

/** `count` boxes, spread over the image. */
export function manyBoxes(count: number): Result[] {
  return Array.from({ length: count }, (_, i) =>
    box(`r${i}`, { value: { x: i % 90, y: (i * 7) % 90, width: 2, height: 2, rotation: 0, rectanglelabels: ['Car'] } }),
  );
}

/** A task with predictions of two models, the second with a readonly and a hidden box. */
export function predictedTask(more: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 7,
    data: { image: '/a.jpg' },
    predictions: [
      { id: 11, model_version: 'one', score: 0.5, result: [box('a', { score: 0.9 }), box('b', { score: 0.2 }), choice('Airport')] },
      { id: 12, model_version: 'two', result: [box('c', { readonly: true }), box('d', { hidden: true })] },
    ],
    ...more,
  };
}

/** A task with one stored annotation. */
export function annotatedTask(result: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) {
  return { id: 7, data: { image: '/a.jpg' }, annotations: [{ id: 21, completed_by: 3, lead_time: 4, result, ...more }] };
}
