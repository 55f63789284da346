import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

const configOf = (attributes = 'strokeWidth="3" strokeColor="#c2255c"') =>
  `<View><Image name="image" value="$image"/><Ellipse name="spot" toName="image" ${attributes}/></View>`;

const meta = {
  title: 'Tags/Ellipse',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf(), task: { id: 1, data: { image: '/samples/street.jpg' } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** The tool is picked with its key; a drag goes from the middle outwards, and out in percent of the picture. */
export const Draw: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    image.surface.focus();
    await context.userEvent.keyboard('o');
    await image.drag(image.at(50, 50), image.at(55, 60), image.at(60, 70));
    await regionRows(context, 1);
    const [result] = await submit(context);
    expect(result).toMatchObject({ from_name: 'spot', type: 'ellipse', original_width: 800, original_height: 450 });
    const { x, y, radiusX, radiusY, rotation } = result!.value as Record<string, number>;
    expect([x, y, radiusX, radiusY, rotation].map((value) => Math.round(value!))).toEqual([50, 50, 10, 20, 0]);
  },
};

/** What would leave the picture ends at its edge; the middle stays where it was put. */
export const AtTheEdge: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    image.surface.focus();
    await context.userEvent.keyboard('o');
    await image.drag(image.at(90, 50), image.at(60, 60), image.at(40, 70));
    await regionRows(context, 1);
    const { x, radiusX } = (await submit(context))[0]!.value as Record<string, number>;
    expect(x! + radiusX!).toBeCloseTo(100, 6);
  },
};

const turned = {
  id: 'e',
  from_name: 'spot',
  to_name: 'image',
  type: 'ellipse',
  value: { x: 50, y: 40, radiusX: 20, radiusY: 10, rotation: 30 },
};

/** A turned ellipse, selected: radii, corners and the turn have handles. */
export const Handles: Story = {
  args: { task: { id: 1, data: { image: '/samples/street.jpg' }, annotations: [{ id: 1, result: [turned] }] } },
  play: async (context) => {
    const image = await openedImage(context);
    image.editor.active?.selectRegions(['e']);
    await waitFor(() => expect(image.painted('front')).toBeGreaterThan(0));
    const box = image.editor.surfaces.get('image')!.clientBoxOf('e')!;
    expect(box.width).toBeGreaterThan(box.height);
  },
};
