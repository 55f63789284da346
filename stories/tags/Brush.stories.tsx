import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { expectBox, openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

const meta = {
  title: 'Tags/Brush',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: '<View><Image name="image" value="$image"/><Brush name="mask" toName="image" fillColor="rgb(255, 0, 0)" opacity="1"/></View>',
    task: { id: 1, data: { image: '/samples/street.jpg' } },
    settings: { brushSize: 40, eraserSize: 20 },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

const RED = [255, 0, 0, 255];

/** Press, drag, release: a stroke. The next one goes on with the region, which stays selected; each is one undo step. */
export const Paint: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context;
    const image = await openedImage(context);
    image.surface.focus();
    await userEvent.keyboard('b');
    await image.drag(image.at(20, 50), image.at(30, 50), image.at(40, 50));
    await regionRows(context, 1);
    const id = image.editor.active!.regions[0]!.id;
    expect(image.editor.active!.selection).toEqual([id]);
    const radius = 20;
    const from = image.at(20, 50);
    const to = image.at(40, 50);
    expectBox(image, 'image', id, { x: from.x - radius, y: from.y - radius }, { x: to.x + radius, y: to.y + radius });
    await image.drag(image.at(60, 50), image.at(70, 60));
    await waitFor(() => expect(image.pixel('front', image.at(65, 55))).toEqual(RED));
    expect(image.pixel('front', image.at(30, 50))).toEqual(RED);
    expect(image.pixel('front', image.at(50, 50))[3]).toBe(0);
    await regionRows(context, 1);
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(image.pixel('front', image.at(65, 55))[3]).toBe(0));
    expect(image.editor.active!.selection).toEqual([id]);
    const results = await submit(context);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ id, type: 'brush', from_name: 'mask', to_name: 'image', value: { format: 'rle' } });
    const { rle, ...others } = results[0]!.value as { rle: number[] };
    expect(others).toEqual({ format: 'rle' });
    // Width × height × 4 values, then the sizes that every brush mask of Label Studio has.
    const { original_width: width, original_height: height } = results[0]!;
    expect(((rle[0]! << 24) | (rle[1]! << 16) | (rle[2]! << 8) | rle[3]!) >>> 0).toBe(width! * height! * 4);
    expect(rle.slice(4, 6)).toEqual([57, 27]);
  },
};

/** The eraser takes away from the selected mask; nothing left of it is no region. */
export const Erase: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context;
    const image = await openedImage(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Brush' }));
    await image.click(image.at(50, 50));
    await regionRows(context, 1);
    image.surface.focus();
    await userEvent.keyboard('e');
    await image.click(image.at(50, 50));
    await waitFor(() => expect(image.pixel('front', image.at(50, 50))[3]).toBe(0));
    const { x, y } = image.at(50, 50);
    expect(image.pixel('front', { x: x + 15, y })).toEqual(RED);
    await regionRows(context, 1);
    await image.drag(
      { x: x - 30, y: y - 14 },
      { x: x + 30, y: y - 14 },
      { x: x + 30, y: y + 2 },
      { x: x - 30, y: y + 2 },
      { x: x - 30, y: y + 15 },
      { x: x + 30, y: y + 15 },
    );
    await regionRows(context, 0);
    expect(await submit(context)).toEqual([]);
  },
};

/** Shift paints a straight line from where the last stroke ended. */
export const StraightLine: Story = {
  play: async (context) => {
    const { userEvent } = context;
    const image = await openedImage(context);
    image.surface.focus();
    await userEvent.keyboard('b');
    await image.click(image.at(20, 30));
    await regionRows(context, 1);
    await userEvent.keyboard('{Shift>}');
    await image.click(image.at(80, 30));
    await userEvent.keyboard('{/Shift}');
    await waitFor(() => expect(image.pixel('front', image.at(50, 30))).toEqual(RED));
    await regionRows(context, 1);
  },
};

/** Escape drops the stroke in hand. */
export const EscapeDrops: Story = {
  play: async (context) => {
    const { userEvent } = context;
    const image = await openedImage(context);
    image.surface.focus();
    await userEvent.keyboard('b');
    const { x, y } = image.at(50, 50);
    const pointer = { target: image.surface, coords: { x, y, clientX: x, clientY: y } };
    await userEvent.pointer([pointer, { ...pointer, keys: '[MouseLeft>]' }]);
    await waitFor(() => expect(image.pixel('front', { x, y })).toEqual(RED));
    await userEvent.keyboard('{Escape}');
    await userEvent.pointer({ ...pointer, keys: '[/MouseLeft]' });
    await regionRows(context, 0);
  },
};
