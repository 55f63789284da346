import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

const configOf = (attributes = '') => `<View>
  <RectangleLabels name="label" toName="image" ${attributes}>
    <Label value="Vehicle" background="rgb(255, 0, 0)"/><Label value="Building" background="rgb(0, 0, 255)"/>
  </RectangleLabels>
  <Image name="image" value="$image"/>
</View>`;

const meta = {
  title: 'Tags/RectangleLabels',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf(), task: { id: 1, data: { image: '/samples/street.jpg' } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A label's key arms it, a drag draws a box in its colour: one result with geometry and label. */
export const Draw: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context;
    const image = await openedImage(context);
    image.surface.focus();
    await userEvent.keyboard('2');
    await expect(canvas.getByRole('button', { name: /Building/ })).toHaveAttribute('aria-pressed', 'true');
    await image.drag(image.at(55, 10), image.at(70, 20), image.at(90, 50));
    const [row] = await regionRows(context, 1);
    await expect(row).toHaveTextContent('Building');
    const results = await submit(context);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ type: 'rectanglelabels', value: { rectanglelabels: ['Building'], rotation: 0 } });
  },
};

/** Without a label nothing is drawn: a drag selects by a box, and says nothing of a region. */
export const NothingWithoutALabel: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    await image.drag(image.at(55, 10), image.at(70, 20), image.at(90, 50));
    await regionRows(context, 0);
    expect(await submit(context)).toEqual([]);
  },
};

/** With `allowEmpty` a box of a multiple control may lose its last label. */
export const Relabel: Story = {
  args: { config: configOf('choice="multiple" allowEmpty="true"') },
  play: async (context) => {
    const { userEvent, canvas } = context;
    const image = await openedImage(context);
    image.surface.focus();
    await userEvent.keyboard('1');
    await image.drag(image.at(20, 30), image.at(30, 40), image.at(40, 60));
    await regionRows(context, 1);
    const region = image.editor.active!.regions[0]!;
    image.editor.active!.selectRegions([region.id]);
    await waitFor(() => expect(canvas.getByRole('button', { name: /Vehicle/ })).toHaveAttribute('aria-pressed', 'true'));
    await userEvent.click(canvas.getByRole('button', { name: /Building/ }));
    await waitFor(() => expect(image.editor.active!.regions[0]!.labels).toEqual(['Vehicle', 'Building']));
    await userEvent.click(canvas.getByRole('button', { name: /Vehicle/ }));
    await waitFor(() => expect(image.editor.active!.regions[0]!.labels).toEqual(['Building']));
    await userEvent.click(canvas.getByRole('button', { name: /Building/ }));
    const [row] = await regionRows(context, 1);
    await waitFor(() => expect(row).toHaveTextContent('No label'));
  },
};

/** Boxes lie over each other: each click on the same place selects the next one below. */
export const Overlapping: Story = {
  args: {
    task: {
      id: 1,
      data: { image: '/samples/street.jpg' },
      annotations: [
        {
          id: 2,
          result: [
            ['under', 'Vehicle', { x: 20, y: 20, width: 40, height: 50 }],
            ['over', 'Building', { x: 30, y: 30, width: 20, height: 20 }],
          ].map(([id, label, value]) => ({
            id,
            from_name: 'label',
            to_name: 'image',
            type: 'rectanglelabels',
            original_width: 800,
            original_height: 450,
            value: { ...(value as object), rotation: 0, rectanglelabels: [label] },
          })),
        },
      ],
    },
  },
  play: async (context) => {
    const image = await openedImage(context);
    const place = image.at(40, 40);
    await image.click(place);
    await waitFor(() => expect(image.editor.active?.selection).toEqual(['over']));
    await image.click(place);
    await waitFor(() => expect(image.editor.active?.selection).toEqual(['under']));
  },
};
