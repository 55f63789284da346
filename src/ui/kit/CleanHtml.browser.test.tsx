import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createRegistry } from '../../core';
import { createEditorStore, type EditorOptions } from '../../store';
import { CleanHtml } from './CleanHtml';
import { EditorProvider } from './editorContext';
import { cleanHtml } from './htmlCleaner';

afterEach(cleanup);

function cleaned(html: string, links: 'inert' | 'newTab' = 'inert'): string {
  const holder = document.createElement('div');
  holder.append(cleanHtml(html, document, links).fragment);
  return holder.innerHTML;
}

it.each([
  ['<script>alert(1)</script>a', 'a'],
  ['<img src=x onerror=alert(1)>', '<img alt="">'],
  ['<svg><script>alert(1)</script></svg>b', 'b'],
  ['<iframe srcdoc="<script>alert(1)</script>"></iframe>c', 'c'],
  ['<form action="/x"><input name="a"><button>d</button></form>', 'd'],
  ['<p id="root" name="x" role="alert" tabindex="0" aria-live="assertive" data-x="1" onclick="x()">e</p>', '<p>e</p>'],
  ['<p class="note le-button">f</p><b class="LE-dialog">g</b>', '<p class="note">f</p><b>g</b>'],
  ['<style>*{display:none}</style><link rel=stylesheet href=/x>h', 'h'],
  ['<a href="javascript:alert(1)">i</a>', '<a>i</a>'],
])('makes %s harmless', (html, safe) => {
  expect(cleaned(html)).toBe(safe);
});

it('keeps formatting, and of CSS what neither fetches, moves away nor changes the editor', () => {
  const styled = '<p style="color: red; background: url(https://example.org/x); position: fixed; --le-bg: red">a</p>';
  expect(cleaned(`<h2>T</h2><table><tbody><tr><td colspan="2">1</td></tr></tbody></table>${styled}`)).toBe(
    '<h2>T</h2><table><tbody><tr><td colspan="2">1</td></tr></tbody></table><p style="color: red;">a</p>',
  );
});

it('makes links inert, or lets them open a tab that knows nothing of this one', () => {
  expect(cleaned('<a href="https://example.org/a">x</a>')).toBe('<a title="https://example.org/a">x</a>');
  expect(cleaned('<a href="https://example.org/a" target="_top">x</a>', 'newTab')).toBe(
    '<a href="https://example.org/a" target="_blank" rel="noopener noreferrer">x</a>',
  );
  expect(cleaned('<a href="mailto:a@example.org">m</a>', 'newTab')).toContain('href="mailto:a@example.org"');
  for (const href of ['#top', 'javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'http://[']) {
    expect(cleaned(`<a href="${href}">x</a>`, 'newTab')).not.toContain('href');
  }
});

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

function show(html: string, options: Partial<EditorOptions> = {}) {
  const asked: string[] = [];
  const editor = createEditorStore({
    registry: createRegistry([]),
    config: '<View/>',
    task: { data: {} },
    resolveUrl: (url) => {
      asked.push(url);
      return PIXEL;
    },
    ...options,
  });
  const view = render(
    <EditorProvider editor={editor}>
      <CleanHtml html={html} tag="List" />
    </EditorProvider>,
  );
  return { editor, asked, ...view };
}

it('holds pictures back until they are asked for, and says that there are some', async () => {
  const { asked, container } = show('<p>A <img src="https://example.org/a.png" alt="chart"> b <img src="b.png"></p>');
  expect(container.textContent).toContain('chart');
  expect(container.querySelector('img')).toBeNull();
  expect(asked).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Show 2 pictures' }));
  await expect.poll(() => [...container.querySelectorAll('img')].map(({ src }) => src)).toEqual([PIXEL, PIXEL]);
  expect(asked).toEqual(['https://example.org/a.png', 'b.png']);
});

it('shows pictures at once where the setting says so, and those that are in the page already', async () => {
  const { container } = show('<img src="https://example.org/a.png">', { settings: { remotePictures: true } });
  await expect.poll(() => container.querySelector('img')?.src).toBe(PIXEL);
  const inline = show(`<img src="${PIXEL}">`);
  expect(inline.container.querySelector('img')?.src).toBe(PIXEL);
  expect(inline.asked).toEqual([]);
});

it('does not take an address that the host makes something else of', async () => {
  const { container } = show('<img src="a.png" alt="a">', { settings: { remotePictures: true }, resolveUrl: () => 'javascript:alert(1)' });
  await expect.poll(() => container.querySelector('.le-picture-held')).not.toBeNull();
  expect(container.querySelector('img')?.hasAttribute('src')).toBe(false);
});
