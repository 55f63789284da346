import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect } from 'storybook/test';
import { hostArgs, submit } from '../host';

const configOf = (items: string, attributes = '') =>
  `<View><Text name="text" value="$text"/><Choices name="topic" toName="text" ${attributes}>${items}</Choices></View>`;

const meta = {
  title: 'Tags/Choice',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf('<Choice value="Yes"/>'), task: { id: 1, data: { text: 'The lamp hums.' } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** `alias` is stored instead of what is read. */
export const Alias: Story = {
  args: { config: configOf('<Choice value="It is broken" alias="defect"/><Choice value="All is well" alias="fine"/>') },
  play: async (context) => {
    await context.userEvent.click(await context.canvas.findByRole('checkbox', { name: 'It is broken' }));
    expect(await submit(context)).toMatchObject([{ value: { choices: ['defect'] } }]);
  },
};

/** A key of its own; the others get the next free ones. */
export const Hotkeys: Story = {
  args: { config: configOf('<Choice value="Broken" hotkey="b"/><Choice value="Fine"/>', 'choice="multiple"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    (await canvas.findByRole('document', { name: 'Text text' })).focus();
    await userEvent.keyboard('b1');
    await expect(canvas.getByRole('checkbox', { name: 'Broken' })).toBeChecked();
    await expect(canvas.getByRole('checkbox', { name: 'Fine' })).toBeChecked();
    await userEvent.keyboard('b');
    expect(await submit(context)).toMatchObject([{ value: { choices: ['Fine'] } }]);
  },
};

/** `selected="true"`: answered already when a new annotation opens. */
export const Selected: Story = {
  args: { config: configOf('<Choice value="Broken"/><Choice value="Fine" selected="true"/>') },
  play: async (context) => {
    await expect(await context.canvas.findByRole('checkbox', { name: 'Fine' })).toBeChecked();
    expect(await submit(context)).toMatchObject([{ value: { choices: ['Fine'] } }]);
  },
};

/** A tooltip, markup instead of the text, a colour, CSS of the row. */
export const HintHtmlColourStyle: Story = {
  args: {
    config: configOf(
      '<Choice value="Broken" hint="Something does not work" html="&lt;b&gt;Bro&lt;/b&gt;ken" color="rgb(255, 0, 0)" style="font-style: italic"/><Choice value="Fine"/>',
    ),
  },
  play: async ({ canvas }) => {
    const broken = await canvas.findByRole('checkbox', { name: /Broken/ });
    const row = broken.closest('label')!;
    expect(row.querySelector('b')).toHaveTextContent('Bro');
    expect(getComputedStyle(row).fontStyle).toBe('italic');
    expect([...row.querySelectorAll('*')].some((element) => getComputedStyle(element).backgroundColor === 'rgb(255, 0, 0)')).toBe(true);
    expect(broken).toHaveAccessibleDescription('Something does not work');
  },
};

/** `readonly="true"`: one choice that cannot be changed. */
export const Readonly: Story = {
  args: { config: configOf('<Choice value="Seen" selected="true" readonly="true"/><Choice value="Broken"/>', 'choice="multiple"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const seen = await canvas.findByRole('checkbox', { name: 'Seen' });
    await userEvent.click(seen);
    await expect(seen).toBeChecked();
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Broken' }));
    expect(await submit(context)).toMatchObject([{ value: { choices: ['Seen', 'Broken'] } }]);
  },
};
