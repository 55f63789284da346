import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor, within } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { selectRow } from '../regionList';

const text = 'The ferry to Kell Island leaves at noon.';
const span = (id: string, phrase: string, label: string) => ({
  id,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start: text.indexOf(phrase), end: text.indexOf(phrase) + phrase.length, text: phrase, labels: [label] },
});
const labels = '<Labels name="label" toName="text"><Label value="Ship"/><Label value="Place"/></Labels>';
const shown = '<Text name="text" value="$text"/>';

const meta = {
  title: 'Tags/View',
  component: LabelEditor,
  args: { ...hostArgs, config: `<View>${labels}${shown}</View>`, task: { id: 1, data: { text } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

const withRegions = {
  id: 1,
  data: { text },
  annotations: [{ id: 5, result: [span('a', 'ferry', 'Ship'), span('b', 'Kell Island', 'Place')] }],
};

/** `display="inline"` sets views beside each other; blocks lie below each other. */
export const Display: Story = {
  args: {
    config: `<View>
  <View display="inline"><Header value="Left"/></View>
  <View display="inline"><Header value="Right"/></View>
  <View><Header value="Below"/></View>
  ${labels}${shown}
</View>`,
  },
  play: async ({ canvas }) => {
    const boxOf = (name: string) => canvas.getByRole('heading', { name }).getBoundingClientRect();
    await canvas.findByRole('heading', { name: 'Left' });
    expect(boxOf('Right').top).toBe(boxOf('Left').top);
    expect(boxOf('Right').left).toBeGreaterThan(boxOf('Left').right - 1);
    expect(boxOf('Below').top).toBeGreaterThanOrEqual(boxOf('Left').bottom);
  },
};

/** CSS of the config lays out the tags; nothing of it leaves its element. */
export const Style: Story = {
  args: {
    config: `<View style="display: flex; gap: 40px">
  <View style="flex: 1 1 0; border: 1px solid #868e96" className="my-column" idAttr="first-column">${labels}</View>
  <View style="flex: 2 1 0">${shown}</View>
</View>`,
  },
  play: async ({ canvas, canvasElement }) => {
    const surface = await canvas.findByRole('document', { name: 'Text text' });
    const first = canvasElement.querySelector('#first-column')!;
    expect(first).toHaveClass('my-column');
    expect(getComputedStyle(first).borderTopWidth).toBe('1px');
    const gap = surface.getBoundingClientRect().left - first.getBoundingClientRect().right;
    expect(gap).toBeGreaterThanOrEqual(40);
    expect(surface.getBoundingClientRect().width).toBeGreaterThan(first.getBoundingClientRect().width * 1.5);
  },
};

/** Shown while one region is selected, hidden again when none is. */
export const WhenRegionSelected: Story = {
  args: {
    config: `<View>${labels}${shown}
  <View visibleWhen="region-selected"><Header value="About the region"/></View>
  <View visibleWhen="no-region-selected"><Header value="Select a region"/></View>
</View>`,
    task: withRegions,
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await canvas.findByRole('heading', { name: 'Select a region' });
    expect(canvas.queryByRole('heading', { name: 'About the region' })).toBeNull();
    await selectRow(context, 'ferry');
    await canvas.findByRole('heading', { name: 'About the region' });
    expect(canvas.queryByRole('heading', { name: 'Select a region' })).toBeNull();
    await userEvent.keyboard('u');
    await canvas.findByRole('heading', { name: 'Select a region' });
  },
};

/** Narrowed to regions with certain labels. */
export const WhenLabelValue: Story = {
  args: {
    config: `<View>${labels}${shown}
  <View visibleWhen="region-selected" whenTagName="label" whenLabelValue="Place"><Header value="Where is it?"/></View>
</View>`,
    task: withRegions,
  },
  play: async (context) => {
    const { canvas } = context;
    await selectRow(context, 'ferry');
    await waitFor(() => expect(canvas.getByRole('button', { name: /Ship/ })).toHaveAttribute('aria-pressed', 'true'));
    expect(canvas.queryByRole('heading', { name: 'Where is it?' })).toBeNull();
    await selectRow(context, 'Kell Island');
    await canvas.findByRole('heading', { name: 'Where is it?' });
  },
};

/** A follow-up question. Its answer is kept while it is hidden, but goes out only while its question is asked. */
export const WhenChoiceSelected: Story = {
  args: {
    config: `<View>${shown}
  <Choices name="late" toName="text" choice="single-radio"><Choice value="On time"/><Choice value="Late"/></Choices>
  <View visibleWhen="choice-selected" whenTagName="late" whenChoiceValue="Late">
    <Header value="How late?"/>
    <Choices name="hours" toName="text" choice="single-radio" visibleWhen="choice-selected" whenTagName="late" whenChoiceValue="Late"><Choice value="An hour"/><Choice value="A day"/></Choices>
  </View>
  <View visibleWhen="choice-unselected" whenTagName="late" whenChoiceValue="Late"><Header value="Nothing more to ask"/></View>
</View>`,
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await canvas.findByRole('heading', { name: 'Nothing more to ask' });
    await userEvent.click(await canvas.findByRole('radio', { name: 'Late' }));
    await canvas.findByRole('heading', { name: 'How late?' });
    await userEvent.click(canvas.getByRole('radio', { name: 'A day' }));
    await userEvent.click(canvas.getByRole('radio', { name: 'On time' }));
    await canvas.findByRole('heading', { name: 'Nothing more to ask' });
    expect(canvas.queryByRole('radio', { name: 'A day' })).toBeNull();
    const results = await submit(context);
    expect(results.map(({ from_name, value }) => [from_name, value])).toEqual([['late', { choices: ['On time'] }]]);
  },
};

/** A tag that this editor does not know keeps its place and its children. */
export const UnknownTag: Story = {
  args: { config: `<View><Carousel><Header value="Inside"/></Carousel>${labels}${shown}</View>` },
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText(/<Carousel> is not a tag of this editor/);
    await expect(canvas.getByRole('heading', { name: 'Inside' })).toBeVisible();
    await userEvent.click(canvas.getByRole('tab', { name: /Problems/ }));
    const panel = within(canvas.getByRole('complementary', { name: 'Side panel' }));
    await panel.findByText(/Carousel/);
  },
};
