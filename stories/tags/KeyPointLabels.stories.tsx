import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

const configOf = (attributes = '') => `<View>
  <KeyPointLabels name="label" toName="image" ${attributes}>
    <Label value="Left eye" background="rgb(255, 0, 0)"/><Label value="Right eye" background="rgb(0, 0, 255)"/>
  </KeyPointLabels>
  <Image name="image" value="$image"/>
</View>`;

const meta = {
  title: 'Tags/KeyPointLabels',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf(), task: { id: 1, data: { image: '/samples/street.jpg' } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A label's key arms it, a click puts a point: one result with geometry and label. */
export const Draw: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    image.surface.focus();
    await context.userEvent.keyboard('1');
    await image.click(image.at(40, 40));
    const [row] = await regionRows(context, 1);
    await expect(row).toHaveTextContent('Left eye');
    const results = await submit(context);
    expect(results).toMatchObject([{ type: 'keypointlabels', value: { keypointlabels: ['Left eye'] } }]);
  },
};
