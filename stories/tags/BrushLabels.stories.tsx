import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, openedEditor, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows, selectRow } from '../regionList';

/** The left half of a picture of 2 × 2 pixels. */
const HALF = [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254];

const result = {
  id: 'sky',
  from_name: 'label',
  to_name: 'image',
  type: 'brushlabels',
  original_width: 2,
  original_height: 2,
  image_rotation: 0,
  value: { format: 'rle', rle: HALF, brushlabels: ['Sky'] },
};

/** Two pixels, so that each of them can be seen. */
const dots = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><rect width="2" height="2" fill="white"/></svg>')}`;

const meta = {
  title: 'Tags/BrushLabels',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: `<View>
  <BrushLabels name="label" toName="image" opacity="1">
    <Label value="Sky" background="rgb(0, 0, 255)"/><Label value="Road" background="rgb(255, 0, 0)"/>
  </BrushLabels>
  <Image name="image" value="$image"/>
</View>`,
    task: { id: 1, data: { image: '/samples/street.jpg' } },
    settings: { brushSize: 40 },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A label is armed and painted with; strokes go on until the region is unselected, then the next one begins. */
export const Paint: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context;
    const image = await openedImage(context);
    await userEvent.click(canvas.getByRole('button', { name: /Sky/ }));
    await image.drag(image.at(20, 20), image.at(60, 20));
    await image.drag(image.at(20, 30), image.at(60, 30));
    const [row] = await regionRows(context, 1);
    await expect(row).toHaveTextContent('Sky');
    await waitFor(() => expect(image.pixel('front', image.at(40, 20))).toEqual([0, 0, 255, 255]));
    image.editor.active!.clearSelection();
    await userEvent.click(canvas.getByRole('button', { name: /Road/ }));
    await image.drag(image.at(20, 80), image.at(60, 80));
    await regionRows(context, 2);
    const results = await submit(context);
    expect(results.map(({ type, value }) => [type, value!.brushlabels])).toEqual([
      ['brushlabels', ['Sky']],
      ['brushlabels', ['Road']],
    ]);
  },
};

/** A mask as it came: it is shown in its label's colour, hit by its painted pixels, and goes out untouched. */
export const AsItCame: Story = {
  args: { task: { id: 1, data: { image: dots }, annotations: [{ id: 1, result: [result] }] } },
  play: async (context) => {
    const image = await openedImage(context);
    await waitFor(() => expect(image.pixel('regions', image.at(15, 15))).toEqual([0, 0, 255, 255]));
    expect(image.pixel('regions', image.at(85, 15))[3]).toBe(0);
    expect(image.pixel('regions', image.at(85, 85))).toEqual([0, 0, 255, 255]);
    await image.click(image.at(85, 15));
    expect(image.editor.active!.selection).toEqual([]);
    await image.click(image.at(15, 15));
    await waitFor(() => expect(image.editor.active!.selection).toEqual(['sky']));
    expect(image.editor.active!.serialize().result).toEqual([result]);
  },
};

/** A mask that cannot be read: a problem says where, what and how to mend it; the region stays in the list and its result is kept. */
export const Unreadable: Story = {
  args: {
    task: {
      id: 1,
      data: { image: dots },
      annotations: [{ id: 1, result: [{ ...result, value: { ...result.value, rle: HALF.slice(0, -2) } }] }],
    },
  },
  play: async (context) => {
    const editor = await openedEditor(context);
    await openedImage(context);
    await regionRows(context, 1);
    await selectRow(context, 'Sky');
    expect(editor.problems).toMatchObject([
      { code: 'geometry-unreadable', where: { path: '$.annotations[0].result[0].value.rle', region: 'sky' } },
    ]);
    expect(editor.active!.serialize().result[0]!.value!.rle).toEqual(HALF.slice(0, -2));
  },
};
