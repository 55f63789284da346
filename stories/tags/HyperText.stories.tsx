import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { findSample } from '../../playground/samples';
import { hostArgs, openedEditor, type Play, submit } from '../host';
import { regionRows } from '../regionList';
import { dragOver } from '../textSurface';

const html = `<html><head><style>body { font-family: Georgia, serif } h1 { color: #862e9c }</style></head><body>
<h1>Harbour news</h1>
<p>Ada Thorne <em>sailed</em> at dawn.<br>Nobody asked <a href="https://example.org/why">why</a>.</p>
<img src="https://example.org/boat.png" alt="A boat"><script>alert(1)</script>
<table><tr><td>Port</td><td>Alder</td></tr></table></body></html>`;
const configOf = (attributes: string) => `<View>
  <HyperTextLabels name="label" toName="page"><Label value="Person" background="#d9480f"/><Label value="Place" background="#1864ab"/></HyperTextLabels>
  <HyperText name="page" value="$html" ${attributes}/>
</View>`;

const meta = {
  title: 'Tags/HyperText',
  component: LabelEditor,
  args: { ...hostArgs, config: configOf(''), task: { id: 1, data: { html } } },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** The page, which stands in a shadow root of its own. */
async function openedPage({ canvas }: Pick<Play, 'canvas'>): Promise<HTMLElement> {
  const surface = await canvas.findByRole('document', { name: 'Text page' });
  const page = surface.querySelector('.le-page-host')?.shadowRoot?.querySelector<HTMLElement>('.le-page');
  if (!page) throw new Error('the page is not in a shadow root');
  return page;
}

/** A selection across elements is stored as XPaths, as offsets of the whole text (white space between tags counts, also at the start of the body), and as the text itself. */
export const Labelling: Story = {
  play: async (context) => {
    const page = await openedPage(context);
    await context.userEvent.click(context.canvas.getByRole('button', { name: /Person/ }));
    await dragOver(page, 'Thorne sailed');
    await regionRows(context, 1);
    expect((await submit(context)).map(({ value }) => value)).toEqual([
      {
        start: '/p[1]/text()[1]',
        startOffset: 4,
        end: '/p[1]/em[1]/text()[1]',
        endOffset: 6,
        globalOffsets: { start: 18, end: 31 },
        text: 'Thorne sailed',
        hypertextlabels: ['Person'],
      },
    ]);
  },
};

/** Scripts are gone, pictures stay away until they are asked for, links do nothing, and the page's own style sheet holds. */
export const Harmless: Story = {
  play: async (context) => {
    const page = await openedPage(context);
    expect(page.querySelector('script')).toBeNull();
    expect(page.querySelector('img')?.hasAttribute('src')).toBe(false);
    expect(page.querySelector('a')?.hasAttribute('href')).toBe(false);
    expect(getComputedStyle(page.querySelector('h1') ?? page).color).toBe('rgb(134, 46, 156)');
    expect(context.canvas.getByRole('button', { name: 'Show pictures (1)' })).toBeVisible();
  },
};

/** `inline="true"`: in the editor's own type, as high as its content. */
export const Inline: Story = {
  args: { config: configOf('inline="true"') },
  play: async (context) => {
    const page = await openedPage(context);
    const surface = context.canvas.getByRole('document', { name: 'Text page' });
    await waitFor(() => expect(surface.scrollHeight).toBeLessThanOrEqual(surface.clientHeight + 1));
    expect(page.localName).toBe('div');
  },
};

/** `clickableLinks="true"`: links open in a tab of their own. */
export const ClickableLinks: Story = {
  args: { config: configOf('clickableLinks="true"') },
  play: async (context) => {
    const link = (await openedPage(context)).querySelector('a');
    expect([link?.href, link?.target, link?.rel]).toEqual(['https://example.org/why', '_blank', 'noopener noreferrer']);
  },
};

/** The markup may stand in the config itself. */
export const MarkupInTheConfig: Story = {
  args: {
    config:
      '<View><HyperTextLabels name="label" toName="page"><Label value="A"/></HyperTextLabels><HyperText name="page"><h2>Rules</h2><p>Read <b>all</b> of it.</p></HyperText></View>',
  },
  play: async (context) => {
    expect((await openedPage(context)).textContent).toBe('RulesRead all of it.');
  },
};

const sample = findSample('html');
const [task] = sample?.loadTasks() ?? [];

/** A newspaper page that two models have read, in the three ways that tools write places. */
export const Predicted: Story = {
  args: { ...(sample && task && { config: sample.config, task }), showPredictions: true },
  play: async (context) => {
    await openedPage(context);
    const editor = await openedEditor(context);
    expect(editor.problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(editor.predictions.map(({ regions }) => regions.length)).toEqual([12, 6]);
  },
};
