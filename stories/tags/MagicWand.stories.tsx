import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { expectBox, openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

/** White, with a red box, a slightly darker one beside it, and a blue one apart. */
const boxes = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" shape-rendering="crispEdges"><rect width="400" height="200" fill="white"/>' +
    '<rect x="40" y="40" width="80" height="80" fill="rgb(200,0,0)"/><rect x="120" y="40" width="80" height="80" fill="rgb(160,0,0)"/>' +
    '<rect x="280" y="40" width="80" height="80" fill="blue"/></svg>',
)}`;

const meta = {
  title: 'Tags/MagicWand',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: `<View>
  <Image name="image" value="$image"/>
  <MagicWand name="wand" toName="image" blurRadius="0" defaultThreshold="15" opacity="1"/>
  <Labels name="label" toName="image"><Label value="Box" background="rgb(0, 255, 0)"/></Labels>
</View>`,
    task: { id: 1, data: { image: boxes } },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A click takes the area of a colour: a `magicwand` result and the label's, with one id. The next click adds to it. */
export const Click: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context;
    const image = await openedImage(context);
    await userEvent.click(canvas.getByRole('button', { name: /Box/ }));
    image.surface.focus();
    await userEvent.keyboard('w');
    await image.click(image.at(20, 40));
    await regionRows(context, 1);
    const id = image.editor.active!.regions[0]!.id;
    expectBox(image, 'image', id, image.at(10, 20), image.at(30, 60));
    await image.click(image.at(80, 40));
    await waitFor(() => expectBox(image, 'image', id, image.at(10, 20), image.at(90, 60)));
    await waitFor(() => expect(image.pixel('front', image.at(80, 40))).toEqual([0, 255, 0, 255]));
    expect(image.pixel('front', image.at(40, 40))[3]).toBe(0);
    const results = await submit(context);
    expect(results.map(({ id: of, type, from_name }) => [of, type, from_name])).toEqual([
      [id, 'magicwand', 'wand'],
      [id, 'labels', 'label'],
    ]);
    expect(results[0]!.value).toMatchObject({ format: 'rle' });
    expect(results[1]!.value).toEqual({ ...results[0]!.value, labels: ['Box'] });
  },
};

/** A drag to the right takes in colours that differ more, seen before the release. */
export const Drag: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context;
    const image = await openedImage(context);
    await userEvent.click(canvas.getByRole('button', { name: /Box/ }));
    image.surface.focus();
    await userEvent.keyboard('w');
    const start = image.at(20, 40);
    const pointer = ({ x, y }: { x: number; y: number }, keys?: string) => ({
      target: image.surface,
      coords: { x, y, clientX: x, clientY: y },
      ...(keys && { keys }),
    });
    await userEvent.pointer([pointer(start), pointer(start, '[MouseLeft>]')]);
    await waitFor(() => expect(image.pixel('front', image.at(25, 30))).toEqual([0, 255, 0, 255]));
    expect(image.pixel('front', image.at(40, 30))[3]).toBe(0);
    const end = { x: start.x + 120, y: start.y };
    await userEvent.pointer(pointer(end));
    await waitFor(() => expect(image.pixel('front', image.at(40, 30))).toEqual([0, 255, 0, 255]));
    expect(image.editor.active!.regions).toHaveLength(0);
    await userEvent.pointer(pointer(end, '[/MouseLeft]'));
    await regionRows(context, 1);
    expectBox(image, 'image', image.editor.active!.regions[0]!.id, image.at(10, 20), image.at(50, 60));
  },
};
