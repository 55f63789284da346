import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { EditorStore } from '../../../store';
import { doubleClick, highlighted, openPage, painted, retype, span } from '../textPage.test';

afterEach(cleanup);

/** Texts painted as hits, and the one that is looked at. */
function hitsOf(editor: EditorStore): { hits: string[]; current: string[] } {
  const all = Object.entries(highlighted(editor));
  const of = (token: string): string[] => all.filter(([css]) => css.includes(token)).flatMap(([, texts]) => texts);
  return { hits: of('--le-find,'), current: of('--le-find-current') };
}

async function openFind(frame: HTMLElement): Promise<HTMLElement> {
  frame.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  const field = await screen.findByRole('searchbox', { name: 'Search in the text' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  return field;
}

async function said(text: string): Promise<void> {
  await waitFor(() => expect(document.querySelector('search')?.querySelector('[role="status"]')?.textContent).toBe(text));
}

describe('the find bar', () => {
  it('is used by the keyboard alone: opens, counts, steps round, closes and gives the focus and the hit back', async () => {
    const { editor, frame } = await openPage('One two three, two by two', { result: [span('a', 0, 3)] });
    await openFind(frame);
    await userEvent.keyboard('TWO');
    await said('1 of 3');
    await painted();
    expect(hitsOf(editor)).toEqual({ hits: ['two', 'two'], current: ['two'] });
    await userEvent.keyboard('{Enter}');
    await said('2 of 3');
    await userEvent.keyboard('{F3}{F3}');
    await said('1 of 3');
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}{Shift>}{F3}{/Shift}');
    await said('2 of 3');
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('search')).toBeNull();
    expect(document.activeElement).toBe(frame);
    expect(getSelection()?.toString()).toBe('two');
    editor.labeling.pressLabel('label', 'B');
    expect(editor.annotation?.regions.at(-1)).toMatchObject({ value: { start: 15, end: 18 }, labels: ['B'] });
    await painted();
    expect(hitsOf(editor)).toEqual({ hits: [], current: [] });
  });

  it('has switches for case, whole words and expressions, and says what is wrong with an expression', async () => {
    const { editor, frame } = await openPage('Ada adam ADA 1815 1912');
    await openFind(frame);
    await userEvent.keyboard('ada');
    await said('1 of 3');
    await userEvent.click(screen.getByRole('button', { name: 'Whole words' }));
    await said('1 of 2');
    await userEvent.click(screen.getByRole('button', { name: 'Match case' }));
    await said('Not found');
    await userEvent.click(screen.getByRole('button', { name: 'Regular expression' }));
    await retype(screen.getByRole('searchbox'), '\\d{4}');
    await said('1 of 2');
    await painted();
    expect(hitsOf(editor)).toEqual({ hits: ['1912'], current: ['1815'] });
    await retype(screen.getByRole('searchbox'), '(\\d');
    // The browser's own words.
    await waitFor(() =>
      expect(document.querySelector('search [role="status"]')?.textContent).toMatch(/^No valid expression: unterminated /i),
    );
    await painted();
    expect(hitsOf(editor)).toEqual({ hits: [], current: [] });
  });

  it('stops an expression that does not end, and the page stays free meanwhile', async () => {
    const { frame } = await openPage(`${'a'.repeat(60)}!`);
    await openFind(frame);
    await userEvent.click(screen.getByRole('button', { name: 'Regular expression' }));
    await retype(screen.getByRole('searchbox'), '(a+)+$');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await waitFor(
      () => expect(document.querySelector('search')?.textContent).toMatch(/Stopped: the expression takes longer than 2 seconds/),
      {
        timeout: 10_000,
      },
    );
    await retype(screen.getByRole('searchbox'), 'a+');
    await said('1 of 1');
  });

  it('shows a hit far down in a long text, and paints the hits in sight only', async () => {
    const lines = Array.from({ length: 4000 }, (_, i) => `Line ${i} of a long text${i === 3500 ? ' with a needle' : ''}.`);
    const { editor, frame } = await openPage(lines.join('\n'));
    await openFind(frame);
    await userEvent.keyboard('needle');
    await said('1 of 1');
    await waitFor(() => expect(hitsOf(editor).current).toEqual(['needle']));
    const [range] = [...CSS.highlights]
      .flatMap(([, highlight]) => [...highlight])
      .filter(({ startContainer }) => startContainer.textContent?.includes('needle'));
    const live = document.createRange();
    live.setStart(range!.startContainer, range!.startOffset);
    live.setEnd(range!.endContainer, range!.endOffset);
    await waitFor(() => {
      const { top, bottom } = live.getBoundingClientRect();
      const view = frame.getBoundingClientRect();
      expect(top >= view.top && bottom <= view.bottom).toBe(true);
    });
    await retype(screen.getByRole('searchbox'), 'line');
    await said('3502 of 4000');
    await painted();
    expect(hitsOf(editor).hits.length).toBeLessThan(400);
  });

  it('searches for what is selected', async () => {
    const { frame, body } = await openPage('One two three, two');
    await doubleClick(body, 5);
    const selected = getSelection()?.toString().trim() ?? '';
    expect(selected).not.toBe('');
    const field = await openFind(frame);
    expect((field as HTMLInputElement).value).toBe(selected);
  });
});
