import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

const meta = {
  title: 'Tags/PolygonLabels',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: `<View>
  <PolygonLabels name="label" toName="image" opacity="0.5" strokeWidth="2">
    <Label value="Roof" background="rgb(255, 0, 0)"/><Label value="Road" alias="r" background="rgb(0, 0, 255)"/>
  </PolygonLabels>
  <Image name="image" value="$image"/>
</View>`,
    task: { id: 1, data: { image: '/samples/street.jpg' } },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A label is armed, vertices are clicked: one result with points and the label as stored. */
export const Draw: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    await context.userEvent.click(context.canvas.getByRole('button', { name: /Road/ }));
    for (const [x, y] of [
      [10, 90],
      [90, 92],
      [60, 65],
      [30, 65],
      [10, 90],
    ] as const)
      await image.click(image.at(x, y));
    const [row] = await regionRows(context, 1);
    await expect(row).toHaveTextContent('Road');
    const results = await submit(context);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ type: 'polygonlabels', value: { polygonlabels: ['r'], closed: true } });
    expect((results[0]!.value as { points: unknown[] }).points).toHaveLength(4);
  },
};

/** The inside has the label's colour at the control's opacity. */
export const Colours: Story = {
  args: {
    task: {
      id: 1,
      data: { image: '/samples/street.jpg' },
      annotations: [
        {
          id: 3,
          result: [
            {
              id: 'roof',
              from_name: 'label',
              to_name: 'image',
              type: 'polygonlabels',
              original_width: 800,
              original_height: 450,
              value: {
                points: [
                  [55, 5],
                  [90, 5],
                  [90, 45],
                  [55, 45],
                ],
                closed: true,
                polygonlabels: ['Roof'],
              },
            },
          ],
        },
      ],
    },
  },
  play: async (context) => {
    const image = await openedImage(context);
    await waitFor(() => {
      const [red, green, blue, alpha] = image.pixel('regions', image.at(70, 25));
      expect([red! > 250, green! < 5, blue! < 5]).toEqual([true, true, true]);
      expect(alpha! / 255).toBeCloseTo(0.5, 1);
    });
    expect(image.pixel('regions', image.at(20, 80))[3]).toBe(0);
  },
};
