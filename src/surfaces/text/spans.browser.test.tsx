import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { Loadable, TagViewProps } from '../../core';
import type { EditorStore } from '../../store';
import { TextArea } from '../../tags/textarea';
import { CONFIG, click, drag, marked, openPage, painted, placeOf, rangeOf, span, tripleClick } from './textPage.test';

// How spans are made and met: mouse, touch, keys, menu, questions. Fingers are pointer events: what a browser makes of real ones depends on the machine.

// One page at a time: what lies below the window is under no finger.
afterEach(cleanup);

function texts(editor: EditorStore): unknown[] {
  return (editor.annotation?.regions ?? []).map((region) => region.results[0]?.value?.text);
}

/** Client pixels of a character. */
function at(body: HTMLElement, offset: number, x = 0.5): { clientX: number; clientY: number } {
  const origin = body.getBoundingClientRect();
  const place = placeOf(body, offset, x);
  return { clientX: origin.left + place.x, clientY: origin.top + place.y };
}

function touch(target: Element, type: string, place: { clientX: number; clientY: number }): void {
  const init = {
    bubbles: true,
    cancelable: true,
    composed: true,
    pointerId: 7,
    pointerType: 'touch',
    isPrimary: true,
    button: 0,
    ...place,
  };
  target.dispatchEvent(new PointerEvent(`pointer${type}`, init));
}

describe('several clicks', () => {
  const text = 'One two, three.\nFour five.';

  it('a third one takes the line instead of the word, as one step', async () => {
    const { editor, body } = await openPage(text);
    editor.labeling.pressLabel('label', 'A');
    await tripleClick(body, 5);
    expect(texts(editor)).toEqual(['One two, three.']);
    editor.undo();
    expect(editor.annotation?.count).toBe(0);
    expect(editor.annotation?.canUndo).toBe(false);
  });

  it('without a label the line waits for one', async () => {
    const { editor, body } = await openPage(text);
    await tripleClick(body, 5);
    editor.labeling.pressLabel('label', 'B');
    expect(texts(editor)).toEqual(['One two, three.']);
  });

  it('Shift and a click take all up to there', async () => {
    const { editor, body } = await openPage(text);
    await userEvent.click(body, { position: placeOf(body, 4, 0.1) });
    editor.labeling.pressLabel('label', 'A');
    await userEvent.click(body, { position: placeOf(body, 13, 0.9), modifiers: ['Shift'] });
    expect(texts(editor)).toEqual(['two, three']);
  });

  it('what a person does not want at the ends is left out', async () => {
    const { editor, body } = await openPage(text, { settings: { trimSpans: 'punctuation' } });
    editor.labeling.pressLabel('label', 'A');
    await drag(body, 3, 9);
    expect(texts(editor)).toEqual(['two']);
  });
});

it('nothing moves when a label lands, and only the pieces it touches are painted', async () => {
  const text = `${'Lorem ipsum dolor sit amet. '.repeat(60)}\n`.repeat(40);
  const { editor, body } = await openPage(text);
  await painted();
  // In the text: what stands above it is laid out without its style sheet here.
  const word = (offset: number): string => {
    const { x, y, width, height } = rangeOf(body, offset, offset + 5).getBoundingClientRect();
    const origin = body.getBoundingClientRect();
    return [x - origin.x, y - origin.y, width, height, origin.width].join(' ');
  };
  const places = [0, 28, 1700].map(word);
  let paints = 0;
  const { add } = Highlight.prototype;
  Highlight.prototype.add = function count(this: Highlight, range: AbstractRange) {
    paints++;
    return add.call(this, range);
  };
  try {
    for (let i = 0; i < 9; i++) editor.annotation?.add({ control: 'label', object: 'text', value: { start: 0, end: 5 }, labels: ['A'] });
    await painted();
  } finally {
    Highlight.prototype.add = add;
  }
  expect(marked(editor).filter((one) => one === 'Lorem').length).toBe(9);
  expect([0, 28, 1700].map(word)).toEqual(places);
  expect(paints).toBe(9);
});

describe('what lies on what', () => {
  it('identical ones are each reached by clicking on', async () => {
    const same = ['a', 'b', 'c'].map((id, i) => span(id, 4, 7, i ? 'A' : 'B'));
    const { editor, body, container } = await openPage('One two three', { result: same, settings: { showLabels: true } });
    const picked: unknown[] = [];
    for (let i = 0; i < 4; i++) {
      await click(body, 5);
      picked.push(editor.annotation?.selection[0]);
    }
    expect(picked).toEqual(['c', 'b', 'a', 'c']);
    await painted();
    const lefts = [...container.querySelectorAll('.le-text-badge')].map((chip) => Math.round(chip.getBoundingClientRect().left));
    expect(new Set(lefts).size).toBe(3);
  });

  it('the menu lists all, and what follows is about the one that is chosen', async () => {
    const { editor, body } = await openPage('One two three', { result: [span('out', 0, 13), span('in', 4, 7, 'B')] });
    await userEvent.click(body, { position: placeOf(body, 5), button: 'right' });
    const lines = screen.getByRole('menuitemradio');
    await expect.poll(() => lines.elements().map((line) => line.textContent)).toEqual(['B · two', 'A · One two three']);
    expect(editor.annotation?.selection).toEqual(['in']);
    await userEvent.click(lines.nth(1));
    expect(editor.annotation?.selection).toEqual(['out']);
    await userEvent.click(screen.getByRole('menuitem', { name: 'Change the label' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'B', exact: true }));
    expect(editor.annotation?.region('out')?.labels).toEqual(['B']);
    await userEvent.click(body, { position: placeOf(body, 5), button: 'right' });
    await userEvent.click(screen.getByRole('menuitem', { name: 'Add a copy with another label' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'A', exact: true }));
    expect(editor.annotation?.count).toBe(3);
    expect(editor.annotation?.selectedRegion?.labels).toEqual(['A']);
  });

  it('the menu key asks about the selected region, and grows it to the sentence', async () => {
    const { editor, frame } = await openPage('One two. Three four.', { result: [span('a', 4, 6)] });
    editor.annotation?.selectRegions(['a']);
    frame.focus();
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await userEvent.click(screen.getByRole('menuitem', { name: 'Grow to the whole sentence' }));
    expect(editor.annotation?.region('a')?.value).toEqual({ start: 0, end: 8 });
    editor.undo();
    expect(editor.annotation?.region('a')?.value).toEqual({ start: 4, end: 6 });
  });
});

describe('fingers', () => {
  it('a long press takes a word, handles widen it, and a label tapped then makes the region', async () => {
    const { editor, body, container } = await openPage('One two three four');
    touch(body, 'down', at(body, 5));
    await expect.poll(() => container.querySelectorAll('.le-text-handle:not([hidden])').length).toBe(2);
    expect(marked(editor)).toEqual(['two']);
    touch(body, 'up', at(body, 5));
    const handle = container.querySelector<HTMLElement>('[data-end="end"]') as HTMLElement;
    const { width, height, left, bottom } = handle.getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    // By the knob, below the text.
    const knob = { clientX: left + width / 2, clientY: bottom - 4 };
    touch(handle, 'down', knob);
    touch(document.body, 'move', { clientX: at(body, 12, 0.9).clientX, clientY: knob.clientY });
    await expect.poll(() => marked(editor)).toEqual(['two three']);
    touch(document.body, 'up', { clientX: at(body, 12, 0.9).clientX, clientY: knob.clientY });
    editor.labeling.pressLabel('label', 'A');
    expect(texts(editor)).toEqual(['two three']);
    expect(editor.annotation?.selection).toEqual([editor.annotation?.regions[0]?.id]);
  });

  it('with a label in hand dragging on takes more words, and what was made can be corrected', async () => {
    const { editor, body, container } = await openPage('One two three four');
    editor.labeling.pressLabel('label', 'A');
    touch(body, 'down', at(body, 5));
    await expect.poll(() => marked(editor)).toEqual(['two']);
    touch(document.body, 'move', at(body, 11));
    await expect.poll(() => marked(editor)).toEqual(['two three']);
    touch(document.body, 'up', at(body, 11));
    expect(texts(editor)).toEqual(['two three']);
    await expect.poll(() => container.querySelectorAll('.le-text-handle:not([hidden])').length).toBe(2);
  });

  it('a finger that moves at once scrolls', async () => {
    const { editor, body } = await openPage('One two three four');
    touch(body, 'down', at(body, 5));
    touch(document.body, 'move', at(body, 11));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(marked(editor)).toEqual([]);
  });
});

it('a drag at the edge of the frame scrolls on', async () => {
  const text = Array.from({ length: 200 }, (_, i) => `Line ${i} of the text.`).join('\n');
  const { editor, frame, body, container } = await openPage(text, { result: [span('a', 0, 4)] });
  frame.style.height = '200px';
  frame.style.overflow = 'auto';
  await click(body, 1);
  await painted();
  const handle = container.querySelector<HTMLElement>('[data-end="end"]') as HTMLElement;
  const view = frame.getBoundingClientRect();
  touch(handle, 'down', at(body, 3, 0.9));
  const edge = { clientX: view.left + 60, clientY: view.bottom - 2 };
  touch(document.body, 'move', edge);
  await expect.poll(() => frame.scrollTop).toBeGreaterThan(300);
  touch(document.body, 'up', edge);
  expect(editor.annotation?.region('a')?.value).toMatchObject({ start: 0, end: expect.toSatisfy((end: number) => end > 300) });
});

describe("a reader's keys", () => {
  it('words and sentences are taken as a whole, grow, and are labelled', async () => {
    const { editor, frame } = await openPage('One “two” three. Four five.');
    frame.focus();
    await userEvent.keyboard('..');
    expect(document.getSelection()?.toString()).toBe('two');
    await userEvent.keyboard('{Shift>}.{/Shift}');
    expect(document.getSelection()?.toString()).toBe('two” three');
    editor.labeling.pressLabel('label', 'A');
    expect(texts(editor)).toEqual(['two” three']);
    await userEvent.keyboard('.');
    expect(document.getSelection()?.toString()).toBe('Four');
    await userEvent.keyboard(',,');
    expect(document.getSelection()?.toString()).toBe('two');
    await userEvent.keyboard('{[}');
    expect(document.getSelection()?.toString()).toBe('two');
    await userEvent.keyboard('{]}');
    expect(document.getSelection()?.toString()).toBe('Four five.');
  });

  it('regions follow each other as they are read', async () => {
    const { editor, frame } = await openPage('One two three', { result: [span('c', 8, 13), span('a', 0, 3), span('b', 4, 7)] });
    frame.focus();
    const seen: unknown[] = [];
    for (let i = 0; i < 3; i++) {
      await userEvent.keyboard('{Alt>}.{/Alt}');
      seen.push(editor.annotation?.selection[0]);
    }
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('regions are gone to from where one reads: behind what was just labelled, from where the last one was deleted', async () => {
    const { editor, frame } = await openPage('One two three four five', { result: [span('a', 0, 3), span('c', 8, 13), span('e', 19, 23)] });
    frame.focus();
    await userEvent.keyboard('..');
    editor.labeling.pressLabel('label', 'A');
    expect(texts(editor)).toContain('two');
    await userEvent.keyboard('{Alt>}.{/Alt}');
    expect(editor.annotation?.selection).toEqual(['c']);
    editor.annotation?.remove(['c']);
    await userEvent.keyboard('{Alt>}.{/Alt}');
    expect(editor.annotation?.selection).toEqual(['e']);
  });
});

describe('questions beside the span', () => {
  const config = CONFIG.replace(
    '<Text ',
    '<TextArea name="note" toName="text" perRegion="true" rows="1" editable="true" maxSubmissions="1"/><Text ',
  );

  it('stand below it, follow the scroll, take the focus of a new one, and Escape leads back', async () => {
    // As the editor does before it shows a task.
    await (TextArea.View as Loadable<TagViewProps>).preload?.();
    const { editor, frame, body } = await openPage('One two three', { config });
    editor.labeling.pressLabel('label', 'A');
    await drag(body, 4, 7);
    const field = screen.getByRole('textbox', { name: 'note' });
    await expect.element(field).toHaveFocus();
    const form = field.element().closest('.le-text-questions') as HTMLElement;
    const word = rangeOf(body, 4, 7).getBoundingClientRect();
    expect(form.getBoundingClientRect().top).toBeGreaterThanOrEqual(word.bottom);
    await userEvent.keyboard('seen{Enter}');
    const [region] = editor.annotation?.regions ?? [];
    expect(editor.annotation?.answerOf('note', { region: region?.id ?? '' })).toEqual(['seen']);
    form.querySelector<HTMLElement>('button, input, textarea')?.focus();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(frame);
    editor.setSetting('questionsAtRegion', false);
    await expect.poll(() => document.querySelector('.le-text-questions')).toBeNull();
  });
});

describe('smart labels', () => {
  const config = CONFIG.replace('<Labels ', '<Labels smart="true" ');

  it('show the model what was selected, paint what it suggests in dashes, and take over what is accepted', async () => {
    const asked: unknown[] = [];
    const { editor, body } = await openPage('One two three', {
      config,
      onAssist: ({ region }) => {
        asked.push(region[0]?.value);
        return [span('s1', 8, 13, 'B')];
      },
    });
    editor.labeling.pressLabel('label', 'A');
    await drag(body, 4, 7);
    expect(editor.annotation?.count).toBe(0);
    await expect.poll(() => marked(editor)).toEqual(['three', 'two']);
    expect(asked).toEqual([{ start: 4, end: 7, text: 'two', labels: ['A'] }]);
    await userEvent.click(screen.getByRole('button', { name: /accept/i }).first());
    expect(editor.annotation?.region('s1')?.value).toEqual({ start: 8, end: 13 });
    expect(editor.assist.isOpen).toBe(false);
  });
});
