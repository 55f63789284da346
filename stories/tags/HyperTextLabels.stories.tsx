import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { regionRows } from '../regionList';
import { dragOver } from '../textSurface';

const meta = {
  title: 'Tags/HyperTextLabels',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: `<View>
  <HyperTextLabels name="label" toName="text"><Label value="Person" background="#d9480f"/></HyperTextLabels>
  <Text name="text" value="$text"/>
</View>`,
    task: { id: 1, data: { text: 'Ada Thorne sailed at dawn.' } },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** On a Text it writes plain offsets under its own key. */
export const OnText: Story = {
  play: async (context) => {
    const surface = await context.canvas.findByRole('document', { name: 'Text text' });
    await context.userEvent.click(context.canvas.getByRole('button', { name: /Person/ }));
    await dragOver(surface, 'Ada Thorne');
    await regionRows(context, 1);
    expect(await submit(context)).toMatchObject([
      { type: 'hypertextlabels', value: { start: 0, end: 10, text: 'Ada Thorne', hypertextlabels: ['Person'] } },
    ]);
  },
};
