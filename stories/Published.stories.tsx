import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { findSample } from '../playground/samples';
import { hostArgs, openedEditor, type Play, submit } from './host';
import { openedImage } from './imageSurface';
import { details, regionRows, selectRow } from './regionList';
import { clickOn, dragOver, highlighted } from './textSurface';

/** Config and first task of a published example. */
function example(id: string) {
  const { config, loadTasks } = findSample(id)!;
  return { config, task: loadTasks()[0]! };
}

const boxes = example('image-boxes-and-choice');
const shapes = example('image-unlabelled-shapes');
const ocr = example('ocr');
const classification = example('text-classification');
const spans = example('text-spans');
const perRegion = example('text-per-region-textarea');

const meta = {
  title: 'Examples/Published',
  component: LabelEditor,
  args: { ...hostArgs, ...boxes, showPredictions: true },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Opens the prediction's tab and copies it. */
async function copy({ canvas, userEvent }: Play, name: RegExp | string): Promise<void> {
  await userEvent.click(await canvas.findByRole('tab', { name }));
  await userEvent.click(await canvas.findByRole('button', { name: /^Copy prediction/ }));
  await waitFor(() => expect(canvas.getByRole('tab', { name: /^New/, selected: true })).toBeVisible());
}

/** A model boxed one aeroplane and one car and chose a maker. The person corrects the maker and draws a second aeroplane. */
export const BoxesAndAChoice: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    await copy(context, /one/);
    const image = await openedImage(context);
    await expect(await canvas.findByRole('checkbox', { name: 'Airbus' })).toBeChecked();
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Boeing' }));
    await userEvent.click(canvas.getByRole('button', { name: /Airplane/ }));
    await image.drag(image.at(68, 57), image.at(80, 65), image.at(94, 72));
    await regionRows(context, 3);
    const results = await submit(context);
    const given = boxes.task.predictions![0]!.result;
    expect(results.filter(({ id }) => id === 'result1' || id === 'result2')).toMatchObject(given.slice(0, 2));
    expect(results.find(({ id }) => id === 'result3')).toMatchObject({ value: { choices: ['Boeing'] }, origin: 'prediction-changed' });
    expect(results.filter(({ origin }) => origin === 'manual')).toMatchObject([
      { type: 'rectanglelabels', original_width: 600, original_height: 403, value: { rectanglelabels: ['Airplane'] } },
    ]);
  },
};

/** Rectangle and polygon are shown; ellipse and key point are no tags of this editor yet: told, and not lost. */
export const ShapesWithoutLabels: Story = {
  args: shapes,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await copy(context, /one/);
    const image = await openedImage(context);
    await image.click(image.editor.surfaces.get('image')!.clientPointOf('ABC')!);
    await waitFor(() => expect(image.editor.active?.selection).toEqual(['ABC']));
    await userEvent.click(canvas.getByRole('button', { name: /Building/ }));
    await waitFor(() => expect(image.editor.active?.region('ABC')?.labels).toEqual(['Building']));
    // Ellipses, boxes and polygons are all known.
    await expect(image.editor.problems.filter(({ code }) => code === 'no-tag-yet')).toEqual([]);
    const results = await submit(context);
    const given = shapes.task.predictions![0]!.result;
    for (const before of given) {
      expect(results.find(({ id, type }) => id === before.id && type === before.type)).toMatchObject({ value: before.value });
    }
    expect(results.find(({ id, type }) => id === 'ABC' && type === 'labels')).toMatchObject({ value: { labels: ['Building'] } });
  },
};

/** Box, label and transcription are three results with one id: one region, whose text is corrected in its row. */
export const Ocr: Story = {
  args: ocr,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await copy(context, /best_ocr_model/);
    await openedImage(context);
    await regionRows(context, 1);
    await selectRow(context, 'TOTAL');
    const field = await canvas.findByRole('textbox', { name: /transcription, entry 1/ });
    await userEvent.clear(field);
    await userEvent.type(field, 'TOTAL EUR');
    await userEvent.tab();
    const results = await submit(context);
    const given = ocr.task.predictions![0]!.result;
    expect(results.map(({ id, type }) => [id, type])).toEqual(given.map(({ id, type }) => [id, type]));
    expect(results.map(({ value }) => value)).toEqual([given[0]!.value, given[1]!.value, { ...given[2]!.value, text: ['TOTAL EUR'] }]);
  },
};

/** The old format: a completion beside a prediction, results without ids. The person sides with the model. */
export const TextClassification: Story = {
  args: classification,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await expect(await canvas.findByRole('checkbox', { name: 'Positive' })).toBeChecked();
    await userEvent.click(canvas.getByRole('tab', { name: /0\.95/ }));
    await waitFor(() => expect(canvas.getByRole('checkbox', { name: 'Neutral' })).toBeChecked());
    await userEvent.click(canvas.getByRole('button', { name: /^Copy prediction/ }));
    await expect(canvas.getByRole('checkbox', { name: 'Neutral' })).toBeChecked();
    expect(await submit(context)).toMatchObject([
      { from_name: 'sentiment_class', to_name: 'message', type: 'choices', value: { choices: ['Neutral'] }, origin: 'prediction' },
    ]);
  },
};

/** Two models that disagree. One is copied, a span relabelled, one added; the other model's results stay its own. */
export const TextSpans: Story = {
  args: spans,
  play: async (context) => {
    const { canvas, userEvent } = context;
    expect(await canvas.findByRole('tab', { name: /two/ })).toHaveTextContent('0.42');
    await copy(context, /one/);
    const surface = await canvas.findByRole('document', { name: 'Text text' });
    await waitFor(() => expect(highlighted(surface)).toContain('Jerusalem'));
    await clickOn(surface, 'Jerusalem');
    await userEvent.click(canvas.getByRole('button', { name: /Fact/ }));
    surface.focus();
    await userEvent.keyboard('u');
    await dragOver(surface, 'tourists');
    await userEvent.click(canvas.getByRole('button', { name: /Person/ }));
    const given = spans.task.predictions![0]!.result;
    await regionRows(context, given.length + 1);
    const results = await submit(context);
    expect(results.find(({ id }) => id === 'def')).toMatchObject({
      value: { ...given[1]!.value, labels: ['Fact'] },
      origin: 'prediction-changed',
    });
    expect(results.find(({ id }) => id === 'abc')).toMatchObject({ value: given[0]!.value, origin: 'prediction' });
    expect(results.at(-1)).toMatchObject({ value: { text: 'tourists', labels: ['Person'] }, origin: 'manual' });
    expect((await openedEditor(context)).predictions[0]!.serialize().result).toEqual(given);
  },
};

/** The control of the span is misnamed, as published: it is told, shown all the same, and goes out as it came. */
export const ANoteOnASpan: Story = {
  // Asked in the details, not beside the span.
  args: { ...perRegion, settings: { questionsAtRegion: false } },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await copy(context, /Prediction/);
    await selectRow(context, 'motorbike');
    await expect(await details(context).findByText('yay')).toBeVisible();
    await userEvent.click(canvas.getByRole('tab', { name: /Problems/ }));
    await waitFor(() => expect(canvas.getAllByText(/ner/).length).toBeGreaterThan(0));
    const results = await submit(context);
    const given = perRegion.task.predictions![0]!.result;
    expect(results.map(({ id, from_name, value }) => ({ id, from_name, value }))).toEqual(
      given.map(({ id, from_name, value }) => ({ id, from_name, value })),
    );
  },
};
