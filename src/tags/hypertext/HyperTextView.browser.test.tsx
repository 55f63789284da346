import { cleanup, render } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createRegistry, type PredictionJson, type Result, type UnknownRecord } from '../../core';
import { createEditorStore } from '../../store';
import { EditorProvider, HotkeyScope, Hotkeys, TagView } from '../../ui/kit';
import { Label, Labels } from '../labels';
import { Text as TextTag } from '../text';
import { View } from '../view';
import { pagePlaces } from './hypertext.document';
import { HyperText, HyperTextLabels } from './index';
import { parsePage } from './parse.document';
import 'label-editor/style.css';

beforeAll(async () => {
  await HyperText.View.preload();
});

afterEach(cleanup);

const CONFIG = (attrs: string) => `<View>
  <HyperTextLabels name="label" toName="page"><Label value="A" background="#ff0000"/><Label value="B" background="#0000ff"/></HyperTextLabels>
  <HyperText name="page" value="$html" ${attrs}/>
</View>`;

interface OpenOptions {
  readonly attrs?: string;
  readonly config?: string;
  readonly result?: readonly unknown[];
  readonly predictions?: readonly PredictionJson[];
  readonly settings?: UnknownRecord;
  readonly container?: HTMLElement;
  readonly strict?: boolean;
  readonly resolveUrl?: (url: string) => string;
}

function createPage(
  html: unknown,
  { attrs = '', config = CONFIG(attrs), result = [], predictions = [], settings, resolveUrl }: OpenOptions,
) {
  const editor = createEditorStore({
    registry: createRegistry([View, Labels, Label, TextTag, HyperText, HyperTextLabels]),
    config,
    task: { id: 1, data: { html }, annotations: [{ id: 11, result }], predictions },
    showPredictions: true,
    settings,
    resolveUrl,
  });
  editor.select('11');
  return editor;
}

type Store = ReturnType<typeof createPage>;

function Page({ editor }: { readonly editor: Store }) {
  const [hotkeys] = useState(() => new Hotkeys());
  const node = editor.config.byName.get('page');
  return (
    <EditorProvider editor={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: stands for the editor's root, which hears the keys */}
      <div className="le-root" onKeyDown={(event) => hotkeys.handle(event.nativeEvent)}>
        <HotkeyScope hotkeys={hotkeys}>{node && <TagView node={node} />}</HotkeyScope>
      </div>
    </EditorProvider>
  );
}

/** A real editor that shows HTML; `page` is its element in the shadow root. */
async function open(html: unknown, options: OpenOptions = {}) {
  const editor = createPage(html, options);
  const view = render(<Page editor={editor} />, {
    reactStrictMode: options.strict ?? false,
    ...(options.container && { container: options.container }),
  });
  await expect.poll(() => view.container.querySelector('.le-page-host, .le-notice, .le-text-none')).not.toBeNull();
  const host = view.container.querySelector('.le-page-host');
  const shadow = host?.shadowRoot as ShadowRoot;
  const page = shadow?.querySelector<HTMLElement>('.le-page') as HTMLElement;
  const frame = view.container.querySelector<HTMLElement>('.le-text') as HTMLElement;
  const codes = (): string[] => editor.problems.map(({ code }) => code);
  return { editor, shadow, page, frame, codes, ...view };
}

function result(id: string, value: UnknownRecord, more: UnknownRecord = {}): Result {
  return { id, from_name: 'label', to_name: 'page', type: 'hypertextlabels', value: { hypertextlabels: ['A'], ...value }, ...more };
}

async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** The texts that this editor's highlights cover. */
function marked(editor: Store): string[] {
  return [...CSS.highlights]
    .filter(([name]) => name.startsWith(`le-${editor.uid}`))
    .flatMap(([, highlight]) =>
      [...highlight].map((some) => {
        const range = document.createRange();
        range.setStart(some.startContainer, some.startOffset);
        range.setEnd(some.endContainer, some.endOffset);
        return range.toString();
      }),
    )
    .sort();
}

/** The middle of a character, in client pixels. */
function placeOf(page: HTMLElement, word: string, at: number): { readonly x: number; readonly y: number } {
  const walk = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode() as Text | null; node; node = walk.nextNode() as Text | null) {
    const start = node.data.indexOf(word);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start + at);
    range.setEnd(node, start + at + 1);
    const rect = range.getBoundingClientRect();
    return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
  }
  throw new Error(`no '${word}' in the page`);
}

/** Drags the mouse from the first letter of one word to the last of another. */
async function drag(frame: HTMLElement, page: HTMLElement, from: string, to: string): Promise<void> {
  const origin = frame.getBoundingClientRect();
  const a = placeOf(page, from, 0);
  const b = placeOf(page, to, to.length - 1);
  await userEvent.dragAndDrop(frame, frame, {
    sourcePosition: { x: a.x - origin.x - 3, y: a.y - origin.y },
    targetPosition: { x: b.x - origin.x + 3, y: b.y - origin.y },
  });
}

const HTML = '<div><h1>Head</h1>\n<p>One <b>two</b> three</p><p>Four<br>five</p></div>';

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

/** Pages whose markup is not as tidy as it might be. */
const PAGES: readonly string[] = [
  HTML,
  '<p>One<p>Two <b>three <i>four</b> five</i><table><tr><td>six<td>seven<tr><td>eight</table>',
  'bare <br>text<br/>\n<p>😀 a 👩‍👩‍👧 b</p>\n\n<ul>\n <li>x</li>\n <li>y <ul><li>z</ul></ul>',
  'a<!-- c -->b<script>var x = 1 < 2;</script>c<iframe src="x"></iframe>d <b>e</b>f',
  '<style>p { color: red }</style><p hidden>not shown</p><p>shown</p><form>in a form <button>go</button><textarea>typed\n</textarea></form>',
  '<div>caf\u00e9 &amp; &lt;b&gt; &nbsp; &#128512;</div><pre>\n  kept\n   space</pre><svg><text>drawn</text><title>t</title></svg>',
  '<section><h1>T</h1>\n<my-card>own <x-y>name</x-y></my-card><object>instead</object><template>none</template></section>',
  '<table>lost<tbody><tr><td>a</td></tr></tbody></table>tail',
];

describe('places', () => {
  it.each(PAGES)('are those of the browser itself: %s', (html) => {
    const { tree } = parsePage(html, { isInline: true, clickableLinks: false, base: undefined }, window);
    const oracle = document.implementation.createHTMLDocument('').createElement('div');
    oracle.innerHTML = html;
    const walk = document.createTreeWalker(oracle, NodeFilter.SHOW_COMMENT);
    const gone: Node[] = [...oracle.querySelectorAll('script, iframe')];
    while (walk.nextNode()) gone.push(walk.currentNode);
    for (const node of gone) node.parentNode?.removeChild(node);
    oracle.normalize();
    let at = 0;
    const all = document.createTreeWalker(oracle, NodeFilter.SHOW_ALL);
    for (let node = all.nextNode(); node; node = all.nextNode()) {
      if (node.nodeName === 'BR') at += 1;
      if (node.nodeType !== 3) continue;
      const length = [...(node.nodeValue ?? '')].length;
      const point = tree.pathTo(tree.points.toUnit(at), 'start');
      expect(point?.offset).toBe(0);
      // Elements of SVG have names that XPath finds by their namespace only.
      if (!point?.path.includes('svg')) {
        expect(oracle.ownerDocument.evaluate(`.${point?.path}`, oracle, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue).toBe(
          node,
        );
      }
      at += length;
      expect(tree.unitAt({ path: point?.path ?? '', offset: length })).toBe(tree.points.toUnit(at));
    }
    expect(tree.points.length).toBe(at);
  });

  it('do not depend on the order of labelling', async () => {
    const label = async (words: readonly (readonly [string, string, string])[]): Promise<unknown[]> => {
      const { editor, page, frame, unmount } = await open(HTML, { settings: { keepLabel: false } });
      for (const [name, from, to] of words) {
        editor.annotation?.clearSelection();
        editor.labeling.pressLabel('label', name);
        await drag(frame, page, from, to);
      }
      const values = editor.annotation?.serialize().result.map(({ value }) => value) ?? [];
      unmount();
      return values;
    };
    const [a, b] = await label([
      ['A', 'One', 'two'],
      ['B', 'two', 'three'],
    ]);
    expect(
      await label([
        ['B', 'two', 'three'],
        ['A', 'One', 'two'],
      ]),
    ).toEqual([b, a]);
    expect(b).toMatchObject({ start: '/div[1]/p[1]/b[1]/text()[1]', globalOffsets: { start: 9, end: 18 } });
  });

  it('start in the node that holds the first character, and end in the one that holds the last', async () => {
    const { editor } = await open('<p>one</p>\n<p>two</p>\n<p>three</p>');
    const [value] = pagePlaces(
      parsePage('<p>one</p>\n<p>two</p>\n<p>three</p>', { isInline: false, clickableLinks: false, base: undefined }, window).tree,
    ).valuesOf({ start: 3, end: 8 });
    expect(value).toEqual({
      start: '/p[2]/text()[1]',
      startOffset: 0,
      end: '/p[2]/text()[1]',
      endOffset: 3,
      globalOffsets: { start: 4, end: 7 },
    });
    editor.dispose();
  });

  it('move with the keys, and keep their form', async () => {
    const { editor, frame } = await open(HTML, {
      result: [
        result('full', {
          start: '/div[1]/p[1]/text()[1]',
          startOffset: 0,
          end: '/div[1]/p[1]/text()[1]',
          endOffset: 2,
          globalOffsets: { start: 5, end: 7 },
          text: 'On',
        }),
        result('short', { start: 18, end: 20 }),
      ],
    });
    frame.focus();
    editor.annotation?.selectRegions(['full']);
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    editor.annotation?.selectRegions(['short']);
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    const [full, short] = editor.annotation?.serialize().result ?? [];
    expect(full?.value).toEqual({
      start: '/div[1]/p[1]/text()[1]',
      startOffset: 0,
      end: '/div[1]/p[1]/text()[1]',
      endOffset: 3,
      globalOffsets: { start: 5, end: 8 },
      text: 'One',
      hypertextlabels: ['A'],
    });
    expect(short?.value).toEqual({ start: 18, end: 21, hypertextlabels: ['A'] });
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

describe('bad input', () => {
  it('is a problem each, and goes out as it came in', async () => {
    const path = { start: '/div[1]/p[1]/text()[1]', startOffset: 0, end: '/div[1]/p[1]/text()[1]', endOffset: 3 };
    const values: readonly (readonly [string, UnknownRecord])[] = [
      ['span-xpath-lost', { ...path, end: '/div[9]/p[1]/text()[1]' }],
      ['span-xpath-lost', { ...path, endOffset: 99 }],
      ['span-offset-invalid', { ...path, startOffset: 'one' }],
      ['span-offset-invalid', { start: null, end: null }],
      ['span-reversed', { ...path, startOffset: 3, endOffset: 1 }],
      ['span-outside-text', { start: 500, end: 600 }],
      ['span-outside-text', { globalOffsets: { start: -5, end: 3 } }],
      ['text-mismatch', { ...path, text: 'Other' }],
    ];
    const results = values.map(([, value], i) => result(`r${i}`, value));
    const { editor, codes } = await open(HTML, { result: results });
    await expect.poll(codes).toEqual(expect.arrayContaining(values.map(([code]) => code)));
    for (const [i, [code]] of values.entries()) {
      expect(
        editor.problems
          .filter(({ where }) => where.region === `r${i}` || where.path?.includes(`result[${i}]`))
          .map((problem) => problem.code),
        `r${i}`,
      ).toEqual([code]);
    }
    expect(editor.annotation?.regions.map(({ id }) => id)).toEqual(results.map(({ id }) => id));
    expect(editor.annotation?.serialize().result).toEqual(results);
  });

  it('cuts no character in two', async () => {
    const { editor } = await open('<p>a😀b</p>', {
      result: [result('r', { start: '/p[1]/text()[1]', startOffset: 1, end: '/p[1]/text()[1]', endOffset: 2, text: '😀' })],
    });
    await painted();
    expect(marked(editor)).toEqual(['😀']);
  });

  it.each([
    [null, '', 'text-missing'],
    ['%%%', 'encoding="base64"', 'text-encoding'],
    ['javascript:alert(1)', 'valueType="url"', 'text-address'],
    ['blob:null/gone', 'valueType="url"', 'text-load'],
  ])('%j with %s is said in place and as a problem', async (html, attrs, code) => {
    const { codes, container } = await open(html, { attrs });
    await expect.poll(codes).toContain(code);
    expect(container.querySelector('[role="alert"]')).not.toBeNull();
  });

  it.each([
    [42, '', '42'],
    [{ a: 1 }, '', '"a": 1'],
    ['PHA+ZHJlaTwvcD4=', 'encoding="base64"', 'drei'],
    ['data:text/html,<p>from there</p>', 'valueType="url"', 'from there'],
  ])('%j with %s is shown', async (html, attrs, text) => {
    const { page } = await open(html, { attrs });
    expect(page.textContent).toContain(text);
  });

  it('an empty page is said to be empty', async () => {
    const { container } = await open('<script>1</script>');
    expect(container.textContent).toContain('empty');
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
});

describe('pictures and links', () => {
  const REMOTE = `<img src="${location.origin}/pictures/a.png"><img srcset="b.png 1x"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p>x</p>`;
  const sources = (page: HTMLElement): (string | null)[] => [...page.querySelectorAll('img')].map((image) => image.getAttribute('src'));
  const blob = (): string => URL.createObjectURL(new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }));

  it('stay away until they are asked for, and come through the host', async () => {
    const asked: string[] = [];
    const address = blob();
    const resolveUrl = (url: string): string => {
      asked.push(url);
      return url.endsWith('b.png') ? 'javascript:alert(1)' : address;
    };
    const { page, getByRole, queryByRole } = await open(REMOTE, { resolveUrl });
    expect(sources(page)).toEqual([null, null, 'data:image/gif;base64,R0lGODlhAQABAAAAACw=']);
    await userEvent.click(getByRole('button', { name: 'Show pictures (2)' }));
    await expect.poll(() => sources(page)).toEqual([address, null, 'data:image/gif;base64,R0lGODlhAQABAAAAACw=']);
    expect(asked).toEqual([`${location.origin}/pictures/a.png`, 'b.png']);
    expect(queryByRole('button', { name: /Show pictures/ })).toBeNull();
  });

  it('come at once where the settings say so', async () => {
    const address = blob();
    const { page } = await open(REMOTE, { resolveUrl: () => address, settings: { remotePictures: true } });
    await expect.poll(() => sources(page).slice(0, 2)).toEqual([address, address]);
  });

  const LINKS =
    '<a href="https://example.org/a">a</a><a href="mailto:a@example.org">b</a><a href="#there">c</a><a href="/near">d</a><a href="javascript:alert(1)">e</a>';

  it('do nothing', async () => {
    const { page } = await open(LINKS);
    expect([...page.querySelectorAll('a')].map((link) => link.href)).toEqual(['', '', '', '', '']);
  });

  it('open in a tab of their own with clickableLinks, those inside the page scroll', async () => {
    const { page } = await open(`${LINKS}<p id="there">there</p>`, { attrs: 'clickableLinks="true"' });
    const links = [...page.querySelectorAll('a')];
    expect(links.map((link) => [link.getAttribute('href'), link.target, link.rel])).toEqual([
      ['https://example.org/a', '_blank', 'noopener noreferrer'],
      ['mailto:a@example.org', '_blank', 'noopener noreferrer'],
      ['#there', '', 'noopener noreferrer'],
      [null, '', ''],
      [null, '', ''],
    ]);
    const address = location.href;
    links[2]?.click();
    expect(location.href).toBe(address);
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
    const { editor, page } = await open(html);
    await painted();
    const count = page.querySelectorAll('*').length;
    editor.annotation?.add({ control: 'label', value: { globalOffsets: { start: 0, end: 9 } }, labels: ['A'] });
    await painted();
    expect(marked(editor)).toEqual(['Paragraph']);
    expect(page.querySelectorAll('*').length).toBe(count);
    expect([...CSS.highlights].filter(([name]) => name.startsWith(`le-${editor.uid}`)).reduce((sum, [, { size }]) => sum + size, 0)).toBe(
      1,
    );
  });
});
