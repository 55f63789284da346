import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

const configOf = (attributes = 'strokeWidth="4"') =>
  `<View><Image name="image" value="$image"/><KeyPoint name="point" toName="image" ${attributes}/></View>`;

const meta = {
  title: 'Tags/KeyPoint',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf(), task: { id: 1, data: { image: '/samples/street.jpg' } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** One click, one point; its size is what `strokeWidth` says in pixels of the screen, kept in percent of the picture's width. */
export const Draw: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    image.surface.focus();
    await context.userEvent.keyboard('k');
    await image.click(image.at(25, 60));
    await regionRows(context, 1);
    const [result] = await submit(context);
    expect(result).toMatchObject({ from_name: 'point', type: 'keypoint' });
    const { x, y, width } = result!.value as Record<string, number>;
    expect([Math.round(x!), Math.round(y!)]).toEqual([25, 60]);
    expect(width).toBeGreaterThan(0);
  },
};

/** `snap="pixel"`: points lie in the middle of pixels of the picture. */
export const SnapToPixels: Story = {
  args: { config: configOf('snap="pixel"') },
  play: async (context) => {
    const image = await openedImage(context);
    image.surface.focus();
    await context.userEvent.keyboard('k');
    await image.click(image.at(25.03, 60.07));
    await regionRows(context, 1);
    const { x, y } = (await submit(context))[0]!.value as Record<string, number>;
    for (const pixels of [x! * 8, y! * 4.5]) expect(Math.abs((pixels % 1) - 0.5)).toBeLessThan(1e-6);
  },
};
