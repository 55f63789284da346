import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, submit, valueOf } from '../host';
import { expectBox, openedImage } from '../imageSurface';
import { regionRows, selectRow } from '../regionList';

const meta = {
  title: 'Tags/Rectangle',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: '<View><Image name="image" value="$image"/><Rectangle name="box" toName="image" strokeWidth="3" strokeColor="#c2255c"/></View>',
    task: { id: 1, data: { image: '/samples/street.jpg' } },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** The tool is picked with its key, a box is dragged, and goes out in percent of the picture. */
export const Draw: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    const { userEvent, canvas } = context;
    image.surface.focus();
    await userEvent.keyboard('r');
    await expect(canvas.getByRole('button', { name: 'Rectangle' })).toHaveAttribute('aria-pressed', 'true');
    const [from, to] = [image.at(20, 30), image.at(50, 60)];
    await image.drag(from, image.at(40, 40), to);
    await regionRows(context, 1);
    const results = await submit(context);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ from_name: 'box', to_name: 'image', type: 'rectangle', original_width: 800, original_height: 450 });
    expectBox(image, 'image', results[0]!.id!, from, to);
    const { x, width, rotation } = valueOf(results, 'box') as Record<string, number>;
    expect(Math.round(x!)).toBe(20);
    expect(Math.round(width!)).toBe(30);
    expect(rotation).toBe(0);
  },
};
