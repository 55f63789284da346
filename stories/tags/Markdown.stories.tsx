import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs } from '../host';

const rest = '<Text name="text" value="$text"/>';
const data = { who: 'Ada', text: 'The lamp hums.', note: '**Bold** and [a link](https://example.org)' };

const meta = {
  title: 'Tags/Markdown',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: `<View>
  <Markdown><![CDATA[
    ## How to judge, $who

    1. Read the **answer**.
    2. Grade it.

    | Grade | Means |
    |---|---|
    | Good | send it |

    > When in doubt, \`skip\`.
  ]]></Markdown>
  ${rest}
</View>`,
    task: { id: 1, data },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** The body of the tag, indented like the config around it, with a variable. */
export const Body: Story = {
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'How to judge, Ada', level: 2 });
    expect(canvas.getByRole('cell', { name: 'send it' })).toBeInTheDocument();
  },
};

/** A text of the task; its links open in a tab of their own. */
export const Value: Story = {
  args: { config: `<View><Markdown value="$note" style="max-width: 20em"/>${rest}</View>` },
  play: async ({ canvas }) => {
    const link = await canvas.findByRole('link', { name: 'a link' });
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  },
};

/** Pictures wait until they are asked for. */
export const Pictures: Story = {
  args: {
    config: `<View><Markdown>![A map](map.png)</Markdown>${rest}</View>`,
    resolveUrl: () => 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==',
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show 1 picture' }));
    await waitFor(() => expect(canvas.getByRole('img', { name: 'A map' })).toHaveAttribute('src'));
  },
};
