import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

const configOf = (attributes: string) =>
  `<View><Image name="image" value="$image"/><Vector name="path" toName="image" ${attributes}/></View>`;

const meta = {
  title: 'Tags/Vector',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf('strokeWidth="3"'), task: { id: 1, data: { image: '/samples/street.jpg' } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

interface Drawn {
  readonly vertices: readonly { readonly x: number; readonly y: number; readonly isBezier: boolean; readonly prevPointId: string | null }[];
  readonly closed: boolean;
}

/** A click a point; Enter ends. */
export const Draw: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    image.surface.focus();
    await context.userEvent.keyboard('p');
    for (const [x, y] of [
      [20, 20],
      [60, 25],
      [50, 70],
    ] as const)
      await image.click(image.at(x, y));
    await context.userEvent.keyboard('{Enter}');
    await regionRows(context, 1);
    const [result] = await submit(context);
    expect(result).toMatchObject({ type: 'vector', from_name: 'path', value: { closed: false } });
    const { vertices } = result!.value as unknown as Drawn;
    expect(vertices.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
      [20, 20],
      [60, 25],
      [50, 70],
    ]);
    expect(vertices[0]!.prevPointId).toBe(null);
  },
};

/** A drag while a point is placed makes a curve; a click on the first point closes. */
export const CurvesAndClosing: Story = {
  args: { config: configOf('curves="true" closable="true"') },
  play: async (context) => {
    const image = await openedImage(context);
    image.surface.focus();
    await context.userEvent.keyboard('p');
    await image.click(image.at(20, 20));
    await image.drag(image.at(60, 20), image.at(65, 30), image.at(70, 40));
    await image.click(image.at(40, 75));
    await image.click(image.at(20, 20));
    await regionRows(context, 1);
    const [result] = await submit(context);
    const { vertices, closed } = result!.value as unknown as Drawn;
    expect([closed, vertices.map(({ isBezier }) => isBezier)]).toEqual([true, [false, true, false]]);
  },
};

/** New points hang on the point that was clicked last. */
export const Skeleton: Story = {
  args: { config: configOf('skeleton="true"') },
  play: async (context) => {
    const image = await openedImage(context);
    image.surface.focus();
    await context.userEvent.keyboard('p');
    for (const [x, y] of [
      [20, 50],
      [50, 50],
      [80, 20],
      [50, 50],
      [80, 80],
    ] as const)
      await image.click(image.at(x, y));
    await context.userEvent.keyboard('{Enter}');
    await regionRows(context, 1);
    const { vertices } = image.editor.active!.regions[0]!.value as unknown as { vertices: { id: string; prevPointId: string | null }[] };
    expect(vertices.map(({ prevPointId }) => vertices.findIndex(({ id }) => id === prevPointId))).toEqual([-1, 0, 1, 1]);
  },
};
