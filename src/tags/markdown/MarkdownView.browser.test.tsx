import { cleanup, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { createRegistry, type UnknownRecord } from '../../core';
import { createEditorStore } from '../../store';
import { CleanHtml, EditorProvider, TagView } from '../../ui/kit';
import { Choice, Choices } from '../choices';
import { View } from '../view';
import { Markdown } from '.';
import 'label-editor/style.css';

beforeAll(() => Promise.all([Markdown.View.preload(), CleanHtml.preload()]));
afterEach(cleanup);

function open(markdown: string, data: UnknownRecord = {}, theme = 'light') {
  const editor = createEditorStore({
    registry: createRegistry([View, Markdown, Choices, Choice]),
    config: `<View>${markdown}<Choices name="c" toName="c"><Choice value="A"/></Choices></View>`,
    task: { id: 1, data },
  });
  const node = editor.config.root?.children[0];
  const { container } = render(
    <div className="le-root" data-theme={theme}>
      <EditorProvider editor={editor}>{node && <TagView node={node} />}</EditorProvider>
    </div>,
  );
  const body = () => container.querySelector<HTMLElement>('.le-html');
  return { editor, container, body };
}

it('shows an indented body with variables, a table, code and a quote, readable in both themes', async () => {
  const config = `<Markdown className="guide" idAttr="guide" style="max-width: 300px"><![CDATA[
    ## For $who

    | Grade | Means |
    |---|---|
    | Good | send it |

    > Mind the *gap*, \`x\`

        code <b>
  ]]></Markdown>`;
  for (const theme of ['light', 'dark']) {
    const { container } = open(config, { who: '<i>Ada</i>' }, theme);
    await screen.findByRole('heading', { name: 'For <i>Ada</i>', level: 2 });
    expect(screen.getByRole('cell', { name: 'send it' })).toBeTruthy();
    expect(container.querySelector('blockquote em')?.textContent).toBe('gap');
    expect(container.querySelector('pre')?.textContent).toBe('code <b>\n');
    const outer = container.querySelector<HTMLElement>('#guide.guide');
    expect(outer?.style.maxWidth).toBe('300px');
    expect((await axe.run(container, { rules: { region: { enabled: false } } })).violations).toEqual([]);
    cleanup();
  }
});

it('takes a value, also from the task', async () => {
  const { body } = open('<Markdown value="$note"/>', {
    note: '**bold** [x](https://example.org) [y](javascript:1) [z](mailto:a@example.org)',
  });
  await expect.poll(() => body()?.querySelector('strong')?.textContent).toBe('bold');
  const links = [...(body()?.querySelectorAll('a') ?? [])].map(({ href, target, rel }) => [href, target, rel]);
  expect(links).toEqual([
    ['https://example.org/', '_blank', 'noopener noreferrer'],
    ['mailto:a@example.org', '_blank', 'noopener noreferrer'],
  ]);
});

it('holds pictures back until they are asked for', async () => {
  const { body } = open('<Markdown>![map](https://example.invalid/x.png)</Markdown>');
  await screen.findByRole('button', { name: 'Show 1 picture' });
  expect(body()?.textContent).toBe('map\n');
  expect(body()?.querySelector('img')).toBeNull();
});

it.each([
  [null, 'nothing is shown', ''],
  [{ a: 1 }, 'as it is', '{"a":1}'],
  [['*x*'], 'as it is', '["*x*"]'],
])('locates that its value is %j, and shows what can be shown', async (note, words, text) => {
  const { editor, body } = open('<Markdown value="$note"/>', { note });
  await expect
    .poll(() => editor.problems.find(({ code }) => code === 'markdown-value'))
    .toMatchObject({
      message: expect.stringContaining(words),
      where: { source: 'task', path: '$.data.note' },
    });
  await expect.poll(() => body()?.textContent?.trim()).toBe(text);
});

it('is shown only while its condition holds', async () => {
  const { editor, container } = open('<Markdown visibleWhen="choice-selected" whenTagName="c">Now</Markdown>');
  editor.addAnnotation();
  const tag = container.querySelector<HTMLElement>('[data-tag="Markdown"]');
  await expect.poll(() => tag?.hidden).toBe(true);
  editor.annotation?.answer('c', ['A']);
  await expect.poll(() => tag?.hidden).toBe(false);
});
