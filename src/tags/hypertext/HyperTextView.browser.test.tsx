import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { openText } from '../../surfaces/text';
import { pageDocument } from './hypertext.document';
import { createPage, drag, HTML, marked, open, painted, placeOf, result } from './hypertextPage.test';
import { HyperText } from './index';
import { parsePage } from './parse.document';

beforeAll(async () => {
  await HyperText.View.preload();
});

afterEach(cleanup);

describe('showing', () => {
  it('puts a page into a shadow root and paints its regions by XPath, by globalOffsets and by numbers', async () => {
    const { editor, page, codes } = await open(HTML, {
      result: [
        result('a', {
          start: '/div[1]/p[1]/b[1]/text()[1]',
          startOffset: 0,
          end: '/div[1]/p[1]/b[1]/text()[1]',
          endOffset: 3,
          text: 'two',
        }),
        result('b', { globalOffsets: { start: 5, end: 8 }, text: 'One' }),
        result('c', { start: 18, end: 22, text: 'Four' }),
      ],
    });
    await painted();
    expect(page.textContent).toBe('Head\nOne two threeFourfive');
    expect(codes()).toEqual([]);
    expect(marked(editor)).toEqual(['Four', 'One', 'two']);
  });

  it('labels what the mouse selects, with XPaths, offsets and text', async () => {
    const { editor, page, frame } = await open(HTML);
    editor.labeling.pressLabel('label', 'A');
    await drag(frame, page, 'One', 'two');
    expect(editor.annotation?.serialize().result[0]?.value).toEqual({
      start: '/div[1]/p[1]/text()[1]',
      startOffset: 0,
      end: '/div[1]/p[1]/b[1]/text()[1]',
      endOffset: 3,
      globalOffsets: { start: 5, end: 12 },
      text: 'One two',
      hypertextlabels: ['A'],
    });
    await painted();
    expect(marked(editor).join('')).toBe('One two');
  });
});

describe('labelling', () => {
  it('works with the keyboard alone', async () => {
    const { editor, frame } = await open('<p>One two</p><p>three</p>');
    editor.labeling.pressLabel('label', 'B');
    frame.focus();
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowRight}{ArrowRight}{/Shift}{Enter}');
    expect(editor.annotation?.regions.map(({ value, labels }) => [value, labels])).toEqual([
      [{ start: '/p[1]/text()[1]', startOffset: 1, end: '/p[1]/text()[1]', endOffset: 3, globalOffsets: { start: 1, end: 3 } }, ['B']],
    ]);
  });

  it('takes a sentence or a word no further than its block', async () => {
    const { editor, frame, page } = await open('<ul><li>One two</li><li>three four.</li></ul>', { attrs: 'granularity="sentence"' });
    editor.labeling.pressLabel('label', 'A');
    await drag(frame, page, 'two', 'two');
    expect(editor.annotation?.regions[0]?.value).toMatchObject({ globalOffsets: { start: 0, end: 7 } });
  });

  it('selects by a click, and cycles', async () => {
    const { editor, frame, page } = await open(HTML, {
      result: [result('out', { start: 5, end: 18 }), result('in', { start: 9, end: 12 })],
    });
    const { x, y } = placeOf(page, 'two', 1);
    const origin = frame.getBoundingClientRect();
    const position = { x: x - origin.x, y: y - origin.y };
    await userEvent.click(frame, { position });
    expect(editor.annotation?.selection).toEqual(['in']);
    // A person's next click comes when they see what the first one did.
    await painted();
    await userEvent.click(frame, { position });
    expect(editor.annotation?.selection).toEqual(['out']);
  });

  it('works with plain Labels, and HyperTextLabels work on a Text', async () => {
    const config = `<View><Labels name="label" toName="page"><Label value="A"/></Labels><HyperText name="page" value="$html"/>
      <HyperTextLabels name="other" toName="text"><Label value="B"/></HyperTextLabels><Text name="text" value="Some text"/></View>`;
    const { editor } = await open(HTML, { config });
    editor.annotation?.add({ control: 'label', value: { start: 5, end: 8 }, labels: ['A'] });
    editor.annotation?.add({ control: 'other', value: { start: 0, end: 4 }, labels: ['B'] });
    expect(editor.annotation?.serialize().result).toMatchObject([
      { type: 'labels', from_name: 'label', value: { start: 5, end: 8, text: 'One', labels: ['A'] } },
      { type: 'hypertextlabels', from_name: 'other', value: { start: 0, end: 4, text: 'Some', hypertextlabels: ['B'] } },
    ]);
  });

  it('shows the former name htmllabels, keeps it, and relabels under it', async () => {
    const before = { id: 'a', from_name: 'label', to_name: 'page', type: 'htmllabels', value: { start: 5, end: 8, htmllabels: ['A'] } };
    const { editor, codes } = await open(HTML, { result: [before] });
    await painted();
    expect(codes()).toEqual([]);
    expect(marked(editor)).toEqual(['One']);
    expect(editor.annotation?.regions[0]?.labels).toEqual(['A']);
    expect(editor.annotation?.serialize().result[0]).toBe(before);
    editor.annotation?.update('a', { labels: ['B'] });
    expect(editor.annotation?.serialize().result[0]).toMatchObject({ type: 'htmllabels', value: { htmllabels: ['B'] } });
  });
});

describe('isolation', () => {
  it("keeps the host's styles out and the page's in, and nothing of it covers the host", async () => {
    const outer = new CSSStyleSheet();
    outer.replaceSync('p { color: rgb(1, 2, 3) }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, outer];
    const css =
      'body { color: rgb(9, 8, 7) } :root { --x: rgb(4, 5, 6) } h1 { color: var(--x) } .le-text { display: none } b { pointer-events: none; user-select: none } :host { display: none !important }';
    const { page, frame } = await open(
      `<html><head><style>${css}</style></head><body class="own"><h1>H</h1><p style="font-weight: 700">P</p><b>B</b><div style="position: fixed; inset: 0; z-index: 99999; background: red">over</div></body></html>`,
    );
    const styleOf = (selector: string): CSSStyleDeclaration => getComputedStyle(page.querySelector(selector) ?? page);
    expect(styleOf('p').color).toBe('rgb(9, 8, 7)');
    expect(styleOf('p').fontWeight).toBe('700');
    expect(styleOf('h1').color).toBe('rgb(4, 5, 6)');
    expect(styleOf('b').pointerEvents).toBe('auto');
    expect(page.className).toContain('own');
    expect(getComputedStyle(frame).display).toBe('block');
    const inside = frame.getBoundingClientRect();
    const fixed = page.querySelector('div')?.getBoundingClientRect();
    expect(fixed && fixed.width <= inside.width && fixed.left >= inside.left).toBe(true);
    expect(document.elementFromPoint(inside.right + 5, inside.bottom + 5)?.closest('.le-page-host') ?? null).toBeNull();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== outer);
  });

  it('is as high as its content and in the type of the editor when it is inline', async () => {
    const long = Array.from({ length: 80 }, (_, i) => `<p>Line ${i}</p>`).join('');
    const framed = await open(long);
    expect(framed.frame.scrollHeight).toBeGreaterThan(framed.frame.clientHeight);
    const inline = await open(long, { attrs: 'inline="true"' });
    expect(inline.frame.scrollHeight).toBeLessThanOrEqual(inline.frame.clientHeight + 1);
    expect(getComputedStyle(inline.page).fontFamily).toBe(getComputedStyle(inline.frame).fontFamily);
  });

  it('stands on light paper in the dark theme, unless it is inline and says no colours', async () => {
    const colours = async (html: string, attrs: string): Promise<readonly string[]> => {
      const { container, frame, page } = await open(html, { attrs });
      container.querySelector('.le-root')?.setAttribute('data-theme', 'dark');
      return [getComputedStyle(frame).backgroundColor, getComputedStyle(page).color];
    };
    const paper = ['rgb(255, 255, 255)', 'rgb(27, 31, 39)'];
    expect(await colours(HTML, '')).toEqual(paper);
    expect(await colours('<p style="background: #ffc">x</p>', 'inline="true"')).toEqual(paper);
    expect(await colours('<table bgcolor="yellow"><tr><td>x</table>', 'inline="true"')).toEqual(paper);
    expect(await colours(HTML, 'inline="true"')).toEqual(['rgb(22, 24, 29)', 'rgb(232, 234, 238)']);
  });
});

describe('life', () => {
  it('two editors, one of them in a shadow root, paint and label each their own', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [...document.styleSheets].flatMap((sheet) => {
      const copy = new CSSStyleSheet();
      copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
      return [copy];
    });
    const container = document.createElement('div');
    root.append(container);
    const one = await open(HTML, { result: [result('a', { start: 5, end: 8 })] });
    const two = await open(HTML, { container });
    two.editor.labeling.pressLabel('label', 'B');
    await drag(two.frame, two.page, 'One', 'two');
    await painted();
    expect(marked(one.editor)).toEqual(['One']);
    expect(two.editor.annotation?.regions[0]?.value).toMatchObject({ globalOffsets: { start: 5, end: 12 } });
    expect(marked(two.editor).join('')).toBe('One two');
    cleanup();
    host.remove();
  });

  it('survives StrictMode, and leaves nothing behind', async () => {
    const before = CSS.highlights.size;
    const { editor, container, unmount } = await open(HTML, { strict: true, result: [result('a', { start: 5, end: 8 })] });
    await painted();
    expect(marked(editor)).toEqual(['One']);
    expect(container.querySelectorAll('.le-page-host')).toHaveLength(1);
    unmount();
    editor.dispose();
    expect(CSS.highlights.size).toBe(before);
    expect(document.querySelector('.le-page-host')).toBeNull();
  });

  it('an edit repaints its own block and makes no element', async () => {
    const html = Array.from({ length: 3000 }, (_, i) => `<p>Paragraph ${i} with <b>some</b> words</p>`).join('\n');
    const editor = createPage(html);
    const node = editor.config.byName.get('page');
    if (!node) throw new Error('no page in the config');
    const make = (): HTMLElement => document.body.appendChild(document.createElement('div'));
    const elements = { frame: make(), under: make(), body: make(), over: make() };
    elements.frame.append(elements.under, elements.body, elements.over);
    elements.frame.style.cssText = 'height: 400px; overflow: auto';
    const page = parsePage(html, { isInline: false, clickableLinks: false, base: undefined }, window);
    const { stage, dispose } = openText(editor, node, pageDocument(page), elements);
    let frames = 0;
    stage.onPaint(() => void frames++);
    await expect.poll(() => frames).toBeGreaterThan(0);
    await painted();
    const before = stage.paints;
    const count = page.root.querySelectorAll('*').length;
    editor.annotation?.add({ control: 'label', value: { globalOffsets: { start: 0, end: 9 } }, labels: ['A'] });
    await painted();
    expect(marked(editor)).toEqual(['Paragraph']);
    expect(stage.paints - before).toBe(1);
    expect(page.root.querySelectorAll('*').length).toBe(count);
    dispose();
    elements.frame.remove();
  });
});
