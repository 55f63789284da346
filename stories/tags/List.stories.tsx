import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, submit } from '../host';

const answers = [
  { id: 'a', title: 'Model A', body: 'Your lamp glass leaves on Monday.' },
  { id: 'b', title: 'Model B', html: '<p>It is <b>sold out</b>, <a href="https://example.org">see here</a>.<script>alert(1)</script></p>' },
];

const meta = {
  title: 'Tags/List',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: `<View>
  <List name="answers" value="$answers" title="Answers"/>
  <Choices name="better" toName="answers"><Choice value="First"/><Choice value="Second"/></Choices>
</View>`,
    task: { id: 1, data: { answers } },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Cards with text or harmless markup, and a question about them all. */
export const Cards: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    await canvas.findByRole('heading', { name: 'Answers' });
    await waitFor(() => expect(canvas.getByText('sold out').tagName).toBe('B'));
    expect(canvas.queryByRole('link')).toBeNull();
    await userEvent.click(canvas.getByRole('checkbox', { name: /First/ }));
    expect(await submit(context)).toMatchObject([{ to_name: 'answers', value: { choices: ['First'] } }]);
  },
};

/** What is no list is said in its place. */
export const NoList: Story = {
  args: { task: { id: 1, data: { answers: 'none yet' } } },
  play: async ({ canvas }) => {
    expect(await canvas.findByRole('alert')).toHaveTextContent('which is no list');
  },
};
