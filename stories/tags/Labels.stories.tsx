import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, type Play, submit } from '../host';
import { regionRows, selectRow } from '../regionList';
import { dragOver } from '../textSurface';

const text = 'Ada Thorne sailed from Port Alder to Kell Island.';
const configOf = (attributes: string, items = '<Label value="Person"/><Label value="Place"/>') => `<View>
  <Labels name="label" toName="text" ${attributes}>${items}</Labels>
  <Text name="text" value="$text"/>
</View>`;

const meta = {
  title: 'Tags/Labels',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf(''), task: { id: 1, data: { text } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

const surfaceOf = ({ canvas }: Pick<Play, 'canvas'>) => canvas.findByRole('document', { name: 'Text text' });

/** One label at a time: pressing another takes its place; the second press puts it away. */
export const Single: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const button = (name: string) => canvas.getByRole('button', { name: new RegExp(name) });
    await canvas.findByRole('button', { name: /Person/ });
    await userEvent.click(button('Person'));
    await userEvent.click(button('Place'));
    await expect(button('Place')).toHaveAttribute('aria-pressed', 'true');
    await expect(button('Person')).toHaveAttribute('aria-pressed', 'false');
    await dragOver(await surfaceOf(context), 'Port Alder');
    await regionRows(context, 1);
    expect(await submit(context)).toMatchObject([{ type: 'labels', value: { text: 'Port Alder', labels: ['Place'] } }]);
  },
};

/** `choice="multiple"`: a region carries several. */
export const Multiple: Story = {
  args: { config: configOf('choice="multiple"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const surface = await surfaceOf(context);
    surface.focus();
    await userEvent.keyboard('12');
    await dragOver(surface, 'Ada Thorne');
    const [row] = await regionRows(context, 1);
    await expect(row).toHaveTextContent('Person, Place');
    expect(await submit(context)).toMatchObject([{ value: { labels: ['Person', 'Place'] } }]);
    expect(canvas.getByRole('button', { name: /Person/ })).toBeVisible();
  },
};

/** Pressing a label while a region is selected relabels it, in one step. */
export const Relabel: Story = {
  args: {
    task: {
      id: 1,
      data: { text },
      annotations: [
        {
          id: 4,
          result: [
            {
              id: 'a',
              from_name: 'label',
              to_name: 'text',
              type: 'labels',
              value: { start: 23, end: 33, text: 'Port Alder', labels: ['Person'] },
            },
          ],
        },
      ],
    },
    onUpdate: hostArgs.onSubmit,
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await selectRow(context, 'Port Alder');
    await waitFor(() => expect(canvas.getByRole('button', { name: /Person/ })).toHaveAttribute('aria-pressed', 'true'));
    await userEvent.keyboard('2');
    const [row] = await regionRows(context, 1);
    await waitFor(() => expect(row).toHaveTextContent('Place'));
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(row).toHaveTextContent('Person'));
  },
};

/** Labels that come with the task, after those of the config. */
export const FromTheTask: Story = {
  args: {
    config: configOf('value="$labels"'),
    task: {
      id: 1,
      data: {
        text,
        labels: [
          { value: 'Route', background: 'rgb(0, 128, 0)' },
          { value: 'Ship', alias: 'S' },
        ],
      },
    },
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('button', { name: /Ship/ }));
    await dragOver(await surfaceOf(context), 'Ada');
    await regionRows(context, 1);
    expect(await submit(context)).toMatchObject([{ value: { labels: ['S'] } }]);
    const names = canvas.getAllByRole('button', { pressed: false }).map(({ textContent }) => textContent);
    expect(names.findIndex((name) => name?.includes('Person'))).toBeLessThan(names.findIndex((name) => name?.includes('Route')));
  },
};

/** `maxUsages`: a label that is used up cannot be armed any more, until one of its regions is gone. */
export const MaxUsages: Story = {
  args: { config: configOf('maxUsages="1"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const surface = await surfaceOf(context);
    const person = () => canvas.getByRole('button', { name: /Person/ });
    await userEvent.click(person());
    await dragOver(surface, 'Ada Thorne');
    await regionRows(context, 1);
    await waitFor(() => expect(person()).toHaveAttribute('aria-disabled', 'true'));
    await dragOver(surface, 'sailed');
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
    await regionRows(context, 0);
    await waitFor(() => expect(person()).not.toHaveAttribute('aria-disabled'));
  },
};

/** `showInline="false"`: one below the other. */
export const Below: Story = {
  args: { config: configOf('showInline="false"') },
  play: async ({ canvas }) => {
    const first = await canvas.findByRole('button', { name: /Person/ });
    const second = canvas.getByRole('button', { name: /Place/ });
    expect(second.getBoundingClientRect().top).toBeGreaterThanOrEqual(first.getBoundingClientRect().bottom);
    expect(second.getBoundingClientRect().left).toBe(first.getBoundingClientRect().left);
  },
};
