import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor, within } from 'storybook/test';
import { hostArgs, type Play, submit } from '../host';
import { regionRows } from '../regionList';
import { dragOver } from '../textSurface';

const text = 'Ada Thorne sailed from Port Alder to Kell Island.';
const configOf = (items: string) => `<View><Labels name="label" toName="text">${items}</Labels><Text name="text" value="$text"/></View>`;

const meta = {
  title: 'Tags/Label',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf('<Label value="Person"/>'), task: { id: 1, data: { text } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

const surfaceOf = ({ canvas }: Pick<Play, 'canvas'>) => canvas.findByRole('document', { name: 'Text text' });

/** `alias` is stored, `value` is read; `showAlias` shows both. */
export const Alias: Story = {
  args: { config: configOf('<Label value="A person" alias="PER" showAlias="true"/><Label value="A place" alias="LOC"/>') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const person = await canvas.findByRole('button', { name: /A person/ });
    await expect(person).toHaveTextContent('PER');
    await expect(canvas.getByRole('button', { name: /A place/ })).not.toHaveTextContent('LOC');
    await userEvent.click(person);
    await dragOver(await surfaceOf(context), 'Ada Thorne');
    const [row] = await regionRows(context, 1);
    await expect(row).toHaveTextContent('A person');
    expect(await submit(context)).toMatchObject([{ value: { labels: ['PER'] } }]);
  },
};

/** A key of its own; the others get the next free ones. A key that is taken is reported. */
export const Hotkeys: Story = {
  args: { config: configOf('<Label value="Person" hotkey="p"/><Label value="Place"/><Label value="Port" hotkey="p"/>') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const surface = await surfaceOf(context);
    const button = (name: string) => canvas.getByRole('button', { name: new RegExp(`^${name}`) });
    surface.focus();
    await userEvent.keyboard('p');
    await expect(button('Person')).toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard('1');
    await expect(button('Place')).toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard('2');
    await expect(button('Port')).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(canvas.getByRole('tab', { name: /Problems/ }));
    await canvas.findByText(/The key “p” of “Port” is already used by “Person”/);
  },
};

/** A tooltip, which screen readers get as description. */
export const Hint: Story = {
  args: { config: configOf('<Label value="Person" hint="Somebody who has a name"/>') },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const person = await canvas.findByRole('button', { name: /Person/ });
    expect(person).toHaveAccessibleDescription('Somebody who has a name');
    await userEvent.hover(person);
    await within(canvasElement.ownerDocument.body).findByText('Somebody who has a name');
  },
};

/** Markup instead of the text; scripts and handlers in it are dropped. */
export const Html: Story = {
  args: {
    config: configOf(
      '<Label value="Person" html="&lt;b&gt;Per&lt;/b&gt;&lt;i&gt;son&lt;/i&gt;&lt;img src=&quot;x&quot; onerror=&quot;window.broken = 1&quot;/&gt;"/>',
    ),
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const person = await canvas.findByRole('button', { name: /Person/ });
    expect(person.querySelector('b')).toHaveTextContent('Per');
    expect(person.querySelector('[onerror]')).toBeNull();
    await userEvent.click(person);
    await dragOver(await surfaceOf(context), 'Ada');
    await regionRows(context, 1);
    expect(await submit(context)).toMatchObject([{ value: { labels: ['Person'] } }]);
  },
};

/** A label's own `maxUsages`. */
export const MaxUsages: Story = {
  args: { config: configOf('<Label value="Captain" maxUsages="1"/><Label value="Place"/>') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const surface = await surfaceOf(context);
    surface.focus();
    await userEvent.keyboard('1');
    await dragOver(surface, 'Ada Thorne');
    await regionRows(context, 1);
    const captain = canvas.getByRole('button', { name: /Captain/ });
    await waitFor(() => expect(captain).toHaveAttribute('aria-disabled', 'true'));
    expect(captain).toHaveAccessibleDescription('“Captain” is used as often as it may be');
    surface.focus();
    await userEvent.keyboard('2');
    await dragOver(surface, 'Kell Island');
    await regionRows(context, 2);
  },
};

/** `selected="true"`: armed as soon as a new annotation opens. */
export const Selected: Story = {
  args: { config: configOf('<Label value="Person"/><Label value="Place" selected="true"/>') },
  play: async (context) => {
    const place = await context.canvas.findByRole('button', { name: /Place/ });
    await expect(place).toHaveAttribute('aria-pressed', 'true');
    await dragOver(await surfaceOf(context), 'Kell Island');
    await regionRows(context, 1);
    expect(await submit(context)).toMatchObject([{ value: { labels: ['Place'] } }]);
  },
};

/** Its colour; a label without one always gets the same colour for the same word. */
export const Background: Story = {
  args: { config: configOf('<Label value="Person" background="rgb(255, 0, 0)"/><Label value="Place"/>') },
  play: async ({ canvas }) => {
    const colorOf = (name: RegExp) => canvas.getByRole('button', { name }).style.getPropertyValue('--le-label');
    await canvas.findByRole('button', { name: /Person/ });
    expect(colorOf(/Person/)).toBe('rgb(255, 0, 0)');
    expect(CSS.supports('color', colorOf(/Place/))).toBe(true);
    expect(colorOf(/Place/)).not.toBe(colorOf(/Person/));
  },
};

/** Layout tags between labels are kept. */
export const Grouped: Story = {
  args: {
    config: configOf('<View><Header value="Who"/><Label value="Person"/></View><View><Header value="Where"/><Label value="Place"/></View>'),
  },
  play: async ({ canvas, userEvent }) => {
    const where = await canvas.findByRole('heading', { name: 'Where' });
    const place = canvas.getByRole('button', { name: /Place/ });
    expect(where.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await userEvent.click(place);
    await expect(place).toHaveAttribute('aria-pressed', 'true');
  },
};
