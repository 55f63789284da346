import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor, type Problem } from 'label-editor';
import { expect, mocked, waitFor, within } from 'storybook/test';
import { findSample } from '../playground/samples';
import { hostArgs, openedEditor, type Play, submit } from './host';

function sample(id: string) {
  const { config, loadTasks } = findSample(id)!;
  return { config, task: loadTasks()[0]! };
}

const careless = sample('problems-task');

const meta = {
  title: 'Problems',
  component: LabelEditor,
  args: { ...hostArgs, ...careless, showPredictions: true },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** What the host was told last. */
async function told({ args }: Play): Promise<readonly Problem[]> {
  await waitFor(() => expect(args.onProblems).toHaveBeenCalled());
  return mocked(args.onProblems!).mock.lastCall![0];
}

async function panel({ canvas, userEvent }: Play) {
  await userEvent.click(await canvas.findByRole('tab', { name: /Problems/ }));
  return within(canvas.getByRole('complementary', { name: 'Side panel' }));
}

/** A config with mistakes: each is told with line and column, the rest of it works. */
export const BadConfig: Story = {
  args: sample('problems-config'),
  play: async (context) => {
    const { canvas } = context;
    const side = await panel(context);
    await side.findByText(/did you mean/i);
    await waitFor(() => expect(side.getAllByText(/^config \d+:\d+/).length).toBeGreaterThan(4));
    await expect(canvas.getByText(/<Sparkles> is not a tag of this editor/)).toBeVisible();
    await expect(await canvas.findByRole('document', { name: 'Text text' })).toHaveTextContent('lighthouse');
    const problems = await told(context);
    expect(problems.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
    for (const { where, message } of problems) {
      expect(message).not.toBe('');
      expect(where.line).toBeGreaterThan(0);
    }
  },
};

/** A tag that is never closed: the editor says where, and shows what it could read. */
export const BrokenXml: Story = {
  args: sample('problems-xml'),
  play: async (context) => {
    const { canvas } = context;
    await expect(await canvas.findByRole('document', { name: 'Text text' })).toHaveTextContent('lighthouse');
    const [problem] = await told(context);
    expect(problem).toMatchObject({ severity: 'error', where: { source: 'config' } });
    expect(problem!.where.line).toBeGreaterThan(1);
    await (await panel(context)).findByText(problem!.message);
  },
};

/** A config that is no XML at all. */
export const NoXml: Story = {
  args: { config: 'name: label\ntype: boxes', task: careless.task },
  play: async (context) => {
    const alert = await context.canvas.findByRole('alert');
    await expect(alert).toHaveTextContent('The labeling config could not be read');
    expect(await told(context)).not.toHaveLength(0);
    expect((await openedEditor(context)).predictions[0]!.serialize().result).toEqual(careless.task.predictions![0]!.result);
  },
};

/** Results that do not fit: every one is told, none is lost, and Show leads to its region. */
export const BadResults: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('tab', { name: /careless-1/ }));
    const side = await panel(context);
    await waitFor(() => expect(side.getAllByRole('listitem').length).toBeGreaterThan(10));
    const problem = side.getAllByText(/Bilding/)[0]!.closest('li')!;
    await userEvent.click(within(problem).getByRole('button', { name: 'Show' }));
    const editor = await openedEditor(context);
    await waitFor(() => expect(editor.active?.selection).toEqual(['unknown-label']));
    await userEvent.click(canvas.getByRole('button', { name: /^Copy prediction/ }));
    const results = await submit(context);
    const given = careless.task.predictions![0]!.result;
    expect(results).toHaveLength(given.length);
    expect(results.map(({ value }) => value)).toEqual(given.map(({ value }) => value));
  },
};

/** A key that the config asks for and the task does not have. */
export const MissingData: Story = {
  args: {
    config: '<View><Labels name="label" toName="text"><Label value="Person"/></Labels><Text name="text" value="$letter"/></View>',
    task: { id: 1, data: { lettre: 'Dear Ada' } },
  },
  play: async (context) => {
    const side = await panel(context);
    expect((await side.findAllByText(/letter/)).length).toBeGreaterThan(0);
    expect((await told(context)).map(({ message }) => message).join()).toContain('letter');
    expect(await submit(context)).toEqual([]);
  },
};

/** No config: an empty editor that still hands back what came. */
export const EmptyConfig: Story = {
  args: { config: '', task: careless.task },
  play: async (context) => {
    const { canvas } = context;
    const editor = await openedEditor(context);
    await canvas.findByRole('tab', { name: /careless-1/ });
    expect(editor.predictions[0]!.serialize().result).toEqual(careless.task.predictions![0]!.result);
    expect(canvas.queryByRole('application')).toBeNull();
  },
};

/** A task that is nonsense is a problem, not a crash. */
export const NoTask: Story = {
  args: { task: 'what is this?' },
  play: async (context) => {
    const problems = await told(context);
    expect(problems.some(({ where }) => where.source === 'task')).toBe(true);
    await context.canvas.findByRole('tab', { name: /Problems/ });
  },
};

/** A clean config and task. */
export const None: Story = {
  args: sample('image-boxes-and-choice'),
  play: async (context) => {
    const side = await panel(context);
    await side.findByText('No problems');
    expect((await openedEditor(context)).problems).toEqual([]);
  },
};
