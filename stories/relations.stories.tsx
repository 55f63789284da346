import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor, within } from 'storybook/test';
import { findSample } from '../playground/samples';
import { hostArgs, openedEditor, type Play } from './host';
import { clickOn } from './textSurface';

function argsOf(id: string) {
  const { config, loadTasks } = findSample(id)!;
  return { config, task: loadTasks()[0] };
}

/** Links between regions: made by key and click, labelled, turned, listed and drawn as arrows. */
const meta = {
  title: 'Relations',
  component: LabelEditor,
  args: { ...hostArgs, ...argsOf('relations') },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

async function openTab({ canvas, userEvent }: Play): Promise<HTMLElement> {
  await userEvent.click(await canvas.findByRole('tab', { name: /^Relations/ }));
  return canvas.findByRole('grid', { name: 'Relations' }, { timeout: 10_000 });
}

/** The relations of a text and a picture, with both ends of each. */
export const List: Story = {
  play: async (context) => {
    const grid = await openTab(context);
    await waitFor(() => expect(within(grid).getAllByRole('row')).toHaveLength(7));
    const [first] = within(grid).getAllByRole('row');
    await expect(first).toHaveTextContent('Yuki Hara');
    await expect(first).toHaveTextContent('drives');
  },
};

/** A region is selected, Alt+R, the other one is clicked, a number key labels it: four steps. */
export const FourSteps: Story = {
  play: async (context) => {
    const editor = await openedEditor(context);
    const surface = await context.canvas.findByRole('document', { name: 'Text text' });
    await clickOn(surface, 'Tomas Berg');
    await waitFor(() => expect(editor.annotation?.selection).toEqual(['tomas']));
    surface.focus();
    await context.userEvent.keyboard('{Alt>}r{/Alt}');
    await waitFor(() => expect(editor.linking).toEqual({ fromId: 'tomas' }));
    await clickOn(surface, 'baggage cart');
    await waitFor(() => expect(context.canvas.getByRole('combobox', { name: /^Labels of/ })).toHaveFocus());
    await context.userEvent.keyboard('2{Enter}');
    await waitFor(() => expect(editor.askedRelation).toBeUndefined());
    await expect(editor.annotation?.serialize().result.at(-1)).toEqual({
      from_id: 'tomas',
      to_id: 'cart-word',
      type: 'relation',
      direction: 'right',
      labels: ['drives'],
    });
  },
};

/** Without the mouse: Alt+. points at the other region, Enter takes it. */
export const ByKeys: Story = {
  play: async (context) => {
    const editor = await openedEditor(context);
    const surface = await context.canvas.findByRole('document', { name: 'Text text' });
    await clickOn(surface, 'Port Alder airport');
    await waitFor(() => expect(editor.annotation?.selection).toEqual(['airport']));
    surface.focus();
    await context.userEvent.keyboard('{Alt>}r{/Alt}');
    await context.canvas.findByText(/^Relate “Port Alder airport” \(Place\): click/, { selector: '.le-banner-text' });
    await context.userEvent.keyboard('{Alt>}.{/Alt}{Enter}');
    await waitFor(() => expect(editor.annotation?.relations.at(-1)).toMatchObject({ fromId: 'airport', toId: 'jet-word' }));
  },
};

/** A label in hand: each two clicks are a relation that carries it. */
export const OneAfterAnother: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const editor = await openedEditor(context);
    await openTab(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Label…' }));
    const labels = await canvas.findByRole('listbox', { name: 'Labels of new relations' });
    await userEvent.click(within(labels).getByRole('option', { name: /before/ }));
    await userEvent.click(canvas.getByRole('button', { name: 'One after another' }));
    const surface = canvas.getByRole('document', { name: 'Text text' });
    for (const phrase of ['red jet', 'hall', 'hall', 'Tomas Berg']) await clickOn(surface, phrase);
    await waitFor(() =>
      expect(editor.annotation?.relations.slice(-2).map(({ fromId, toId, labels }) => [fromId, toId, ...labels])).toEqual([
        ['jet-word', 'hall', 'before'],
        ['hall', 'tomas', 'before'],
      ]),
    );
  },
};

/** Three hundred relations: the list shows those of what is selected. */
export const ThreeHundred: Story = {
  args: { ...argsOf('relations-many'), settings: { showRelations: 'selected' } },
  play: async (context) => {
    const editor = await openedEditor(context);
    await waitFor(() => expect(editor.annotation?.relations.length).toBeGreaterThanOrEqual(300));
    await context.userEvent.click(await context.canvas.findByRole('tab', { name: /^Relations/ }));
    const [first] = editor.annotation?.relations ?? [];
    editor.annotation?.selectRegions([first?.fromId ?? '']);
    const grid = await context.canvas.findByRole('grid', { name: 'Relations' }, { timeout: 10_000 });
    const own = editor.annotation?.relationsOf(first?.fromId ?? '').length ?? 0;
    await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', String(own)));
  },
};
