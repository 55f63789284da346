import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { UnknownRecord } from '../../core';
import { pagePlaces } from './hypertext.document';
import { drag, HTML, marked, open, painted, result } from './hypertextPage.test';
import { HyperText } from './index';
import { parsePage } from './parse.document';

beforeAll(async () => {
  await HyperText.View.preload();
});

afterEach(cleanup);

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

  it('keep their order where the sanitiser takes something away between them', () => {
    const html =
      '<p class="x">a <b>b</b><img src=x onerror=1> c <svg><use href="#x"/>in</svg><i>d</i><span onclick="1">e<u>f</u></span>g</p>';
    const { root } = parsePage(html, { isInline: true, clickableLinks: false, base: undefined }, window);
    const names = [...(root.firstElementChild?.childNodes ?? [])].map(({ nodeName }) => nodeName);
    expect(names).toEqual(['#text', 'B', 'IMG', '#text', 'svg', 'I', 'SPAN', '#text']);
    expect(root.textContent).toBe('a b c indefg');
    expect(root.querySelector('use, [onclick], [onerror]')).toBeNull();
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
