import { cleanup, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createRegistry } from '../../core';
import { createEditorStore } from '../../store';
import { CleanHtml, EditorProvider, TagView } from '../../ui/kit';
import { Choice, Choices } from '../choices';
import { View } from '../view';
import { List } from '.';
import 'label-editor/style.css';

beforeAll(() => Promise.all([List.View.preload(), CleanHtml.preload()]));
afterEach(cleanup);

function open(value: unknown, attrs = 'title="Answers"', theme = 'light') {
  const editor = createEditorStore({
    registry: createRegistry([View, List, Choices, Choice]),
    config: `<View><List name="l" value="$l" ${attrs}/><Choices name="c" toName="l"><Choice value="A"/></Choices></View>`,
    task: { id: 1, data: { l: value } },
  });
  const node = editor.config.objects[0];
  const { container } = render(
    <div className="le-root" data-theme={theme}>
      <EditorProvider editor={editor}>{node && <TagView node={node} />}</EditorProvider>
    </div>,
  );
  return { container, problems: () => editor.problems.map(({ code, where }) => [code, where.path]) };
}

it('shows cards with headings, and stays there although a control points at it', async () => {
  const { container, problems } = open([
    { id: 'a', title: 'Model A', body: 'one\ntwo' },
    { id: 2, title: 'Model B', html: '<p>Dear <b>you</b><script>alert(1)</script> <a href="https://example.org">here</a></p>' },
  ]);
  await screen.findByRole('heading', { name: 'Answers', level: 3 });
  const cards = screen.getAllByRole('listitem');
  expect(cards.map((card) => card.textContent)).toEqual(['Model Aone\ntwo', 'Model BDear you here']);
  expect(cards.map((card) => card.dataset.item)).toEqual(['a', '2']);
  expect(screen.getByRole('region', { name: 'Answers' }).tabIndex).toBe(0);
  expect(container.querySelector('a[href], script')).toBeNull();
  expect(problems()).toEqual([]);
  expect((await axe.run(container)).violations).toEqual([]);
});

it('holds remote pictures back', async () => {
  const { container } = open([{ id: 'a', html: '<img src="https://example.invalid/x.png" alt="map">' }]);
  await screen.findByText('map');
  expect(container.querySelector('img')).toBeNull();
  expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('example.invalid'))).toEqual([]);
  expect(await screen.findByRole('button', { name: 'Show 1 picture' })).toBeTruthy();
});

it('makes 5,000 cards without holding up the page', async () => {
  const long: number[] = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const { container } = open(
    Array.from({ length: 5000 }, (_, i) => ({ id: i, title: `Card ${i}`, [i % 4 ? 'body' : 'html']: `Some <b>words</b> ${i}` })),
  );
  await expect.poll(() => container.querySelectorAll('li').length, { timeout: 25_000 }).toBe(5000);
  observer.disconnect();
  expect(container.querySelectorAll('li')[4999]?.textContent).toBe('Card 4999Some <b>words</b> 4999');
  // A busy machine is several times slower than a desk's; all at once would take seconds.
  expect(Math.max(0, ...long)).toBeLessThan(600);
}, 30_000);

it.each([
  [null, 'list-value', '$.data.l'],
  [{ a: 1 }, 'list-value', '$.data.l'],
  [
    [
      { id: 'a', body: 'x' },
      { id: 'a', body: 'y' },
    ],
    'list-item-double',
    '$.data.l[1]',
  ],
  [['words'], 'list-item', '$.data.l[0]'],
])('locates what is wrong with %j, in place and as a problem', async (value, code, path) => {
  const { problems, container } = open(value);
  await expect.poll(problems).toEqual([[code, path]]);
  expect(container.querySelector('.le-notice')?.textContent).toBeTruthy();
});

it('says that a list is empty', async () => {
  const { container, problems } = open([], '');
  await expect.poll(() => container.textContent).toContain('The list is empty.');
  expect(problems()).toEqual([]);
});

it('is reached and scrolled by the keyboard', async () => {
  open(
    Array.from({ length: 200 }, (_, i) => ({ id: i, body: `Body ${i}` })),
    '',
  );
  const region = await screen.findByRole('region', { name: 'List l' });
  await userEvent.tab();
  expect(document.activeElement).toBe(region);
  await userEvent.keyboard('{End}');
  await expect.poll(() => region.scrollTop).toBeGreaterThan(500);
});
