import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect } from 'storybook/test';
import { hostArgs } from '../host';

const rest = '<Text name="text" value="$text"/>';
const data = { ticket: 4711, customer: { name: 'M. Ortiz' }, text: 'The lamp hums.' };

const meta = {
  title: 'Tags/Header',
  component: LabelEditor,
  args: { ...hostArgs, config: `<View><Header value="A heading"/>${rest}</View>`, task: { id: 1, data } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Five sizes as headings of levels 2 to 6, each smaller than the one before. */
export const Sizes: Story = {
  args: { config: `<View>${[1, 2, 3, 4, 5].map((size) => `<Header value="Size ${size}" size="${size}"/>`).join('')}${rest}</View>` },
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Size 1' });
    const sizes = [1, 2, 3, 4, 5].map((size) => {
      const heading = canvas.getByRole('heading', { name: `Size ${size}`, level: size + 1 });
      return Number.parseFloat(getComputedStyle(heading).fontSize);
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(sizes).size).toBe(5);
  },
};

/** `$variables` are read from the task, also inside objects. */
export const Variables: Story = {
  args: { config: `<View><Header value="Ticket $ticket from $customer.name"/>${rest}</View>` },
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Ticket 4711 from M. Ortiz' });
  },
};

/** A line below, and CSS of its own. */
export const UnderlineAndStyle: Story = {
  args: {
    config: `<View><Header value="Plain"/><Header value="Underlined" underline="true"/><Header value="Centred" style="text-align: center; color: rgb(134, 46, 156)"/>${rest}</View>`,
  },
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Plain' });
    const styleOf = (name: string) => getComputedStyle(canvas.getByRole('heading', { name }));
    const line = ({ borderBottomWidth, textDecorationLine }: CSSStyleDeclaration) => [borderBottomWidth, textDecorationLine].join();
    expect(line(styleOf('Underlined'))).not.toBe(line(styleOf('Plain')));
    expect(styleOf('Centred').textAlign).toBe('center');
    expect(styleOf('Centred').color).toBe('rgb(134, 46, 156)');
  },
};

/** The body of the tag stands for `value`. */
export const Body: Story = {
  args: { config: `<View><Header size="2">What do you see?</Header>${rest}</View>` },
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'What do you see?', level: 3 });
  },
};
