import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor, within } from 'storybook/test';
import { hostArgs, openedEditor, submit } from '../host';
import { details, selectRow } from '../regionList';

const text = 'The lamp hums, and the cable gets warm.';
const configOf = (attributes: string, items = '') =>
  `<View><Text name="text" value="$text"/><TextArea name="note" toName="text" label="Note" ${attributes}>${items}</TextArea></View>`;

const meta = {
  title: 'Tags/TextArea',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf(''), task: { id: 1, data: { text, draft: 'Dear customer, ' } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** One line: Enter adds an entry. What is typed and not added goes along with Submit. */
export const OneLine: Story = {
  args: { config: configOf('placeholder="Type and press Enter"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const field = await canvas.findByPlaceholderText('Type and press Enter');
    expect(field.clientHeight).toBeGreaterThan(24);
    await userEvent.type(field, 'It hums{Enter}');
    await expect(canvas.getByText('It hums')).toBeVisible();
    await userEvent.type(canvas.getByRole('textbox', { name: 'Note' }), 'and smells');
    expect(await submit(context)).toMatchObject([
      { from_name: 'note', to_name: 'text', type: 'textarea', value: { text: ['It hums', 'and smells'] } },
    ]);
  },
};

/** Several lines: Enter makes a new line, Shift+Enter or the button adds. */
export const Rows: Story = {
  args: { config: configOf('rows="4"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const field = await canvas.findByRole('textbox', { name: 'Note' });
    expect(field).toHaveAttribute('rows', '4');
    expect(field.clientHeight).toBeGreaterThan(4 * 16);
    await userEvent.type(field, 'first{Enter}second');
    await userEvent.click(canvas.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(field).toHaveValue(''));
    await userEvent.type(field, 'third{Shift>}{Enter}{/Shift}');
    expect(await submit(context)).toMatchObject([{ value: { text: ['first\nsecond', 'third'] } }]);
  },
};

/** `maxSubmissions`: the field goes away when there are so many entries, and comes back when one is deleted. */
export const MaxSubmissions: Story = {
  args: { config: configOf('maxSubmissions="1"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Note' }), 'only one{Enter}');
    await waitFor(() => expect(canvas.queryByRole('textbox', { name: 'Note' })).toBeNull());
    await userEvent.click(canvas.getByRole('button', { name: 'Delete Note, entry 1' }));
    await canvas.findByRole('textbox', { name: 'Note' });
    expect(await submit(context)).toEqual([]);
  },
};

/** `editable`: entries can be corrected; Escape drops the change. */
export const Editable: Story = {
  args: { config: configOf('editable="true"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Note' }), 'It hmus{Enter}');
    await userEvent.click(await canvas.findByRole('button', { name: 'Edit Note, entry 1' }));
    const field = await canvas.findByRole('textbox', { name: 'Note, entry 1' });
    await userEvent.clear(field);
    await userEvent.type(field, 'nonsense{Escape}');
    await expect(await canvas.findByText('It hmus')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Edit Note, entry 1' }));
    const again = await canvas.findByRole('textbox', { name: 'Note, entry 1' });
    await userEvent.clear(again);
    await userEvent.type(again, 'It hums{Enter}');
    expect(await submit(context)).toMatchObject([{ value: { text: ['It hums'] } }]);
  },
};

/** Without `editable` an entry can only be deleted. */
export const NotEditable: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Note' }), 'It hums{Enter}');
    await canvas.findByRole('button', { name: 'Delete Note, entry 1' });
    expect(canvas.queryByRole('button', { name: 'Edit Note, entry 1' })).toBeNull();
  },
};

/** `transcription`: entries stay open as fields, with a button to add. */
export const Transcription: Story = {
  args: { config: configOf('transcription="true" rows="2" showSubmitButton="true" value="$draft"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const field = await canvas.findByRole('textbox', { name: 'Note' });
    await expect(field).toHaveValue('Dear customer, ');
    await userEvent.type(field, 'thank you.');
    await userEvent.click(canvas.getByRole('button', { name: 'Add' }));
    const entry = await canvas.findByRole('textbox', { name: 'Note, entry 1' });
    await expect(entry).toHaveValue('Dear customer, thank you.');
    await userEvent.type(entry, ' Bye');
    await userEvent.tab();
    expect(await submit(context)).toMatchObject([{ value: { text: ['Dear customer, thank you. Bye'] } }]);
  },
};

/** `skipDuplicates`: the same text, case ignored, is refused and stays in the field. */
export const SkipDuplicates: Story = {
  args: { config: configOf('skipDuplicates="true"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const field = await canvas.findByRole('textbox', { name: 'Note' });
    await userEvent.type(field, 'lamp{Enter}');
    await userEvent.type(field, 'LAMP{Enter}');
    await canvas.findByText('There is already an entry with that text. Please enter unique text.');
    await expect(field).toHaveValue('LAMP');
    await userEvent.type(field, 's{Enter}');
    await waitFor(() => expect(field).toHaveValue(''));
    expect(await submit(context)).toMatchObject([{ value: { text: ['lamp', 'LAMPs'] } }]);
  },
};

/** `required`: submitting stops and says why. */
export const Required: Story = {
  args: { config: configOf('required="true" requiredMessage="Write a note first"') },
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(canvas.getAllByText('Write a note first').length).toBeGreaterThan(1));
    expect(args.onSubmit).not.toHaveBeenCalled();
    await userEvent.type(canvas.getByRole('textbox', { name: 'Note' }), 'here it is');
    expect(await submit(context)).toMatchObject([{ value: { text: ['here it is'] } }]);
  },
};

/** `allowSubmit="false"`: Enter adds nothing; what is typed is kept when submitting. */
export const WithoutAdding: Story = {
  args: { config: configOf('allowSubmit="false"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const field = await canvas.findByRole('textbox', { name: 'Note' });
    await userEvent.type(field, 'typed{Enter}');
    await expect(field).toHaveValue('typed');
    expect(canvas.queryByRole('button', { name: 'Add' })).toBeNull();
    expect(await submit(context)).toMatchObject([{ value: { text: ['typed'] } }]);
  },
};

const spans = ['lamp', 'cable'].map((phrase) => ({
  id: phrase,
  from_name: 'part',
  to_name: 'text',
  type: 'labels',
  value: { start: text.indexOf(phrase), end: text.indexOf(phrase) + phrase.length, text: phrase, labels: ['Part'] },
}));
const perRegion = (
  attributes: string,
) => `<View><Labels name="part" toName="text"><Label value="Part"/></Labels><Text name="text" value="$text"/>
  <TextArea name="note" toName="text" label="Remark" perRegion="true" ${attributes}/></View>`;
const withSpans = {
  task: { id: 1, data: { text }, predictions: [{ result: spans }] },
  showPredictions: true,
  mode: 'stream',
  // Else they are asked beside the span, and not in the panel.
  settings: { questionsAtRegion: false },
} as const;

/** `perRegion`: asked in the details; text typed for one region never lands in another. */
export const PerRegion: Story = {
  args: { ...withSpans, config: perRegion('') },
  play: async (context) => {
    const { userEvent } = context;
    await selectRow(context, 'lamp');
    await userEvent.type(await details(context).findByRole('textbox', { name: 'Remark' }), 'it hums');
    await selectRow(context, 'cable');
    await waitFor(() => expect(details(context).getByText('cable', { selector: '.le-mono' })).toBeVisible());
    await expect(details(context).getByRole('textbox', { name: 'Remark' })).toHaveValue('');
    const results = await submit(context);
    expect(results.filter(({ type }) => type === 'textarea')).toMatchObject([
      { id: 'lamp', from_name: 'note', value: { start: 4, end: 8, text: ['it hums'] } },
    ]);
    expect(results.find(({ id, type }) => id === 'lamp' && type === 'labels')).toMatchObject(spans[0]!);
  },
};

/** `displayMode="region-list"`: asked in the row of the region. */
export const InTheRegionList: Story = {
  args: { ...withSpans, config: perRegion('displayMode="region-list" editable="true"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await selectRow(context, 'cable');
    const grid = within(canvas.getByRole('grid', { name: 'Regions' }));
    await userEvent.type(await grid.findByRole('textbox', { name: 'Remark' }), 'too warm{Enter}');
    const editor = await openedEditor(context);
    await waitFor(() => expect(editor.active!.region('cable')!.results).toHaveLength(2));
    const results = await submit(context);
    expect(results.filter(({ type }) => type === 'textarea')).toMatchObject([{ id: 'cable', value: { text: ['too warm'] } }]);
  },
};

/** A required text for each region: Submit leads to the first region without one. */
export const RequiredPerRegion: Story = {
  args: { ...withSpans, config: perRegion('required="true" requiredMessage="Describe each part"') },
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('button', { name: 'Submit' }));
    await expect(await canvas.findByText('Describe each part', { selector: '.le-banner *' })).toBeVisible();
    expect(args.onSubmit).not.toHaveBeenCalled();
    const editor = await openedEditor(context);
    await waitFor(() => expect(editor.active?.selection).toEqual(['lamp']));
    await userEvent.type(await details(context).findByRole('textbox', { name: 'Remark' }), 'hums{Enter}');
    await selectRow(context, 'cable');
    await waitFor(() => expect(details(context).getByText('cable', { selector: '.le-mono' })).toBeVisible());
    await userEvent.type(details(context).getByRole('textbox', { name: 'Remark' }), 'warm{Enter}');
    const results = await submit(context);
    expect(results.filter(({ type }) => type === 'textarea').map(({ value }) => value!.text)).toEqual([['hums'], ['warm']]);
  },
};
