import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, openedEditor, submit } from '../host';
import { expectBox, openedImage } from '../imageSurface';
import { details, regionRows, selectRow } from '../regionList';

const box = {
  id: 'van',
  from_name: 'box',
  to_name: 'image',
  type: 'rectangle',
  original_width: 800,
  original_height: 450,
  image_rotation: 0,
  value: { x: 23, y: 27, width: 14, height: 36, rotation: 0 },
};
const configOf = (attributes: string) =>
  `<View><Image name="image" value="$image"/><Rectangle name="box" toName="image" ${attributes}/></View>`;

const meta = {
  title: 'Tags/Rectangle',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: configOf('strokeWidth="3" strokeColor="#c2255c"'),
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
    expect(results).toMatchObject([{ from_name: 'box', to_name: 'image', type: 'rectangle', original_width: 800, original_height: 450 }]);
    expectBox(image, 'image', results[0]!.id!, from, to);
    const { x, width, rotation } = results[0]!.value as Record<string, number>;
    expect([Math.round(x!), Math.round(width!), rotation]).toEqual([20, 30, 0]);
  },
};

/** Two clicks do what a drag does. */
export const TwoClicks: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'Rectangle' }));
    const [from, to] = [image.at(60, 20), image.at(80, 50)];
    await image.click(from);
    await image.hover(image.at(70, 40));
    await image.click(to);
    await regionRows(context, 1);
    const [result] = await submit(context);
    expectBox(image, 'image', result!.id!, from, to);
  },
};

const withBox = { id: 1, data: { image: '/samples/street.jpg' }, predictions: [{ id: 9, model_version: 'one', result: [box] }] };

/** A copied box is dragged; undo puts it back and its results are again as they came. */
export const MoveAndUndo: Story = {
  args: { task: withBox, showPredictions: true, mode: 'stream' },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    await selectRow(context, 'No label');
    await waitFor(() => expect(image.editor.active?.selection).toEqual(['van']));
    const start = image.editor.surfaces.get('image')!.clientPointOf('van')!;
    await image.drag(start, { x: start.x + 30, y: start.y + 10 }, { x: start.x + 60, y: start.y + 20 });
    await waitFor(() => expect((image.editor.active!.region('van')!.value as { x: number }).x).toBeGreaterThan(25));
    await expect(details(context).getByText('From a prediction, corrected')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(details(context).getByText('From a prediction')).toBeVisible());
    const [result] = await submit(context);
    expect(result).toMatchObject(box);
  },
};

/** Arrow keys move a selected box by pixels of the screen; numbers can be typed. */
export const KeysAndNumbers: Story = {
  args: { task: withBox, showPredictions: true, mode: 'stream' },
  play: async (context) => {
    const { userEvent } = context;
    const image = await openedImage(context);
    await selectRow(context, 'No label');
    const before = image.editor.surfaces.get('image')!.clientBoxOf('van')!;
    image.surface.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await waitFor(() => {
      const after = image.editor.surfaces.get('image')!.clientBoxOf('van')!;
      expect(after.x - before.x).toBeCloseTo(3, 0);
    });
    const width = await details(context).findByLabelText('W');
    await userEvent.clear(width);
    await userEvent.type(width, '20{Enter}');
    await waitFor(() => expect(image.editor.active!.region('van')!.value).toMatchObject({ width: 20 }));
    const [result] = await submit(context);
    expect(result).toMatchObject({ id: 'van', origin: 'prediction-changed', value: { width: 20, height: 36 } });
  },
};

/** `canRotate="true"`: the angle of a box is kept in degrees clockwise about its top left corner. */
export const Rotated: Story = {
  args: {
    config: configOf('strokeWidth="2"'),
    task: {
      ...withBox,
      predictions: [{ id: 9, result: [{ ...box, value: { x: 50, y: 30, width: 20, height: 10, rotation: 30 } }] }],
    },
    showPredictions: true,
    mode: 'stream',
  },
  play: async (context) => {
    const image = await openedImage(context);
    await selectRow(context, 'No label');
    const angle = await details(context).findByLabelText('Angle');
    await expect(angle).toHaveValue('30');
    const before = image.editor.surfaces.get('image')!.clientBoxOf('van')!;
    await context.userEvent.clear(angle);
    await context.userEvent.type(angle, '0{Enter}');
    await waitFor(() => {
      const after = image.editor.surfaces.get('image')!.clientBoxOf('van')!;
      expect(after.height).toBeLessThan(before.height * 0.7);
    });
  },
};

/** `snap="pixel"`: edges lie on pixels of the picture. */
export const SnapToPixels: Story = {
  args: { config: configOf('snap="pixel"') },
  play: async (context) => {
    const image = await openedImage(context);
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'Rectangle' }));
    await image.drag(image.at(20.04, 30.07), image.at(40, 40), image.at(50.09, 60.03));
    await regionRows(context, 1);
    const [result] = await submit(context);
    const { x, y, width, height } = result!.value as Record<string, number>;
    for (const pixels of [x! * 8, y! * 4.5, width! * 8, height! * 4.5]) expect(Math.abs(pixels - Math.round(pixels))).toBeLessThan(1e-6);
  },
};

/** Colours and opacity of boxes without a label. */
export const Colours: Story = {
  args: {
    config: configOf('strokeColor="rgb(255, 0, 255)" strokeWidth="6" fillColor="rgb(0, 255, 255)" fillOpacity="1"'),
    task: withBox,
    showPredictions: true,
    mode: 'stream',
  },
  play: async (context) => {
    const image = await openedImage(context);
    const { x, y, width, height } = image.editor.surfaces.get('image')!.clientBoxOf('van')!;
    await waitFor(() => expect(image.pixel('regions', { x: x + width / 2, y: y + height / 2 })).toEqual([0, 255, 255, 255]));
    expect(image.pixel('regions', { x, y: y + height / 2 })).toEqual([255, 0, 255, 255]);
  },
};

/** A selected box is deleted by key; one undo brings it back. */
export const DeleteAndUndo: Story = {
  args: { task: withBox, showPredictions: true, mode: 'stream' },
  play: async (context) => {
    const image = await openedImage(context);
    const editor = await openedEditor(context);
    await image.click(image.editor.surfaces.get('image')!.clientPointOf('van')!);
    await waitFor(() => expect(editor.active?.selection).toEqual(['van']));
    await context.userEvent.keyboard('{Delete}');
    await regionRows(context, 0);
    await context.userEvent.keyboard('{Control>}z{/Control}');
    await regionRows(context, 1);
    expect(await submit(context)).toMatchObject([box]);
  },
};
