import type { Meta, StoryObj } from '@storybook/react-vite';
import { type AssistHandler, LabelEditor } from 'label-editor';
import { expect, fn, mocked, waitFor } from 'storybook/test';
import { findSample } from '../playground/samples';
import { askToyModel } from '../playground/samples/assist/toyModel';
import { hostArgs, submit } from './host';
import { openedImage } from './imageSurface';
import { regionRows } from './regionList';

const { config, loadTasks } = findSample('image-assist')!;

const meta = {
  title: 'Assist',
  component: LabelEditor,
  args: { ...hostArgs, config, task: loadTasks()[0]! },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A label is chosen, a click shows what is meant, the toy model outlines it; accepted, it is a region with that label. One undo takes it back. */
export const PointsAndOutline: Story = {
  args: { onAssist: askToyModel },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    await userEvent.click(canvas.getAllByText('Vehicle')[0]!);
    await image.click(image.at(78.3, 86));
    const accept = await canvas.findByRole('button', { name: 'Accept suggestion 1: Vehicle' }, { timeout: 5000 });
    await expect(canvas.getByText('1 suggestion')).toBeVisible();
    await regionRows(context, 0);
    await userEvent.click(accept);
    await regionRows(context, 1);
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
    await regionRows(context, 0);
    await expect(image.editor.assist.isOpen).toBe(false);
    await userEvent.click(canvas.getByRole('button', { name: 'Redo' }));
    const results = await submit(context);
    expect(results).toMatchObject([
      { from_name: 'outline', type: 'polygonlabels', origin: 'prediction', value: { polygonlabels: ['Vehicle'] } },
    ]);
  },
};

/** Points that are not meant alone get the model's own words; Ask again, Keep and Discard stand beside them. */
export const Refusal: Story = {
  args: { onAssist: askToyModel },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    await userEvent.click(canvas.getAllByText('Aircraft')[0]!);
    await userEvent.keyboard('{Alt>}');
    await image.click(image.at(50, 50));
    await userEvent.keyboard('{/Alt}');
    const alert = await canvas.findByRole('alert', {}, { timeout: 5000 });
    await expect(alert).toHaveTextContent('Show me at least one point that is meant');
    await userEvent.click(canvas.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(canvas.queryByRole('alert')).toBeNull());
    await regionRows(context, 0);
  },
};

const slow = fn<AssistHandler>();

/** While the model thinks, a spinner turns at the prompt and in the bar; Escape cancels, and what was drawn can be kept. */
export const Waiting: Story = {
  args: { onAssist: slow },
  play: async (context) => {
    const { canvas, userEvent } = context;
    mocked(slow)
      .mockReset()
      .mockReturnValue(new Promise(() => undefined));
    const image = await openedImage(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Rectangle' }));
    await image.drag(image.at(60, 50), image.at(80, 70), image.at(95, 75));
    await expect(canvas.getAllByRole('button', { name: 'Cancel the request' })).toHaveLength(2);
    image.surface.focus();
    await userEvent.keyboard('{Escape}');
    await expect(mocked(slow).mock.lastCall![1].aborted).toBe(true);
    await userEvent.click(await canvas.findByRole('button', { name: 'Keep what I drew' }));
    await regionRows(context, 1);
    expect(await submit(context)).toMatchObject([{ from_name: 'around', type: 'rectangle', origin: 'manual' }]);
  },
};

/** With “Accept suggestions at once” the answer is a region as soon as it comes. */
export const AcceptedAtOnce: Story = {
  args: { onAssist: askToyModel, settings: { acceptSuggestions: true } },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    await userEvent.click(canvas.getAllByText('Vehicle')[0]!);
    await image.click(image.at(78.3, 86));
    await regionRows(context, 1);
    await expect(image.editor.assist.isOpen).toBe(false);
  },
};

/** Without a model a control that is `smartOnly` says why it cannot, and the switch is not there. */
export const NoModel: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    await expect(canvas.queryByRole('button', { name: 'Ask the model (auto-detect)' })).toBeNull();
    await userEvent.click(canvas.getAllByText('Vehicle')[0]!);
    await image.click(image.at(30, 30));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('no model is connected here');
    await regionRows(context, 0);
  },
};
