import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

const road = {
  id: 'road',
  from_name: 'label',
  to_name: 'image',
  type: 'vectorlabels',
  original_width: 800,
  original_height: 450,
  image_rotation: 0,
  value: {
    vertices: [
      { id: 'a', x: 12.5, y: 18, prevPointId: null, isBezier: false },
      { id: 'b', x: 64, y: 22.1, prevPointId: 'a', isBezier: true, controlPoint1: { x: 55, y: 15 }, controlPoint2: { x: 73, y: 29.2 } },
      { id: 'c', x: 80, y: 80, prevPointId: 'b', isBezier: false },
    ],
    closed: false,
    vectorlabels: ['Road'],
  },
};

const meta = {
  title: 'Tags/VectorLabels',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: `<View>
  <VectorLabels name="label" toName="image" strokeWidth="4" curves="true">
    <Label value="Road" background="rgb(255, 0, 0)"/><Label value="River" background="rgb(0, 0, 255)"/>
  </VectorLabels>
  <Image name="image" value="$image"/>
</View>`,
    task: { id: 1, data: { image: '/samples/street.jpg' }, predictions: [{ id: 9, result: [road] }] },
    showPredictions: true,
    mode: 'stream',
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A model's path with a curve goes out as it came while nobody touches it. */
export const Untouched: Story = {
  play: async (context) => {
    await openedImage(context);
    await regionRows(context, 1);
    const [result] = await submit(context);
    expect(result!.value).toEqual(road.value);
  },
};

/** A label is armed, points are clicked; a double click ends. */
export const Draw: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    await context.userEvent.click(context.canvas.getByRole('button', { name: /River/ }));
    await image.click(image.at(10, 90));
    await image.click(image.at(40, 60));
    await image.click(image.at(40, 60));
    await regionRows(context, 2);
    const results = await submit(context);
    expect(results[1]).toMatchObject({ type: 'vectorlabels', value: { vectorlabels: ['River'], closed: false } });
    expect((results[1]!.value as { vertices: unknown[] }).vertices).toHaveLength(2);
  },
};
