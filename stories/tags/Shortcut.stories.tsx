import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, submit } from '../host';

const meta = {
  title: 'Tags/Shortcut',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: `<View><Text name="text" value="$text"/>
  <TextArea name="reply" toName="text" label="Reply">
    <Shortcut value="Dear customer, " alias="Greeting" background="rgb(0, 128, 0)"/>
    <Shortcut value="Kind regards" hotkey="ctrl+k"/>
  </TextArea>
</View>`,
    task: { id: 1, data: { text: 'The lamp hums.' } },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A chip puts its text in at the caret, and the field keeps the focus. */
export const AtTheCaret: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const field = await canvas.findByRole<HTMLInputElement>('textbox', { name: 'Reply' });
    await userEvent.type(field, 'we are sorry.');
    field.setSelectionRange(0, 0);
    await userEvent.click(canvas.getByRole('button', { name: 'Greeting' }));
    await expect(field).toHaveValue('Dear customer, we are sorry.');
    await waitFor(() => expect(field.selectionStart).toBe('Dear customer, '.length));
    expect(field).toHaveFocus();
    expect(await submit(context)).toMatchObject([{ value: { text: ['Dear customer, we are sorry.'] } }]);
  },
};

/** Its key works while the field has the focus. */
export const Hotkey: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const field = await canvas.findByRole('textbox', { name: 'Reply' });
    await userEvent.type(field, 'Thanks. ');
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect(field).toHaveValue('Thanks. Kind regards');
    await userEvent.keyboard('{Enter}');
    expect(await submit(context)).toMatchObject([{ value: { text: ['Thanks. Kind regards'] } }]);
  },
};
