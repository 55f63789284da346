import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor, within } from 'storybook/test';
import { findSample } from '../../playground/samples';
import { createDialogueTask } from '../../playground/samples/dialogue/dialogueTask';
import { hostArgs, openedEditor, type Play, submit } from '../host';
import { regionRows } from '../regionList';
import { clickOn, dragOver, highlighted } from '../textSurface';

const talk = [
  { author: 'Agent', text: 'Harbour Hotel, good evening.' },
  { author: 'Guest', text: 'I booked a room for the third of March.' },
  { author: 'Agent', text: 'One moment, please.' },
  { author: 'Guest', text: 'Could we come on the fifth instead?' },
];
const configOf = (attributes: string) => `<View>
  <ParagraphLabels name="label" toName="talk"><Label value="Date" background="#862e9c"/><Label value="Wish" background="#1864ab"/></ParagraphLabels>
  <Paragraphs name="talk" value="$talk"${attributes && ` ${attributes}`}/>
</View>`;

const meta = {
  title: 'Tags/Paragraphs',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf('layout="dialogue"'), task: { id: 1, data: { talk } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

async function openedTalk({ canvas }: Pick<Play, 'canvas'>): Promise<HTMLElement> {
  return canvas.findByRole('document', { name: /talk|call/ });
}

/** Presses a label's button. */
async function arm({ canvas, userEvent }: Pick<Play, 'canvas' | 'userEvent'>, name: RegExp): Promise<void> {
  await userEvent.click(await canvas.findByRole('button', { name }));
}

/** A label is armed, characters are selected: a span inside one utterance. Indexes are text, offsets count UTF-16 units. */
export const InOneUtterance: Story = {
  play: async (context) => {
    const surface = await openedTalk(context);
    await arm(context, /Date/);
    await dragOver(surface, 'third of March');
    await regionRows(context, 1);
    const value = { start: '1', end: '1', startOffset: 24, endOffset: 38, text: 'third of March', paragraphlabels: ['Date'] };
    expect(await submit(context)).toMatchObject([{ type: 'paragraphlabels', value }]);
    await waitFor(() => expect(highlighted(surface)).toEqual(['third of March']));
  },
};

/** The whole utterance in hand is labelled by key; the same label a second time is refused. */
export const WholeUtterance: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const surface = await openedTalk(context);
    const editor = await openedEditor(context);
    editor.setSetting('keepLabel', true);
    await arm(context, /Wish/);
    surface.focus();
    await userEvent.keyboard('{Control>}{ArrowDown}{ArrowDown}{Shift>}a{/Shift}{/Control}');
    await regionRows(context, 1);
    await userEvent.keyboard('{Control>}{Shift>}a{/Shift}{/Control}');
    await expect(await canvas.findByText('This utterance has that label already.')).toBeVisible();
    expect(await submit(context)).toMatchObject([{ value: { start: '1', end: '1', startOffset: 0, endOffset: 39 } }]);
  },
};

/** With one author filtered out, a selection over all becomes a region for each run that is shown: one step. */
export const Filtered: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const surface = await openedTalk(context);
    const authors = within(canvas.getByRole('toolbar', { name: 'Whose utterances are shown' }));
    await userEvent.click(authors.getByRole('button', { name: /Guest/ }));
    await expect(surface.querySelector('[data-turn="1"]')).not.toBeVisible();
    await arm(context, /Wish/);
    await dragOver(surface, talk.map(({ text }) => text).join(''));
    await regionRows(context, 2);
    const results = await submit(context);
    expect(results.map(({ value }) => [value?.start, value?.end])).toEqual([
      ['0', '0'],
      ['2', '2'],
    ]);
  },
};

/** `layout="none"`: a plain list. A click selects the region under it. */
export const PlainList: Story = {
  args: {
    config: configOf('showLabels="true"'),
    task: {
      id: 1,
      data: { talk },
      annotations: [
        {
          id: 'mine',
          result: [
            {
              id: 'a',
              from_name: 'label',
              to_name: 'talk',
              type: 'paragraphlabels',
              value: { start: '1', end: '2', startOffset: 24, endOffset: 10, paragraphlabels: ['Date'] },
            },
          ],
        },
      ],
    },
  },
  play: async (context) => {
    const surface = await openedTalk(context);
    const editor = await openedEditor(context);
    await clickOn(surface, 'March');
    await waitFor(() => expect(editor.active?.selection).toEqual(['a']));
  },
};

/** What does not fit is told with what was probably meant; the rest works. */
export const WrongKeys: Story = {
  args: { config: configOf('layout="dialogue" textKey="txt"') },
  play: async (context) => {
    await openedTalk(context);
    const editor = await openedEditor(context);
    await waitFor(() => expect(editor.problems.map(({ code }) => code)).toEqual(['paragraphs-text-key']));
    expect(editor.problems[0]?.message).toContain("Did you mean 'text'?");
  },
};

/** A call with its recording: utterances are played one by one, the text follows. */
export const WithRecording: Story = {
  args: { config: findSample('dialogue')!.config, task: createDialogueTask(), showPredictions: true },
  play: async (context) => {
    const { canvas } = context;
    await openedTalk(context);
    await expect(await canvas.findByRole('group', { name: 'Recording' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Play from 0:04' })).toBeVisible();
  },
};
