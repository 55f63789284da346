import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor, within } from 'storybook/test';
import { hostArgs, submit } from '../host';

const configOf = (attributes: string) => `<View>
  <Table name="table" value="$table" ${attributes}/>
  <Choices name="verdict" toName="table"><Choice value="Plausible"/><Choice value="Wrong"/></Choices>
</View>`;

const meta = {
  title: 'Tags/Table',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: configOf(''),
    task: { id: 1, data: { table: { bbbTest: 'figs', cTest: { count: 2 }, ATest: 7, aaTest: null } } },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

function rowsOf(table: HTMLElement): string[][] {
  return [...table.querySelectorAll('[data-row]')].map((row) => [...row.children].map((cell) => cell.textContent ?? ''));
}

/** An object: names and values, by name with case ignored. A question is about the table as a whole. */
export const OfAnObject: Story = {
  play: async (context) => {
    const table = await context.canvas.findByRole('table', { name: 'Table table' });
    expect(rowsOf(table)).toEqual([
      ['aaTest', 'null'],
      ['ATest', '7'],
      ['bbbTest', 'figs'],
      ['cTest', '{"count":2}'],
    ]);
    await context.userEvent.click(context.canvas.getByRole('checkbox', { name: /Plausible/ }));
    expect(await submit(context)).toMatchObject([{ to_name: 'table', value: { choices: ['Plausible'] } }]);
  },
};

/** A list of objects: a column for each key. A press on a head sorts what is shown. */
export const OfAList: Story = {
  args: {
    task: {
      id: 1,
      data: {
        table: [
          { article: 'rope', price: 10 },
          { article: 'figs', price: 9, note: 'dried' },
        ],
      },
    },
  },
  play: async ({ canvas, userEvent }) => {
    const table = await canvas.findByRole('table');
    expect(within(table).getAllByRole('columnheader')).toHaveLength(3);
    await userEvent.click(within(table).getByRole('button', { name: 'price' }));
    await waitFor(() => expect(rowsOf(table).map(([article]) => article)).toEqual(['figs', 'rope']));
    expect(within(table).getByRole('columnheader', { name: 'price' })).toHaveAttribute('aria-sort', 'ascending');
  },
};

/** CSV with a separator of its own: every field as it is written. */
export const Csv: Story = {
  args: {
    config: configOf('valueType="csv|separator=;"'),
    task: { id: 1, data: { table: 'article;price\n"rope; tarred";3.20\nfigs;0.90' } },
  },
  play: async ({ canvas }) => {
    const table = await canvas.findByRole('table');
    expect(rowsOf(table)).toEqual([
      ['rope; tarred', '3.20'],
      ['figs', '0.90'],
    ]);
  },
};

/** CSV without a head, loaded from an address that the host resolves. */
export const FromUrl: Story = {
  args: {
    config: configOf('valueType="csv|headless|url"'),
    task: { id: 1, data: { table: 'store://stock' } },
    resolveUrl: () => `data:text/plain,${encodeURIComponent('rope,3\nfigs,9')}`,
  },
  play: async ({ canvas }) => {
    const table = await canvas.findByRole('table');
    expect(rowsOf(table)).toEqual([
      ['rope', '3'],
      ['figs', '9'],
    ]);
    expect(within(table).getByRole('columnheader', { name: 'Column 2' })).toBeInTheDocument();
  },
};
