import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor, type Result } from 'label-editor';
import { expect, screen, waitFor, within } from 'storybook/test';
import { hostArgs, openedEditor, type Play, submit } from './host';
import { regionRows } from './regionList';
import { highlighted } from './textSurface';

const text = 'Ada Thorne sailed at dawn.\nThe harbour master wrote that Ada Thorne had paid.\nAda never came back; nobody asked Ada why.';
const config = `<View>
  <Labels name="label" toName="text"><Label value="Person" background="#d9480f"/><Label value="Event" background="#1864ab"/></Labels>
  <Text name="text" value="$text"/>
</View>`;

function person(id: string, start: number, end: number, stored = text.slice(start, end)): Result {
  return { id, from_name: 'label', to_name: 'text', type: 'labels', value: { start, end, text: stored, labels: ['Person'] } };
}

const taskOf = (...result: Result[]) => ({ id: 1, data: { text }, annotations: [{ id: 3, result }] });

const meta = {
  title: 'Text/Search and label all',
  component: LabelEditor,
  args: { ...hostArgs, config, task: { id: 1, data: { text } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Ctrl+F where the text has the focus; answers the bar. */
async function openFind({ canvas, userEvent }: Play): Promise<HTMLElement> {
  const surface = await canvas.findByRole('document', { name: 'Text text' });
  surface.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  const field = await canvas.findByRole('searchbox', { name: 'Search in the text' });
  return field.closest('search')!;
}

async function said(part: HTMLElement, words: RegExp): Promise<void> {
  await waitFor(() => expect(within(part).getByRole('status')).toHaveTextContent(words));
}

/** The find bar by the keyboard: hits are counted and painted, Enter goes on, Escape leaves the hit selected for a label. */
export const FindBar: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const bar = await openFind(context);
    await userEvent.type(within(bar).getByRole('searchbox'), 'ada');
    await said(bar, /^1 of 4$/);
    await waitFor(() => expect(highlighted(canvas.getByRole('document', { name: 'Text text' }))).toContain('Ada'));
    await userEvent.keyboard('{Enter}{Enter}');
    await said(bar, /^3 of 4$/);
    await userEvent.keyboard('{Escape}1');
    await regionRows(context, 1);
    expect(await submit(context)).toMatchObject([{ value: { start: 78, end: 81, text: 'Ada', labels: ['Person'] } }]);
  },
};

/** An expression that is none says what is wrong with it; whole words and case are switches. */
export const Expression: Story = {
  play: async (context) => {
    const { userEvent } = context;
    const bar = await openFind(context);
    await userEvent.click(within(bar).getByRole('button', { name: 'Regular expression' }));
    const field = within(bar).getByRole('searchbox');
    await userEvent.type(field, 'Ada (');
    await said(bar, /^No valid expression/);
    expect(field).toHaveAttribute('aria-invalid', 'true');
    await userEvent.clear(field);
    await userEvent.type(field, 'Ada \\w+e');
    await said(bar, /^1 of 3$/);
  },
};

/** The same in the dark theme: every text keeps its contrast. */
export const Dark: Story = {
  args: { theme: 'dark' },
  play: async (context) => {
    const bar = await openFind(context);
    await context.userEvent.type(within(bar).getByRole('searchbox'), 'ada');
    await said(bar, /^1 of 4$/);
    await context.userEvent.click(within(bar).getByRole('button', { name: 'Label all like this' }));
    await said(await context.canvas.findByRole('region', { name: 'Label all like this' }), /^4 places\.$/);
  },
};

/** “Label all like this” at a selected region: the places are listed, one is left out, all others are labelled as one undo step. */
export const LabelAllLikeThis: Story = {
  args: { task: taskOf(person('a', 0, 3)) },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const editor = await openedEditor(context);
    await canvas.findByRole('document', { name: 'Text text' });
    editor.annotation?.selectRegions(['a']);
    await userEvent.click(canvas.getByRole('button', { name: 'Label all like this' }));
    const panel = await canvas.findByRole('region', { name: 'Label all like this' });
    await said(panel, /^3 places\. 1 more has this label already\.$/);
    const [, second] = within(panel).getAllByRole('checkbox', { name: /^Label:/ });
    await userEvent.click(second!);
    await userEvent.click(within(panel).getByRole('button', { name: 'Label 2' }));
    await said(panel, /^2 places labelled/);
    expect(editor.annotation?.count).toBe(3);
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(editor.annotation?.count).toBe(1));
  },
};

/** A result whose text is not the one at its offsets: both places are shown, and it is moved or kept by a person only. */
export const MovedToItsText: Story = {
  args: { task: taskOf(person('a', 2, 12, 'Ada Thorne')) },
  play: async (context) => {
    const { userEvent } = context;
    const editor = await openedEditor(context);
    expect(editor.problems.map(({ code }) => code)).toContain('text-mismatch');
    editor.annotation?.selectRegions(['a']);
    await userEvent.click(await screen.findByRole('button', { name: 'Show there' }));
    expect(editor.annotation?.dirty).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Move there' }));
    await waitFor(() => expect(editor.problems.map(({ code }) => code)).not.toContain('text-mismatch'));
    expect(editor.annotation?.serialize().result).toMatchObject([{ value: { start: 0, end: 10, text: 'Ada Thorne' } }]);
  },
};
