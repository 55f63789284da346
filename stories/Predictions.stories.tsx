import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor, within } from 'storybook/test';
import { findSample } from '../playground/samples';
import { hostArgs, openedEditor, sentTo, submit } from './host';
import { openedImage } from './imageSurface';
import { details, regionRows, selectRow } from './regionList';
import { highlighted } from './textSurface';

const spans = findSample('text-spans')!;
const review = findSample('image-review')!;
const reviewTask = review.loadTasks()[0]!;
const [one, two] = spans.loadTasks()[0]!.predictions!;

const meta = {
  title: 'Review/Predictions',
  component: LabelEditor,
  args: { ...hostArgs, config: spans.config, task: spans.loadTasks()[0]!, showPredictions: true },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Quick view: predictions are tabs, read-only. Copy makes an annotation of the one on screen, which can be edited. */
export const QuickViewCopy: Story = {
  play: async (context) => {
    const { canvas, userEvent, args } = context;
    await userEvent.click(await canvas.findByRole('tab', { name: /two/ }));
    await regionRows(context, two!.result.length);
    expect(canvas.queryByRole('button', { name: 'Submit' })).toBeNull();
    expect(canvas.queryByRole('button', { name: 'Undo' })).toBeNull();
    await selectRow(context, '27');
    await details(context).findByText(/Predictions are read-only/);
    await userEvent.click(canvas.getByRole('button', { name: 'Copy prediction to a new annotation' }));
    await waitFor(() => expect(canvas.getByRole('tab', { name: /^New/, selected: true })).toBeVisible());
    await regionRows(context, two!.result.length);
    await selectRow(context, '27');
    await userEvent.keyboard('{Delete}');
    await regionRows(context, two!.result.length - 1);
    const results = await submit(context);
    expect(results.map(({ id }) => id)).toEqual(two!.result.slice(1).map(({ id }) => id));
    expect(results.every(({ origin }) => origin === 'prediction')).toBe(true);
    expect(args.onChange).toHaveBeenCalled();
    await userEvent.click(canvas.getByRole('tab', { name: /two/ }));
    await regionRows(context, two!.result.length);
  },
};

/** A copied prediction names its parent. */
export const ParentOfACopy: Story = {
  args: { config: review.config, task: reviewTask },
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('tab', { name: /apron-6/ }));
    await userEvent.click(canvas.getByRole('button', { name: /^Copy prediction/ }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Submit' }));
    const sent = await sentTo(args.onSubmit);
    expect(sent.parent_prediction).toBe(202);
    expect(sent.result.map(({ id }) => id)).toEqual(reviewTask.predictions![1]!.result.map(({ id }) => id));
  },
};

/** Stream: a task without an annotation opens in a copy of the prediction of `modelVersion`; there are no tabs of predictions. */
export const Stream: Story = {
  args: { mode: 'stream', modelVersion: 'two' },
  play: async (context) => {
    const { canvas } = context;
    await expect(await canvas.findByRole('tab', { name: /^New/ })).toHaveAttribute('aria-selected', 'true');
    expect(canvas.queryByRole('tab', { name: /two/ })).toBeNull();
    await regionRows(context, two!.result.length);
    const results = await submit(context);
    expect(results.map(({ id }) => id)).toEqual(two!.result.map(({ id }) => id));
  },
};

/** Without `modelVersion` the first prediction is copied. */
export const StreamFirstModel: Story = {
  args: { mode: 'stream' },
  play: async (context) => {
    await regionRows(context, one!.result.length);
    const results = await submit(context);
    expect(results.map(({ value }) => value)).toEqual(one!.result.map(({ value }) => value));
  },
};

/** Without `showPredictions` nothing of them is shown or copied, in a stream as in quick view. */
export const NotShown: Story = {
  args: { showPredictions: false, mode: 'stream' },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const surface = await canvas.findByRole('document', { name: 'Text text' });
    await regionRows(context, 0);
    expect(highlighted(surface)).toEqual([]);
    await userEvent.click(canvas.getByRole('tab', { name: /Layers/ }));
    await canvas.findByText('Predictions are not shown in this project.');
    expect(await submit(context)).toEqual([]);
  },
};

/** Both models laid over the saved annotation: what they found is dashed on the picture and in no list. */
export const LayersOverAnAnnotation: Story = {
  args: { config: review.config, task: reviewTask },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    await regionRows(context, 5);
    const before = image.painted('regions');
    await userEvent.click(canvas.getByRole('tab', { name: /Layers/ }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Show apron-6' }));
    await waitFor(() => expect(image.painted('regions')).toBeGreaterThan(before));
    await canvas.findByLabelText('Opacity of apron-6');
    const withOne = image.painted('regions');
    await userEvent.click(canvas.getByRole('button', { name: 'Show apron-7' }));
    await waitFor(() => expect(image.painted('regions')).toBeGreaterThan(withOne));
    await userEvent.click(canvas.getByRole('button', { name: 'Hide apron-6' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Hide apron-7' }));
    await waitFor(() => expect(image.painted('regions')).toBe(before));
    expect((await openedEditor(context)).annotations[0]!.serialize().result).toEqual(reviewTask.annotations![0]!.result);
  },
};

/** Layers over a text. */
export const LayersOverAText: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const surface = await canvas.findByRole('document', { name: 'Text text' });
    await userEvent.click(canvas.getByRole('button', { name: 'New annotation' }));
    await userEvent.click(canvas.getByRole('tab', { name: /Layers/ }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Show one' }));
    await waitFor(() => expect(highlighted(surface)).toContain('Jerusalem'));
    await regionRowsStayEmpty(context);
  },
};

async function regionRowsStayEmpty({ canvas, userEvent }: Parameters<NonNullable<Story['play']>>[0]): Promise<void> {
  await userEvent.click(canvas.getByRole('tab', { name: /Regions/ }));
  await canvas.findByText('No regions yet');
}

/** Read-only results cannot be changed, hidden ones start hidden; both go out as they came. */
export const ReadonlyAndHidden: Story = {
  args: { config: review.config, task: reviewTask, onUpdate: hostArgs.onSubmit },
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    const image = await openedImage(context);
    const rows = await regionRows(context, 5);
    const [, readonly, hidden] = rows;
    expect(within(hidden!).getByRole('button', { name: 'Show' })).toHaveAttribute('aria-pressed', 'true');
    await image.click(image.editor.surfaces.get('image')!.clientPointOf('jet-2')!);
    await waitFor(() => expect(image.editor.active?.selection).toEqual(['jet-2']));
    await details(context).findByText(/This region is read-only/);
    await userEvent.keyboard('{Delete}');
    await userEvent.keyboard('2');
    await regionRows(context, 5);
    expect(within(readonly!).queryByRole('button', { name: 'Delete' })).toBeNull();
    const place = image.editor.surfaces.get('image')!.clientPointOf('jet-3')!;
    await image.click(place);
    await waitFor(() => expect(image.editor.active?.selection).toEqual([]));
    await userEvent.click(within(hidden!).getByRole('button', { name: 'Show' }));
    await image.click(place);
    await waitFor(() => expect(image.editor.active?.selection).toEqual(['jet-3']));
    await userEvent.click(canvas.getByRole('button', { name: 'Update' }));
    expect((await sentTo(args.onUpdate)).result).toEqual(reviewTask.annotations![0]!.result);
  },
};

/** They stay so in a copy of a prediction. */
export const ReadonlyInACopy: Story = {
  args: { config: review.config, task: { ...reviewTask, annotations: [] }, mode: 'stream' },
  play: async (context) => {
    const image = await openedImage(context);
    const given = reviewTask.predictions![0]!.result;
    const [, row] = await regionRows(context, given.length);
    await context.userEvent.click(within(row!).getByText('Aircraft'));
    await waitFor(() => expect(image.editor.active?.selection).toEqual(['p-jet-2']));
    await context.userEvent.keyboard('{Delete}');
    await details(context).findByText(/This region is read-only/);
    const results = await submit(context);
    expect(results).toHaveLength(given.length);
    expect(results.find(({ id }) => id === 'p-jet-2')).toMatchObject({ ...given[1]!, readonly: true });
    expect(results.find(({ id }) => id === 'p-jet-3')).toMatchObject({ hidden: true });
  },
};

/** The host says it is read-only: everything can be looked at, nothing changed. */
export const ReadOnlyEditor: Story = {
  args: { config: review.config, task: reviewTask, readOnly: true },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await regionRows(context, 5);
    expect(canvas.queryByRole('button', { name: 'Submit' })).toBeNull();
    expect(canvas.queryByRole('button', { name: 'New annotation' })).toBeNull();
    await userEvent.click(canvas.getByRole('tab', { name: /apron-7/ }));
    await regionRows(context, reviewTask.predictions![0]!.result.length);
    expect(canvas.queryByRole('button', { name: /^Copy prediction/ })).toBeNull();
  },
};
