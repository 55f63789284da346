import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createRegistry, type Result } from '../../core';
import { createEditorStore } from '../../store';
import { EditorProvider, TagView } from '../../ui/kit';
import { Label, Labels } from '../labels';
import { View } from '../view';
import { Text } from './index';

afterEach(cleanup);

const PAGE = 'data:text/html,<!doctype html><p>Log in</p>';

/** Shows the Text tag of a config of its own; `urls` are what the host resolves addresses to. */
function open(
  attrs: string,
  text: unknown,
  { urls = {}, result = [] }: { urls?: Record<string, string>; result?: readonly Result[] } = {},
) {
  const config = `<View><Labels name="label" toName="text"><Label value="A"/></Labels><Text name="text" value="$text" ${attrs}/></View>`;
  const editor = createEditorStore({
    registry: createRegistry([View, Labels, Label, Text]),
    config,
    task: { data: { text }, annotations: [{ id: 11, result }] },
    resolveUrl: (url) => urls[url] ?? url,
  });
  const node = editor.config.byName.get('text');
  const view = render(<EditorProvider editor={editor}>{node && <TagView node={node} />}</EditorProvider>);
  const codes = (): string[] => editor.problems.map(({ code }) => code);
  return { editor, codes, ...view };
}

function blobOf(text: string, type = 'text/plain'): string {
  return URL.createObjectURL(new Blob([text], { type }));
}

it('loads a text by URL, and only then compares what results say of it', async () => {
  const result = [
    { id: 'a', from_name: 'label', to_name: 'text', type: 'labels', value: { start: 0, end: 3, text: 'Two', labels: ['A'] } },
  ];
  const { container, codes, editor } = open('valueType="url"', 's3://bucket/a.txt', {
    urls: { 's3://bucket/a.txt': blobOf('One Two') },
    result,
  });
  expect(codes()).not.toContain('text-mismatch');
  // The first test of the file loads the view too.
  await expect.poll(() => container.querySelector('.le-text-body')?.textContent, { timeout: 10_000 }).toBe('One Two');
  await expect
    .poll(() => editor.problems.find(({ code }) => code === 'text-mismatch'))
    .toMatchObject({ where: { region: 'a' }, hint: expect.stringContaining('4–7') });
});

it.each([
  ['an address of another scheme', 'javascript:alert(1)', {}, 'text-address'],
  ['no address', { a: 1 }, {}, 'text-address'],
  ['a file that is gone', 'https://example.org/a.txt', { 'https://example.org/a.txt': 'blob:null/gone' }, 'text-load'],
  ['an empty file', 'https://example.org/a.txt', { 'https://example.org/a.txt': blobOf('') }, 'text-empty'],
  [
    'a page in place of the text',
    'https://example.org/a.txt',
    { 'https://example.org/a.txt': blobOf('<!doctype html><p>Log in</p>', 'text/html') },
    'text-html',
  ],
])('says in place, and as a problem, that it got %s', async (_, address, urls, code) => {
  const { codes } = open('valueType="url"', address, { urls });
  expect(await screen.findByRole('alert')).toBeTruthy();
  await expect.poll(codes).toContain(code);
});

it('tries again when asked to', async () => {
  const urls: Record<string, string> = { 'https://example.org/a.txt': PAGE };
  const { container, codes } = open('valueType="url"', 'https://example.org/a.txt', { urls });
  await screen.findByRole('alert');
  urls['https://example.org/a.txt'] = blobOf('There');
  await userEvent.click(screen.getByRole('button'));
  await expect.poll(() => container.querySelector('.le-text-body')?.textContent).toBe('There');
  expect(codes()).toEqual([]);
});

it.each([
  [42, '', '42'],
  ['aGFsbG8=', 'encoding="base64"', 'hallo'],
  [' keeps\r\n  its space ', '', ' keeps\r\n  its space '],
])('shows %j', (value, attrs, text) => {
  const { container } = open(attrs, value);
  expect(container.querySelector('.le-text-body')?.textContent).toBe(text);
});

it('says that there is no text, once', async () => {
  const { codes } = open('', null);
  expect(screen.getByRole('alert').textContent).toContain('no text');
  await expect.poll(codes).toEqual(['text-missing']);
});

it('says that an empty text is empty', () => {
  const { container } = open('', '');
  expect(container.textContent).toContain('empty');
});

const LABELLED: readonly Result[] = [
  { id: 'a', from_name: 'label', to_name: 'text', type: 'labels', value: { start: 0, end: 3, text: 'One', labels: ['A'] }, score: 0.5 },
];

it.each<[string, string, unknown, string]>([
  ['null', '', null, 'text-missing'],
  ['a number', '', 42, 'text-type'],
  ['an object', '', { pages: ['One'] }, 'text-type'],
  ['invalid base64', 'encoding="base64"', '%%%', 'text-encoding'],
  ['base64 that is no UTF-8', 'encoding="base64unicode"', btoa('\xff\xfe'), 'text-encoding'],
  ['a URL that is gone', 'valueType="url"', 'blob:null/gone', 'text-load'],
  ['a page in place of a text', 'valueType="url"', blobOf('<!doctype html><p>Log in</p>', 'text/html'), 'text-html'],
  ['a text too long for a browser', '', 'One\n'.repeat(500_001), 'text-too-long'],
])('keeps the region of %s listed and its result as it came, and says where the fault is', async (_, attrs, text, code) => {
  const { editor } = open(attrs, text, { result: LABELLED });
  await expect.poll(() => editor.problems.find((problem) => problem.code === code)?.where).toBeDefined();
  const place = editor.problems.find((problem) => problem.code === code)?.where;
  expect(place?.source === 'config' ? place.line : place?.region).toBeDefined();
  expect(editor.annotations[0]?.orderedIds).toEqual(['a']);
  expect(editor.annotations[0]?.serialize().result).toEqual(LABELLED);
});

it.each<[string, Result['value']]>([
  ['outside the text', { start: 90, end: 99 }],
  ['reversed', { start: 3, end: 0 }],
  ['NaN', { start: Number.NaN, end: 3 }],
  ['words', { start: 'one', end: 'two' }],
  ['negative', { start: -5, end: 2 }],
  ['inside a surrogate pair of another count', { start: 1, end: 4, text: '😀😀'.slice(1, 4) }],
])('keeps a region whose offsets are %s, with a problem of its own', async (_, value) => {
  const result = [{ ...LABELLED[0], value: { ...value, labels: ['A'] } }] as readonly Result[];
  const { editor, container } = open('', '😀😀 One two three', { result });
  expect(container.querySelector('.le-text-body')?.textContent).toBe('😀😀 One two three');
  expect(editor.problems.some(({ where }) => where?.source === 'task' && (where.region === 'a' || where.path !== undefined))).toBe(true);
  expect(editor.annotations[0]?.orderedIds).toEqual(['a']);
  expect(editor.annotations[0]?.serialize().result).toEqual(result);
});

it('shows words and variables of a value together, and the body of a tag without a value', () => {
  const { container } = open('', 'Paris');
  expect(container.querySelector('.le-text-body')?.textContent).toBe('Paris');
  const config = '<View><Text name="mixed" value="From $city: $text"/><Text name="body">Hello $city</Text></View>';
  const editor = createEditorStore({
    registry: createRegistry([View, Text]),
    config,
    task: { data: { text: 'One two', city: 'Zürich' }, annotations: [{ id: 1, result: [] }] },
  });
  const views = ['mixed', 'body'].map((name) => editor.config.byName.get(name));
  const page = render(
    <EditorProvider editor={editor}>{views.map((node) => node && <TagView key={node.name} node={node} />)}</EditorProvider>,
  );
  expect([...page.container.querySelectorAll('.le-text-body')].map(({ textContent }) => textContent)).toEqual([
    'From Zürich: One two',
    'Hello Zürich',
  ]);
  expect(editor.problems).toEqual([]);
});
