import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createRegistry } from '../../core';
import { createEditorStore } from '../../store';
import { EditorProvider, TagView } from '../../ui/kit';
import { Choice, Choices } from '../choices';
import { View } from '../view';
import { Table } from '.';
import 'label-editor/style.css';

// On a busy machine the sources alone take a second to come.
beforeAll(() => Promise.all([Table.View.preload(), import('./csv.document')]));
afterEach(cleanup);

async function open(value: unknown, attrs = '', resolveUrl?: (url: string) => string) {
  const editor = createEditorStore({
    registry: createRegistry([View, Table, Choices, Choice]),
    config: `<View><Table name="t" value="$t" ${attrs}/><Choices name="c" toName="t"><Choice value="A"/></Choices></View>`,
    task: { id: 1, data: { t: value } },
    resolveUrl,
  });
  const view = render(
    <div className="le-root" data-theme="light">
      <EditorProvider editor={editor}>{editor.config.objects[0] && <TagView node={editor.config.objects[0]} />}</EditorProvider>
    </div>,
  );
  const problems = () => editor.problems.map(({ code, where }) => [code, where.path]);
  return { editor, problems, ...view };
}

/** The cells in sight, row by row, without the head. */
function cells(): string[][] {
  const rows = [...screen.getByRole('table').querySelectorAll('[data-row]')];
  return rows.map((row) => [...row.children].map((cell) => cell.textContent ?? ''));
}

const heads = () => screen.getAllByRole('columnheader').map((head) => head.textContent);

it('shows an object by name, and reads well', async () => {
  const { container, problems } = await open({ cTest: [1], ATest: 'x', aaTest: null, url: 'https://example.org' });
  await screen.findByRole('table', { name: 'Table t' });
  expect(heads()).toEqual(['Name', 'Value']);
  expect(cells()).toEqual([
    ['aaTest', 'null'],
    ['ATest', 'x'],
    ['cTest', '[1]'],
    ['url', 'https://example.org'],
  ]);
  expect(screen.getAllByRole('rowheader')).toHaveLength(4);
  expect(container.querySelector('a')).toBeNull();
  expect(problems()).toEqual([]);
  expect((await axe.run(container)).violations).toEqual([]);
});

it('opens 100,000 rows as a few, brings any into sight, and keeps places while heights turn out', async () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => ({ id: i, text: i % 3 ? 'short' : 'many words '.repeat(12), more: `row ${i}` }));
  const began = performance.now();
  await open(rows);
  const table = await screen.findByRole('table');
  expect(performance.now() - began).toBeLessThan(1500);
  expect(table.getAttribute('aria-rowcount')).toBe('100001');
  expect(table.querySelectorAll('tr').length).toBeLessThan(80);
  const scroller = screen.getByRole('region');
  scroller.scrollTop = 1_000_000;
  fireEvent.scroll(scroller);
  await expect.poll(() => Number(cells().at(0)?.[0])).toBeGreaterThan(10_000);
  const box = scroller.getBoundingClientRect();
  const seen = [...table.querySelectorAll<HTMLElement>('[data-row]')].find((row) => row.getBoundingClientRect().top > box.top + 40)!;
  const before = { id: seen.textContent, top: seen.getBoundingClientRect().top };
  scroller.scrollTop -= 300;
  fireEvent.scroll(scroller);
  await expect
    .poll(
      () =>
        [...table.querySelectorAll<HTMLElement>('[data-row]')].find((row) => row.textContent === before.id)?.getBoundingClientRect().top,
    )
    .toBeCloseTo(before.top + 300, -1);
  scroller.scrollTop = scroller.scrollHeight;
  fireEvent.scroll(scroller);
  await expect.poll(() => cells().at(-1)?.[0]).toBe('99999');
});

it('sorts what is shown by a press on a head, says so, and goes back', async () => {
  await open([
    { n: 'b', size: 10 },
    { n: 'a', size: 9 },
    { n: 'C', size: 2 },
  ]);
  const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
  const state = () => [
    cells()
      .map(([n]) => n)
      .join(''),
    screen.getAllByRole('columnheader').map((head) => head.getAttribute('aria-sort')),
  ];
  await press('n');
  expect(state()).toEqual(['abC', ['ascending', 'none']]);
  expect(screen.getByRole('status').textContent).toBe('Sorted by n, ascending');
  await press('size');
  expect(state()).toEqual(['Cab', ['none', 'ascending']]);
  await press('size');
  expect(state()).toEqual(['baC', ['none', 'descending']]);
  await press('size');
  expect(state()).toEqual(['baC', ['none', 'none']]);
  expect(screen.getByRole('status').textContent).toBe('In the order of the data');
});

it('keeps the head in sight, and scrolls by the keyboard', async () => {
  await open(Array.from({ length: 500 }, (_, i) => ({ i })));
  const scroller = await screen.findByRole('region');
  scroller.focus();
  await userEvent.keyboard('{End}');
  await expect.poll(() => cells().at(-1)?.[0]).toBe('499');
  const head = within(scroller).getByRole('columnheader').getBoundingClientRect();
  expect(Math.abs(head.top - scroller.getBoundingClientRect().top)).toBeLessThan(3);
});

it('shows CSV as it is written', async () => {
  await open('article;price\n"rope; tarred";3.20\nfigs;007', 'valueType="csv|separator=;"');
  await expect.poll(() => heads()).toEqual(['article', 'price']);
  expect(cells()).toEqual([
    ['rope; tarred', '3.20'],
    ['figs', '007'],
  ]);
});

it('cuts a huge cell and many columns until they are asked for', async () => {
  await open([Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i}`, i === 0 ? 'x'.repeat(5000) : i]))]);
  await screen.findByRole('table');
  expect(cells()[0]).toHaveLength(200);
  await userEvent.click(screen.getByRole('button', { name: 'Show all 5000 characters' }));
  expect(cells()[0]?.[0]).toBe('x'.repeat(5000));
  await userEvent.click(screen.getByRole('button', { name: 'Show all 300 columns' }));
  expect(cells()[0]).toHaveLength(300);
});

const blobOf = (text: string, type = 'text/plain') => URL.createObjectURL(new Blob([text], { type }));

it.each([
  ['json|url', '[{"a": 1}]', ['a']],
  ['csv|url|headless', 'x,y', ['Column 1', 'Column 2']],
])('loads %s', async (valueType, text, titles) => {
  const address = blobOf(text);
  const { problems } = await open('store://table', `valueType="${valueType}"`, () => address);
  await expect.poll(() => screen.queryAllByRole('columnheader').map((head) => head.textContent)).toEqual(titles);
  expect(problems()).toEqual([]);
});

it.each([
  ['a file that is gone', 'https://example.org/a.csv', 'blob:null/gone', 'text-load', true],
  ['a page in place of the table', 'https://example.org/a.csv', blobOf('<!doctype html><p>Log in</p>', 'text/html'), 'text-html', true],
  ['no address', 5, '', 'text-address', true],
  ['bad JSON', 'https://example.org/a.json', blobOf('{"a"'), 'table-json', false],
])('says in place, and as a problem, that it got %s, and tries again', async (_, value, address, code, canRetry) => {
  const { problems } = await open(value, 'valueType="json|url"', () => address);
  expect(await screen.findByRole('alert')).toBeTruthy();
  await expect.poll(problems).toEqual([[code, '$.data.t']]);
  expect(screen.queryAllByRole('button', { name: 'Try again' })).toHaveLength(canRetry ? 1 : 0);
});

it.each([
  [null, '', 'table-missing', '$.data.t'],
  [[{ a: 1 }, 2], '', 'table-mixed', '$.data.t[1]'],
  ['{', '', 'table-json', '$.data.t'],
  ['a,b\n1', 'valueType="csv"', 'table-csv-fields', '$.data.t'],
  [[{ a: 1 }], 'valueType="csv"', 'table-csv-type', '$.data.t'],
  ['', 'valueType="csv"', 'table-empty', '$.data.t'],
])('locates what is wrong with %j', async (value, attrs, code, path) => {
  const { problems } = await open(value, attrs);
  await expect.poll(problems).toContainEqual([code, path]);
});

it('is answered about as a whole', async () => {
  const { editor } = await open({ a: 1 });
  editor.addAnnotation();
  editor.annotation?.answer('c', ['A']);
  expect(editor.annotation?.serialize().result).toMatchObject([
    { from_name: 'c', to_name: 't', type: 'choices', value: { choices: ['A'] } },
  ]);
});
