import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { EditorStore } from '../../store';
import { CONFIG, click, doubleClick, drag, highlighted, marked, openPage, painted, placeOf, span } from './textPage.test';

afterEach(cleanup);

/** Value and labels of the newest region. */
function newest(editor: EditorStore) {
  const region = editor.annotation?.regions.at(-1);
  return region && { value: region.value, text: region.results[0]?.value?.text, labels: region.labels };
}

describe('painting', () => {
  it('has one highlight for each look and state, and no element for a region', async () => {
    const { editor, body } = await openPage('One two three four', { result: [span('a', 0, 3), span('b', 4, 7, 'B'), span('c', 8, 13)] });
    await painted();
    const nodes = body.querySelectorAll('*').length;
    expect(Object.values(highlighted(editor))).toEqual([['One', 'three'], ['two']]);
    editor.annotation?.selectRegions(['a']);
    await painted();
    expect(Object.values(highlighted(editor))).toEqual([['three'], ['two'], ['One']]);
    expect(body.querySelectorAll('*').length).toBe(nodes);
  });

  it('shows overlapping and nested spans on lines below one another', async () => {
    const { editor } = await openPage('One two three four', { result: [span('a', 0, 13), span('b', 4, 7, 'B'), span('c', 8, 18, 'B')] });
    await painted();
    const offsets = Object.entries(highlighted(editor)).map(([css, texts]) => [texts, /text-underline-offset: (\w+)/.exec(css)?.[1]]);
    expect(offsets).toEqual([
      [['One two three'], '2px'],
      [['two', 'three four'], '5px'],
    ]);
  });

  it('paints an edit, an undo, a deletion and the eye', async () => {
    const { editor } = await openPage('One two three four', { result: [span('a', 0, 3), span('b', 4, 7)] });
    editor.annotation?.update('a', { value: { start: 8, end: 13 } });
    await painted();
    expect(marked(editor)).toEqual(['three', 'two']);
    editor.undo();
    await painted();
    expect(marked(editor)).toEqual(['One', 'two']);
    editor.annotation?.remove(['b']);
    await painted();
    expect(marked(editor)).toEqual(['One']);
    editor.annotation?.setHidden(['a'], true);
    await painted();
    expect(marked(editor)).toEqual([]);
  });

  it('paints a prediction that is laid over with dashes, in its own colour', async () => {
    const { editor } = await openPage('One two three', {
      result: [span('a', 0, 3)],
      predictions: [{ id: 21, model_version: 'one', result: [span('p', 4, 7)] }],
    });
    editor.setOverlay('21', { visible: true, color: 'rgb(0, 128, 0)' });
    await painted();
    const dashed = Object.entries(highlighted(editor)).filter(([css]) => css.includes('dashed'));
    expect(dashed.map(([, texts]) => texts)).toEqual([['two']]);
    expect(dashed[0]?.[0]).toContain('rgb(0, 128, 0)');
    editor.setOverlay('21', { visible: false });
    await painted();
    expect(marked(editor)).toEqual(['One']);
  });

  it('survives spans that lie outside, run backwards or say nothing', async () => {
    const result = [span('a', -3, 3), span('b', 10, 99), span('c', 7, 4), span('d', 5, 5), span('e', 90, 95), span('f', Number.NaN, 3)];
    const { editor } = await openPage('One two three', { result });
    await painted();
    expect(marked(editor)).toEqual(['One', 'ree']);
    expect(editor.annotation?.count).toBe(6);
  });

  it('keeps two editors apart, and leaves nothing behind', async () => {
    const sheets = document.adoptedStyleSheets.length;
    const host = new Highlight();
    CSS.highlights.set('host', host);
    const first = await openPage('One two', {
      result: [span('a', 0, 3)],
      container: document.body.appendChild(document.createElement('div')),
    });
    const second = await openPage('One two', {
      result: [span('a', 4, 7)],
      container: document.body.appendChild(document.createElement('div')),
    });
    await painted();
    expect([marked(first.editor), marked(second.editor)]).toEqual([['One'], ['two']]);
    first.unmount();
    await painted();
    expect([marked(first.editor), marked(second.editor)]).toEqual([[], ['two']]);
    second.unmount();
    expect([...CSS.highlights.keys()]).toEqual(['host']);
    expect(document.adoptedStyleSheets.length).toBe(sheets);
    expect(first.editor.surfaces.size + second.editor.surfaces.size).toBe(0);
    CSS.highlights.delete('host');
  });

  it('takes every listener away, in StrictMode too', async () => {
    const balance = new Map<string, number>();
    const count = (by: 1 | -1) =>
      function (this: EventTarget, ...args: Parameters<EventTarget['addEventListener']>) {
        const [type] = args;
        if (this === document) balance.set(type, (balance.get(type) ?? 0) + by);
        return (by === 1 ? add : remove).apply(this, args);
      };
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = count(1);
    EventTarget.prototype.removeEventListener = count(-1);
    try {
      const { editor, body, unmount } = await openPage('One two', { result: [span('a', 0, 3)], strict: true });
      await painted();
      expect(body.textContent).toBe('One two');
      expect(marked(editor)).toEqual(['One']);
      expect(balance.get('mouseup')).toBe(1);
      unmount();
      expect([balance.get('mouseup'), balance.get('pointermove'), balance.get('pointerup')]).toEqual([0, 0, 0]);
      expect(CSS.highlights.size).toBe(0);
    } finally {
      EventTarget.prototype.addEventListener = add;
      EventTarget.prototype.removeEventListener = remove;
    }
  });

  it('works in a shadow root', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '.le-text-body { white-space: pre-wrap } .le-text-under, .le-text-layer { position: absolute; pointer-events: none }',
    );
    root.adoptedStyleSheets = [sheet];
    const container = root.appendChild(document.createElement('div'));
    const { editor, body, unmount } = await openPage('One two three', { result: [span('a', 0, 3)], container });
    await painted();
    expect(Object.values(highlighted(editor, root))).toEqual([['One']]);
    await click(body, 1);
    expect(editor.annotation?.selection).toEqual(['a']);
    editor.annotation?.clearSelection();
    editor.labeling.pressLabel('label', 'B');
    await drag(body, 4, 7);
    expect(newest(editor)?.value).toEqual({ start: 4, end: 7 });
    unmount();
    expect([...root.adoptedStyleSheets].map((one) => one === sheet)).toEqual([true]);
    host.remove();
  });
});

describe('a megabyte of text', () => {
  it('has blocks for the lines that are near, paints what is in sight, and repaints what an edit touched', async () => {
    const text = `${'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod. '.repeat(9)}\n`.repeat(1600);
    const result = Array.from({ length: 10_000 }, (_, i) => span(`r${i}`, i * 100, i * 100 + 20, i % 2 ? 'A' : 'B'));
    const { editor, body } = await openPage(text, { result });
    await painted();
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(body.textContent).toBe(text);
    expect(body.querySelectorAll('.le-text-line').length).toBeGreaterThan(40);
    expect(body.querySelectorAll('*').length).toBeLessThan(600);
    const shown = marked(editor).length;
    expect(shown).toBeGreaterThan(10);
    expect(shown).toBeLessThan(400);
    editor.annotation?.update('r3', { value: { start: 320, end: 330 } });
    await painted();
    expect(marked(editor)).toContain(text.slice(320, 330));
    editor.reveal('r9000');
    await expect.poll(() => marked(editor).includes(text.slice(900_000, 900_020))).toBe(true);
    expect(editor.surfaces.get('text')?.clientPointOf('r9000')?.y).toBeLessThan(800);
  });
});

it('a megabyte in one line is painted where it is in sight', async () => {
  const text = 'Lorem ipsum dolor sit amet. '.repeat(37_500);
  const { editor, body } = await openPage(text, { result: Array.from({ length: 1000 }, (_, i) => span(`r${i}`, i * 1000, i * 1000 + 20)) });
  await painted();
  expect(body.textContent).toBe(text);
  expect(body.querySelectorAll('.le-text-line').length).toBe(1);
  expect(marked(editor).length).toBeGreaterThan(1);
  expect(marked(editor).length).toBeLessThan(100);
});

describe('selecting text', () => {
  const text = ' Zoë 👩‍👩‍👧 went e\u0301t\r\nto 😀 Paris\tnow.\nשלום עולם';

  it.each([
    ['after a leading space', 'Zoë'],
    ['an emoji of several code points', '👩‍👩‍👧'],
    ['a combining mark', 'e\u0301t'],
    ['behind CRLF', 'to 😀'],
    ['behind an emoji', 'Paris'],
    ['over a line break', 'Paris\tnow.\nשלום'],
    ['right to left', 'עולם'],
  ])('gives exact code points %s', async (_, part) => {
    const { editor, body } = await openPage(text);
    editor.labeling.pressLabel('label', 'A');
    const at = text.indexOf(part);
    if (part === 'Paris\tnow.\nשלום') {
      // The first word of a right-to-left line stands at its right: its end is at its left.
      await userEvent.dragAndDrop(body, body, {
        sourcePosition: placeOf(body, at, 0.1),
        targetPosition: placeOf(body, at + part.length - 1, 0.1),
      });
    } else if (part === 'עולם') {
      await userEvent.dragAndDrop(body, body, {
        sourcePosition: placeOf(body, at, 0.9),
        targetPosition: placeOf(body, at + part.length - 1, 0.1),
      });
    } else await drag(body, at, at + part.length);
    const start = [...text.slice(0, at)].length;
    expect(newest(editor)).toEqual({
      value: { start, end: start + [...part].length },
      text: part.replaceAll('\n', '\\n'),
      labels: ['A'],
    });
    expect(document.getSelection()?.isCollapsed ?? true).toBe(true);
    expect(editor.annotation?.undoName).toBe('add');
    editor.undo();
    expect(editor.annotation?.count).toBe(0);
  });

  it('grows to words when the label or the text says so', async () => {
    const { editor, body } = await openPage('One two, three.');
    editor.labeling.pressLabel('label', 'Word');
    await drag(body, 5, 10);
    expect(newest(editor)?.text).toBe('two, three');
  });

  it('labels a word on a double click', async () => {
    const { editor, body } = await openPage('One two, three.');
    editor.labeling.pressLabel('label', 'A');
    await doubleClick(body, 5);
    expect(editor.annotation?.regions.map((region) => region.value)).toEqual([{ start: 4, end: 7 }]);
  });

  it('without a label makes nothing, selects the regions inside, and waits for a label', async () => {
    const { editor, body } = await openPage('One two three four', { result: [span('a', 4, 7), span('b', 8, 18)] });
    await drag(body, 0, 13);
    expect(editor.annotation?.count).toBe(2);
    expect(editor.annotation?.selection).toEqual(['a']);
    expect(document.getSelection()?.toString()).toBe('One two three');
    await painted();
    expect(marked(editor)).toContain('One two three');
    await drag(body, 0, 3);
    expect(editor.annotation?.selection).toEqual([]);
    editor.labeling.pressLabel('label', 'B');
    expect(newest(editor)).toEqual({ value: { start: 0, end: 3 }, text: 'One', labels: ['B'] });
  });

  it('makes nothing when the text forbids it or the annotation is read-only', async () => {
    const forbidden = await openPage('One two', { config: CONFIG.replace('<Text', '<Text selectionEnabled="false"') });
    forbidden.editor.labeling.pressLabel('label', 'A');
    await drag(forbidden.body, 0, 3);
    expect(forbidden.editor.annotation?.count).toBe(0);
    forbidden.unmount();
    const fixed = await openPage('One two', { annotation: { readonly: true } });
    fixed.editor.labeling.pressLabel('label', 'A');
    await drag(fixed.body, 0, 3);
    expect(fixed.editor.annotation?.count).toBe(0);
  });
});

it('copies the exact characters', async () => {
  const text = ' One\r\n\r\ntwo\tthree\n';
  const { frame } = await openPage(text);
  document.getSelection()?.selectAllChildren(frame);
  const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  frame.dispatchEvent(event);
  expect(event.clipboardData?.getData('text/plain')).toBe(text.trimEnd());
  expect(event.defaultPrevented).toBe(true);
});

describe('clicking', () => {
  it('selects the innermost span first, and goes round through all that overlap', async () => {
    const { editor, body } = await openPage('One two three four five', {
      result: [span('out', 0, 18), span('mid', 0, 13, 'B'), span('in', 4, 7)],
    });
    const picked: unknown[] = [];
    for (let i = 0; i < 4; i++) {
      await click(body, 5);
      picked.push(editor.annotation?.selection[0]);
    }
    expect(picked).toEqual(['in', 'mid', 'out', 'in']);
    await click(body, 15, ['ControlOrMeta']);
    expect(editor.annotation?.selection).toEqual(['in', 'out']);
    await click(body, 20);
    expect(editor.annotation?.selection).toEqual([]);
  });

  it('does not take the room beside the text for text', async () => {
    const { editor, body } = await openPage('One', { result: [span('a', 0, 3)] });
    await userEvent.click(body, { position: { x: 300, y: placeOf(body, 0).y } });
    expect(editor.annotation?.selection).toEqual([]);
  });

  it('hovers what is under the pointer', async () => {
    const { editor, body } = await openPage('One two', { result: [span('a', 0, 3)] });
    await userEvent.hover(body, { position: placeOf(body, 1) });
    await expect.poll(() => editor.annotation?.hovered).toBe('a');
    expect(getComputedStyle(body).cursor).toBe('pointer');
    await userEvent.hover(body, { position: placeOf(body, 5) });
    await expect.poll(() => editor.annotation?.hovered).toBeUndefined();
  });
});

describe('resizing', () => {
  const result = [span('a', 4, 7, 'A', { value: { start: 4, end: 7, text: 'two', labels: ['A'] } })];

  it('drags an end of the selected span in one step', async () => {
    const { editor, container, body } = await openPage('One two three four', { result });
    await click(body, 5);
    await painted();
    const handle = container.querySelector<HTMLElement>('[data-end="end"]') as HTMLElement;
    await userEvent.dragAndDrop(handle, body, { targetPosition: placeOf(body, 12, 0.9) });
    expect(editor.annotation?.region('a')?.results[0]?.value).toEqual({ start: 4, end: 13, text: 'two three', labels: ['A'] });
    expect(editor.annotation?.draft).toBeUndefined();
    editor.undo();
    expect(editor.annotation?.region('a')?.results[0]).toEqual(result[0]);
  });

  it('drops an unfinished drag on Escape', async () => {
    const { editor, container, body, frame } = await openPage('One two three four', { result });
    await click(body, 5);
    await painted();
    const handle = container.querySelector<HTMLElement>('[data-end="end"]') as HTMLElement;
    const origin = body.getBoundingClientRect();
    const place = placeOf(body, 12, 0.9);
    const at = { bubbles: true, button: 0, clientX: origin.x + place.x, clientY: origin.y + place.y };
    handle.dispatchEvent(new PointerEvent('pointerdown', { ...at, cancelable: true }));
    document.dispatchEvent(new PointerEvent('pointermove', at));
    await expect.poll(() => editor.annotation?.draft?.value).toEqual({ start: 4, end: 13 });
    await painted();
    expect(marked(editor)).toEqual(['two three']);
    expect(document.activeElement).toBe(frame);
    await userEvent.keyboard('{Escape}');
    expect(editor.annotation?.draft).toBeUndefined();
    document.dispatchEvent(new PointerEvent('pointerup', at));
    expect(editor.annotation?.region('a')?.results[0]).toEqual(result[0]);
    expect(editor.annotation?.canUndo).toBe(false);
  });

  it('moves the ends by key, by character and by word', async () => {
    const { editor, body } = await openPage('One two three four', { result });
    await click(body, 5);
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(editor.annotation?.region('a')?.value).toEqual({ start: 4, end: 8 });
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowLeft}{/Shift}{/Alt}');
    expect(editor.annotation?.region('a')?.value).toEqual({ start: 3, end: 8 });
    await userEvent.keyboard('{Control>}{Alt>}{ArrowRight}{/Alt}{/Control}');
    expect(editor.annotation?.region('a')?.value).toEqual({ start: 3, end: 13 });
  });

  it('offers no handle where nothing may be changed', async () => {
    const { editor, container } = await openPage('One two three', {
      result: [span('r', 0, 3, 'A', { readonly: true }), span('l', 4, 7), span('f', 8, 13)],
    });
    const shown = async (id: string): Promise<number> => {
      editor.annotation?.selectRegions([id]);
      await painted();
      return container.querySelectorAll('.le-text-handle:not([hidden])').length;
    };
    expect(await shown('f')).toBe(2);
    expect(await shown('r')).toBe(0);
    editor.annotation?.setLocked(['l'], true);
    expect(await shown('l')).toBe(0);
  });
});

describe('the keyboard alone', () => {
  it('moves, selects, and labels with a label pressed afterwards', async () => {
    const { editor, frame } = await openPage('One two three');
    frame.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}');
    editor.labeling.pressLabel('label', 'A');
    expect(newest(editor)).toEqual({ value: { start: 4, end: 7 }, text: 'two', labels: ['A'] });
  });

  it('labels with the armed label on Enter, and selects the region at the caret', async () => {
    const { editor, frame } = await openPage('One two three');
    editor.labeling.pressLabel('label', 'B');
    frame.focus();
    await userEvent.keyboard('{Control>}{Shift>}{ArrowRight}{/Shift}{/Control}{Enter}');
    expect(newest(editor)?.labels).toEqual(['B']);
    editor.annotation?.clearSelection();
    await userEvent.keyboard('{Home}{Enter}');
    expect(editor.annotation?.selection).toEqual([editor.annotation?.regions[0]?.id]);
  });
});

describe('badges and line numbers', () => {
  it('follow the attribute, else the setting, and are no text', async () => {
    const { editor, container, body } = await openPage('One two', { result: [span('a', 4, 7, 'B', { score: 0.5 })] });
    await painted();
    expect(container.querySelectorAll('.le-text-badge').length).toBe(0);
    editor.setSetting('showLabels', true);
    await painted();
    const badge = container.querySelector<HTMLElement>('.le-text-badge');
    expect(badge?.dataset.label).toBe('B 0.50');
    expect(body.textContent).toBe('One two');
    const [chip, word] = [badge?.getBoundingClientRect(), placeOf(body, 4, 0)];
    expect(Math.abs((chip?.left ?? 0) - word.x - body.getBoundingClientRect().left)).toBeLessThan(2);
    await userEvent.click(badge as HTMLElement);
    expect(editor.annotation?.selection).toEqual(['a']);
    editor.setSetting('showLineNumbers', true);
    await painted();
    expect(body.querySelector<HTMLElement>('.le-text-line')?.dataset.line).toBe('1');
    // Chromium answers the number, Firefox the attribute.
    expect(getComputedStyle(body.querySelector('.le-text-line') as Element, '::before').content).toMatch(/^"1"$|^attr\(data-line\)$/);
  });
});
