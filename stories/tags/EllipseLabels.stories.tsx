import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

const configOf = (attributes = '') => `<View>
  <EllipseLabels name="label" toName="image" ${attributes}>
    <Label value="Wheel" background="rgb(255, 0, 0)"/><Label value="Sign" background="rgb(0, 0, 255)"/>
  </EllipseLabels>
  <Image name="image" value="$image"/>
</View>`;

const meta = {
  title: 'Tags/EllipseLabels',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf(), task: { id: 1, data: { image: '/samples/street.jpg' } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A label's key arms it, a drag draws an ellipse in its colour: one result with geometry and label. */
export const Draw: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    image.surface.focus();
    await context.userEvent.keyboard('2');
    await image.drag(image.at(60, 30), image.at(65, 40), image.at(70, 45));
    const [row] = await regionRows(context, 1);
    await expect(row).toHaveTextContent('Sign');
    const results = await submit(context);
    expect(results).toMatchObject([{ type: 'ellipselabels', value: { ellipselabels: ['Sign'], rotation: 0 } }]);
  },
};
