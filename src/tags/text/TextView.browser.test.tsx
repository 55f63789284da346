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
  await expect.poll(() => container.querySelector('.le-text-body')?.textContent).toBe('One Two');
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
