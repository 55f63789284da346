import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Result, UnknownRecord } from '../../core';
import { openShell, TEXT } from '../openShell.test';

afterEach(cleanup);

/** A result that says which text it labelled. */
function said(id: string, start: number, end: number, text: string, more: UnknownRecord = {}): Result {
  return { id, from_name: 'label', to_name: 'text', type: 'labels', value: { start, end, text, labels: ['Person'] }, ...more };
}

const WORD = TEXT.slice(8, 14);
const notice = (): HTMLElement | null => document.querySelector('[data-place]');
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('a region whose text is elsewhere', () => {
  it('is shown at both places and moved as one step; undo brings the offer back', async () => {
    const { editor } = openShell({ annotations: [{ id: 1, result: [said('a', 0, 3, WORD)] }] });
    expect(editor.problems.map(({ code }) => code)).toContain('text-mismatch');
    editor.annotation?.selectRegions(['a']);
    await waitFor(() => expect(notice()?.textContent ?? '').toContain(`“${WORD}”, the text here is “${TEXT.slice(0, 3)}”`), {
      timeout: 8000,
    });
    await press('Show there');
    const painted = (): string[] =>
      [...CSS.highlights.values()]
        .flatMap((highlight) => [...highlight])
        .map((range) => {
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          return live.toString();
        });
    await waitFor(() => expect(painted()).toContain(WORD));
    expect(editor.annotation?.dirty).toBe(false);
    await press('Move there');
    expect(editor.annotation?.serialize().result).toMatchObject([{ value: { start: 8, end: 14, text: WORD } }]);
    expect(editor.annotation?.undoName).toBe('re-anchor');
    await waitFor(() => expect(notice()).toBeNull());
    expect(editor.problems.map(({ code }) => code)).not.toContain('text-mismatch');
    editor.undo();
    await waitFor(() => expect(notice()).not.toBeNull());
    expect(editor.problems.map(({ code }) => code)).toContain('text-mismatch');
  });

  it('is kept here for the session, and nothing is written', async () => {
    const { editor } = openShell({ annotations: [{ id: 1, result: [said('a', 0, 3, WORD)] }] });
    const before = editor.annotation?.serialize();
    editor.annotation?.selectRegions(['a']);
    await waitFor(() => expect(notice()).not.toBeNull());
    await press('Keep here');
    await waitFor(() => expect(notice()).toBeNull());
    expect(editor.problems.map(({ code }) => code)).not.toContain('text-mismatch');
    expect(editor.annotation?.serialize()).toEqual(before);
    expect(editor.annotation?.dirty).toBe(false);
  });

  it('is offered what is most similar where the exact text is nowhere, and says so', async () => {
    const { editor } = openShell({ annotations: [{ id: 1, result: [said('a', 0, 3, `${WORD.slice(0, 2)}#${WORD.slice(3)}`)] }] });
    editor.annotation?.selectRegions(['a']);
    await waitFor(() => expect(notice()?.textContent ?? '').toContain(`the most similar one is “${WORD}”`));
  });

  it('is shown but not moved where it is read-only', async () => {
    const { editor } = openShell({ annotations: [{ id: 1, result: [said('a', 0, 3, WORD, { readonly: true })] }] });
    editor.annotation?.selectRegions(['a']);
    const button = await screen.findByRole('button', { name: 'Move there' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  it('is moved with all others that were found, as one step', async () => {
    const result = [said('a', 0, 3, WORD), said('b', 1, 4, WORD), said('c', 0, 2, 'not in there at all')];
    const { editor } = openShell({ annotations: [{ id: 1, result }] });
    await userEvent.click(screen.getByRole('tab', { name: /Problems/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Move all 2 that were found' }));
    expect(editor.annotation?.regions.map(({ value }) => value)).toEqual([
      { start: 8, end: 14 },
      { start: 8, end: 14 },
      { start: 0, end: 2 },
    ]);
    expect(editor.problems.filter(({ code }) => code === 'text-mismatch').length).toBe(1);
    editor.undo();
    expect(editor.annotation?.serialize().result).toEqual(result);
  });

  it('are looked for only when somebody asks where they are many', async () => {
    const result = Array.from({ length: 300 }, (_, i) => said(`r${i}`, 0, 3, WORD));
    const { editor } = openShell({ annotations: [{ id: 1, result }] });
    await userEvent.click(screen.getByRole('tab', { name: /Problems/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Look where the differing texts are' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Move all 300 that were found' }));
    await waitFor(() => expect(editor.problems.filter(({ code }) => code === 'text-mismatch').length).toBe(0));
    editor.undo();
    expect(editor.annotation?.serialize().result).toEqual(result);
    expect(editor.annotation?.canUndo).toBe(false);
  });
});
