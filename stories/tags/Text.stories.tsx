import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { findSample } from '../../playground/samples';
import { hostArgs, openedEditor, type Play, submit } from '../host';
import { regionRows, selectRow } from '../regionList';
import { clickOn, dragOver, highlighted } from '../textSurface';

const text = 'Ada Thorne sailed at dawn. The harbour master wrote it down.\n\nNobody asked why.';
const configOf = (attributes: string, label = '') => `<View>
  <Labels name="label" toName="text"><Label value="Person" background="#d9480f"/><Label value="Event" background="#1864ab"${label}/></Labels>
  <Text name="text" value="$text"${attributes && ` ${attributes}`}/>
</View>`;

const meta = {
  title: 'Tags/Text',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf(''), task: { id: 1, data: { text } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

async function openedText({ canvas }: Pick<Play, 'canvas'>): Promise<HTMLElement> {
  return canvas.findByRole('document', { name: 'Text text' });
}

/** Arms a label, drags over a phrase and answers the value that is submitted. */
async function label(context: Play, name: string, phrase: string) {
  const surface = await openedText(context);
  await context.userEvent.click(context.canvas.getByRole('button', { name: new RegExp(name) }));
  await dragOver(surface, phrase);
  await regionRows(context, 1);
  return (await submit(context)).map(({ value }) => value);
}

/** A label is armed, characters are selected: a span of exactly these characters. */
export const Symbols: Story = {
  play: async (context) => {
    expect(await label(context, 'Person', 'da Thor')).toEqual([{ start: 1, end: 8, text: 'da Thor', labels: ['Person'] }]);
    const surface = await openedText(context);
    await waitFor(() => expect(highlighted(surface)).toEqual(['da Thor']));
  },
};

/** `granularity="word"`: a selection grows to whole words. */
export const Words: Story = {
  args: { config: configOf('granularity="word"') },
  play: async (context) => {
    expect(await label(context, 'Person', 'da Thor')).toEqual([{ start: 0, end: 10, text: 'Ada Thorne', labels: ['Person'] }]);
  },
};

/** `granularity="sentence"`. */
export const Sentences: Story = {
  args: { config: configOf('granularity="sentence"') },
  play: async (context) => {
    const [value] = await label(context, 'Event', 'sailed');
    expect(value).toMatchObject({ start: 0, text: 'Ada Thorne sailed at dawn.', labels: ['Event'] });
  },
};

/** `granularity="paragraph"`. */
export const Paragraphs: Story = {
  args: { config: configOf('granularity="paragraph"') },
  play: async (context) => {
    const [value] = await label(context, 'Event', 'harbour');
    expect(value).toMatchObject({ start: 0, end: 60, labels: ['Event'] });
  },
};

/** The granularity of a label goes before that of the text. */
export const GranularityOfALabel: Story = {
  args: { config: configOf('', ' granularity="word"') },
  play: async (context) => {
    expect(await label(context, 'Event', 'ail')).toMatchObject([{ text: 'sailed' }]);
  },
};

/** A phrase is selected first and its label pressed afterwards, by the label's key. */
export const SelectThenLabel: Story = {
  play: async (context) => {
    const surface = await openedText(context);
    surface.focus();
    await dragOver(surface, 'dawn');
    await context.userEvent.keyboard('2');
    await regionRows(context, 1);
    expect(await submit(context)).toMatchObject([{ value: { start: 21, end: 25, text: 'dawn', labels: ['Event'] } }]);
  },
};

/** Clicking a span selects it; its end is moved by a key, as one undoable step. */
export const ResizeByKey: Story = {
  args: {
    task: {
      id: 1,
      data: { text },
      predictions: [],
      annotations: [
        {
          id: 3,
          result: [
            {
              id: 'a',
              from_name: 'label',
              to_name: 'text',
              type: 'labels',
              value: { start: 0, end: 9, text: 'Ada Thorn', labels: ['Person'] },
            },
          ],
        },
      ],
    },
  },
  play: async (context) => {
    const { userEvent, canvas } = context;
    const surface = await openedText(context);
    const editor = await openedEditor(context);
    await clickOn(surface, 'Ada');
    await waitFor(() => expect(editor.active?.selectedRegion?.id).toBe('a'));
    surface.focus();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await waitFor(() => expect(editor.active?.region('a')?.results[0]?.value).toMatchObject({ start: 0, end: 10, text: 'Ada Thorne' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(editor.active?.region('a')?.results[0]?.value).toMatchObject({ end: 9, text: 'Ada Thorn' }));
  },
};

/** The keyboard alone: arrows move a caret, with Shift they select, Enter labels. */
export const Keyboard: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context;
    const surface = await openedText(context);
    await userEvent.click(canvas.getByRole('button', { name: /Person/ }));
    surface.focus();
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}{Enter}');
    await regionRows(context, 1);
    expect(await submit(context)).toMatchObject([{ value: { start: 0, end: 3, text: 'Ada', labels: ['Person'] } }]);
  },
};

const unicode = findSample('text-unicode')!;

/** Families, flags, combining marks, Hebrew and Arabic: offsets count code points, right-to-left lines lie on the right. */
export const EmojiAndRightToLeft: Story = {
  args: { config: unicode.config, task: unicode.loadTasks()[0], showPredictions: true, mode: 'stream' },
  play: async (context) => {
    const surface = await openedText(context);
    const lines = [...surface.querySelectorAll<HTMLElement>('.le-text-line')];
    await waitFor(() => expect(lines.some((line) => line.matches(':dir(rtl)'))).toBe(true));
    const given = unicode.loadTasks()[0]!.predictions![0]!.result;
    const results = await submit(context);
    expect(results.map(({ value }) => value)).toEqual(given.map(({ value }) => value));
    const editor = await openedEditor(context);
    for (const { value } of results) {
      const { start, end, text: phrase } = value as { start: number; end: number; text: string };
      expect(Array.from(String(editor.data.text)).slice(start, end).join('')).toBe(phrase);
    }
  },
};

const labelled = {
  id: 1,
  data: { text },
  annotations: [
    {
      id: 3,
      result: [
        {
          id: 'a',
          from_name: 'label',
          to_name: 'text',
          type: 'labels',
          value: { start: 0, end: 10, text: 'Ada Thorne', labels: ['Person'] },
        },
      ],
    },
  ],
};

/** `showLabels="true"`: captions at the spans, whatever the person's setting is. */
export const ShowLabels: Story = {
  args: { config: configOf('showLabels="true"'), task: labelled, settings: { showLabels: false } },
  play: async (context) => {
    const surface = await openedText(context);
    const chip = await waitFor(() => {
      const found = surface.querySelector('.le-text-layer [data-region="a"]');
      expect(found).toHaveAttribute('data-label', 'Person');
      return found!;
    });
    expect(chip.getBoundingClientRect().width).toBeGreaterThan(10);
  },
};

/** `showLabels="false"`: no captions. */
export const HideLabels: Story = {
  args: { config: configOf('showLabels="false"'), task: labelled, settings: { showLabels: true } },
  play: async (context) => {
    const surface = await openedText(context);
    await waitFor(() => expect(highlighted(surface)).toEqual(['Ada Thorne']));
    expect(surface.querySelectorAll('.le-text-layer [data-region="a"]')).toHaveLength(0);
  },
};

/** `selectionEnabled="false"`: selecting makes no region; those that are there can still be picked. */
export const SelectionDisabled: Story = {
  args: { config: configOf('selectionEnabled="false"'), task: labelled },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const surface = await openedText(context);
    const editor = await openedEditor(context);
    await userEvent.click(canvas.getByRole('button', { name: /Event/ }));
    await dragOver(surface, 'harbour master');
    await clickOn(surface, 'Thorne');
    await waitFor(() => expect(editor.active?.selection).toEqual(['a']));
    await regionRows(context, 1);
  },
};

/** `highlightColor`: one colour instead of the labels' own. */
export const HighlightColor: Story = {
  args: { config: configOf('highlightColor="rgb(0, 128, 0)"'), task: labelled },
  play: async (context) => {
    const surface = await openedText(context);
    await waitFor(() => expect(highlighted(surface)).toEqual(['Ada Thorne']));
    const rules = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText));
    expect(rules.filter((rule) => rule.includes('::highlight') && rule.includes('rgb(0, 128, 0)'))).not.toHaveLength(0);
    expect(rules.some((rule) => rule.includes('::highlight') && /217, 72, 15/.test(rule))).toBe(false);
  },
};

/** A text that comes base64-encoded. */
export const Base64: Story = {
  args: {
    config: configOf('encoding="base64unicode"'),
    task: { id: 1, data: { text: btoa(String.fromCharCode(...new TextEncoder().encode('Zürich 🚂 Genève'))) } },
  },
  play: async (context) => {
    await expect(await openedText(context)).toHaveTextContent('Zürich 🚂 Genève');
    expect(await label(context, 'Event', '🚂')).toMatchObject([{ start: 7, end: 8, text: '🚂' }]);
  },
};

/** A text that is loaded from a URL, which the host may rewrite; results carry no copy of it. */
export const FromUrl: Story = {
  args: {
    config: configOf('valueType="url"'),
    task: { id: 1, data: { text: 'store://logbook/1' } },
    resolveUrl: () => `data:text/plain,${encodeURIComponent(text)}`,
  },
  play: async (context) => {
    await expect(await openedText(context)).toHaveTextContent('Ada Thorne sailed at dawn.');
    expect(await label(context, 'Person', 'Ada')).toEqual([{ start: 0, end: 3, labels: ['Person'] }]);
  },
};

const long = findSample('text-long')!;

/** 200,000 characters with 2,000 spans: only what is in sight is painted, and a row leads to its place. */
export const LongText: Story = {
  args: { config: long.config, task: long.loadTasks()[0], showPredictions: true, mode: 'stream' },
  play: async (context) => {
    const surface = await openedText(context);
    const editor = await openedEditor(context);
    expect(editor.active?.count).toBe(2000);
    await waitFor(() => expect(highlighted(surface).length).toBeGreaterThan(0));
    expect(surface.querySelectorAll('.le-text-body *').length).toBeLessThan(3000);
    const last = editor.active!.regions.at(-1)!;
    editor.active!.selectRegions([last.id]);
    editor.reveal(last.id);
    await waitFor(() => expect(highlighted(surface)).toContain(last.results[0]!.value!.text));
    await selectRow(context, '2000');
  },
};

/** A reader's keys: the full stop takes the next word, with Shift one more, and the label's own key labels it. */
export const ReadingKeys: Story = {
  play: async (context) => {
    const surface = await openedText(context);
    surface.focus();
    await context.userEvent.keyboard('.{Shift>}.{/Shift}1');
    await regionRows(context, 1);
    const [value] = (await submit(context)).map((result) => result.value);
    expect(value).toEqual({ start: 0, end: 10, text: 'Ada Thorne', labels: ['Person'] });
  },
};

/** `trimSpans`: what is selected by the way, such as the full stop, is left out. */
export const Trimmed: Story = {
  args: { settings: { trimSpans: 'punctuation' } },
  play: async (context) => {
    const [value] = await label(context, 'Event', ' dawn. ');
    expect(value).toMatchObject({ text: 'dawn' });
  },
};

const nested = Array.from({ length: 8 }, (_, i) => ({
  id: `r${i}`,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start: 0, end: 26 - i * 2, labels: [i % 2 ? 'Person' : 'Event'] },
}));

/** Eight spans on each other: a line for each, and not a word moves. */
export const Stacked: Story = {
  args: { task: { id: 1, data: { text }, annotations: [{ id: 1, result: nested }] } },
  play: async (context) => {
    const surface = await openedText(context);
    await waitFor(() => expect(highlighted(surface)).toHaveLength(8));
    await regionRows(context, 8);
  },
};
