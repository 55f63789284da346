import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, openedEditor, submit } from '../host';
import { details, selectRow } from '../regionList';

const text = 'The lamp hums, and the cable gets warm.';
const configOf = (attributes: string, items = '<Choice value="Defect"/><Choice value="Delivery"/><Choice value="Praise"/>') =>
  `<View><Text name="text" value="$text"/><Choices name="topic" toName="text" ${attributes}>${items}</Choices></View>`;

const meta = {
  title: 'Tags/Choices',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf(''), task: { id: 1, data: { text } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** One choice as checkboxes: another one takes its place, a second press removes it. */
export const Single: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const box = (name: string) => canvas.getByRole('checkbox', { name });
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Defect' }));
    await userEvent.click(box('Praise'));
    await expect(box('Praise')).toBeChecked();
    await expect(box('Defect')).not.toBeChecked();
    await userEvent.click(box('Praise'));
    await expect(box('Praise')).not.toBeChecked();
    await userEvent.click(box('Delivery'));
    expect(await submit(context)).toMatchObject([
      { from_name: 'topic', to_name: 'text', type: 'choices', value: { choices: ['Delivery'] } },
    ]);
  },
};

/** `choice="single-radio"`: radio buttons. */
export const SingleRadio: Story = {
  args: { config: configOf('choice="single-radio"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('radio', { name: 'Defect' }));
    await userEvent.click(canvas.getByRole('radio', { name: 'Delivery' }));
    await expect(canvas.getByRole('radio', { name: 'Defect' })).not.toBeChecked();
    expect(await submit(context)).toMatchObject([{ value: { choices: ['Delivery'] } }]);
  },
};

/** `choice="multiple"`: any number, in the order of the config. */
export const Multiple: Story = {
  args: { config: configOf('choice="multiple"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Praise' }));
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Defect' }));
    const [result] = await submit(context);
    expect(new Set(result!.value!.choices as string[])).toEqual(new Set(['Defect', 'Praise']));
  },
};

/** `allowNested`: results are paths; a branch is half ticked while some of it is. */
export const Nested: Story = {
  args: {
    config: configOf(
      'choice="multiple" allowNested="true"',
      '<Choice value="Lamp"><Choice value="Shade"/><Choice value="Switch"><Choice value="Hums"/><Choice value="Does nothing"/></Choice></Choice><Choice value="Packaging"/>',
    ),
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Hums' }));
    await expect(canvas.getByRole('checkbox', { name: 'Lamp' })).toBePartiallyChecked();
    await expect(canvas.getByRole('checkbox', { name: 'Packaging' })).not.toBeChecked();
    await userEvent.click(canvas.getByRole('button', { name: 'Choices below Lamp' }));
    await waitFor(() => expect(canvas.queryByRole('checkbox', { name: 'Hums' })).toBeNull());
    const [result] = await submit(context);
    expect(result!.value!.choices).toContainEqual(['Lamp', 'Switch', 'Hums']);
    expect(result!.value!.choices).not.toContainEqual(['Packaging']);
  },
};

/** `layout="inline"`, and the old `showInline`: in a row. */
export const Inline: Story = {
  args: { config: configOf('layout="inline"') },
  play: async ({ canvas }) => {
    const first = await canvas.findByRole('checkbox', { name: 'Defect' });
    const last = canvas.getByRole('checkbox', { name: 'Praise' });
    expect(last.getBoundingClientRect().top).toBe(first.getBoundingClientRect().top);
    expect(last.getBoundingClientRect().left).toBeGreaterThan(first.getBoundingClientRect().right);
  },
};

/** `layout="select"`: a drop-down list. */
export const Select: Story = {
  args: { config: configOf('layout="select"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.selectOptions(await canvas.findByRole('combobox', { name: 'topic' }), 'Delivery');
    expect(await submit(context)).toMatchObject([{ value: { choices: ['Delivery'] } }]);
  },
};

/** A drop-down list with several answers: each is a chip that removes itself. */
export const SelectMultiple: Story = {
  args: { config: configOf('layout="select" choice="multiple"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const select = await canvas.findByRole('combobox', { name: 'topic' });
    await userEvent.selectOptions(select, 'Defect');
    await userEvent.selectOptions(select, 'Praise');
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove Defect' }));
    expect(await submit(context)).toMatchObject([{ value: { choices: ['Praise'] } }]);
  },
};

/** `value="$opts"`: choices that come with the task. */
export const FromTheTask: Story = {
  args: {
    config: configOf('value="$opts" choice="multiple"', ''),
    task: {
      id: 1,
      data: {
        text,
        opts: [
          { value: 'Loud', alias: 'L' },
          { value: 'Quiet', hotkey: 'q' },
        ],
      },
    },
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Loud' }));
    (await canvas.findByRole('document', { name: 'Text text' })).focus();
    await userEvent.keyboard('q');
    await expect(canvas.getByRole('checkbox', { name: 'Quiet' })).toBeChecked();
    expect(await submit(context)).toMatchObject([{ value: { choices: ['L', 'Quiet'] } }]);
  },
};

/** `required`: submitting stops, says why and leads to the question. */
export const Required: Story = {
  args: { config: configOf('required="true" requiredMessage="Say what it is about"') },
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(canvas.getAllByText('Say what it is about').length).toBeGreaterThan(1));
    expect(args.onSubmit).not.toHaveBeenCalled();
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Praise' }));
    expect(await submit(context)).toMatchObject([{ value: { choices: ['Praise'] } }]);
  },
};

const spans = ['lamp', 'cable'].map((phrase) => ({
  id: phrase,
  from_name: 'part',
  to_name: 'text',
  type: 'labels',
  value: { start: text.indexOf(phrase), end: text.indexOf(phrase) + phrase.length, text: phrase, labels: ['Part'] },
}));

/** `perRegion`: asked in the details of the selected region; the answer shares the region's id and geometry. */
export const PerRegion: Story = {
  args: {
    config: `<View><Labels name="part" toName="text"><Label value="Part"/></Labels><Text name="text" value="$text"/>
  <Choices name="state" toName="text" perRegion="true" choice="single-radio"><Choice value="Broken"/><Choice value="Fine"/></Choices></View>`,
    task: { id: 1, data: { text }, predictions: [{ result: spans }] },
    showPredictions: true,
    mode: 'stream',
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await canvas.findByText('Select a region to see its details.');
    expect(canvas.queryByRole('radio', { name: 'Broken' })).toBeNull();
    await selectRow(context, 'cable');
    await userEvent.click(await details(context).findByRole('radio', { name: 'Broken' }));
    await selectRow(context, 'lamp');
    await waitFor(() => expect(details(context).getByRole('radio', { name: 'Broken' })).not.toBeChecked());
    const results = await submit(context);
    expect(results.filter(({ from_name }) => from_name === 'state')).toMatchObject([
      { id: 'cable', type: 'choices', value: { start: spans[1]!.value.start, end: spans[1]!.value.end, choices: ['Broken'] } },
    ]);
  },
};

/** `randomize` changes the order that is seen, never what is stored. */
export const Randomized: Story = {
  args: { config: configOf('randomize="true" choice="multiple"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const boxes = await canvas.findAllByRole('checkbox');
    expect(boxes).toHaveLength(3);
    for (const box of boxes) await userEvent.click(box);
    const [result] = await submit(context);
    expect([...(result!.value!.choices as string[])].sort()).toEqual(['Defect', 'Delivery', 'Praise']);
  },
};

/** Two questions: keys of choices go on where those of labels end; undo takes answers back one by one. */
export const KeysAndUndo: Story = {
  args: {
    config: `<View><Text name="text" value="$text"/>
  <Choices name="topic" toName="text"><Choice value="Defect"/><Choice value="Praise"/></Choices>
  <Choices name="tone" toName="text"><Choice value="Calm"/><Choice value="Angry"/></Choices></View>`,
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    (await canvas.findByRole('document', { name: 'Text text' })).focus();
    await userEvent.keyboard('14');
    await expect(canvas.getByRole('checkbox', { name: 'Defect' })).toBeChecked();
    await expect(canvas.getByRole('checkbox', { name: 'Angry' })).toBeChecked();
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(canvas.getByRole('checkbox', { name: 'Angry' })).not.toBeChecked());
    await expect(canvas.getByRole('checkbox', { name: 'Defect' })).toBeChecked();
    expect((await openedEditor(context)).annotations[0]!.serialize().result).toHaveLength(1);
  },
};

const review = [
  {
    id: 9,
    model_version: 'topics-2',
    result: [{ id: 't', from_name: 'topic', to_name: 'text', type: 'choices', value: { choices: ['Defect'] } }],
  },
];

/** On a prediction the answer is shown and cannot be changed. */
export const OnAPrediction: Story = {
  args: { task: { id: 1, data: { text }, predictions: review }, showPredictions: true },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('tab', { name: /topics-2/ }));
    const defect = await canvas.findByRole('checkbox', { name: 'Defect' });
    await waitFor(() => expect(defect).toBeChecked());
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Praise' }));
    await expect(canvas.getByRole('checkbox', { name: 'Praise' })).not.toBeChecked();
    await expect(defect).toBeChecked();
  },
};
