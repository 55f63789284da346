import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows, selectRow } from '../regionList';

const configOf = (attributes: string) =>
  `<View><Image name="image" value="$image"/><Polygon name="outline" toName="image" ${attributes}/></View>`;
const door = {
  id: 'door',
  from_name: 'outline',
  to_name: 'image',
  type: 'polygon',
  original_width: 800,
  original_height: 450,
  image_rotation: 0,
  value: {
    points: [
      [20.93, 28.9],
      [25.86, 64.69],
      [38.4, 62.79],
      [34.13, 27.48],
    ],
    closed: true,
  },
};

const meta = {
  title: 'Tags/Polygon',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf('strokeWidth="3"'), task: { id: 1, data: { image: '/samples/street.jpg' } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A click a vertex; a click on the first one closes. */
export const Draw: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    image.surface.focus();
    await context.userEvent.keyboard('p');
    for (const [x, y] of [
      [20, 20],
      [60, 25],
      [50, 70],
      [20, 20],
    ] as const)
      await image.click(image.at(x, y));
    await regionRows(context, 1);
    const [result] = await submit(context);
    expect(result).toMatchObject({ type: 'polygon', from_name: 'outline', value: { closed: true } });
    const { points } = result!.value as { points: number[][] };
    expect(points.map((pair) => pair.map(Math.round))).toEqual([
      [20, 20],
      [60, 25],
      [50, 70],
    ]);
  },
};

/** Backspace takes back a vertex, Enter closes, all of it one undo step. */
export const KeysWhileDrawing: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context;
    const image = await openedImage(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Polygon' }));
    for (const [x, y] of [
      [20, 20],
      [60, 25],
      [50, 70],
      [90, 90],
    ] as const)
      await image.click(image.at(x, y));
    await userEvent.keyboard('{Backspace}{Enter}');
    await regionRows(context, 1);
    expect((image.editor.active!.regions[0]!.value as { points: unknown[] }).points).toHaveLength(3);
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
    await regionRows(context, 0);
  },
};

/** Escape drops what is not finished. */
export const EscapeDrops: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context;
    const image = await openedImage(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Polygon' }));
    for (const [x, y] of [
      [20, 20],
      [60, 25],
      [50, 70],
    ] as const)
      await image.click(image.at(x, y));
    await waitFor(() => expect(image.painted('front')).toBeGreaterThan(0));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(image.painted('front')).toBe(0));
    expect(await submit(context)).toEqual([]);
  },
};

const withDoor = { id: 1, data: { image: '/samples/street.jpg' }, predictions: [{ id: 9, result: [door] }] };

/** A vertex of the selected polygon is dragged; the other ones stay exactly as they came. */
export const MoveAVertex: Story = {
  args: { config: configOf('pointSize="large" pointStyle="rectangle"'), task: withDoor, showPredictions: true, mode: 'stream' },
  play: async (context) => {
    const image = await openedImage(context);
    await selectRow(context, 'No label');
    await waitFor(() => expect(image.editor.active?.selection).toEqual(['door']));
    // Just outside the outline only a handle answers; handles are loaded with the first selection.
    const corner = image.at(38.4, 62.79);
    await waitFor(async () => {
      await image.hover({ x: corner.x + 60, y: corner.y });
      await image.hover({ x: corner.x + 5, y: corner.y + 5 });
      expect(image.surface.style.cursor).toBe('move');
    });
    await image.drag(corner, image.at(42, 70), image.at(45, 75));
    await waitFor(() => expect((image.editor.active!.region('door')!.value as typeof door.value).points[2]![0]).toBeGreaterThan(44));
    const [result] = await submit(context);
    const { points, closed } = result!.value as typeof door.value;
    expect([points[0], points[1], points[3]]).toEqual([door.value.points[0], door.value.points[1], door.value.points[3]]);
    expect(closed).toBe(true);
    expect(result!.origin).toBe('prediction-changed');
  },
};

/** A polygon without `closed` counts as closed, and goes out as it came while nobody touches it. */
export const WithoutClosed: Story = {
  args: {
    task: { ...withDoor, predictions: [{ id: 9, result: [{ ...door, value: { points: door.value.points } }] }] },
    showPredictions: true,
    mode: 'stream',
  },
  play: async (context) => {
    const image = await openedImage(context);
    await image.click(image.at(30, 45));
    await waitFor(() => expect(image.editor.active?.selection).toEqual(['door']));
    const [result] = await submit(context);
    expect(result!.value).toEqual({ points: door.value.points });
  },
};

/** The knife: a line from outside to outside through the selected polygon makes two regions of it; one undo makes them one again. */
export const Split: Story = {
  args: { task: withDoor, showPredictions: true, mode: 'stream' },
  play: async (context) => {
    const image = await openedImage(context);
    await selectRow(context, 'No label');
    await waitFor(() => expect(image.editor.active?.selection).toEqual(['door']));
    image.surface.focus();
    await context.userEvent.keyboard('{Shift>}x{/Shift}');
    await image.click(image.at(10, 45));
    await image.click(image.at(50, 45));
    await regionRows(context, 2);
    const points = image.editor.active!.regions.flatMap((region) => (region.value as typeof door.value).points);
    for (const corner of door.value.points) expect(points).toContainEqual(corner);
    await context.userEvent.click(context.canvas.getByRole('button', { name: /^Undo/ }));
    await regionRows(context, 1);
    expect(image.editor.active!.region('door')!.value).toEqual(door.value);
  },
};

/** Anchors are clicked, between them the line keeps to edges of the picture; Enter closes. */
export const AlongEdges: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    image.surface.focus();
    await context.userEvent.keyboard('{Shift>}p{/Shift}');
    for (const [x, y] of [
      [21, 29],
      [26, 65],
      [38, 63],
      [34, 27],
    ] as const)
      await image.click(image.at(x, y));
    await context.userEvent.keyboard('{Enter}');
    await waitFor(() => expect(image.editor.active?.regions).toHaveLength(1), { timeout: 5000 });
    const { points, closed } = image.editor.active!.regions[0]!.value as typeof door.value;
    expect(closed).toBe(true);
    expect(points.length).toBeGreaterThanOrEqual(4);
    expect(points.length).toBeLessThan(400);
  },
};
