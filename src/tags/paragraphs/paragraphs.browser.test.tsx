import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type AnnotationJson, createRegistry, type Result, type UnknownRecord } from '../../core';
import { createEditorStore, type EditorStore } from '../../store';
import { EditorProvider, HotkeyScope, Hotkeys, TagView } from '../../ui/kit';
import { Label, Labels } from '../labels';
import { View } from '../view';
import { ParagraphLabels, Paragraphs } from './index';
import 'label-editor/style.css';

afterEach(cleanup);

const CONTROLS = `<ParagraphLabels name="label" toName="talk">
  <Label value="Key" background="rgb(255, 0, 0)"/><Label value="Noise" background="rgb(0, 0, 255)"/>
</ParagraphLabels>`;

const TALK = [
  { author: 'Ann', text: 'Hello there' },
  { author: 'Bob', text: 'Good morning' },
  { author: 'Ann', text: 'How are you?' },
];

/** Ten messages of three authors. */
const TEN = [0, 1, 2, 0, 1, 2, 0, 2, 1, 0].map((author, i) => ({ author: ['Ann', 'Bob', 'Cyd'][author], text: `message ${i}` }));

function Page({ editor }: { readonly editor: EditorStore }) {
  const [hotkeys] = useState(() => new Hotkeys());
  const node = editor.config.byName.get('talk');
  return (
    <EditorProvider editor={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: stands for the editor's root, which hears the keys */}
      <div className="le-root" data-theme="light" onKeyDown={(event) => hotkeys.handle(event.nativeEvent)}>
        <HotkeyScope hotkeys={hotkeys}>{node && <TagView node={node} />}</HotkeyScope>
      </div>
    </EditorProvider>
  );
}

interface PageOptions {
  readonly attrs?: string;
  readonly controls?: string;
  readonly data?: UnknownRecord;
  readonly result?: readonly Result[];
  readonly annotation?: Partial<AnnotationJson>;
  readonly urls?: Readonly<Record<string, string>>;
  readonly strict?: boolean;
}

function createPage(
  turns: unknown,
  {
    attrs = 'layout="dialogue"',
    controls = CONTROLS,
    data = {},
    result = [],
    annotation = {},
    urls = {},
    strict = false,
  }: PageOptions = {},
) {
  const editor = createEditorStore({
    registry: createRegistry([View, ParagraphLabels, Labels, Label, Paragraphs]),
    config: `<View>${controls}<Paragraphs name="talk" value="$talk" ${attrs}/></View>`,
    task: { id: 1, data: { talk: turns, ...data }, annotations: [{ id: 11, result, ...annotation }] },
    resolveUrl: (url) => urls[url] ?? url,
  });
  editor.select('11');
  const view = render(<Page editor={editor} />, { reactStrictMode: strict });
  const codes = (): string[] => editor.problems.map(({ code }) => code);
  return { editor, codes, ...view };
}

async function openPage(turns: unknown, options: PageOptions = {}) {
  const page = createPage(turns, options);
  await waitFor(() => expect(page.container.querySelector('.le-turn')).not.toBeNull(), { timeout: 10_000 });
  const body = page.container.querySelector<HTMLElement>('.le-text-body') as HTMLElement;
  const turn = (index: number) => body.querySelector<HTMLElement>(`.le-turn[data-turn="${index}"]`) as HTMLElement;
  const values = () => page.editor.annotation?.regions.map(({ results }) => results[0]?.value) ?? [];
  return { ...page, body, turn, values };
}

async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

function textNodes(body: HTMLElement, turn: number): Text[] {
  const walk = document.createTreeWalker(body.querySelector(`.le-turn[data-turn="${turn}"] .le-turn-text`) as Node, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) nodes.push(node as Text);
  return nodes;
}

/** A side of a character of a turn, relative to the body. */
function placeOf(body: HTMLElement, [turn, offset]: readonly [number, number], x: number) {
  const range = document.createRange();
  const [node] = textNodes(body, turn);
  range.setStart(node as Text, offset);
  range.setEnd(node as Text, offset + 1);
  const rect = range.getBoundingClientRect();
  const origin = body.getBoundingClientRect();
  return { x: rect.left + rect.width * x - origin.left, y: rect.top + rect.height / 2 - origin.top };
}

/** Drags the mouse from a character of a turn to the last one of another. */
async function drag(body: HTMLElement, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await userEvent.dragAndDrop(body, body, { sourcePosition: placeOf(body, from, 0.1), targetPosition: placeOf(body, to, 0.9) });
}

/** Every highlighted text of this editor. */
function marked(editor: EditorStore): string[] {
  const texts: string[] = [];
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith(`le-${editor.uid}`)) continue;
    for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      texts.push(range.toString());
    }
  }
  return texts.sort();
}

function part(id: string, start: string, startOffset: number, end: string, endOffset: number, label = 'Key'): Result {
  const value = { start, end, startOffset, endOffset, paragraphlabels: [label] };
  return { id, from_name: 'label', to_name: 'talk', type: 'paragraphlabels', value };
}

/** Silence as a WAV file. */
function silence(seconds: number): string {
  const rate = 8000;
  const bytes = new Uint8Array(44 + rate * seconds).fill(128, 44);
  const view = new DataView(bytes.buffer);
  const words = (at: number, text: string): void => {
    for (const [i, char] of [...text].entries()) view.setUint8(at + i, char.charCodeAt(0));
  };
  words(0, 'RIFF');
  view.setUint32(4, 36 + rate * seconds, true);
  words(8, 'WAVEfmt ');
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, rate],
    [40, rate * seconds],
  ] as const)
    view.setUint32(at, value, true);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    view.setUint16(at, value, true);
  words(36, 'data');
  return URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
}

function blobOf(text: string, type = 'application/json'): string {
  return URL.createObjectURL(new Blob([text], { type }));
}

describe('a dialogue', () => {
  it('shows texts as texts, and names, times and buttons beside them', async () => {
    const { body, container } = await openPage([{ author: '<b>Ann</b>', text: '<i>Hi</i>', start: 65 }, ...TALK]);
    expect(body.textContent).toBe('<i>Hi</i>Hello thereGood morningHow are you?');
    const head = container.querySelector<HTMLElement>('.le-turn-head') as HTMLElement;
    expect([head.dataset.author, head.dataset.time]).toEqual(['<b>Ann</b>', '1:05']);
    expect(getComputedStyle(head).userSelect).toBe('none');
    body.closest<HTMLElement>('.le-text')?.focus();
    document.getSelection()?.selectAllChildren(body);
    let copied = '';
    document.addEventListener('copy', (event) => (copied = event.clipboardData?.getData('text/plain') ?? ''), { once: true });
    await userEvent.keyboard('{Control>}c{/Control}');
    expect(copied).toBe('<i>Hi</i>\n\nHello there\n\nGood morning\n\nHow are you?');
  });

  it('gives an author one colour, readable on light and dark ground', async () => {
    const authors = Array.from({ length: 60 }, (_, i) => ({ author: `Author ${i}`, text: 'Hi' }));
    const { container } = await openPage([...authors, ...authors]);
    const root = container.querySelector<HTMLElement>('.le-root') as HTMLElement;
    const paint = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    if (!paint) throw new Error('no canvas');
    const light = (colors: readonly string[]): number => {
      for (const color of colors) {
        paint.fillStyle = color;
        paint.fillRect(0, 0, 1, 1);
      }
      const [r = 0, g = 0, b = 0] = [...paint.getImageData(0, 0, 1, 1).data].map((byte) => {
        const part = byte / 255;
        return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    for (const theme of ['light', 'dark']) {
      root.dataset.theme = theme;
      const ground = getComputedStyle(container.querySelector('.le-text') as Element).backgroundColor;
      const heads = [...container.querySelectorAll<HTMLElement>('.le-turn-head')];
      const contrasts = heads.map((head) => {
        const back = light([ground, getComputedStyle(head.parentElement as Element).backgroundColor]);
        const ink = light([getComputedStyle(head).color]);
        return (Math.max(back, ink) + 0.05) / (Math.min(back, ink) + 0.05);
      });
      expect(Math.min(...contrasts), theme).toBeGreaterThanOrEqual(4.5);
      expect(new Set(heads.map((head) => getComputedStyle(head).color)).size, theme).toBeGreaterThan(40);
      expect(getComputedStyle(heads[3] as Element).color).toBe(getComputedStyle(heads[63] as Element).color);
    }
  });

  it.each([
    ['in a turn', [1, 5], [1, 11], [{ start: '1', end: '1', startOffset: 5, endOffset: 12, text: 'morning' }]],
    ['across turns', [0, 6], [2, 2], [{ start: '0', end: '2', startOffset: 6, endOffset: 3, text: 'there\n\nGood morning\n\nHow' }]],
  ] as const)('is labelled by selecting %s', async (_, from, to, expected) => {
    const { editor, body, values } = await openPage(TALK);
    editor.labeling.pressLabel('label', 'Key');
    await drag(body, from, to);
    expect(values()).toEqual(expected.map((value) => ({ ...value, paragraphlabels: ['Key'] })));
  });

  it('is labelled by plain Labels too, whose results have the same geometry', async () => {
    const controls = '<Labels name="any" toName="talk"><Label value="Odd"/></Labels>';
    const { editor, body } = await openPage(TALK, { controls });
    editor.labeling.pressLabel('any', 'Odd');
    await drag(body, [0, 6], [1, 3]);
    const value = { start: '0', end: '1', startOffset: 6, endOffset: 4, text: 'there\n\nGood', labels: ['Odd'] };
    expect(editor.annotation?.serialize().result).toMatchObject([{ type: 'labels', from_name: 'any', value }]);
  });

  it('paints regions over turns, and several on one place', async () => {
    const { editor } = await openPage(TALK, { result: [part('a', '0', 6, '2', 3), part('b', '1', 5, '1', 12, 'Noise')] });
    await painted();
    expect(marked(editor)).toEqual(['morning', 'thereGood morningHow']);
  });

  it('selects the inner one of two regions first', async () => {
    const { editor, body } = await openPage(TALK, { result: [part('a', '0', 6, '2', 3), part('b', '1', 5, '1', 12, 'Noise')] });
    await userEvent.click(body, { position: placeOf(body, [1, 6], 0.5) });
    expect(editor.annotation?.selection).toEqual(['b']);
    await userEvent.click(body, { position: placeOf(body, [1, 6], 0.5) });
    expect(editor.annotation?.selection).toEqual(['a']);
  });

  it('moves an end of a region into another turn by key', async () => {
    const { editor, container, values } = await openPage(TALK, { result: [part('a', '0', 6, '0', 11)] });
    editor.annotation?.selectRegions(['a']);
    container.querySelector<HTMLElement>('.le-text')?.focus();
    await userEvent.keyboard('{Control>}{Alt>}{ArrowRight}{/Alt}{/Control}');
    expect(values()).toEqual([{ start: '0', end: '1', startOffset: 6, endOffset: 4, paragraphlabels: ['Key'] }]);
  });

  it('survives regions that lie outside, run backwards or say nothing', async () => {
    const result = [part('a', '9', 0, '9', 3), part('b', '2', 0, '0', 3), part('c', '1', 0, '1', 99), part('d', '0', Number.NaN, '0', 4)];
    const { editor, codes } = await openPage(TALK, { result });
    await painted();
    expect(marked(editor)).toEqual(['Good morning']);
    expect(editor.annotation?.count).toBe(4);
    expect(editor.annotation?.serialize().result).toEqual(result);
    expect(codes().sort()).toEqual(['paragraphs-outside', 'paragraphs-outside', 'paragraphs-place-invalid', 'paragraphs-reversed']);
  });
});

describe('a whole turn', () => {
  it('is labelled by its button, which keeps the label armed and refuses a second time', async () => {
    const { editor, turn, values } = await openPage(TALK);
    editor.setSetting('keepLabel', true);
    editor.labeling.pressLabel('label', 'Key');
    await userEvent.hover(turn(1));
    const button = await within(turn(1)).findByRole('button', { name: 'Label the whole utterance' });
    await userEvent.click(button);
    const whole = { start: '1', end: '1', startOffset: 0, endOffset: 12, text: 'Good morning', paragraphlabels: ['Key'] };
    expect(values()).toEqual([whole]);
    await userEvent.click(button);
    expect(values()).toEqual([whole]);
    expect(screen.getByRole('status').textContent).toContain('already');
    expect(editor.labeling.armed('label')).toEqual(['Key']);
    editor.labeling.pressLabel('label', 'Noise');
    await userEvent.click(button);
    expect(values()).toEqual([whole, { ...whole, paragraphlabels: ['Noise'] }]);
  });

  it('is reached and labelled by keys, and read out', async () => {
    const { editor, container, turn, values } = await openPage(TALK);
    container.querySelector<HTMLElement>('.le-text')?.focus();
    await userEvent.keyboard('{Control>}{ArrowDown}{ArrowDown}{/Control}');
    expect(turn(1).dataset.current).toBe('');
    expect(screen.getByRole('status').textContent).toBe('Utterance 2 of 3, Bob: Good morning');
    await userEvent.keyboard('{Control>}{Shift>}a{/Shift}{/Control}');
    expect(screen.getByRole('status').textContent).toContain('Choose a label');
    editor.labeling.pressLabel('label', 'Key');
    await userEvent.keyboard('{Control>}{ArrowUp}{Shift>}a{/Shift}{/Control}');
    expect(values()).toMatchObject([{ start: '0', endOffset: 11, text: 'Hello there' }]);
    await userEvent.keyboard('{Control>}{ArrowDown}{/Control}{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
    editor.labeling.pressLabel('label', 'Noise');
    expect(values()[1]).toMatchObject({ start: '1', startOffset: 0, endOffset: 2, text: 'Go' });
  });

  it('cannot be labelled in a read-only annotation', async () => {
    const { container, turn, values } = await openPage(TALK, { annotation: { readonly: true } });
    await userEvent.hover(turn(1));
    container.querySelector<HTMLElement>('.le-text')?.focus();
    await userEvent.keyboard('{Control>}{ArrowDown}{Shift>}a{/Shift}{/Control}');
    expect(values()).toEqual([]);
  });
});

describe('the authors', () => {
  it('are filtered by key; hidden turns vanish with their regions, and it is told', async () => {
    const { editor, turn } = await openPage(TALK, { result: [part('a', '1', 0, '1', 4), part('b', '0', 0, '0', 5)] });
    await painted();
    screen.getByRole('button', { name: 'All' }).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.textContent).toBe('Bob1');
    await userEvent.keyboard(' ');
    expect(screen.getByRole('button', { name: /Bob/ }).getAttribute('aria-pressed')).toBe('false');
    expect(screen.getByRole('status').textContent).toBe('2 of 3 utterances are shown');
    expect([0, 1, 2].map((index) => turn(index).checkVisibility())).toEqual([true, false, true]);
    expect(editor.surfaces.get('talk')?.clientBoxOf('a')).toBeUndefined();
    expect(editor.surfaces.get('talk')?.clientBoxOf('b')).toBeDefined();
    await userEvent.keyboard('{Home}{Enter}');
    expect(turn(1).checkVisibility()).toBe(true);
  });

  it('vanish from a plain list too, and from their groups', async () => {
    const turns = Array.from({ length: 200 }, (_, i) => ({ author: i < 100 ? 'Ann' : 'Bob', text: `Turn ${i}` }));
    const { body, turn } = await openPage(turns, { attrs: '' });
    await userEvent.click(screen.getByRole('button', { name: /Ann/ }));
    expect([turn(0).checkVisibility(), turn(150).checkVisibility()]).toEqual([false, true]);
    const groups = [...body.querySelectorAll<HTMLElement>('.le-turn-group')];
    expect(groups[0]?.getBoundingClientRect().height).toBe(0);
    expect(groups.at(-1)?.checkVisibility()).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: /Ann/ }));
    expect(turn(0).checkVisibility()).toBe(true);
  });

  it('split a selection into the runs that are shown, in one step', async () => {
    const { editor, body, values } = await openPage(TEN);
    await userEvent.click(screen.getByRole('button', { name: /Bob/ }));
    editor.labeling.pressLabel('label', 'Key');
    await drag(body, [0, 0], [9, 8]);
    expect(values().map((value) => `${value?.start}..${value?.end}`)).toEqual(['0..0', '2..3', '5..7', '9..9']);
    expect(values()[1]).toMatchObject({ startOffset: 0, endOffset: 9, text: 'message 2\n\nmessage 3' });
    editor.undo();
    expect(values()).toEqual([]);
  });

  it('are searched when they are many', async () => {
    await openPage(Array.from({ length: 30 }, (_, i) => ({ author: `Author ${i}`, text: 'Hi' })));
    await userEvent.type(screen.getByRole('textbox', { name: 'Find an author' }), 'r 29');
    const chips = within(screen.getByRole('toolbar')).getAllByRole('button');
    expect(chips.map(({ textContent }) => textContent)).toEqual(['All', 'Author 291']);
  });

  it('come back when a region of theirs is asked for', async () => {
    const { editor, turn } = await openPage(TALK, { result: [part('a', '1', 0, '1', 4)] });
    await userEvent.click(screen.getByRole('button', { name: /Bob/ }));
    expect(turn(1).checkVisibility()).toBe(false);
    editor.reveal('a');
    await expect.poll(() => turn(1).checkVisibility()).toBe(true);
  });
});

describe('the recording', () => {
  const TIMED = [
    { author: 'Ann', text: 'One', start: 0.2, end: 0.6 },
    { author: 'Bob', text: 'Two', start: 1, duration: 5 },
    { author: 'Ann', text: 'Three' },
  ];

  it('plays a turn, marks it, stops at its end, and keeps the label armed', async () => {
    const { editor, turn } = await openPage(TIMED, { attrs: 'audioUrl="$sound" showPlayer="true"', data: { sound: silence(8) } });
    editor.labeling.pressLabel('label', 'Key');
    await userEvent.hover(turn(0));
    await userEvent.click(within(turn(0)).getByRole('button', { name: 'Play this utterance' }));
    await expect.poll(() => turn(0).dataset.playing).toBe('');
    await expect.poll(() => turn(0).dataset.playing).toBeUndefined();
    expect(turn(1).dataset.playing).toBeUndefined();
    const sec = Number((screen.getByRole('slider') as HTMLInputElement).value);
    expect(sec).toBeGreaterThanOrEqual(0.5);
    expect(sec).toBeLessThan(0.9);
    expect(editor.labeling.armed('label')).toEqual(['Key']);
    await userEvent.hover(turn(2));
    expect(within(turn(2)).queryByRole('button', { name: 'Play this utterance' })).toBeNull();
  });

  it('plays from a time that is clicked, pauses by Space, and follows with contextScroll', async () => {
    const long = Array.from({ length: 60 }, (_, i) => ({ author: 'Ann', text: `Turn ${i}`, start: 0.1 + i * 0.1 }));
    const { container, turn } = await openPage(long, { attrs: 'audioUrl="$sound" contextScroll="true"', data: { sound: silence(8) } });
    const frame = container.querySelector<HTMLElement>('.le-text') as HTMLElement;
    await userEvent.click(within(turn(0)).getByRole('button', { name: 'Play from 0:00' }));
    await expect
      .poll(() => container.querySelector<HTMLElement>('[data-playing]')?.dataset.turn ?? '', { timeout: 5000 })
      .toMatch(/^[3-5]\d$/);
    expect(frame.scrollTop).toBeGreaterThan(100);
    frame.focus();
    await userEvent.keyboard(' ');
    await expect.poll(() => container.querySelector('[data-playing]')).toBeNull();
    expect(screen.getByRole('button', { name: 'Follow the recording' }).getAttribute('aria-pressed')).toBe('true');
  });

  it.each([
    ['is gone', 'blob:null/gone', 'paragraphs-audio'],
    ['is no sound', () => blobOf('This is no sound', 'audio/wav'), 'paragraphs-audio'],
    ['has an address of another scheme', 'javascript:alert(1)', 'paragraphs-audio-address'],
    ['is a page', 'data:text/html,<p>', 'paragraphs-audio-address'],
  ])('that %s is a problem, and the text works', async (_, sound, code) => {
    const url = typeof sound === 'function' ? sound() : sound;
    const { editor, body, codes, values } = await openPage(TIMED, { attrs: 'audioUrl="$sound" showPlayer="true"', data: { sound: url } });
    await expect.poll(codes).toEqual([code]);
    editor.labeling.pressLabel('label', 'Key');
    await drag(body, [0, 0], [0, 2]);
    expect(values()).toMatchObject([{ start: '0', endOffset: 3 }]);
  });

  it('is not loaded before it is asked for, and silent when the editor is gone', async () => {
    const made: HTMLAudioElement[] = [];
    const { createElement } = document;
    document.createElement = ((name: string) => {
      const element = createElement.call(document, name);
      if (name === 'audio') made.push(element as HTMLAudioElement);
      return element;
    }) as typeof document.createElement;
    try {
      const { turn, unmount } = await openPage(TIMED, { attrs: 'audioUrl="$sound"', data: { sound: silence(8) }, strict: true });
      expect(made).toEqual([]);
      await userEvent.hover(turn(1));
      await userEvent.click(within(turn(1)).getByRole('button', { name: 'Play this utterance' }));
      await expect.poll(() => made.map(({ paused }) => paused)).toEqual([false]);
      unmount();
      expect(made.map(({ paused, src }) => [paused, src])).toEqual([[true, '']]);
      expect(document.querySelector('audio')).toBeNull();
    } finally {
      document.createElement = createElement;
    }
  });
});

describe('data', () => {
  it('comes from a URL, and regions are compared then', async () => {
    const result = [{ ...part('a', '0', 0, '0', 5), value: { ...part('a', '0', 0, '0', 5).value, text: 'there' } }];
    const { editor, body } = await openPage('s3://bucket/talk.json', {
      attrs: 'valueType="url"',
      urls: { 's3://bucket/talk.json': blobOf(JSON.stringify(TALK)) },
      result,
    });
    expect(body.textContent).toContain('Good morning');
    await expect.poll(() => editor.problems.find(({ code }) => code === 'text-mismatch')).toMatchObject({ where: { region: 'a' } });
  });

  it.each([
    ['is gone', 'blob:null/gone', 'text-load'],
    ['is no JSON', () => blobOf('<p>Log in</p>', 'text/plain'), 'paragraphs-json'],
    ['is no list', () => blobOf('{"a": 1}'), 'paragraphs-no-list'],
    ['is empty', () => blobOf('[]'), 'paragraphs-none'],
  ])('that %s is a problem, told in place', async (_, target, code) => {
    const url = typeof target === 'function' ? target() : target;
    const { codes } = createPage('https://example.org/a.json', { attrs: 'valueType="url"', urls: { 'https://example.org/a.json': url } });
    expect(await screen.findByRole('alert')).toBeTruthy();
    await expect.poll(codes).toEqual([code]);
  });

  it('that fits in part is shown in part; sync is kept and reported', async () => {
    const { body, codes } = await openPage([null, 'Just text', { author: 'Ann', text: 'Hello' }], { attrs: 'sync="audio"' });
    expect(body.textContent).toBe('Just textHello');
    expect(codes().sort()).toEqual(['paragraphs-entry', 'paragraphs-sync']);
  });

  it('of one turn of a megabyte is painted where it is in sight', async () => {
    const text = 'Lorem ipsum dolor sit amet. '.repeat(37_500);
    const result = Array.from({ length: 1000 }, (_, i) => part(`r${i}`, '1', i * 1000, '1', i * 1000 + 20));
    const { editor, body, codes } = await openPage(
      [
        { author: 'Ann', text: 'Hi' },
        { author: 'Bob', text },
      ],
      { result },
    );
    await painted();
    expect(body.textContent).toBe(`Hi${text}`);
    expect(marked(editor).length).toBeGreaterThan(1);
    expect(marked(editor).length).toBeLessThan(100);
    expect(codes()).toEqual([]);
  });
});

describe('20,000 turns', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({
    author: `Author ${i % 7}`,
    text: `Turn ${i}: ${'word '.repeat(12)}`,
    start: i + 0.5,
  }));

  it('are few observed elements; an edit repaints what it touched', async () => {
    const result = Array.from({ length: 5000 }, (_, i) => part(`r${i}`, String(i * 4), 0, String(i * 4), 4, i % 2 ? 'Key' : 'Noise'));
    const { editor, body, turn } = await openPage(many, { result });
    await painted();
    expect(body.querySelectorAll('.le-turn').length).toBe(20_000);
    expect(body.querySelectorAll('.le-turn-group').length).toBeLessThan(1000);
    const shown = marked(editor).length;
    expect(shown).toBeGreaterThan(3);
    expect(shown).toBeLessThan(200);
    editor.annotation?.update('r0', { value: { endOffset: 6 } });
    await painted();
    expect(marked(editor)).toContain('Turn 0');
    editor.reveal('r4000');
    await expect.poll(() => marked(editor).length > 0 && turn(16_000).getBoundingClientRect().top < 1000).toBe(true);
  });
});

it.each(['light', 'dark'])('has nothing that axe objects to, %s', async (theme) => {
  const turns = TALK.map((turn, i) => ({ ...turn, start: i + 1 }));
  const attrs = 'layout="dialogue" audioUrl="$sound" showPlayer="true" contextScroll="true"';
  const { container, turn } = await openPage(turns, { attrs, data: { sound: silence(8) } });
  const root = container.querySelector<HTMLElement>('.le-root') as HTMLElement;
  root.dataset.theme = theme;
  root.style.background = 'var(--le-bg)';
  await userEvent.click(screen.getByRole('button', { name: /Bob/ }));
  await userEvent.hover(turn(0));
  await within(turn(0)).findByRole('button', { name: 'Play this utterance' });
  const { violations } = await axe.run(container);
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

it('two editors are apart and leave nothing behind', async () => {
  const sheets = document.adoptedStyleSheets.length;
  const first = await openPage(TALK, { result: [part('a', '0', 0, '0', 5)], strict: true });
  const second = await openPage(TALK, { result: [part('a', '1', 0, '1', 4)] });
  await painted();
  expect([marked(first.editor), marked(second.editor)]).toEqual([['Hello'], ['Good']]);
  await userEvent.click(within(first.container).getByRole('button', { name: /Bob/ }));
  expect(second.turn(1).checkVisibility()).toBe(true);
  first.unmount();
  second.unmount();
  expect([...CSS.highlights.keys()]).toEqual([]);
  expect(document.adoptedStyleSheets.length).toBe(sheets);
  expect(first.editor.surfaces.size + second.editor.surfaces.size).toBe(0);
});
